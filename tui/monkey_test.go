package tui

import (
	"reflect"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
)

// monkeyKeys is every key that is bound anywhere, first those that answer, and some that are bound
// nowhere. Leaving the program is left out: there would be nothing more to see.
func monkeyKeys() []string {
	first := []string{"space", "enter", "1", "2", "4", "3", "u", "j", "r", "n", "d", "esc", "f", "b", "o", "s", "c", "/", "tab", "]", "q"}
	keys := []string{"x", "y", "z", "0", "9", "f5", "left", "right", "insert", "delete", "ctrl+a", "é", "漢", "🚢", "A", "Q"}
	for _, m := range append(variants(), keymap{"everywhere", everywhere()}) {
		for _, b := range m.keys {
			keys = append(keys, b.keys...)
		}
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	keys = slices.DeleteFunc(keys, func(k string) bool { return k == "ctrl+c" || k == "ctrl+z" || k == "ctrl+l" })
	return append(first, keys...)
}

// starts are where a monkey may begin.
func starts() []Start {
	return []Start{
		{}, {Notes: true}, {Pack: "harbour", Note: "strange"}, {Review: true},
		{Review: true, Scope: desk.Scope{Tag: "strange", New: 9}}, {Review: true, Scope: desk.Scope{Tag: "some", New: 9}},
		{Review: true, Scope: desk.Scope{Cram: true}},
	}
}

func TestNoMonkeyBreaksTheScreensOrTheLog(t *testing.T) {
	keys, all := monkeyKeys(), looks()
	var w *world
	n, seen := 0, map[quiz.EventKind]int{}
	rapid.Check(t, func(rt *rapid.T) {
		if n++; n%5 == 1 {
			w = newWorld(t)
		}
		s := w.sitAt(Options{Theme: rapid.SampledFrom(all).Draw(rt, "look"), Mouse: true, Start: rapid.SampledFrom(starts()).Draw(rt, "start")}, 80, 24)
		relent := func() {}
		for range 60 {
			if s.gone {
				s = w.sit(Start{Review: true})
			}
			switch rapid.IntRange(0, 19).Draw(rt, "what") {
			case 19:
				s.resize(rapid.IntRange(0, 130).Draw(rt, "width"), rapid.IntRange(0, 45).Draw(rt, "height"))
			case 18:
				s.wear(rapid.SampledFrom(all).Draw(rt, "look"))
			case 17, 16:
				button := rapid.SampledFrom([]tea.MouseButton{tea.MouseLeft, tea.MouseRight}).Draw(rt, "button")
				s.click(rapid.IntRange(-1, 130).Draw(rt, "x"), rapid.IntRange(-1, 45).Draw(rt, "y"), button)
			case 15:
				s.send(tea.MouseWheelMsg{Button: rapid.SampledFrom([]tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}).Draw(rt, "wheel")})
			case 14:
				s.send(tea.PasteMsg{Content: rapid.String().Draw(rt, "paste")})
			case 13:
				w.clock.advance(time.Duration(rapid.IntRange(0, 40).Draw(rt, "hours")) * time.Hour)
				s.send(minuteMsg{})
			case 12:
				relent()
				relent = func() {}
				if rapid.Bool().Draw(rt, "refuse") {
					relent = w.refuse()
				}
			case 11:
				s.slow = !s.slow
				if !s.slow {
					s.catchUp()
				}
			case 10:
				s.hold(rapid.SampledFrom(keys).Draw(rt, "held"), rapid.IntRange(1, 5).Draw(rt, "repeats"))
			case 1:
				s.press("u") // among all keys it would come too seldom to be sure of
			default:
				s.press(rapid.SampledFrom(keys).Draw(rt, "key"))
			}
			if err := s.contract(); err != nil {
				rt.Fatalf("%d × %d: %v\n%s", s.width, s.height, err, s.screen())
			}
		}
		relent()
		s.catchUp()
		if err := w.replayed(); err != nil {
			rt.Fatal(err)
		}
		before := w.states()
		if err := w.desk.Store.Rebuild(); err != nil {
			rt.Fatal(err)
		}
		if after := w.states(); !reflect.DeepEqual(before, after) {
			rt.Fatalf("the states of %d cards are not what the log makes anew", len(before))
		}
		for _, e := range w.log() {
			seen[e.Kind]++
		}
	})
	if seen[quiz.Answered] == 0 || seen[quiz.Undone] == 0 {
		t.Errorf("the monkeys did little: %v", seen)
	}
}
