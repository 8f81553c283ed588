package linemode

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
)

// FuzzConversation says any lines to a review. A line that begins with "!" finds the disk full.
// What is promised: no panic, an answer to every line that ends with a prompt or is the last, clean
// text, lines of our measure unless one word is longer, and events that the store would take.
func FuzzConversation(f *testing.F) {
	for _, lines := range [][]string{
		{"1", "", "", "3", "", "2", "", "quit"},
		{"2?", "flag", "", "bury", "undo", "undo", "undo", "suspend"},
		{"!1", "retry", "", "!3", "quit"},
		{"", "easy", "show", "easy", "", "1", "2", "1 4", "", "Assume", "flag", "y", "undo"},
		{"guess", "guess b", "note", "options", "help", "?", "answer undo", "\x1b[2J"},
	} {
		f.Add(strings.Join(lines, "\n"), false)
		f.Add(strings.Join(lines, "\n"), true)
	}
	w := harbour(f)
	f.Fuzz(func(t *testing.T, script string, cram bool) {
		const most = 200
		lines := strings.Split(script, "\n")
		if len(lines) > most {
			lines = lines[:most]
		}
		talk(t, w.Desk, desk.Scope{Cram: cram}, lines)
	})
}

func talk(t *testing.T, d *desk.Desk, scope desk.Scope, lines []string) {
	c, r, err := begin(d, scope)
	if err != nil {
		t.Fatal(err)
	}
	var log []quiz.Event
	for _, line := range lines {
		wellSaid(t, r)
		if r.over {
			return
		}
		full := strings.HasPrefix(line, "!")
		s := shell{save: func(events ...quiz.Event) error {
			if full {
				return errFull
			}
			log = append(log, events...)
			return nil
		}}
		c, r = s.settle(c, strings.TrimPrefix(line, "!"))
		if scope.Cram && len(log) > 0 {
			t.Fatalf("cramming saves %v", log)
		}
	}
	wellSaid(t, r)
	wellLogged(t, log)
	agrees(t, c, log)
}

func wellSaid(t *testing.T, r reply) {
	t.Helper()
	if clean.Text(r.text) != r.text {
		t.Fatalf("not clean: %q", r.text)
	}
	if want := map[bool]string{true: "\n", false: ": "}[r.over]; !strings.HasSuffix(r.text, want) {
		t.Fatalf("ends without %q: %q", want, r.text)
	}
	for line := range strings.Lines(r.text) {
		line = strings.TrimRight(line, " \n")
		if strings.Contains(line, " ") && ansi.StringWidth(line) > measure {
			t.Fatalf("too wide: %q", line)
		}
	}
}

func wellLogged(t *testing.T, log []quiz.Event) {
	t.Helper()
	seen := map[quiz.EventID]bool{}
	for i, e := range log {
		switch {
		case !e.Kind.Valid(), e.Card == "", e.ID == quiz.EventID{}, seen[e.ID]:
			t.Fatalf("event %d is not valid: %+v", i, e)
		case e.Kind == quiz.Answered && !e.Rating.Valid():
			t.Fatalf("event %d has no rating: %+v", i, e)
		case e.Kind == quiz.Undone && !seen[e.Target]:
			t.Fatalf("event %d takes back what was not saved: %+v", i, e)
		}
		seen[e.ID] = true
	}
}

// agrees compares what the conversation believes of its card with what the log says.
func agrees(t *testing.T, c conversation, log []quiz.Event) {
	t.Helper()
	slot, ok := c.session.Current()
	if !ok || c.cram {
		return
	}
	if said := quiz.Replay(log).States[slot.Key]; said != slot.State {
		t.Fatalf("the log makes\n%+v\nthe session has\n%+v", said, slot.State)
	}
}
