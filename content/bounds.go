package content

import (
	"bytes"
	"fmt"
	"strings"
)

// Bounds of a note's structure. Parsing is quadratic in each of these, so a message-sized text could
// stop the program; no honest note comes near. What is beyond is left out before it is parsed.
const (
	maxLine       = 64 << 10 // bytes of a line
	maxMarkers    = 32       // quotes and lists inside one another
	maxIndent     = 64       // columns before a list or quote: lists inside one another, by indentation
	maxColumns    = 64       // of a table
	maxCells      = 100_000  // of all tables of a note: short rows are filled up with empty cells
	maxCrowd      = 1_000    // brackets, emphasis signs and the like in one line or paragraph
	maxLinks      = 1_000    // links and footnotes of a note
	maxHoleText   = 1 << 20  // bytes of all cloze cards of a note: each hole repeats its text
	maxOpen       = 1 << 18  // empty lines times the lists open above them: a parser notes each pair
	maxOptions    = 100      // of a question: a session repeats them at each wrong key
	maxTitle      = 300      // runes of a heading where it stands for what is below
	maxRepetition = 20       // times a note is read again because something in it never ends
)

// excess is something beyond the bounds at an offset of the source.
type excess struct {
	at            int
	message, hint string
}

// withinBounds blanks the lines that would make parsing slow. Lengths stay, so every offset stays true.
//
// Lost are further lines that were blanked.
func withinBounds(src []byte) (out []byte, found []excess, lost []int) {
	b := bounds{src: src, out: src}
	for at := 0; at < len(src); {
		end := at + lineLength(src[at:])
		if b.tooOpen(src[at:end]) {
			b.found = append(b.found, excess{at, "too many empty lines below lists in lists: the rest of the note is left out", "delete the empty lines"})
			return b.out[:at], b.found, b.lost
		}
		b.line(at, end)
		at = end
	}
	return b.out, b.found, b.lost
}

func lineLength(s []byte) int {
	if i := bytes.IndexByte(s, '\n'); i >= 0 {
		return i + 1
	}
	return len(s)
}

type bounds struct {
	src, out []byte
	copied   bool
	found    []excess
	lost     []int // lines dropped without a finding of their own
	said     map[string]bool
	links    int
	cells    int
	columns  int // of the table that may be open
	lists    int // that may be open
	open     int
}

// tooOpen counts the lists that stay open over empty lines.
func (b *bounds) tooOpen(line []byte) bool {
	if len(bytes.TrimSpace(line)) > 0 {
		depth, _ := nesting(line)
		b.lists = depth + min(indentOf(line), maxIndent)/2
		return false
	}
	b.open += b.lists
	return b.open > maxOpen
}

func (b *bounds) line(at, end int) {
	line := b.src[at:end]
	if len(line) > maxLine {
		b.drop(at, end, fmt.Sprintf("a line of %d KiB: it is left out", len(line)>>10), "break it into lines below 64 KiB")
		return
	}
	if depth, indent := nesting(line); depth > maxMarkers || indent > maxIndent {
		b.drop(at, end, "quotes and lists are nested too deep: it is left out", "keep to 32 levels")
		return
	}
	if crowd(line) > maxCrowd {
		b.drop(at, end, "too many brackets and emphasis signs in a line: it is left out", "break it into several paragraphs")
		return
	}
	if b.table(at, end, line) {
		return
	}
	if n := linkSigns(line); n > 0 {
		b.links += n
		if b.links > maxLinks {
			b.stop(at, end, "more than 1,000 links and footnotes in a note: from here on they are left out", "split the note")
		}
	}
}

// table counts the cells that a parser would make, and tells whether the line was dropped.
func (b *bounds) table(at, end int, line []byte) bool {
	if n := delimiterColumns(line); n > 0 {
		b.columns = n
		if n > maxColumns {
			b.columns = 0
			b.drop(at, end, fmt.Sprintf("a table of %d columns: it is left out", n), "keep to 64 columns")
			return true
		}
	}
	if len(bytes.TrimSpace(line)) == 0 {
		b.columns = 0
	}
	b.cells += b.columns
	if b.columns > 0 && b.cells > maxCells {
		b.stop(at, end, "more than 100,000 table cells in a note: from here on they are left out", "split the note")
		return true
	}
	return false
}

