package content

import (
	"slices"

	"github.com/yuin/goldmark/ast"
)

// heading is a heading at the left margin; those in quotes and lists structure nothing.
type heading struct {
	node        *ast.Heading
	title, slug string
	up          *heading // the one it stands under
}

// path lists the titles of the headings above and of this one, outermost first.
func (h *heading) path() []string {
	var list []string
	for ; h != nil; h = h.up {
		list = append(list, h.title)
	}
	slices.Reverse(list)
	return list
}

// outline finds the headings and what stands under which.
func (p *parsing) outline() {
	p.above = make([]*heading, len(p.tops))
	p.heads = map[ast.Node]*heading{}
	taken := slugs{}
	var last *heading
	for i, n := range p.tops {
		h, ok := n.(*ast.Heading)
		if !ok {
			p.above[i] = last
			continue
		}
		up := last
		for up != nil && up.node.Level >= h.Level {
			up = up.up
		}
		title := p.plain(children(h)...)
		last = &heading{node: h, title: cutTitle(title), slug: taken.of(cutTitle(title)), up: up}
		p.heads[n], p.above[i] = last, up
	}
}

// nextHeading is the index of the next heading behind i, or the end.
func (p *parsing) nextHeading(i int) int {
	for i++; i < len(p.tops); i++ {
		if _, ok := p.tops[i].(*ast.Heading); ok {
			break
		}
	}
	return i
}

// sectionEnd is the index of the next heading behind i of its level or above, or the end.
func (p *parsing) sectionEnd(i int) int {
	level := p.tops[i].(*ast.Heading).Level
	for i = p.nextHeading(i); i < len(p.tops); i = p.nextHeading(i) {
		if p.tops[i].(*ast.Heading).Level <= level {
			break
		}
	}
	return i
}

// cutTitle keeps a title that is no title from being repeated with everything below it.
func cutTitle(s string) string {
	if r := []rune(s); len(r) > maxTitle {
		return string(r[:maxTitle-1]) + "…"
	}
	return s
}
