package desk

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/quiz"
)

func TestAPlaceIsReadBackAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		percent := rapid.IntRange(0, 100).Draw(rt, "percent")
		slug := rapid.StringMatching(`[a-z0-9-]*`).Draw(rt, "slug")
		if p, s := parsePlace(placeValue(percent, slug)); p != percent || s != slug {
			rt.Errorf("%d %q became %d %q", percent, slug, p, s)
		}
	})
}

func TestAStrangePlaceIsNoHarm(t *testing.T) {
	for value, want := range map[string]int{"": 0, "x": 0, "-5 a": 0, "400 a": 100, "40": 40, " a": 0, "99999999999999999999 a": 0} {
		if got, _ := parsePlace(value); got != want {
			t.Errorf("%q is %d percent, want %d", value, got, want)
		}
	}
}

func TestWhatWasReadOnceStaysRead(t *testing.T) {
	w := sitDown(t, harbour())
	leave := func(percent int, slug string) int {
		events := w.PlaceEvents("harbour", "a-ships", percent, slug)
		if len(events) > 0 {
			w.save(events...)
		}
		return len(events)
	}
	if n := leave(60, "hull"); n != 1 {
		t.Errorf("the first place is %d events", n)
	}
	if n := leave(60, "hull"); n != 0 {
		t.Errorf("the same place is %d events", n)
	}
	if n := leave(20, "hull"); n != 0 {
		t.Errorf("reading the same place with less of it seen is %d events", n)
	}
	if n := leave(20, "bow"); n != 1 {
		t.Errorf("another heading is %d events", n)
	}
	if n := w.overview().Notes[0]; n.Read != 60 || n.Slug != "bow" {
		t.Errorf("read %d %%, left at %q", n.Read, n.Slug)
	}
}

func TestAPlaceFromAnotherPackOrNoteIsNotThisOnes(t *testing.T) {
	w := sitDown(t, harbour())
	w.save(quiz.Event{Kind: quiz.Placed, Name: "yard/a-ships", Value: "50 x"}, quiz.Event{Kind: quiz.Placed, Name: "harbour/gone", Value: "50 x"})
	for _, n := range w.overview().Notes {
		if n.Read != -1 {
			t.Errorf("%s was read to %d %%", n.ID, n.Read)
		}
	}
}
