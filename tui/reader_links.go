package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/tui/markdown"
)

// inside reads a target within the pack: a note, a heading, or both.
func inside(target string) (note, slug string, ok bool) {
	if slug, ok = strings.CutPrefix(target, "#"); ok {
		return "", slug, true
	}
	if target, ok = strings.CutPrefix(target, content.NoteScheme); !ok {
		return "", "", false
	}
	note, slug, _ = strings.Cut(target, "#")
	return note, slug, true
}

// nextLink selects the next link from the screen on, or the one before.
func (s *readerScreen) nextLink(e env, c command) result {
	n := len(s.doc.Links)
	if n == 0 {
		return result{status: "There is no link in this note."}
	}
	at := s.link
	switch {
	case at >= 0 && c == cmdNextLink:
		at = (at + 1) % n
	case at >= 0:
		at = (at + n - 1) % n
	default:
		at = s.firstLink()
	}
	s.link = at
	s.see(e, s.doc.Links[at].Line)
	return result{status: s.linkStatus(e)}
}

// firstLink is the first on the screen or below, else the first of all.
func (s *readerScreen) firstLink() int {
	for i, l := range s.doc.Links {
		if l.Line >= s.top {
			return i
		}
	}
	return 0
}

// linkStatus says where the selected link leads: an address is shown whole before anything opens it.
func (s *readerScreen) linkStatus(e env) string {
	target := s.doc.Links[s.link].Target
	if _, _, ok := inside(target); ok {
		return "enter follows, backspace comes back."
	}
	return strings.TrimSpace(e.look.Web + " " + target)
}

// follow goes to the note of the selected link. An address on the web is only shown: drillship
// opens nothing outside the terminal.
func (s *readerScreen) follow(e env) result {
	if s.link < 0 || s.link >= len(s.doc.Links) {
		return result{}
	}
	note, slug, ok := inside(s.doc.Links[s.link].Target)
	if !ok {
		return result{status: s.linkStatus(e)}
	}
	if note == "" || note == s.at.note {
		s.trail = append(s.trail, place{s.at, s.top})
		s.goTo(e, s.lineOf(slug))
		s.link = -1
		return result{}
	}
	return s.turn(e, reader{pack: s.at.pack, note: note, slug: slug}, true)
}

// comeBack returns to where the last link was followed.
func (s *readerScreen) comeBack(e env) result {
	if len(s.trail) == 0 {
		return result{status: "No link was followed to get here."}
	}
	from := s.trail[len(s.trail)-1]
	rest := s.trail[:len(s.trail)-1]
	if from.at.note == s.at.note {
		s.trail = rest
		s.goTo(e, from.top)
		return result{}
	}
	r := s.turn(e, from.at, false)
	s.trail = rest
	s.jump = from.top
	return r
}

// paintLink turns the selected link on line i around.
func (s *readerScreen) paintLink(line string, i int, e env) string {
	if s.link < 0 || s.link >= len(s.doc.Links) {
		return line
	}
	l := s.doc.Links[s.link]
	for _, span := range append([]markdown.Span{l.Span}, l.Rest...) {
		if span.Line == i {
			line = repaint(line, span.Col, span.Width, e.look.Reverse.Render)
		}
	}
	return line
}

// repaint draws width columns of a styled line, from col on, in one style alone.
func repaint(line string, col, width int, paint func(string) string) string {
	end := ansi.StringWidth(line)
	return ansi.Cut(line, 0, col) + paint(ansi.Strip(ansi.Cut(line, col, col+width))) + ansi.Cut(line, col+width, end)
}
