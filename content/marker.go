package content

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// marker is the first line of an alert, [!TIP]- with a title behind it. It is cut off its paragraph
// before the inlines are read: [!TIP] becomes a link where somebody defines it.
type marker struct {
	ast.BaseBlock
	word    string // lower case
	dressed bool   // a fold sign, metadata or a title follows: a plain quote on GitHub
}

var kindMarker = ast.NewNodeKind("Marker")

func (*marker) Kind() ast.NodeKind { return kindMarker }

func (n *marker) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Word": n.word}, nil)
}

var markerLine = regexp.MustCompile(`^[ \t]*\[!([A-Za-z][A-Za-z0-9_-]*)(\|[^\]\n]*)?\]([+-]?)(?:[ \t]+(.*)|[ \t]*)\n?$`)

type markerParser struct{}

// Transform splits the marker off the first paragraph of a quote.
func (markerParser) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	quote, ok := node.Parent().(*ast.Blockquote)
	if !ok || node.PreviousSibling() != nil {
		return
	}
	lines := node.Lines()
	first := lines.At(0)
	m := markerLine.FindSubmatchIndex(first.Value(reader.Source()))
	if m == nil {
		return
	}
	line := string(first.Value(reader.Source()))
	n := &marker{word: strings.ToLower(line[m[2]:m[3]]), dressed: m[5] > m[4] || m[7] > m[6]}
	n.SetPos(first.Start - first.Padding + m[2] - 2)
	if m[8] >= 0 {
		shift := first.Start - first.Padding
		title := text.NewSegment(shift+m[8], shift+m[9])
		title = title.TrimRightSpace(reader.Source())
		if title.Len() > 0 {
			n.dressed = true
			n.Lines().Append(title)
		}
	}
	quote.InsertBefore(quote, node, n)
	lines.SetSliced(1, lines.Len())
	if lines.Len() == 0 {
		quote.RemoveChild(quote, node)
	}
}
