package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/drillship/drillship/content/clean"
)

// blocks draws the blocks inside n with one blank row between them. lead is put before the first
// text; a block without text to put it before gets it as a row of its own.
func (t tree) blocks(n ast.Node, width int, lead []piece) []row {
	var rows []row
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		drawn := t.block(c, width, lead)
		if len(drawn) == 0 {
			continue
		}
		lead = nil
		if len(rows) > 0 && !isTight(c) {
			rows = append(rows, nil)
		}
		rows = append(rows, drawn...)
	}
	if len(rows) == 0 {
		return wrap(lead, width)
	}
	return rows
}

// isTight reports a block that stands right under the one before it: inside an item of a list
// without blank lines.
func isTight(n ast.Node) bool {
	for p := n; p != nil; p = p.Parent() {
		if list, ok := p.(*ast.List); ok && p != n {
			return list.IsTight
		}
		if _, ok := p.(*ast.Blockquote); ok {
			return false
		}
	}
	return false
}

func (t tree) block(n ast.Node, width int, lead []piece) []row {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return wrap(append(lead, t.inline(n, 0)...), width)
	case *ast.Heading:
		return wrap(append(lead, t.inline(n, heading)...), width)
	case *ast.List:
		return t.under(lead, width, t.list(n, width))
	case *ast.Blockquote:
		return t.quote(n, width, lead)
	case *ast.FencedCodeBlock:
		return t.under(lead, width, t.codeBlock(t.raw(n), string(n.Language(t.src)), width))
	case *ast.CodeBlock:
		return t.under(lead, width, t.codeBlock(t.raw(n), "", width))
	case *ast.HTMLBlock:
		return t.under(lead, width, t.verbatim(t.html(n), width))
	case *ast.ThematicBreak:
		return t.under(lead, width, t.pause(width))
	case *east.Table:
		return t.under(lead, width, t.table(n, width))
	}
	return t.blocks(n, width, lead)
}

// under draws lead as a row of its own above rows.
func (t tree) under(lead []piece, width int, rows []row) []row {
	if len(rows) == 0 {
		return nil
	}
	return append(wrap(lead, width), rows...)
}

// raw is the text of a block without Markdown in it.
func (t tree) raw(n ast.Node) string {
	return string(n.Lines().Value(t.src))
}

func (t tree) html(n *ast.HTMLBlock) string {
	s := t.raw(n)
	if n.HasClosure() {
		s += string(n.ClosureLine.Value(t.src))
	}
	return s
}

// pause is a thematic break: three dots, because rules belong to tables.
func (t tree) pause(width int) []row {
	dots := strings.TrimSpace(strings.Repeat(t.theme.Dot+" ", 3))
	if dots == "" {
		return nil
	}
	return wrap([]piece{{text: dots, style: muted}}, width)
}

// quote draws plain quotes behind a bar, or indented where there are no symbols.
func (t tree) quote(n ast.Node, width int, lead []piece) []row {
	inner := t.behind(width)
	return t.bar(t.blocks(n, inner, lead), width)
}

// barPiece is what stands at the left of a box.
func (p *painter) barPiece() piece {
	if p.theme.Bar == "" {
		return textPiece("  ", 0)
	}
	return textPiece(p.theme.Bar+" ", muted)
}

// behind is the room behind a bar: all of it where the bar has to go.
func (p *painter) behind(width int) int {
	if width < minText {
		return width
	}
	return width - p.barPiece().width
}

// bar puts the bar before rows that were drawn for the width behind it.
func (p *painter) bar(rows []row, width int) []row {
	if p.behind(width) == width {
		return rows
	}
	return hang(p.barPiece(), p.barPiece(), rows)
}

// hang puts first before the first row and rest before the others.
func hang(first, rest piece, rows []row) []row {
	hung := make([]row, len(rows))
	for i, r := range rows {
		prefix := rest
		if i == 0 {
			prefix = first
		}
		hung[i] = append(row{prefix}, r...)
	}
	return hung
}

// line is text that is no Markdown, such as a title.
func line(text string, s style) piece {
	return textPiece(clean.Line(text), s)
}
