package tui

import (
	"testing"
	"time"
)

func TestAnAnswerThatCannotBeSavedKeepsItsScreenAndSaysWhy(t *testing.T) {
	w := newWorld(t)
	s := w.drill("some")
	s.passWhole()
	s.until("Select TWO")
	n := len(w.log())
	relent := w.refuse()
	s.press("2", "4", "enter").at("Review · not saved")
	s.shows("✗ Not saved: cannot save to", "it is read-only.", "The 1 answer before it is safe.", "Make the file and its folder writable", "enter try again   q leave")
	s.press("enter").at("Review · not saved")
	s.press("esc").says("q leaves without this answer.").at("Review · not saved").stays("space", "1", "u", "j", "s")
	relent()
	if got := len(w.log()); got != n {
		t.Fatalf("%d events became %d", n, got)
	}
	s.press("enter").shows("✓ Right").says("Saved")
	w.counts(endpoints, 1, 1)
	s.press("u").at("Review")
	w.replays()
}

func TestAnAnswerThatCannotBeSavedCanBeGivenUp(t *testing.T) {
	w := newWorld(t)
	s := w.drill("single")
	relent := w.refuse()
	s.press("2", "enter").at("Review · not saved").press("q").at("drillship")
	relent()
	if n := len(w.log()); n != 0 {
		t.Errorf("%d events", n)
	}
	w.drill("single").shows("( ) 1").hides("(•)")
}

func TestEveryKindOfStepSurvivesADiskThatRefuses(t *testing.T) {
	for _, step := range []struct {
		name string
		keys []string
		then string
	}{
		{"rating", []string{"space", "4"}, "Review done"},
		{"flag", []string{"f"}, "Review · 1 of 1 · Trap · ⚑ flagged"},
		{"bury", []string{"b"}, "Review"},
		{"suspend", []string{"s"}, "Review"},
		{"undo", []string{"u"}, "Review · 1 of 1 · Trap"},
	} {
		w := newWorld(t)
		s := w.drill("trap")
		if step.name == "undo" {
			s.press("f")
		}
		events := len(w.log())
		relent := w.refuse()
		s.press(step.keys...).at("Review · not saved").press("enter").at("Review · not saved")
		relent()
		s.press("enter").at(step.then)
		if got := len(w.log()); got != events+1 {
			t.Errorf("%s: %d events became %d", step.name, events, got)
		}
		w.replays()
	}
}

func TestCountingASlipSurvivesADiskThatRefuses(t *testing.T) {
	w := newWorld(t)
	s := w.drill("typed").types("x").press("enter")
	relent := w.refuse()
	s.press("y").at("Review · not saved")
	relent()
	s.press("enter").says("Saved as right.")
	w.counts(sts, 1, 1)
	w.replays()
}

func TestKeysTypedDuringASaveWaitAndThenAct(t *testing.T) {
	w := newWorld(t)
	s := w.drill("single").press("2")
	s.slow = true
	s.press("enter").hides("✓ Right").press("f")
	s.hides("✓ Right", "⚑")
	s.catchUp().shows("✓ Right", "⚑ flagged")
	if got := w.kinds(); len(got) != 2 || got[0] != "answer" || got[1] != "flag" {
		t.Errorf("saved %v", got)
	}
}

func TestKeysTypedDuringASaveThatFailsAreDropped(t *testing.T) {
	w := newWorld(t)
	s := w.drill("single").press("2")
	relent := w.refuse()
	s.slow = true
	s.press("enter", "q", "q", "ctrl+c")
	s.catchUp().at("Review · not saved")
	w.clock.advance(100 * time.Millisecond)
	s.send(stroked("q"))
	s.at("Review · not saved")
	relent()
	s.press("enter").shows("✓ Right")
}

func TestCtrlCLeavesThoughTheDiskRefuses(t *testing.T) {
	w := newWorld(t)
	s := w.sit(Start{}).press("enter")
	w.refuse()
	s.press("ctrl+c")
	if !s.gone {
		t.Error("the program stays")
	}
}

func TestClicksDuringASaveMeanWhatIsThereAfterwards(t *testing.T) {
	w := newWorld(t)
	s := w.drill("multiple").press("2", "4")
	s.slow = true
	s.press("enter")
	s.click(10, 9, 0)
	s.clickOn("Interface endpoint for secretsmanager", 3)
	s.catchUp().shows("✓ Right")
}

func TestASummaryWhoseUndoCannotBeSavedStays(t *testing.T) {
	w := newWorld(t)
	s := w.drill("trap").press("space", "4").at("Review done")
	relent := w.refuse()
	s.press("u").at("Review done").shows("Not saved:")
	relent()
	s.press("u").at("Review · 1 of 1 · Trap")
	w.replays()
}
