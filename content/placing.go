package content

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

var comments = regexp.MustCompile(`(?s)<!--.*?-->`)

// drillsIn reads the drill comments of an HTML block, mostly one.
func (p *parsing) drillsIn(n *ast.HTMLBlock) []*drill {
	if n.HTMLBlockType != ast.HTMLBlockType2 {
		return nil
	}
	raw, start := p.htmlText(n), p.start(n)
	var list []*drill
	end := 0
	for _, at := range comments.FindAllStringIndex(raw, -1) {
		end = at[1]
		if isDrill(raw[at[0]:at[1]]) {
			list = append(list, readDrill(raw[at[0]:at[1]], start+at[0]))
		}
	}
	if behind := strings.TrimSpace(raw[end:]); behind != "" && len(list) > 0 {
		list[len(list)-1].fault(start+end, "P-04", Error, "text stands behind the comment on its line: it is no Markdown there",
			"put it on a line of its own")
	}
	return list
}

// placeComments gives each comment at the left margin to what it names.
func (p *parsing) placeComments() {
	p.comments, p.used = map[ast.Node]*drill{}, map[ast.Node]bool{}
	p.between = commentsBetween(p.tops)
	for i, n := range p.tops {
		switch n := n.(type) {
		case *ast.HTMLBlock:
			for _, d := range p.drillsIn(n) {
				p.used[n] = true
				p.place(i, d)
			}
		case *ast.Blockquote:
			p.placeInAlert(n)
		case *ast.Heading:
			p.placeOnHeading(n)
		}
	}
}

func (p *parsing) place(i int, d *drill) {
	if t := d.value("type"); t == "terms" || t == "table" {
		p.placeOnBlock(i, d, t)
		return
	}
	above := p.between.above[i]
	if above < 0 || p.tops[above].Kind() != ast.KindHeading {
		p.stray(d.at, p.strayReason(i))
		return
	}
	if p.parted(above, i) && p.isHeadingRightBelow(i) {
		p.stray(d.at, "it stands above its heading")
		return
	}
	p.give(p.tops[above], d)
}

// give hands a comment to a node; a second one has nothing to name.
func (p *parsing) give(n ast.Node, d *drill) {
	if p.comments[n] != nil {
		p.stray(d.at, "there is another one already")
		return
	}
	p.comments[n] = d
}

// between is what surrounds each node at the margin: a thousand comments in a row must not be walked a
// thousand times.
type between struct {
	above, below []int // the next node that is no comment
	gaps         []int // nodes with an empty line above, up to this one
}

func commentsBetween(tops []ast.Node) between {
	b := between{make([]int, len(tops)), make([]int, len(tops)), make([]int, len(tops))}
	above, below, gaps := -1, len(tops), 0
	for i, n := range tops {
		if b.above[i] = above; !isComment(n) {
			above = i
		}
		if n.HasBlankPreviousLines() {
			gaps++
		}
		b.gaps[i] = gaps
	}
	for i := len(tops) - 1; i >= 0; i-- {
		if b.below[i] = below; !isComment(tops[i]) {
			below = i
		}
	}
	return b
}

func isComment(n ast.Node) bool {
	h, ok := n.(*ast.HTMLBlock)
	return ok && h.HTMLBlockType == ast.HTMLBlockType2 || n.Kind() == kindHiddenBlock
}

func (p *parsing) parted(above, i int) bool { return p.between.gaps[i] > p.between.gaps[above] }

func (p *parsing) isHeadingRightBelow(i int) bool {
	if i+1 >= len(p.tops) || p.tops[i+1].Kind() != ast.KindHeading {
		return false
	}
	return !p.tops[i+1].HasBlankPreviousLines()
}

func (p *parsing) strayReason(i int) string {
	if above := p.between.above[i]; above >= 0 {
		if q, ok := p.tops[above].(*ast.Blockquote); ok && markerOf(q) != nil {
			return "it stands below its alert"
		}
	}
	if p.isHeadingRightBelow(i) {
		return "it stands above its heading"
	}
	return "it names nothing here"
}

const placesHint = "put it under the heading, or on the last line inside the alert, or above the list or table"

func (p *parsing) stray(at int, reason string) {
	p.report(at, "P-10", Error, "a drill comment is not read: "+reason, placesHint)
}

// placeOnBlock looks for the list or table that a comment names.
func (p *parsing) placeOnBlock(i int, d *drill, kind string) {
	below := p.between.below[i]
	if below >= len(p.tops) {
		p.stray(d.at, "nothing follows")
		return
	}
	n := p.tops[below]
	_, isList := n.(*ast.List)
	_, isTable := n.(*east.Table)
	if kind == "terms" && isList || kind == "table" && isTable {
		p.give(n, d)
		return
	}
	if kind == "table" && p.brokenTable(n) {
		return
	}
	p.stray(d.at, "no "+map[string]string{"terms": "list", "table": "table"}[kind]+" follows")
}

func (p *parsing) placeInAlert(q *ast.Blockquote) {
	m := markerOf(q)
	if m == nil || !isCardAlert(m.word) {
		return
	}
	for c := q.FirstChild(); c != nil; c = c.NextSibling() {
		if h, ok := c.(*ast.HTMLBlock); ok {
			for _, d := range p.drillsIn(h) {
				p.used[h] = true
				p.give(q, d)
			}
		}
	}
}

// placeOnHeading reads a comment on the heading's own line: understood, but printed by some.
func (p *parsing) placeOnHeading(h *ast.Heading) {
	for c := h.FirstChild(); c != nil; c = c.NextSibling() {
		if d := p.inlineDrill(c); d != nil {
			p.used[c] = true
			p.warn(d.at, "P-10", "a drill comment stands on the line of its heading", "put it on the line below")
			p.give(h, d)
		}
	}
}

// inlineDrill reads a drill comment within a line.
func (p *parsing) inlineDrill(n ast.Node) *drill {
	h, ok := n.(*ast.RawHTML)
	if !ok {
		return nil
	}
	raw := string(h.Segments.Value(p.src))
	if !isDrill(raw) {
		return nil
	}
	return readDrill(raw, h.Segments.At(0).Start)
}

// strays reports the comments that named nothing.
func (p *parsing) strays() {
	for _, top := range p.tops {
		_ = ast.Walk(top, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering || p.used[n] {
				return ast.WalkContinue, nil
			}
			switch n := n.(type) {
			case *ast.HTMLBlock:
				for _, d := range p.drillsIn(n) {
					p.stray(d.at, "it names nothing here")
				}
				if lacksDrill(strings.TrimSpace(p.htmlText(n))) {
					p.report(p.start(n), "P-10", Error, `a comment is not read: it does not begin with "drill"`, "write <!-- drill id=name -->")
				}
			case *ast.RawHTML:
				if d := p.inlineDrill(n); d != nil {
					p.stray(d.at, "it stands in the middle of a text")
				}
			}
			return ast.WalkContinue, nil
		})
	}
}
