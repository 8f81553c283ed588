package tui

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/quiz"
)

func moves() []command {
	return []command{cmdDown, cmdUp, cmdTop, cmdBottom, cmdHalfDown, cmdHalfUp, cmdPageDown, cmdPageUp}
}

func TestTheCursorStaysInTheListAndInSight(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var l list
		for range 30 {
			n, rows := rapid.IntRange(1, 60).Draw(rt, "n"), rapid.IntRange(1, 20).Draw(rt, "rows")
			if !l.move(rapid.SampledFrom(moves()).Draw(rt, "move"), n, rows) {
				rt.Fatal("a move that moves nothing")
			}
			l.reveal(l.at, n, rows)
			if l.at < 0 || l.at >= n || l.at < l.top || l.at >= l.top+rows || l.top < 0 || l.top > max(0, n-rows) {
				rt.Fatalf("of %d lines, %d seen: at %d, top %d", n, rows, l.at, l.top)
			}
		}
	})
	if (&list{}).move(cmdOpen, 5, 5) {
		t.Error("opening moves")
	}
}

func TestScrollingStaysInTheText(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		top := 0
		n, rows := rapid.IntRange(0, 100).Draw(rt, "n"), rapid.IntRange(1, 30).Draw(rt, "rows")
		for range 20 {
			scrolled(&top, rapid.SampledFrom(moves()).Draw(rt, "move"), n, rows)
			if top < 0 || top > max(0, n-rows) {
				rt.Fatalf("of %d lines, %d seen: top %d", n, rows, top)
			}
		}
	})
}

func TestALongListScrollsWithItsCursor(t *testing.T) {
	w := worldOf(t, manyNotes())
	s := w.sit(Start{Notes: true}).shows("› Note a", "↓ 7 more lines").hides("Note z")
	s.press("G").shows("› Note z").hides("Note a", "more line").press("k", "k").shows("› Note x", "Note z")
	s.press("g").shows("› Note a", "min   read").press("space").shows("› Note u").press("b").shows("› Note a")
	s.press("G").resize(80, 12).shows("› Note z").resize(40, 12).shows("› Note z").resize(80, 40).shows("› Note z", "Note a")
}

func TestALongHomeScrollsWithItsCursor(t *testing.T) {
	w := worldOf(t, manyNotes())
	w.saveSetting(quiz.SetNewPerDay, "26")
	if err := w.desk.Save(w.desk.PlaceEvents("many", "c", 10, "")...); err != nil {
		t.Fatal(err)
	}
	s := w.sit(Start{}).shows("26 cards today, about 12 min", "› r", "c  Continue Note c").hides("Note z")
	s.press("G").shows("› Note z").hides("› r").press("enter").at("Note z").press("esc").shows("› Note z")
	s.press("g").shows("26 cards today", "› r")
	s.resize(40, 12).press("G").shows("› Note z")
}
