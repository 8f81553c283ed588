package theme

import (
	"strconv"
	"strings"
)

// Style is what is switched on before a text and off after it. The zero Style changes nothing.
// Each style switches off only what it switched on, so styles of different kinds nest.
type Style struct{ on, off string }

func sgr(on, off int) Style {
	return Style{"\x1b[" + strconv.Itoa(on) + "m", "\x1b[" + strconv.Itoa(off) + "m"}
}

// color is the style of one of the sixteen colours, 0–15.
func color(n int) Style {
	const normal, bright, none = 30, 90, 39
	if n < 8 {
		return sgr(normal+n, none)
	}
	return sgr(bright+n-8, none)
}

// and is s around inner.
func (s Style) and(inner Style) Style {
	return Style{s.on + inner.on, inner.off + s.off}
}

// Render puts the style around text, line by line, so that each line can be moved, cut out and
// printed alone. Empty lines stay empty. A style inside text that ends with the same code as s is
// followed by s again.
func (s Style) Render(text string) string {
	if s.on == "" || text == "" {
		return text
	}
	if !strings.ContainsAny(text, "\n\x1b") {
		return s.on + text + s.off
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = s.line(line)
	}
	return strings.Join(lines, "\n")
}

func (s Style) line(text string) string {
	if text == "" {
		return ""
	}
	for code := range strings.SplitAfterSeq(s.off, "m") {
		if code != "" {
			text = strings.ReplaceAll(text, code, code+s.on)
		}
	}
	return s.on + text + s.off
}

// Codes returns what Render puts before and after a text, for one that is drawn in pieces.
func (s Style) Codes() (on, off string) { return s.on, s.off }
