package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/progress/desk"
)

// HomeText is Home for a pipe or a screen reader: what is due, the notes, what to type next.
func HomeText(o desk.Overview) string {
	var b strings.Builder
	b.WriteString(summed(o))
	if o.Problems > 0 {
		b.WriteString(count(o.Problems, "problem", "problems") + " in the packs: drillship pack lint\n")
	}
	b.WriteString("\n" + NotesText(o) + "\n")
	b.WriteString("drillship review         drill what is due\n")
	b.WriteString("drillship notes NOTE     read a note\n")
	b.WriteString("drillship --help         everything else\n")
	return b.String()
}

// DueText is one sentence on what is due, and the notes it is in.
func DueText(o desk.Overview) string {
	var b strings.Builder
	b.WriteString(summed(o))
	for _, n := range o.Notes {
		if today(n) > 0 {
			fmt.Fprintf(&b, "%s: %d due, %d new%s\n", n.Title, n.Due, n.New, laterToday(n.Later))
		}
	}
	return b.String()
}

// summed is Home's first glance, a sentence a line.
func summed(o desk.Overview) string {
	text := glance(o, nil) + "\n"
	if later := afterwards(o); later != "" {
		text += later + "\n"
	}
	return text
}

func laterToday(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d later today", n)
}

// NotesText is a table of the notes.
func NotesText(o desk.Overview) string {
	wide := ansi.StringWidth("Note")
	for _, n := range o.Notes {
		wide = max(wide, min(40, ansi.StringWidth(n.Title)))
	}
	var b strings.Builder
	row := func(title, due, fresh, minutes, read string) {
		fmt.Fprintf(&b, "%s%s%s%s%s\n", pad(ansi.Truncate(title, wide, "…"), wide),
			padLeft(due, 6), padLeft(fresh, 11), padLeft(minutes, 6), padLeft(read, 7))
	}
	row("Note", "due", "new today", "min", "read")
	for _, n := range o.Notes {
		row(n.Title, grouped(n.Due), grouped(n.New), grouped(n.Minutes), readShare(n))
	}
	return b.String()
}
