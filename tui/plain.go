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
	b.WriteString(glance(o, nil) + "\n")
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
	b.WriteString(glance(o, nil) + "\n")
	for _, n := range o.Notes {
		if n.Due+n.New > 0 {
			fmt.Fprintf(&b, "%s: %d due, %d new\n", n.Title, n.Due, n.New)
		}
	}
	return b.String()
}

// NotesText is a table of the notes.
func NotesText(o desk.Overview) string {
	wide := ansi.StringWidth("Note")
	for _, n := range o.Notes {
		wide = max(wide, min(40, ansi.StringWidth(n.Title)))
	}
	var b strings.Builder
	row := func(title string, cells ...string) {
		b.WriteString(pad(ansi.Truncate(title, wide, "…"), wide))
		for _, c := range cells {
			b.WriteString(padLeft(c, 6))
		}
		b.WriteString("\n")
	}
	row("Note", "due", "new", "min", "read")
	for _, n := range o.Notes {
		row(n.Title, grouped(n.Due), grouped(n.New), grouped(n.Minutes), readShare(n))
	}
	return b.String()
}
