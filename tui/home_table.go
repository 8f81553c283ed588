package tui

import (
	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/progress/desk"
)

// homeTable is the notes with something to do today. The column of what comes back later is there
// only when something does.
type homeTable struct {
	width int // of the titles
	later bool
	quiet int // notes with nothing to do
}

const (
	countWidth  = 5
	laterWidth  = 7
	recallWidth = 8
)

func newHomeTable(e env, notes []desk.NoteLine) homeTable {
	t := homeTable{}
	for _, n := range notes {
		t.later = t.later || n.Later > 0
		if today(n) == 0 {
			t.quiet++
		}
	}
	rest := 2*countWidth + recallWidth
	if t.later {
		rest += laterWidth
	}
	t.width = noteWidth(e, notes, rest)
	return t
}

// today is how much of a note is asked today.
func today(n desk.NoteLine) int { return n.Due + n.New + n.Later }

func (t homeTable) heads() string {
	later := ""
	if t.later {
		later = padLeft("later", laterWidth)
	}
	return pad("Note", t.width) + padLeft("due", countWidth) + padLeft("new", countWidth) + later + padLeft("recall", recallWidth)
}

func (t homeTable) row(e env, n desk.NoteLine, here bool) string {
	title := pad(fit(n.Title, t.width, e.look), t.width)
	if here {
		title = e.look.Bold.Render(title)
	}
	later := ""
	if t.later {
		later = padLeft(grouped(n.Later), laterWidth)
	}
	return title + due(e, n.Due, countWidth) + due(e, n.New, countWidth) + later + padLeft(recall(n), recallWidth)
}

// recall is "-" until a day has passed over an answer: before, it says nothing.
func recall(n desk.NoteLine) string {
	if n.Judged == 0 {
		return "-"
	}
	return percent(n.Recall)
}

// noteWidth is the column of note titles on Home and in the list: as wide as the longest of them,
// as narrow as the screen asks.
func noteWidth(e env, lines []desk.NoteLine, rest int) int {
	const least, most = 8, 32
	longest := least
	for _, n := range lines {
		longest = max(longest, ansi.StringWidth(n.Title))
	}
	return max(least, min(longest, most, e.measure()-rest))
}

// due is a count at the right edge of width columns: above 0 it is what the eye shall find.
func due(e env, n, width int) string {
	text := padLeft(grouped(n), width)
	if n == 0 {
		return text
	}
	return e.look.Due.Render(text)
}
