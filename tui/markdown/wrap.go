package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// unfit stands for a character that is wider than the whole line.
const unfit = "?"

// wrap breaks pieces into rows no wider than width: at spaces, at newlines, around wide characters
// (scripts that have them are written without spaces), and inside a word only if it is longer than
// a row.
func wrap(pieces []piece, width int) []row {
	w := wrapper{width: width}
	for _, x := range pieces {
		w.add(x)
	}
	w.flush()
	if len(w.row) > 0 {
		w.rows = append(w.rows, w.row)
	}
	return w.rows
}

// wrapper holds the row being filled, and the word and the gap that will go into it next.
type wrapper struct {
	width int
	rows  []row
	row   row
	used  int
	gap   piece
	word  row
}

func (w *wrapper) add(x piece) {
	text := x.text
	for text != "" {
		n := strings.IndexAny(text, " \n")
		switch n {
		case 0:
			w.space(x, text[0])
			text = text[1:]
			continue
		case -1:
			n = len(text)
		}
		w.letters(x, text[:n])
		text = text[n:]
	}
}

// space ends a word. Several spaces in a row keep their number, unless the row breaks there.
func (w *wrapper) space(x piece, c byte) {
	w.flush()
	if c == '\n' {
		w.rows = append(w.rows, w.row)
		w.row, w.used, w.gap = nil, 0, piece{}
		return
	}
	if w.gap.width == 0 {
		w.gap.style, w.gap.link = x.style, x.link
	}
	w.gap.text, w.gap.width = w.gap.text+" ", w.gap.width+1
}

// letters adds to the word, which ends wherever a wide character stands.
func (w *wrapper) letters(x piece, text string) {
	if isASCII(text) {
		w.extend(x, text, len(text))
		return
	}
	narrow, used := 0, 0 // what stands in front of the next wide character
	for narrow < len(text) {
		cluster, width := ansi.FirstGraphemeCluster(text[narrow:], ansi.GraphemeWidth)
		if width <= 1 {
			narrow, used = narrow+len(cluster), used+width
			continue
		}
		w.extend(x, text[:narrow], used)
		w.wide(x, cluster, width)
		text, narrow, used = text[narrow+len(cluster):], 0, 0
	}
	w.extend(x, text, used)
}

// wide adds a character that is a word of its own.
func (w *wrapper) wide(x piece, cluster string, width int) {
	if width > w.width {
		cluster, width = unfit, len(unfit)
	}
	w.flush()
	w.extend(x, cluster, width)
	w.flush()
}

func (w *wrapper) extend(x piece, text string, width int) {
	if text == "" {
		return
	}
	if n := len(w.word); n > 0 && w.word[n-1].style == x.style && w.word[n-1].link == x.link {
		w.word[n-1].text += text
		w.word[n-1].width += width
		return
	}
	x.text, x.width = text, width
	w.word = append(w.word, x)
}

// flush puts the word into the row, or into the next one.
func (w *wrapper) flush() {
	if len(w.word) == 0 {
		return
	}
	width := w.word.width()
	if w.used > 0 && w.used+w.gap.width+width > w.width {
		w.rows = append(w.rows, w.row)
		w.row, w.used, w.gap = nil, 0, piece{}
	}
	if w.used > 0 && w.gap.width > 0 {
		w.row, w.used = append(w.row, w.gap), w.used+w.gap.width
	}
	w.gap = piece{}
	if w.used+width <= w.width {
		w.row, w.used = append(w.row, w.word...), w.used+width
	} else {
		w.cut()
	}
	w.word = nil
}

// cut spreads a word over as many rows as it needs.
func (w *wrapper) cut() {
	for _, x := range w.word {
		for x.text != "" {
			if w.used >= w.width {
				w.rows = append(w.rows, w.row)
				w.row, w.used = nil, 0
			}
			var head piece
			head, x = split(x, w.width-w.used, w.used == 0)
			if head.text == "" { // its first character goes into the next row
				w.used = w.width
				continue
			}
			w.row, w.used = append(w.row, head), w.used+head.width
		}
	}
}

// split cuts x before the column at width. With force the head gets at least one character.
func split(x piece, width int, force bool) (head, tail piece) {
	head, tail = x, x
	head.width = 0
	n := 0
	for n < len(x.text) {
		cluster, wide := ansi.FirstGraphemeCluster(x.text[n:], ansi.GraphemeWidth)
		if head.width+wide > width {
			break
		}
		n, head.width = n+len(cluster), head.width+wide
	}
	head.text, tail.text = x.text[:n], x.text[n:]
	if n == 0 && force && x.text != "" {
		cluster, _ := ansi.FirstGraphemeCluster(x.text, ansi.GraphemeWidth)
		head.text, head.width, tail.text = unfit, len(unfit), x.text[len(cluster):]
	}
	tail.width = x.width - head.width
	return head, tail
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
