package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/tui/markdown"
	"github.com/drillship/drillship/tui/theme"
)

// readerScreen shows one note: text to scroll, an outline, links to follow, a field to find.
type readerScreen struct {
	at   reader
	note *content.Note
	err  error

	doc   markdown.Document
	width int // what doc was drawn for
	look  theme.Theme

	top     int
	reached int    // how far it was read without a gap, in lines
	moved   bool   // by scrolling: opening a note is not reading it
	marked  int    // line of the item that was looked up, -1 none
	slug    string // where to open, until drawn
	jump    int    // line to come back to, until drawn
	finder  finder
	outline outline
	link    int // selected link, -1 none
	trail   []place

	lines []string
}

// place is where a followed link came from.
type place struct {
	at  reader
	top int
}

func newReader(_ env, to reader) *readerScreen {
	return &readerScreen{at: to, slug: to.slug, link: -1, marked: -1}
}

// noteMsg is a note read and drawn off the loop. at tells late answers from the one waited for.
type noteMsg struct {
	at   reader
	note *content.Note
	err  error
}

func (s *readerScreen) start(e env) tea.Cmd {
	at, d := s.at, e.desk
	cache, options := e.cache, options(e)
	return func() tea.Msg {
		note, err := d.Note(at.pack, at.note)
		if err == nil && options.Width > 0 {
			cache.Render(note.Blocks, options) // so that the loop finds it drawn
		}
		return noteMsg{at, note, err}
	}
}

func options(e env) markdown.Options {
	return markdown.Options{Width: e.measure(), Theme: e.look}
}

func (s *readerScreen) receive(_ env, msg tea.Msg) result {
	if got, ok := msg.(noteMsg); ok && got.at == s.at && s.note == nil {
		s.note, s.err = got.note, got.err
	}
	return result{}
}

func (s *readerScreen) keys() keymap {
	switch {
	case s.note == nil:
		return missingKeys()
	case s.finder.field.open:
		return findKeys()
	case s.outline.open:
		return outlineKeys(s.outline.pane, len(s.finder.matches) > 0)
	}
	return readerKeys(len(s.finder.matches) > 0)
}

func (s *readerScreen) typing() bool { return s.finder.field.open }

func (s *readerScreen) typed(_ env, msg tea.Msg) result {
	s.finder.field.take(msg)
	return result{}
}

func (s *readerScreen) do(e env, c command, _ string) result {
	if s.finder.field.open {
		return s.doFind(e, c)
	}
	if s.outline.open {
		return s.doOutline(e, c)
	}
	if scrolled(&s.top, c, len(s.doc.Lines), e.rows(0)) {
		s.link, s.moved = -1, true
		return result{}
	}
	switch c {
	case cmdBack:
		return s.back()
	case cmdLeave:
		return result{to: back{}}
	case cmdFind:
		s.finder.field = newField()
	case cmdNextMatch, cmdLastMatch:
		return s.nextMatch(e, c)
	case cmdOutline:
		s.outline.show(s.doc.Headings, s.top)
	case cmdNextLink, cmdLastLink:
		return s.nextLink(e, c)
	case cmdOpen:
		return s.follow(e)
	case cmdReturn:
		return s.comeBack(e)
	case cmdNextHeading, cmdLastHeading:
		s.nextHeading(e, c)
	case cmdNextNote, cmdLastNote:
		return s.nextNote(e, c)
	case cmdDrill:
		return result{to: review{desk.Scope{Pack: s.at.pack, Note: s.at.note}}}
	}
	return result{}
}

// back closes the nearest thing open: matches, then the screen.
func (s *readerScreen) back() result {
	if s.finder.query != "" {
		s.finder = finder{}
		return result{}
	}
	return result{to: back{}}
}

func (s *readerScreen) scroll(e env, c command) {
	s.moved = true
	scrolled(&s.top, c, len(s.doc.Lines), e.rows(0))
}

// goTo brings a line to the top, as far as the end allows.
func (s *readerScreen) goTo(e env, line int) {
	s.top = max(0, min(line, len(s.doc.Lines)-e.rows(0)))
}

// see scrolls no further than needed to have line on the screen.
func (s *readerScreen) see(e env, line int) {
	if line < s.top || line >= s.top+e.rows(0) {
		s.goTo(e, line-e.rows(0)/3)
	}
}

func (s *readerScreen) nextHeading(e env, c command) {
	target := -1
	for _, h := range s.doc.Headings {
		if c == cmdNextHeading && h.Line > s.top {
			target = h.Line
			break
		}
		if c == cmdLastHeading && h.Line < s.top {
			target = h.Line
		}
	}
	if s.moved = true; target >= 0 {
		s.goTo(e, target)
	}
}

func (s *readerScreen) nextNote(e env, c command) result {
	step := 1
	if c == cmdLastNote {
		step = -1
	}
	n, ok := e.desk.Neighbour(s.at.pack, s.at.note, step)
	if !ok {
		return result{status: "There is no further note."}
	}
	return s.turn(e, reader{pack: n.Pack, note: n.ID}, false)
}

