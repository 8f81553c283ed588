package markdown

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/tui/theme"
)

// piece is text of one style on one line.
type piece struct {
	text  string
	width int
	style style
	link  int // number of the link it belongs to, from 1
}

// row is one line before it is styled.
type row []piece

// style is a set of meanings; the theme says what they look like.
type style uint16

const (
	strong style = 1 << iota
	emph
	struck
	code
	linked
	accent
	muted
	good
	warn
)

const heading = strong | accent

// codes switch a style on and off.
type codes struct{ on, off string }

func textPiece(text string, s style) piece {
	return piece{text: text, width: textWidth(text), style: s}
}

func (r row) width() int {
	w := 0
	for _, x := range r {
		w += x.width
	}
	return w
}

// cut splits r at a column. The head has at least one character, if r has one.
func (r row) cut(width int) (head, tail row) {
	used := 0
	for i, x := range r {
		first, rest := split(x, width-used, used == 0)
		if first.text != "" {
			head, used = append(head, first), used+first.width
		}
		if rest.text != "" {
			return head, append(row{rest}, r[i+1:]...)
		}
	}
	return head, nil
}

// trim takes the blanks off the end.
func (r row) trim() row {
	for len(r) > 0 {
		last := r[len(r)-1]
		cut := strings.TrimRight(last.text, " ")
		if cut != "" && cut == last.text {
			break
		}
		if cut != "" {
			shorter := append(row(nil), r...)
			shorter[len(r)-1].text, shorter[len(r)-1].width = cut, last.width-(len(last.text)-len(cut))
			return shorter
		}
		r = r[:len(r)-1]
	}
	return r
}

// merge joins neighbours of one style, so that a line has few escape sequences.
func (r row) merge() row {
	var merged row
	for _, x := range r {
		if n := len(merged); n > 0 && merged[n-1].style == x.style && merged[n-1].link == x.link {
			merged[n-1].text += x.text
			merged[n-1].width += x.width
			continue
		}
		merged = append(merged, x)
	}
	return merged
}

// append writes x with its style, and with its hyperlink when it leads out.
func (p *painter) append(b []byte, x piece) []byte {
	c := p.codesOf(x.style)
	hyper := ""
	if x.link > 0 && !p.theme.Plain && leadsOut(p.links[x.link-1].Target) {
		hyper = ansi.SetHyperlink(p.links[x.link-1].Target, "id="+strconv.Itoa(x.link))
	}
	b = append(b, hyper...)
	b = append(b, c.on...)
	b = append(b, x.text...)
	b = append(b, c.off...)
	if hyper != "" {
		b = append(b, ansi.ResetHyperlink()...)
	}
	return b
}

// codesOf looks s up in the theme.
func (p *painter) codesOf(s style) codes {
	if s == 0 {
		return codes{}
	}
	c, ok := p.codes[s]
	if ok {
		return c
	}
	t := &p.theme
	for i, one := range [...]theme.Style{t.Bold, t.Italic, t.Strike, t.Code, t.Link, t.Accent, t.Muted, t.Good, t.Warn} {
		on, off := one.Codes()
		if s&(1<<i) != 0 && isEscape(on) && !strings.Contains(c.on, on) {
			c.on, c.off = c.on+on, off+c.off
		}
	}
	p.codes[s] = c
	return c
}

// isEscape is false for a style that is made of characters, such as backticks: those are text and
// have been laid out.
func isEscape(code string) bool { return strings.HasPrefix(code, "\x1b") }

// textWidth is the number of columns that text without escape sequences takes.
func textWidth(text string) int {
	for i := range len(text) {
		if text[i] < ' ' || text[i] >= 0x7f {
			return ansi.StringWidth(text)
		}
	}
	return len(text)
}

// fit cuts a line that came out too wide after all: marks that were wrapped away from their letter,
// or selectors that widen one across two styles.
func fit(line string, width int) string {
	if len(line) <= width || ansi.StringWidth(line) <= width {
		return line
	}
	return ansi.Truncate(line, width, "")
}
