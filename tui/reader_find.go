package tui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/tui/theme"
)

// finder is a search in the note being read.
type finder struct {
	field   field
	query   string
	matches []match
	at      int
}

// match is where the query stands: a line of the document and columns in it.
type match struct{ line, col, width int }

// search finds the query again in lines, case aside. A match across a line break is not found.
func (f *finder) search(lines []string) {
	f.matches = nil
	if f.query == "" {
		return
	}
	want := strings.ToLower(f.query)
	for i, l := range lines {
		plain := strings.ToLower(ansi.Strip(l))
		for from := 0; ; {
			at := strings.Index(plain[from:], want)
			if at < 0 {
				break
			}
			f.matches = append(f.matches, match{i, ansi.StringWidth(plain[:from+at]), ansi.StringWidth(want)})
			from += at + len(want)
		}
	}
	f.at = max(0, min(f.at, len(f.matches)-1))
}

// from makes the first match at or below line the current one.
func (f *finder) from(line int) {
	f.at = max(0, slices.IndexFunc(f.matches, func(m match) bool { return m.line >= line }))
}

func (f *finder) status() string {
	switch {
	case f.query == "":
		return ""
	case len(f.matches) == 0:
		return fmt.Sprintf("%q is not in this note.", f.query)
	}
	return fmt.Sprintf("%q, %d of %d", f.query, f.at+1, len(f.matches))
}

// paint marks the matches on line i: the current one reversed, the others underlined.
func (f *finder) paint(line string, i int, look theme.Theme) string {
	for n, m := range f.matches {
		if m.line != i {
			continue
		}
		style := look.Underline
		if n == f.at {
			style = look.Reverse
		}
		line = repaint(line, m.col, m.width, style.Render)
	}
	return line
}

// doFind is a command while the field is open.
func (s *readerScreen) doFind(e env, c command) result {
	switch c {
	case cmdOpen:
		s.finder.query = strings.TrimSpace(s.finder.field.value())
		s.finder.field = field{}
		s.finder.search(s.doc.Lines)
		s.finder.from(s.top)
		if len(s.finder.matches) > 0 {
			s.see(e, s.finder.matches[s.finder.at].line)
		}
	case cmdBack:
		s.finder = finder{}
	}
	return result{}
}

func (s *readerScreen) nextMatch(e env, c command) result {
	f := &s.finder
	if len(f.matches) == 0 {
		return result{}
	}
	step := 1
	if c == cmdLastMatch {
		step = len(f.matches) - 1
	}
	f.at = (f.at + step) % len(f.matches)
	s.see(e, f.matches[f.at].line)
	return result{}
}