// turn shows another note in place of this one, keeping its place in the log.
func (s *readerScreen) turn(e env, to reader, keep bool) result {
	next := newReader(e, to)
	if keep {
		next.trail = append(s.trail[:len(s.trail):len(s.trail)], place{s.at, s.top})
	}
	events := s.leave(e)
	*s = *next
	return result{cmd: s.start(e), save: events, then: func(env, error) result { return result{} }}
}

// fit draws the note for the size, keeping the heading that was at the top.
func (s *readerScreen) fit(e env) {
	if s.note == nil || e.width == 0 {
		return
	}
	if s.width != e.measure() || s.look != e.look {
		s.draw(e)
	}
	s.top = max(0, min(s.top, len(s.doc.Lines)-e.rows(0)))
	if s.top <= s.reached { // what was jumped over was not read
		s.reached = max(s.reached, min(len(s.doc.Lines), s.top+e.rows(0)))
	}
	s.outline.pane = e.width >= paneFrom
	s.lines = s.visible(e)
}

func (s *readerScreen) draw(e env) {
	share, read := 0.0, float64(e.desk.Read(s.at.pack, s.at.note))/100
	if n := len(s.doc.Lines); n > 0 {
		share, read = float64(s.top)/float64(n), float64(s.reached)/float64(n)
	}
	s.doc = e.cache.Render(s.note.Blocks, options(e))
	s.width, s.look = e.measure(), e.look
	s.top, s.reached = int(share*float64(len(s.doc.Lines))), int(read*float64(len(s.doc.Lines)))
	s.finder.search(s.doc.Lines)
	if s.slug != "" {
		s.top = s.lineOf(s.slug)
	}
	s.mark()
	if s.jump > 0 {
		s.top = s.jump
	}
	s.slug, s.jump = "", 0
}

// mark finds the item that was looked up; the first time it is brought to the screen.
func (s *readerScreen) mark() {
	line, ok := s.doc.Items[s.at.item]
	if !ok {
		s.marked = -1
		return
	}
	const above = 2 // lines that show what it belongs to
	if s.slug != "" || s.marked < 0 {
		s.top = max(0, line-above)
	}
	s.marked = line
}

// lineOf is where a heading's slug stands, or the start.
func (s *readerScreen) lineOf(slug string) int {
	for _, h := range s.doc.Headings {
		if h.Slug == slug {
			return h.Line
		}
	}
	return 0
}

// heading is the one the reader is under.
func (s *readerScreen) heading() markdown.Heading {
	var at markdown.Heading
	for _, h := range s.doc.Headings {
		if h.Line > s.top {
			break
		}
		at = h
	}
	return at
}

func (s *readerScreen) visible(e env) []string {
	rows := e.rows(0)
	lines := make([]string, 0, rows)
	for i := s.top; i < min(len(s.doc.Lines), s.top+rows); i++ {
		line := indent(s.finder.paint(s.paintLink(s.doc.Lines[i], i, e), i, e.look))
		if i == s.marked && line != "" {
			line = e.look.Accent.Render(e.look.Cursor) + line[1:]
		}
		lines = append(lines, line)
	}
	if s.outline.open {
		return s.outline.draw(lines, s.doc.Headings, e)
	}
	return lines
}

func (s *readerScreen) page(e env) page {
	p := page{place: s.place(e), body: s.lines, line: -1, status: s.finder.status()}
	switch {
	case s.err != nil:
		p.body = indentAll(wrap("This note cannot be read: "+clean.Line(s.err.Error()), e.measure()))
	case s.note == nil:
		return p
	}
	p.more = max(0, len(s.doc.Lines)-s.top-e.rows(0))
	if s.outline.open && !s.outline.pane {
		p.more = 0
	}
	if s.finder.field.open {
		const label = "Find: "
		text, col := s.finder.field.draw(e.measure() - len(label))
		p.status, p.line, p.col = label+text, onStatus, margin+len(label)+col
	}
	return p
}

func (s *readerScreen) place(e env) string {
	if s.note == nil {
		return s.at.note
	}
	text := s.note.Title
	if h := s.heading(); h.Text != "" && h.Text != s.note.Title {
		text += " · " + h.Text
	}
	return placeOf(e, text, fmt.Sprintf(" · line %d of %d", min(s.top+1, len(s.doc.Lines)), len(s.doc.Lines)))
}

// leave records the place, so that Home can continue here.
func (s *readerScreen) leave(e env) []quiz.Event {
	if s.note == nil || len(s.doc.Lines) == 0 || s.at.item != "" || !s.moved && s.reached < len(s.doc.Lines) {
		return nil
	}
	return e.desk.PlaceEvents(s.at.pack, s.at.note, 100*s.reached/len(s.doc.Lines), s.heading().Slug)
}

func (s *readerScreen) click(e env, line, col int, _ bool) result {
	if s.outline.open {
		if i, ok := s.outline.entryAt(line, col); ok && i < len(s.doc.Headings) {
			s.outline.list.at = i
			return s.doOutline(e, cmdOpen)
		}
	}
	for i, l := range s.doc.Links {
		for _, span := range append([]markdown.Span{l.Span}, l.Rest...) {
			if span.Line == s.top+line && col-margin >= span.Col && col-margin < span.Col+span.Width {
				s.link = i
				return s.follow(e)
			}
		}
	}
	return result{}
}
