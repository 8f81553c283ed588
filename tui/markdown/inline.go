package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/drillship/drillship/content/clean"
)

// inline is the text inside n, with its styles, links and hard breaks ("\n").
func (t tree) inline(n ast.Node, s style) []piece {
	w := inliner{tree: t}
	w.children(n, s, 0)
	return w.pieces
}

// inliner collects the pieces of a paragraph.
type inliner struct {
	tree
	pieces []piece
}

func (w *inliner) children(n ast.Node, s style, link int) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c, s, link)
	}
}

func (w *inliner) node(n ast.Node, s style, link int) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n, s, link)
	case *ast.String:
		w.put(clean.Line(string(n.Value)), s, link)
	case *ast.CodeSpan:
		w.code(n, s, link)
	case *ast.Emphasis:
		w.children(n, s|emphasis(n.Level), link)
	case *east.Strikethrough:
		w.children(n, s|struck, link)
	case *ast.Link:
		w.link(n, unescape(n.Destination), s, link)
	case *ast.AutoLink:
		w.autoLink(n, s, link)
	case *ast.Image:
		w.image(n, s, link)
	case *ast.RawHTML:
		w.html(n, s, link)
	case *east.TaskCheckBox: // drawn with its list item
	default:
		w.children(n, s, link)
	}
}

func emphasis(level int) style {
	if level > 1 {
		return strong
	}
	return emph
}

func (w *inliner) text(n *ast.Text, s style, link int) {
	w.put(clean.Text(unescape(n.Segment.Value(w.src))), s, link)
	switch {
	case n.HardLineBreak():
		w.pieces = append(w.pieces, piece{text: "\n", style: s, link: link})
	case n.SoftLineBreak():
		w.put(" ", s, link)
	}
}

// put adds text in which white space means one space.
func (w *inliner) put(text string, s style, link int) {
	if strings.ContainsAny(text, "\n\t") || strings.Contains(text, "  ") {
		text = collapse(text)
	}
	if strings.HasPrefix(text, " ") && w.endsInSpace() {
		text = text[1:]
	}
	if text != "" {
		w.pieces = append(w.pieces, piece{text: text, style: s, link: link})
	}
}

func (w *inliner) endsInSpace() bool {
	n := len(w.pieces)
	return n > 0 && strings.HasSuffix(w.pieces[n-1].text, " ")
}

// collapse makes one space of each stretch of white space.
func collapse(text string) string {
	var b strings.Builder
	space := false
	for _, r := range text {
		if r == ' ' || r == '\n' || r == '\t' {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// code puts a code span. Where the theme marks code with characters, they belong to the text.
func (w *inliner) code(n *ast.CodeSpan, s style, link int) {
	var b bytes.Buffer
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if x, ok := c.(*ast.Text); ok {
			b.Write(x.Segment.Value(w.src))
		}
	}
	text := clean.Line(strings.TrimRight(b.String(), "\n"))
	if on, off := w.theme.Code.Codes(); on != "" && !isEscape(on) {
		text = on + text + off
	}
	w.pieces = append(w.pieces, piece{text: text, style: s | code, link: link})
}

// html shows a tag as it was written: <account-id> is more often meant than HTML. Only <br> is
// what it says.
func (w *inliner) html(n *ast.RawHTML, s style, link int) {
	tag := string(n.Segments.Value(w.src))
	switch strings.ToLower(strings.ReplaceAll(tag, " ", "")) {
	case "<br>", "<br/>":
		w.pieces = append(w.pieces, piece{text: "\n", style: s, link: link})
		return
	}
	w.put(clean.Text(tag), s, link)
}

// image has no picture in a terminal: its description stands for it, and leads to it if it can.
func (w *inliner) image(n *ast.Image, s style, link int) {
	w.put("Image: ", s, link)
	target := unescape(n.Destination)
	if n.FirstChild() == nil {
		w.put(clean.Line(target), s, link)
		return
	}
	w.link(n, target, s, link)
}
