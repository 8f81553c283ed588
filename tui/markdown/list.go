package markdown

import (
	"fmt"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// list draws items that hang behind their markers.
func (t tree) list(l *ast.List, width int) []row {
	var rows []row
	number := l.Start
	digits := len(strconv.Itoa(l.Start + max(0, l.ChildCount()-1)))
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		if len(rows) > 0 && !l.IsTight {
			rows = append(rows, nil)
		}
		marker := "- "
		if l.IsOrdered() {
			marker = fmt.Sprintf("%*d. ", digits, number)
		}
		rows = append(rows, t.item(c, marker, width)...)
		number++
	}
	return rows
}

// item draws one item. In a narrow column the text goes on below its marker.
func (t tree) item(n ast.Node, marker string, width int) []row {
	var lead []piece
	if box := t.checkbox(n); box != "" {
		lead = []piece{{text: box}}
	}
	m := textPiece(marker, 0)
	if width < m.width+minText {
		return t.blocks(n, width, append([]piece{{text: marker}}, lead...))
	}
	rows := t.blocks(n, width-m.width, lead)
	if len(rows) == 0 {
		rows = []row{nil}
	}
	return hang(m, textPiece(fmt.Sprintf("%*s", m.width, ""), 0), rows)
}

// checkbox is what a task of a task list begins with, or nothing.
func (t tree) checkbox(item ast.Node) string {
	if item.FirstChild() == nil {
		return ""
	}
	box, ok := item.FirstChild().FirstChild().(*east.TaskCheckBox)
	switch {
	case !ok:
		return ""
	case t.theme.Plain && box.IsChecked:
		return "Done: "
	case t.theme.Plain:
		return "Open: "
	case box.IsChecked:
		return t.theme.Many + " "
	}
	return t.theme.NoMany + " "
}
