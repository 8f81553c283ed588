package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/content/clean"
)

// table is rows of cells in aligned columns; the first row is the heading.
type table struct {
	// right tells which columns hold numbers.
	right []bool
	rows  [][]string
}

// widestCell is where a long title is cut.
const widestCell = 40

func (t *table) add(cells ...string) {
	for i, c := range cells {
		cells[i] = ansi.Truncate(clean.Line(c), widestCell, "…")
	}
	t.rows = append(t.rows, cells)
}

// print writes the table without spaces at the end of a line.
func (t *table) print(w io.Writer) error {
	wide := make([]int, len(t.right))
	for _, row := range t.rows {
		for i, c := range row {
			wide[i] = max(wide[i], ansi.StringWidth(c))
		}
	}
	for _, row := range t.rows {
		var line strings.Builder
		for i, c := range row {
			room := strings.Repeat(" ", wide[i]-ansi.StringWidth(c))
			if t.right[i] {
				line.WriteString(room + c + "  ")
				continue
			}
			line.WriteString(c + room + "  ")
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(line.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}
