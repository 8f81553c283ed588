package content

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// isReference tells a paragraph that says where an answer can be checked: it begins with "Source:" or
// holds only links.
func (p *parsing) isReference(n ast.Node) bool {
	if n.Kind() != ast.KindParagraph {
		return false
	}
	if p.sourceText(n) != "" {
		return true
	}
	links := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Link, *ast.AutoLink:
			links++
		case *ast.Text:
			if strings.Trim(string(c.Segment.Value(p.src)), " \t,;·|") != "" {
				return false
			}
		default:
			return false
		}
	}
	return links > 0
}

// sourceText is what follows "Source:", or empty.
func (p *parsing) sourceText(n ast.Node) string {
	label, rest, found := strings.Cut(p.plain(n), ":")
	if !found || p.labelNamed(strings.TrimSpace(label)) != "source" {
		return ""
	}
	return strings.TrimSpace(rest)
}

// references are the links of a source paragraph, or its text.
func (p *parsing) references(n ast.Node) []Reference {
	var list []Reference
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch c.(type) {
		case *ast.Link, *ast.AutoLink:
			text, url := linkMaker{}.of(p.sheet, c)
			if text == "" {
				text = p.plain(c)
			}
			list = append(list, Reference{Text: text, URL: url})
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	text := p.sourceText(n)
	if text == "" {
		return list
	}
	if len(list) == 0 {
		return []Reference{{Text: text}}
	}
	if len(list) == 1 {
		list[0].Text = text
	}
	return list
}

// explain keeps what stands behind the answers.
func (q *question) explain(from, to int) {
	for _, n := range q.tops[from:to] {
		if q.isReference(n) {
			q.item.References = append(q.item.References, q.references(n)...)
		}
	}
	q.spans = append(q.spans, stretch{q.item, q.at, from, to})
}
