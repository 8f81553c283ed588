package markdown

import (
	"strings"

	"github.com/drillship/drillship/content/clean"
)

const (
	// codeIndent sets code off from text, colours or not.
	codeIndent = 2
	// tabStop is where a tab in code leads to. Terminals differ, and bubbletea drops tabs.
	tabStop = 4
)

// codeBlock draws code line by line. What is too long goes on in the next row: nothing is hidden.
func (t tree) codeBlock(source, language string, width int) []row {
	source = expandTabs(clean.Text(strings.Trim(source, "\n")))
	if isBlank(source) {
		return nil
	}
	inner, indent := width, piece{}
	if width >= codeIndent+minText {
		inner, indent = width-codeIndent, textPiece(strings.Repeat(" ", codeIndent), 0)
	}
	var rows []row
	for _, line := range t.highlight(source, language) {
		rows = append(rows, breakLine(line, inner)...)
	}
	return hang(indent, indent, rows)
}

// highlight splits code into lines, in colours if the theme and the language have them.
func (t tree) highlight(source, language string) []row {
	if t.theme.Color && isHighlighted(language) && len(source) <= maxHighlight {
		fenced := fence(source, language)
		if lines := styledRows(render(fenced, 0, t.theme)); plainText(lines) == source {
			return lines
		}
	}
	var rows []row
	for line := range strings.SplitSeq(source, "\n") {
		rows = append(rows, row{textPiece(line, 0)})
	}
	return rows
}

// fence makes source a fenced code block again, whatever backticks are in it.
func fence(source, language string) string {
	ticks := "```"
	for strings.Contains(source, ticks) {
		ticks += "`"
	}
	return ticks + language + "\n" + source + "\n" + ticks + "\n"
}

// breakLine cuts a row where the width ends, or at a space shortly before. What follows hangs
// behind the line's own indent, so that it does not look like a line of the code.
func breakLine(r row, width int) []row {
	const deeper = 2
	text := rawText(r)
	indent := 0
	if width >= minText { // else a wide letter might find no room, row after row
		indent = min(len(text)-len(strings.TrimLeft(text, " "))+deeper, width/2)
	}
	space := textPiece(strings.Repeat(" ", indent), 0)
	var rows []row
	for r.width() > width {
		head, tail := r.cut(width)
		if n := lastSpace(head); n > width/2 {
			head, tail = r.cut(n)
		}
		rows = append(rows, head)
		r = append(row{space}, tail...)
	}
	return append(rows, r)
}

// lastSpace is the column after the last space in r, or 0.
func lastSpace(r row) int {
	text := rawText(r)
	return textWidth(text[:strings.LastIndexByte(text, ' ')+1])
}

func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	col := 0
	for _, r := range s {
		switch r {
		case '\t':
			n := tabStop - col%tabStop
			b.WriteString(strings.Repeat(" ", n))
			col += n
			continue
		case '\n':
			col = -1
		}
		b.WriteRune(r)
		col++
	}
	return b.String()
}
