package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// optionColumn is where an option's text hangs, behind mark and number.
const optionColumn = 7

// open draws the options to mark.
func (s *reviewScreen) open(e env) {
	for i, o := range s.choice.order {
		s.marks = append(s.marks, len(s.lines))
		edge := "  "
		switch struck := s.choice.struck[i]; {
		case i == s.choice.at && struck:
			edge = e.look.Accent.Render(e.look.Cursor) + e.look.Struck
		case i == s.choice.at:
			edge = e.look.Accent.Render(e.look.Cursor) + " "
		case struck:
			edge = e.look.Struck + " "
		}
		style := func(l string) string { return l }
		if s.choice.struck[i] {
			style = func(l string) string { return e.look.Strike.Render(ansi.Strip(l)) }
		}
		s.option(e, edge, i, s.card.Item.Options[o].Text, style)
	}
	s.ends = len(s.lines)
}

func (s *reviewScreen) option(e env, edge string, place int, source string, style func(string) string) {
	head := fmt.Sprintf("%s%s %d  ", edge, s.mark(e, place), place+1)
	for n, l := range text(e, source, optionColumn) {
		if n > 0 {
			head = strings.Repeat(" ", margin+optionColumn)
		}
		s.lines = append(s.lines, head+style(l))
	}
}

func (s *reviewScreen) mark(e env, place int) string {
	on, off := e.look.One, e.look.NoOne
	if s.choice.want > 1 {
		on, off = e.look.Many, e.look.NoMany
	}
	if s.choice.marked[place] {
		return on
	}
	return off
}

// follow scrolls so that the option at the cursor is seen whole, its first line before all.
func (s *reviewScreen) follow(rows int) {
	from, to := s.marks[s.choice.at], s.ends
	if s.choice.at+1 < len(s.marks) {
		to = s.marks[s.choice.at+1]
	}
	s.top = min(max(s.top, to-rows), from)
}
