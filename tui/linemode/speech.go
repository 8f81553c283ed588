package linemode

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// measure is how wide a line is, at most, if its words let it: all fits a terminal of 80 columns, and
// a reader that goes by lines hears no half ones.
const measure = 79

// speech is the text of one reply, line by line.
type speech struct{ b strings.Builder }

// say adds sentences as a paragraph of its own. Empty ones are left out.
func (s *speech) say(text ...string) { s.b.WriteString(spoken(sentences(text...))) }

// ask ends the speech with a prompt, after sentences on the same line.
func (s *speech) ask(text ...string) string {
	return s.b.String() + spokenPrompt(sentences(text...))
}

// lines adds lines that are laid out already.
func (s *speech) lines(lines ...string) {
	for _, l := range lines {
		s.b.WriteString(l + "\n")
	}
}

// sentences joins those that are not empty.
func sentences(text ...string) string {
	var said []string
	for _, t := range text {
		if t != "" {
			said = append(said, t)
		}
	}
	return strings.Join(said, " ")
}

// spoken is a wrapped paragraph that ends its line; no text, no line.
func spoken(text string) string {
	if lines := wrap(text); len(lines) > 0 {
		return strings.Join(lines, "\n") + "\n"
	}
	return ""
}

// spokenPrompt is a wrapped prompt with room to type behind it.
func spokenPrompt(text string) string { return strings.Join(wrap(text), "\n") + " " }

// wrap fills lines with words. A word that is too long stays whole, to be heard and copied.
func wrap(text string) []string {
	var lines []string
	var line strings.Builder
	width := 0
	for word := range strings.FieldsSeq(text) {
		w := ansi.StringWidth(word)
		if width > 0 && width+1+w > measure {
			lines = append(lines, line.String())
			line.Reset()
			width = 0
		}
		if width > 0 {
			line.WriteByte(' ')
			width++
		}
		line.WriteString(word)
		width += w
	}
	if width > 0 || line.Len() > 0 {
		lines = append(lines, line.String())
	}
	return lines
}
