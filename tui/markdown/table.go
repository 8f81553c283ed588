package markdown

import (
	"strings"

	east "github.com/yuin/goldmark/extension/ast"
)

const (
	// columnGap keeps columns apart without lines between them.
	columnGap = 2
	// minColumn is the least a column shrinks to before the table turns into records, and
	// maxWord the longest word that it is kept wide enough for.
	minColumn, maxWord = 8, 20
)

// grid is a table whose cells are pieces. The first row is its heading.
type grid struct {
	cells [][][]piece
	align []east.Alignment
	need  []int // width of the widest cell in each column
	word  []int // width of the longest word in each column
}

// table draws columns, or records where columns do not fit or cannot be heard.
func (t tree) table(n *east.Table, width int) []row {
	g := t.grid(n)
	if len(g.cells) == 0 || len(g.align) == 0 {
		return nil
	}
	widths := g.widths(width)
	if widths == nil || t.theme.Plain {
		return g.records(width)
	}
	return g.columns(widths, t.theme.Rule)
}

func (t tree) grid(n *east.Table) grid {
	columns := len(n.Alignments)
	g := grid{align: n.Alignments, need: make([]int, columns), word: make([]int, columns)}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		s := style(0)
		if len(g.cells) == 0 {
			s = strong
		}
		cells := make([][]piece, columns)
		c := r.FirstChild()
		for i := 0; i < columns && c != nil; i, c = i+1, c.NextSibling() {
			cells[i] = t.inline(c, s)
			g.measure(i, cells[i])
		}
		g.cells = append(g.cells, cells)
	}
	return g
}

func (g *grid) measure(column int, cell []piece) {
	for text := range strings.Lines(rawText(cell)) {
		g.need[column] = max(g.need[column], textWidth(strings.TrimSpace(text)))
		for word := range strings.FieldsSeq(text) {
			g.word[column] = max(g.word[column], textWidth(word))
		}
	}
}

func rawText(pieces []piece) string {
	var b strings.Builder
	for _, x := range pieces {
		b.WriteString(x.text)
	}
	return b.String()
}

// widths gives each column what its widest cell needs. If that is too much, the widest columns
// share what the others leave. It is nil when a column would become too narrow to be read.
func (g *grid) widths(width int) []int {
	room := width - columnGap*(len(g.need)-1)
	share, extra := fairShare(g.need, room)
	widths := make([]int, len(g.need))
	for i, need := range g.need {
		widths[i] = need
		if need <= share {
			continue
		}
		widths[i] = share
		if extra > 0 {
			widths[i]++
			extra--
		}
		if widths[i] < max(minColumn, min(g.word[i], maxWord)) {
			return nil
		}
	}
	return widths
}

// fairShare is the most that a column may have so that all fit into room, and what is then left
// over. Columns that need less leave theirs to the others.
func fairShare(need []int, room int) (share, extra int) {
	wide, free := len(need), room
	settled := make([]bool, len(need))
	for wide > 0 {
		share = max(0, free) / wide
		before := wide
		for i, n := range need {
			if !settled[i] && n <= share {
				settled[i] = true
				free -= n
				wide--
			}
		}
		if wide == before {
			return share, max(0, free) - share*wide
		}
	}
	return room, 0
}

// columns draws the rows side by side under their heading and one rule.
func (g *grid) columns(widths []int, rule string) []row {
	var drawn [][]row
	airy := false
	for _, cells := range g.cells {
		rows, tangled := g.columnRow(cells, widths)
		airy = airy || tangled && len(drawn) > 0
		drawn = append(drawn, rows)
	}
	total := columnGap * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	rows := append(drawn[0], row{textPiece(strings.Repeat(rule, total), muted)})
	for i, body := range drawn[1:] {
		if airy && i > 0 {
			rows = append(rows, nil)
		}
		rows = append(rows, body...)
	}
	return rows
}

// columnRow draws one row. It is tangled when the eye cannot tell where the next one begins: its
// first cell was wrapped, or others twice.
func (g *grid) columnRow(cells [][]piece, widths []int) (rows []row, tangled bool) {
	col := 0
	for i, cell := range cells {
		for n, r := range wrap(cell, max(1, widths[i])) {
			if n == len(rows) {
				rows = append(rows, nil)
			}
			r = r.trim()
			indent := col + before(g.align[i], widths[i]-r.width()) - rows[n].width()
			rows[n] = append(append(rows[n], textPiece(strings.Repeat(" ", max(0, indent)), 0)), r...)
			tangled = tangled || n > 1 || n > 0 && i == 0
		}
		col += widths[i] + columnGap
	}
	if len(rows) == 0 {
		rows = []row{nil}
	}
	return rows, tangled
}

// before is how much of the slack stands before the text.
func before(a east.Alignment, slack int) int {
	switch a {
	case east.AlignRight:
		return slack
	case east.AlignCenter:
		return slack / 2
	}
	return 0
}

// records draws each row by itself: its first cell, and indented below it each other cell behind
// the heading of its column.
func (g *grid) records(width int) []row {
	var rows []row
	for _, cells := range g.cells[1:] {
		if len(rows) > 0 {
			rows = append(rows, nil)
		}
		for i, cell := range cells {
			rows = append(rows, g.field(i, cell, width)...)
		}
	}
	if len(g.cells) == 1 {
		return wrap(sentence(g.cells[0]), width)
	}
	return rows
}

// field is one cell of a record. An empty one is left out.
func (g *grid) field(column int, cell []piece, width int) []row {
	if len(cell) == 0 {
		return nil
	}
	if column == 0 && len(g.align) > 1 {
		return wrap(restyled(cell, strong), width)
	}
	if head := g.cells[0][column]; len(head) > 0 {
		cell = append(append(restyled(head, 0)[:len(head):len(head)], piece{text: ": "}), cell...)
	}
	const indent = 2
	if width < indent+minText {
		return wrap(cell, width)
	}
	space := textPiece(strings.Repeat(" ", indent), 0)
	return hang(space, space, wrap(cell, width-indent))
}

// sentence puts cells one after the other.
func sentence(cells [][]piece) []piece {
	var all []piece
	for i, cell := range cells {
		if i > 0 {
			all = append(all, piece{text: ", "})
		}
		all = append(all, cell...)
	}
	return all
}

// restyled is pieces in style s, or in their own without bold.
func restyled(pieces []piece, s style) []piece {
	changed := make([]piece, len(pieces))
	for i, x := range pieces {
		x.style = x.style&^strong | s
		changed[i] = x
	}
	return changed
}
