package content

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// crowdGuard takes out paragraphs whose inlines would take quadratic time. Lines have been looked at
// before; only here it is known which lines are one paragraph. Its findings wait in the context.
type crowdGuard struct{}

var crowdKey = parser.NewContextKey()

// Transform empties a crowded paragraph. The cells of a table are parsed one by one.
func (crowdGuard) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	n := 0
	for i := range lines.Len() {
		line := lines.At(i)
		n += crowd(line.Value(reader.Source()))
	}
	if n <= maxCrowd || isTable(lines, reader.Source()) {
		return
	}
	found, _ := pc.Get(crowdKey).([]excess)
	pc.Set(crowdKey, append(found, excess{lines.At(0).Start,
		"too many brackets and emphasis signs in a paragraph: it is left out", "break it into several paragraphs"}))
	node.Parent().RemoveChild(node.Parent(), node)
}

func isTable(lines *text.Segments, source []byte) bool {
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		if delimiterColumns(line.Value(source)) > 0 {
			return i == 1 // what stands above the heading row would be one paragraph
		}
	}
	return false
}