func (b *bounds) drop(at, end int, message, hint string) {
	if !b.copied {
		b.out, b.copied = bytes.Clone(b.src), true
	}
	blank(b.out[at:end])
	const enough = 20 // further findings of a hostile file tell nothing new
	if len(b.found) == enough || b.said[message] {
		b.lost = append(b.lost, at)
		return
	}
	b.found = append(b.found, excess{at, message, hint})
}

// stop drops a line because of all before it, which is said once.
func (b *bounds) stop(at, end int, message, hint string) {
	b.drop(at, end, message, hint)
	if b.said == nil {
		b.said = map[string]bool{}
	}
	b.said[message] = true
}

// blank replaces a line by spaces.
func blank(line []byte) {
	for i := range line {
		if line[i] != '\n' {
			line[i] = ' '
		}
	}
}

// nesting counts the markers of quotes and lists at the start of a line, and the widest indentation
// before one of them. A line of dashes with spaces is a rule, not a nest of lists.
func nesting(line []byte) (depth, indent int) {
	width := 0
	for i := 0; i < len(line) && depth <= maxMarkers; {
		switch c := line[i]; {
		case c == ' ':
			width++
			i++
		case c == '\t':
			width += 4
			i++
		case c == '>':
			depth, indent, width = depth+1, max(indent, width), 0
			i++
		default:
			n := bulletLength(line[i:])
			if n == 0 || isRule(line[i:]) {
				return depth, indent
			}
			depth, indent, width = depth+1, max(indent, width), 0
			i += n
		}
	}
	return depth, indent
}

// bulletLength is the length of a list marker that is followed by a space or the line's end, or 0.
func bulletLength(s []byte) int {
	n := 0
	switch {
	case s[0] == '-' || s[0] == '*' || s[0] == '+':
		n = 1
	default:
		for n < len(s) && n < 9 && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		if n == 0 || n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	}
	if n < len(s) && !isBlank(s[n]) {
		return 0
	}
	return n
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

func isRule(s []byte) bool {
	c := s[0]
	if c != '-' && c != '*' {
		return false
	}
	for _, d := range s {
		if d != c && !isBlank(d) {
			return false
		}
	}
	return true
}

// crowd counts what an inline parser keeps in a list: brackets, code and emphasis signs. A run of one
// sign counts once, brackets each. Tildes are measured again at each one of a run: a long one counts
// as many.
func crowd(s []byte) int {
	const long = 64
	n, run := 0, 0
	var last byte
	for _, c := range s {
		if run++; c != last {
			run = 1
		}
		switch c {
		case '[', '<', '{':
			n++
		case '*', '_', '~', '=', '`', '%':
			if run == 1 {
				n++
			}
			if c == '~' {
				n += run / long
			}
		}
		last = c
	}
	return n
}

func linkSigns(line []byte) int {
	if bytes.IndexByte(line, '[') < 0 {
		return 0
	}
	s := string(line)
	return strings.Count(s, "](") + strings.Count(s, "[[") + strings.Count(s, "[^") + strings.Count(s, "]:")
}

// delimiterColumns counts the columns of a line like "| --- | :-: |", or returns 0.
func delimiterColumns(line []byte) int {
	line = bytes.TrimLeft(line, " \t>")
	bars, dashes := 0, 0
	for _, c := range line {
		switch c {
		case '|':
			bars++
		case '-':
			dashes++
		case ':', ' ', '\t', '\n':
		default:
			return 0
		}
	}
	if bars == 0 || dashes == 0 {
		return 0
	}
	cells := bytes.Trim(bytes.TrimSpace(line), "|")
	return bytes.Count(cells, []byte{'|'}) + 1
}
