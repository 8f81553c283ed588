package tui

import (
	"strings"

	"github.com/drillship/drillship/tui/markdown"
)

// outline lists the headings: a pane at the right where there is room, else in place of the text.
type outline struct {
	open bool
	pane bool // beside the text
	list list
}

// paneAt is the column of the pane: behind the longest text line, so that the text stays.
const paneAt = margin + maxMeasure

func (o *outline) show(headings []markdown.Heading, top int) {
	o.open = len(headings) > 0
	o.list = list{}
	for i, h := range headings {
		if h.Line <= top {
			o.list.at = i
		}
	}
}

func (s *readerScreen) doOutline(e env, c command) result {
	headings := s.doc.Headings
	if s.outline.list.move(c, len(headings), e.rows(0)) {
		return result{}
	}
	switch c {
	case cmdOpen:
		s.goTo(e, headings[s.outline.list.at].Line)
		s.moved = true
		s.outline.open = s.outline.pane // a pane is in nobody's way
	case cmdOutline, cmdBack:
		s.outline.open = false
	case cmdLeave:
		return result{to: back{}}
	case cmdFind:
		s.finder.field = newField()
	case cmdNextMatch, cmdLastMatch:
		r := s.nextMatch(e, c)
		s.outline.show(headings, s.top)
		return r
	}
	return result{}
}

// draw sets the outline beside the text lines, or instead of them.
func (o *outline) draw(text []string, headings []markdown.Heading, e env) []string {
	rows := e.rows(0)
	o.list.reveal(o.list.at, len(headings), rows)
	width := e.measure()
	if o.pane {
		width = e.width - paneAt - 2*margin
	}
	var lines []string
	for i := o.list.top; i < min(len(headings), o.list.top+rows); i++ {
		lines = append(lines, o.entry(headings[i], i == o.list.at, width, e))
	}
	if !o.pane {
		return lines
	}
	out := make([]string, max(len(text), len(lines)))
	for i := range out {
		line := ""
		if i < len(text) {
			line = text[i]
		}
		if i < len(lines) {
			line = pad(line, paneAt) + lines[i]
		}
		out[i] = line
	}
	return out
}

func (o *outline) entry(h markdown.Heading, here bool, width int, e env) string {
	text := fit(strings.Repeat("  ", max(0, h.Level-2))+h.Text, width, e.look)
	if here {
		return e.look.Accent.Render(e.look.Cursor) + " " + e.look.Bold.Render(text)
	}
	return indent(text)
}

// entryAt is the heading at a place in the body.
func (o *outline) entryAt(line, col int) (int, bool) {
	i := o.list.top + line
	if o.pane && col < paneAt {
		return 0, false
	}
	return i, i >= 0
}
