package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/drillship/drillship/quiz/fsrs"
)

func TestTypedTakesLettersAsTextAndEnterChecks(t *testing.T) {
	w := newWorld(t)
	s := w.drill("typed").press("enter").says("Type an answer first.")
	s.types("qu?b sf1").shows("Type it: qu?b sf1").at("Review · 1 of 1 · Typed")
	s.press("ctrl+u").types("assumerolewithwebidentity.").press("enter").shows("✓ Right. It comes back in 10 min.")
	if log := w.log(); len(log) != 1 || log[0].Typed != "assumerolewithwebidentity." || log[0].Rating != fsrs.Good {
		t.Errorf("saved %+v", log)
	}
}

func TestATypedSlipCanCountAsRight(t *testing.T) {
	w := newWorld(t)
	s := w.drill("typed").types("AssumeRoleWithWebIdentiy").press("enter")
	s.shows("✗ Wrong. It comes back in 1 min.", "You typed  AssumeRoleWithWebIdentiy", "Answer     AssumeRoleWithWebIdentity",
		"Saved. A slip of the finger? y counts it as right.", "space next   y right   u undo   o note   ? keys")
	s.press("y").shows("✓ Right. It comes back in 10 min.").says("Saved as right.").hides("y right").stays("y")
	w.counts(sts, 1, 1)
	w.replays()
}

func TestASlipCanCountAsRightAfterAFlag(t *testing.T) {
	w := newWorld(t)
	s := w.drill("typed").types("nearly").press("enter", "f", "y").says("Saved as right.").shows("✓ Right", "⚑ flagged")
	w.counts(sts, 1, 1)
	if !w.state(sts).Flagged {
		t.Error("the flag is gone")
	}
	w.replays()
	s.press("u", "u").shows("Type it:")
	if n := len(w.states()); n != 0 {
		t.Errorf("after undoing everything %d cards have a state", n)
	}
	w.replays()
}

func TestAFlagBeforeASlipStays(t *testing.T) {
	w := newWorld(t)
	s := w.drill("typed").types("nearly").press("enter", "f", "f", "y").says("Saved as right.").hides("⚑")
	w.counts(sts, 1, 1)
	w.replays()
	for s.press("space"); s.reviewing(); {
		s.press("esc")
	}
	s.shows("1 of 1 right")
}

func TestAKnownWrongAnswerSaysWhyItIsWrong(t *testing.T) {
	s := newWorld(t).drill("typed").types("assumerole").press("enter").shows("✗ Wrong", "That one needs credentials to begin with.")
	s.press("f").shows("That one needs credentials to begin with.").press("u").says("Taken back: flag.").shows("✗ Wrong", "That one needs credentials")
}

func TestAPastedAnswerIsOneCleanLine(t *testing.T) {
	s := newWorld(t).drill("typed")
	s.send(tea.PasteMsg{Content: "Assume\nRole\x1b[31m"})
	s.shows("Type it: Assume Role␛[31m").press("enter").shows("You typed  Assume Role␛[31m")
}

func TestALongPasteIsCutNotRefused(t *testing.T) {
	w := newWorld(t)
	s := w.drill("typed")
	long := make([]byte, 1<<20)
	for i := range long {
		long[i] = 'x'
	}
	s.send(tea.PasteMsg{Content: string(long)})
	s.press("enter").shows("✗ Wrong")
	if n := len(w.log()[0].Typed); n != longestInput {
		t.Errorf("saved %d characters", n)
	}
}

func TestTheFieldStaysWhileSomethingIsSaid(t *testing.T) {
	s := newWorld(t).drill("typed").press("enter").says("Type an answer first.").shows("Type it:")
	if c := s.View().Cursor; c == nil || c.X != 11 || c.Y != 21 {
		t.Errorf("the cursor is at %+v", c)
	}
}

func TestALongStemScrollsWhileLettersAreText(t *testing.T) {
	s := newWorld(t).drill("strange").until("Type what").resize(40, 12)
	s.press("down", "up", "pgdown", "pgup", "j").shows("Type it: j")
}

func TestEscEndsTyping(t *testing.T) {
	newWorld(t).drill("typed").types("half").press("esc").at("drillship")
}
