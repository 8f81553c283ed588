package content

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
)

// halfHole are signs of a hole that were left as text: of bold, a highlight that touches a word, a cloze.
var halfHole = regexp.MustCompile(`(\*\*|\{\{c[0-9])|(?:^|[\s(])(==)[^\s=]|[^\s=](==)(?:$|[\s.,;:!?)])`)

// halfHoles reports the first hole that came to nothing: the card would hide something else, or ask for
// the whole, under another key.
func (p *parsing) halfHoles(nodes []ast.Node) {
	for _, top := range nodes {
		found := false
		_ = ast.Walk(top, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			switch n := n.(type) {
			case *ast.CodeSpan, *ast.FencedCodeBlock, *ast.CodeBlock:
				return ast.WalkSkipChildren, nil
			case *cloze:
				if entering && normal(p.runs(children(n)...)) == "" {
					found = true
					p.halfHole(p.start(n), "a hole without text")
				}
			case *ast.Text:
				if at, ok := p.halfHoleIn(n); ok && entering {
					found = true
					p.halfHole(at, "a hole that is not closed, or not opened: it is text")
				}
			}
			if found {
				return ast.WalkStop, nil
			}
			return ast.WalkContinue, nil
		})
		if found {
			return
		}
	}
}

// halfHoleIn finds the offset of such signs in a text. Of "**word*" the parser leaves one sign beside
// what it made italic.
func (p *parsing) halfHoleIn(n *ast.Text) (at int, found bool) {
	text := n.Segment.Value(p.src)
	if m := halfHole.FindSubmatchIndex(text); m != nil {
		return n.Segment.Start + max(m[2], m[4], m[6]), true
	}
	if _, ok := n.NextSibling().(*ast.Emphasis); ok && endsIn(text, '*') {
		return n.Segment.Stop - 1, true
	}
	if _, ok := n.PreviousSibling().(*ast.Emphasis); ok && len(text) > 0 && text[0] == '*' {
		return n.Segment.Start, true
	}
	return 0, false
}

func endsIn(text []byte, c byte) bool {
	n := len(text)
	return n > 0 && text[n-1] == c && (n == 1 || text[n-2] != '\\')
}

func (p *parsing) halfHole(at int, message string) {
	p.warn(at, "P-31", message, "write **word**, ==word== or {{c1::word}} in one paragraph; put signs that are meant into code")
}
