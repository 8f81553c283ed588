package content

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// grids makes an item of each table below a type=table comment.
func (p *parsing) grids() {
	for i, n := range p.tops {
		if d := p.comments[n]; d != nil && n.Kind() == east.KindTable {
			p.grid(i, n.(*east.Table), d)
		}
	}
}

// label is a row or a column by its heading cell.
type label struct {
	part, markdown, text string
	index                int
}

// grid asks for each body cell by its row and its column.
func (p *parsing) grid(i int, table *east.Table, d *drill) {
	item := p.blockItem(i, table, d, Table)
	header := children(table.FirstChild())
	var columns []label
	for k := 1; k < len(header); k++ {
		if l, ok := p.label(item, header[k], k, "column"); ok && !slices.Contains(normalList(d.list("skip")), normal(p.runs(header[k]))) {
			columns = append(columns, l)
		}
	}
	rows, cells := p.gridRows(item, table)
	columns = slices.DeleteFunc(columns, func(l label) bool { return p.uniform(cells, l.index) })
	for r, row := range rows {
		for _, col := range columns {
			if cell := cells[r][col.index]; p.worthAsking(cell) {
				item.Cards = append(item.Cards, p.cellCard(item, row, col, cell))
			}
		}
	}
	if len(item.Cards) == 0 && !item.Out {
		p.spoil(item, p.start(table), "P-23", "nothing to answer: no cell can be asked", "give the table rows that differ")
	}
}

func normalList(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, normal([]run{{text: s}}))
	}
	return out
}

// gridRows reads the rows; what is no row of this table is left out and reported.
func (p *parsing) gridRows(item *Item, table *east.Table) (rows []label, cells [][]ast.Node) {
	seen := map[string]bool{}
	for row := table.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		if !p.checkRow(row, len(table.Alignments)) {
			continue
		}
		list := children(row)
		l, ok := p.label(item, list[0], len(rows), "row")
		if !ok || seen[l.part] {
			continue
		}
		seen[l.part] = true
		rows, cells = append(rows, l), append(cells, list)
	}
	return rows, cells
}

func (p *parsing) checkRow(row ast.Node, columns int) bool {
	at, cells := p.start(row), p.rowCells(row)
	switch {
	case cells > columns:
		p.report(at, "P-14", Error, fmt.Sprintf("a row of %d cells in a table of %d columns: the row is left out", cells, columns), `escape a bar inside a cell: \|`)
		return false
	case bytes.IndexByte(p.rest(at), '|') < 0:
		p.warn(at, "P-14", "text glued below a table became a row", "put an empty line before it")
		return false
	case cells < columns:
		p.warn(at, "P-14", fmt.Sprintf("a row of %d cells in a table of %d columns", cells, columns), "add the missing cells; leave them empty if need be")
	}
	return row.FirstChild() != nil
}

// rowCells counts the cells that the author wrote: the parser drops and adds some.
func (p *parsing) rowCells(row ast.Node) int {
	line := bytes.TrimSpace(p.rest(p.start(row)))
	line = bytes.TrimPrefix(line, []byte{'|'})
	line = bytes.TrimSuffix(line, []byte{'|'})
	n := 1
	for i, c := range line {
		if c == '|' && (i == 0 || line[i-1] != '\\') {
			n++
		}
	}
	return n
}

func (p *parsing) label(item *Item, cell ast.Node, index int, of string) (l label, ok bool) {
	text := normal(p.runs(cell))
	if text == "" {
		return label{}, false
	}
	d := definition{inline: children(cell)}
	l = label{markdown: p.lowering().cell(cell), text: p.plain(cell), index: index}
	if l.part = p.termID(item, &d, of); l.part == "" {
		l.part = hashOf("r", text, partHash)
	}
	return l, true
}

// worthAsking leaves out empty cells and dashes.
func (p *parsing) worthAsking(cell ast.Node) bool {
	text := normal(p.runs(cell))
	return text != "" && text != "-" && text != "--" && text != "---"
}

// uniform tells a column whose cells all say the same: there is nothing to tell apart.
func (p *parsing) uniform(cells [][]ast.Node, column int) bool {
	first, n := "", 0
	for _, row := range cells {
		if !p.worthAsking(row[column]) {
			continue
		}
		text := normal(p.runs(row[column]))
		if n > 0 && text != first {
			return false
		}
		first = text
		n++
	}
	return n > 1
}

func (p *parsing) cellCard(item *Item, row, column label, cell ast.Node) Card {
	return Card{
		Key:   item.Key.Card(row.part + "." + column.part),
		Front: row.markdown + " – " + column.markdown, Back: p.lowering().cell(cell),
		Prompt: row.text + " – " + column.text, Answer: p.plain(cell),
	}
}

// brokenTable reports a paragraph that was meant as a table.
func (p *parsing) brokenTable(n ast.Node) bool {
	if n.Kind() != ast.KindParagraph {
		return false
	}
	for i := 1; i < n.Lines().Len(); i++ {
		above, line := n.Lines().At(i-1), n.Lines().At(i)
		if delimiterColumns(line.Value(p.src)) > 0 && bytes.IndexByte(above.Value(p.src), '|') >= 0 {
			p.around(fault{line.Start, "P-14", Error, "the line of dashes has another number of columns than the heading row: no table",
				"write one group of dashes for each column"})
			return true
		}
	}
	return false
}
