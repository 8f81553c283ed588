package tui

import (
	"maps"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// reached is a screen in one of its states.
type reached struct {
	name string
	open func(w *world) *sitting
}

// everyState is each screen in each of its states, on 80 × 24.
func everyState() []reached {
	drill := func(tag string, keys ...string) func(*world) *sitting {
		return func(w *world) *sitting { return w.drill(tag).press(keys...) }
	}
	from := func(start Start, keys ...string) func(*world) *sitting {
		return func(w *world) *sitting { return w.sit(start).press(keys...) }
	}
	note := func(id string, keys ...string) func(*world) *sitting {
		return from(Start{Pack: "harbour", Note: id}, keys...)
	}
	return []reached{
		{"home, first run", from(Start{})},
		{"home", func(w *world) *sitting { w.read("fargate"); return w.sit(Start{}) }},
		{"home, on a note", func(w *world) *sitting { w.read("fargate"); return w.sit(Start{}).press("G") }},
		{"home, status", from(Start{}, "esc")},
		{"notes", from(Start{Notes: true})},
		{"notes, filter", from(Start{Notes: true}, "/", "f", "a")},
		{"notes, no match", from(Start{Notes: true}, "/", "#")},
		{"reader", note("fargate")},
		{"reader, strange", note("strange")},
		{"reader, link", note("fargate", "]")},
		{"reader, web link", note("fargate", "]", "]", "]")},
		{"reader, find", note("fargate", "/", "s")},
		{"reader, matches", note("fargate", "/", "s", "enter", "n")},
		{"reader, outline", note("fargate", "tab", "j")},
		{"reader, outline and matches", note("fargate", "/", "s", "enter", "tab")},
		{"reader, gone", note("gone")},
		{"question", drill("single", "2", "j", "x")},
		{"question, guessed", drill("single", "g")},
		{"question, wrong", drill("single", "1", "enter")},
		{"question, right", drill("single", "2", "enter", "f")},
		{"multiple", drill("multiple", "1", "2", "3")},
		{"multiple, answered", drill("multiple", "1", "2", "enter")},
		{"case", drill("case")},
		{"case, answered", drill("case", "2", "enter")},
		{"typed", drill("typed", "a", "b")},
		{"typed, wrong", drill("typed", "a", "enter")},
		{"typed, right", drill("typed", "a", "enter", "y")},
		{"tip", drill("tip")},
		{"tip, turned", drill("tip", "space")},
		{"two holes", drill("two-holes")},
		{"trap", drill("trap")},
		{"trap, turned", drill("trap", "space")},
		{"cloze", drill("cloze")},
		{"cloze, turned", drill("cloze", "enter")},
		{"strange question", func(w *world) *sitting { return w.drill("strange").until("Stem") }},
		{"strange question, answered", func(w *world) *sitting { return w.drill("strange").until("Stem").press("1", "enter") }},
		{"strange recall, turned", func(w *world) *sitting { return w.drill("strange").until("Recall").press("space") }},
		{"strange trap, turned", func(w *world) *sitting { return w.drill("strange").until("Everything").press("space") }},
		{"nothing due", drill("no-such-tag")},
		{"all buried", drill("trap", "b")},
		{"not saved", func(w *world) *sitting { s := w.drill("trap"); w.refuse(); return s.press("space", "3") }},
		{"summary", drill("trap", "space", "1", "q")},
		{"summary, nothing missed", drill("trap", "space", "4")},
		{"keys", from(Start{}, "?")},
		{"keys of a question", drill("single", "?")},
		{"home without a pack", func(w *world) *sitting { return worldOf(w.t).sit(Start{}) }},
		{"home with problems", func(w *world) *sitting { return newWorld(w.t, secondPack()).sit(Start{}) }},
		{"notes of two packs", func(w *world) *sitting { return newWorld(w.t, secondPack()).sit(Start{Notes: true}) }},
	}
}

func TestTheHelpListsExactlyTheKeysThatAreAwake(t *testing.T) {
	for _, state := range everyState() {
		s := state.open(newWorld(t)).resize(200, 60)
		if s.App.help != nil || s.typing() {
			continue // the help of the help; where "?" is a letter
		}
		awake := map[string]bool{}
		for _, b := range s.top().keys().keys {
			awake[b.label()] = true
		}
		for _, b := range everywhere() {
			if !bindsCommand(s.top().keys(), b.cmd) {
				awake[b.label()] = true
			}
		}
		s.press("?").at("Keys · " + s.help.name)
		listed := map[string]bool{}
		for _, b := range slices.Concat(s.help.own, s.help.all) {
			listed[b.label()] = true
			s.shows(b.label(), b.help)
		}
		if !maps.Equal(awake, listed) {
			t.Errorf("%s: awake are %v, listed %v", state.name, awake, listed)
		}
		s.press("esc")
		if s.App.help != nil {
			t.Errorf("%s: esc did not close the help", state.name)
		}
	}
}

func bindsCommand(km keymap, c command) bool {
	return slices.ContainsFunc(km.keys, func(b binding) bool { return b.cmd == c })
}

func TestKeysThatAreListedButDecideNothingLeaveTheScreenUnderTheHelp(t *testing.T) {
	s := newWorld(t).drill("trap").press("?").stays("space", "3", "b", "s", "u", "enter", "x", "tab")
	s.press("?").at("Review · 1 of 1 · Trap").press("?", "q").at("Review · 1 of 1 · Trap")
}

func TestTheHelpScrollsOnASmallScreen(t *testing.T) {
	s := newWorld(t).drill("single").resize(40, 12).press("?").shows("↓ ").hides("to the shell")
	for range 40 {
		s.press("j")
	}
	s.shows("to the shell").hides("↓ ")
	if strings.Contains(s.footer(), "?") {
		t.Errorf("the help offers itself: %q", s.footer())
	}
}

func TestCtrlCLeavesFromTheHelp(t *testing.T) {
	s := newWorld(t).drill("single").press("?", "ctrl+c")
	if !s.gone {
		t.Error("the program stays")
	}
}

func TestAClickOnARowOfTheHelpIsItsKey(t *testing.T) {
	w := newWorld(t)
	w.drill("trap").press("?").clickOn("show the answer", tea.MouseLeft).shows("✓ Truth")
	w.drill("trap").press("?").clickOn("suspend until", tea.MouseLeft).shows("Suspended. u takes it back.").press("u")
	s := w.drill("trap").press("?").click(5, 15, tea.MouseLeft).at("Review · 1 of 1 · Trap").hides("Truth")
	s.press("space", "?").clickOn("rate: Again to Easy", tea.MouseLeft).at("Review · 1 of 1 · Trap · Fargate")
	w.counts(fallback, 0, 0)
	w.drill("single").press("?").clickOn("mark an option", tea.MouseLeft).hides("(•)")
}
