package content

import (
	"fmt"
	"html"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"github.com/drillship/drillship/content/clean"
)

// hazards finds what lowered Markdown must not hold when a renderer parses it again: HTML, images,
// links elsewhere than to the web or a note, runes that an entity brings back.
func hazards(root ast.Node, src []byte) string {
	found := ""
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if found = hazard(n, src); found != "" {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

func hazard(n ast.Node, src []byte) string {
	switch n := n.(type) {
	case *ast.HTMLBlock, *ast.RawHTML:
		return "HTML"
	case *ast.Image:
		return "an image"
	case *ast.Link:
		return badTarget(string(n.Destination))
	case *ast.AutoLink:
		if n.AutoLinkType == ast.AutoLinkURL {
			return badTarget(string(n.URL(src)))
		}
	case *ast.Text:
		shown := html.UnescapeString(string(n.Segment.Value(src))) // as glamour does, escaped or not
		if !n.IsRaw() && clean.Text(shown) != shown {
			return fmt.Sprintf("hostile text %q", shown)
		}
	}
	return ""
}

func badTarget(raw string) string {
	dest := html.UnescapeString(string(util.UnescapePunctuations([]byte(raw))))
	if len(dest) > 5 && dest[:5] == "note:" && clean.Line(dest) == dest || clean.SafeLink(dest) {
		return ""
	}
	return fmt.Sprintf("a link to %q", dest)
}
