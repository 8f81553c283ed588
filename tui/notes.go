package tui

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/progress/desk"
)

// notesScreen lists every note with what it holds and what is due in it.
type notesScreen struct {
	over   desk.Overview
	list   list
	filter field

	shown []desk.NoteLine
	lines []string
	at    []int // body line of each shown note
}

func newNotes(e env) *notesScreen {
	s := &notesScreen{}
	s.refresh(e)
	return s
}

func (s *notesScreen) refresh(e env) result {
	s.over, _ = e.desk.Overview()
	s.narrow()
	return result{}
}

func (s *notesScreen) keys() keymap {
	if s.filter.open {
		return filterKeys(len(s.shown) > 0)
	}
	return notesKeys()
}

func (s *notesScreen) typing() bool { return s.filter.open }

func (s *notesScreen) typed(_ env, msg tea.Msg) result {
	s.filter.take(msg)
	s.narrow()
	return result{}
}

// narrow keeps the notes whose title, alias or tag holds what was typed, case aside.
func (s *notesScreen) narrow() {
	want := ""
	if s.filter.open {
		want = content.FoldName(s.filter.value())
	}
	s.shown = nil
	for _, n := range s.over.Notes {
		if n.Matches(want) {
			s.shown = append(s.shown, n)
		}
	}
	s.list.clamp(max(1, len(s.shown)))
}

func (s *notesScreen) do(e env, c command, _ string) result {
	if s.list.move(c, max(1, len(s.shown)), e.rows(0)) {
		return result{}
	}
	switch c {
	case cmdFind:
		s.filter = newField()
	case cmdBack:
		if !s.filter.open {
			return result{to: back{}}
		}
		s.filter = field{}
		s.narrow()
	case cmdLeave, cmdReturn:
		return result{to: back{}}
	case cmdOpen:
		return s.open()
	case cmdDrill:
		if len(s.shown) > 0 {
			n := s.shown[s.list.at]
			return result{to: review{desk.Scope{Pack: n.Pack, Note: n.ID}}}
		}
	}
	return result{}
}

func (s *notesScreen) open() result {
	if len(s.shown) == 0 {
		return result{}
	}
	n := s.shown[s.list.at]
	return result{to: reader{pack: n.Pack, note: n.ID, slug: n.Slug}}
}

func (s *notesScreen) click(_ env, line, _ int, _ bool) result {
	for i, at := range s.at {
		if at == line+s.list.top {
			s.list.at = i
			return s.open()
		}
	}
	return result{}
}

func (s *notesScreen) fit(e env) {
	s.lines, s.at = nil, nil
	w := noteWidth(e, s.over.Notes, columnsWidth(e))
	s.lines = append(s.lines, indent(e.look.Muted.Render(pad("Note", w)+columnHeads(e))))
	pack := ""
	for i, n := range s.shown {
		if s.over.ManyPacks() && n.Pack != pack {
			pack = n.Pack
			s.lines = append(s.lines, "", indent(e.look.Muted.Render(fit(n.PackTitle, e.measure(), e.look))))
		}
		s.at = append(s.at, len(s.lines))
		s.lines = append(s.lines, s.line(e, n, w, i == s.list.at))
	}
	if len(s.shown) == 0 {
		s.lines = append(s.lines, "", indent("No note matches."))
		s.list.top = 0
		return
	}
	s.list.show(s.at, len(s.lines), e.rows(0))
}

// noteColumn is one number of a note.
type noteColumn struct {
	head  string
	width int
	text  func(desk.NoteLine) string
}

// noteColumns are as many as fit: on 40 columns a learner needs what was read and what is due.
func noteColumns(e env) []noteColumn {
	number := func(of func(desk.NoteLine) int) func(desk.NoteLine) string {
		return func(n desk.NoteLine) string { return grouped(of(n)) }
	}
	all := []noteColumn{
		{"min", 5, number(func(n desk.NoteLine) int { return n.Minutes })},
		{"read", 7, readShare},
		{"tips", 6, number(func(n desk.NoteLine) int { return n.Tips })},
		{"traps", 7, number(func(n desk.NoteLine) int { return n.Traps })},
		{"questions", 11, number(func(n desk.NoteLine) int { return n.Questions })},
	}
	if e.measure() < 60 {
		return all[:2]
	}
	return all
}

func readShare(n desk.NoteLine) string {
	if n.Read < 0 {
		return "-"
	}
	return strconv.Itoa(n.Read) + " %"
}

const dueWidth = 5

func columnsWidth(e env) int {
	w := dueWidth
	for _, c := range noteColumns(e) {
		w += c.width
	}
	return w
}

func columnHeads(e env) string {
	line := ""
	for _, c := range noteColumns(e) {
		line += padLeft(c.head, c.width)
	}
	return line + padLeft("due", dueWidth)
}

func (s *notesScreen) line(e env, n desk.NoteLine, w int, here bool) string {
	title := pad(fit(n.Title, w, e.look), w)
	if here {
		title = e.look.Bold.Render(title)
	}
	line := title
	for _, c := range noteColumns(e) {
		line += padLeft(c.text(n), c.width)
	}
	line += due(e, n.Due, dueWidth)
	if here {
		return e.look.Accent.Render(e.look.Cursor) + " " + line
	}
	return indent(line)
}

func (s *notesScreen) page(e env) page {
	rows := e.rows(0)
	p := page{
		place: "Notes · " + count(len(s.over.Notes), "note", "notes"),
		body:  s.lines[s.list.top:],
		more:  max(0, len(s.lines)-s.list.top-rows),
		line:  -1,
	}
	if len(s.shown) > 0 {
		p.line = s.at[s.list.at] - s.list.top
	}
	if s.filter.open {
		const label = "Filter: "
		text, col := s.filter.draw(e.measure() - len(label))
		p.status, p.line, p.col = label+text, onStatus, margin+len(label)+col
		if v := s.filter.value(); v != "" {
			p.place = fmt.Sprintf("Notes · %d of %d match %q", len(s.shown), len(s.over.Notes), v)
		}
	}
	return p
}
