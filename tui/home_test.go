package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
)

func TestTheFirstRunAsksNothingAndNamesTheFirstStep(t *testing.T) {
	s := newWorld(t).sit(Start{})
	s.shows("AWS container services: 3 notes, 5 tips and traps, 9 questions",
		"› enter  Read Fargate (1 min), then drill it", "r      Review, 10 new items", "n      Notes",
		"Each answer is saved the moment you give it", "~/progress.db")
	s.press("enter").at("Fargate")
	if n := len(s.world.log()); n != 0 {
		t.Errorf("opening the first note wrote %d events", n)
	}
}

func TestHomeSaysWhatIsDueAndInWhichNote(t *testing.T) {
	w := newWorld(t)
	w.read("fargate")
	s := w.sit(Start{})
	s.at("drillship · Friday 20 November")
	s.shows("10 cards today, about 5 min", "r  Review, 10 new items", "Note                              due  new  recall",
		"Fargate                             0    7       -")
	s.hides("Each answer is saved")
	if top := strings.TrimSpace(strings.Split(s.body(), "\n")[0]); top != "10 cards today, about 5 min" {
		t.Errorf("the first thing on the screen is %q", top)
	}
}

func TestHomeCountsDownWhatIsLeftToday(t *testing.T) {
	w := newWorld(t)
	s := w.sit(Start{})
	s.press("r", "enter")
	s.answerAll(4, func() { s.pass() })
	s.press("q", "q")
	s.shows("of 10 left today, about", "r  Review, continue")
}

func TestHomeSaysWhenNothingIsDue(t *testing.T) {
	w := newWorld(t)
	s := w.sit(Start{Review: true})
	s.finish()
	s.press("q").at("drillship")
	s.shows("Done for today.", "r  Review, nothing due")
	s.press("r").at("Review")
	s.shows("Done for today.", "c asks the cards again")
	s.press("q").at("drillship")
}

func TestHomeSaysWhenTheNextCardComesBack(t *testing.T) {
	w := newWorld(t)
	s := w.drill("trap")
	w.saveSetting("new-per-day", "0")
	s.press("space", "1") // again: in a minute
	for s.press("q"); len(s.stack) > 1; {
		s.press("q")
	}
	s.shows("The next comes back in 1 min.")
	w.clock.advance(time.Minute)
	s.minuteLater().hides("Nothing due now.").press("r").at("Review · 1 of 1 · Trap")
}

func TestHomeWithoutAPackSaysWhereToPutOne(t *testing.T) {
	s := worldOf(t).sit(Start{})
	s.shows("No notes here. Put a pack into ~/packs")
	s.press("j", "G", "enter", "esc", "n", "enter", "d", "/", "esc", "q").at("drillship")
}

func TestHomeNamesManyPacksAndTheirProblems(t *testing.T) {
	s := newWorld(t, secondPack()).sit(Start{})
	s.shows("2 packs: 4 notes", "▲ 2 problems in the packs: drillship pack lint")
}

func TestLettersOpenWhatTheyStandBeside(t *testing.T) {
	w := newWorld(t)
	w.read("fargate")
	for key, place := range map[string]string{"r": "Review · 1 of 10", "n": "Notes · 3 notes", "c": "Fargate", "enter": "Review", "?": "Keys · home"} {
		w.sit(Start{}).press(key).at(place)
	}
}

func TestTheCursorOpensAndDrillsTheNoteItIsOn(t *testing.T) {
	w := newWorld(t)
	w.read("fargate")
	s := w.sit(Start{}).press("G", "k")
	s.shows("› Choosing")
	s.press("enter").at("Choosing · line 1").press("esc")
	s.shows("› Choosing")
	s.press("d").at("Review · 1 of 2")
}

func TestLettersOfRowsThatAreNotThereDoNothing(t *testing.T) {
	s := newWorld(t).sit(Start{})
	s.stays("c", "d", "t", "e", "s", "p", ",", "x", "1", "tab", "f5")
}

func TestEscOnHomeOnlyNamesTheKeyThatLeaves(t *testing.T) {
	s := newWorld(t).sit(Start{})
	s.press("esc").says("q leaves drillship.").at("drillship")
	s.press("j").says("")
	s.press("q")
	if !s.gone {
		t.Error("q did not leave")
	}
}

func TestTheCursorStaysOnItsRowWhileRowsComeAndGo(t *testing.T) {
	w := newWorld(t)
	s := w.sit(Start{}).press("j")
	s.shows("› r      Review, 10 new items")
	s.press("enter", "q")
	w.read("fargate")
	s.minuteLater().shows("› r  Review, 10 new items", "c  Continue Fargate")
}

func TestThePlaceInANoteIsSavedAndHomeContinuesThere(t *testing.T) {
	w := newWorld(t)
	s := w.sit(Start{}).press("enter", "}", "}", "}")
	s.at("Fargate · Spot · line 25")
	s.press("ctrl+c")
	if !s.gone {
		t.Fatal("ctrl+c did not leave")
	}
	if got := w.kinds(); len(got) != 1 || got[0] != "place" {
		t.Fatalf("saved %v", got)
	}
	s = w.sit(Start{}).shows("c  Continue Fargate")
	s.press("c").at("Fargate · Spot · line 25")
}

func TestANoteReadToItsEndIsNotContinued(t *testing.T) {
	w := newWorld(t)
	w.sit(Start{}).press("enter").readOn().press("esc").hides("Continue")
}

func TestAJumpToTheEndIsNoReading(t *testing.T) {
	w := newWorld(t)
	w.sit(Start{}).press("enter", "G", "esc").shows("c  Continue Fargate")
}

func TestAClickOpensARowAndPressesFooterKeys(t *testing.T) {
	w := newWorld(t)
	w.sit(Start{}).clickOn("Notes", tea.MouseLeft).at("Notes")
	w.sit(Start{}).clickOn("? keys", tea.MouseLeft).at("Keys")
	s := w.sit(Start{}).clickOn("q quit", tea.MouseLeft)
	if !s.gone {
		t.Error("the footer's q did not leave")
	}
}

func TestAClickOnTheStatusLineOpensNothing(t *testing.T) {
	s := worldOf(t, manyNotes()).sit(Start{Notes: true})
	s.shows("more lines").click(5, 22, tea.MouseLeft).at("Notes")
}

func TestAProgressFileThatCannotBeReadIsSaidOnHome(t *testing.T) {
	w := newWorld(t)
	s := w.sit(Start{})
	_ = w.desk.Store.Close()
	s.minuteLater().shows("Progress cannot be read:")
	s.press("r").shows("The review cannot start:").press("q").at("drillship")
}

func TestTheMinuteHandBringsWhatFallsDue(t *testing.T) {
	w := newWorld(t)
	w.saveSetting("new-per-day", "1")
	s := w.sit(Start{Review: true, Scope: desk.Scope{Tag: "trap"}})
	s.press("space", "3")
	for len(s.stack) > 1 {
		s.press("q")
	}
	s.shows("Nothing due now. The next comes back in 10 min.")
	w.clock.advance(10 * time.Minute)
	s.minuteLater().hides("Nothing due now.").press("r").at("Review · 1 of 1 · Trap")
}

// read leaves a trace of having read a note half.
func (w *world) read(note string) {
	w.t.Helper()
	if err := w.desk.Save(w.desk.PlaceEvents("harbour", note, 40, "")...); err != nil {
		w.t.Fatal(err)
	}
}

func TestWhenNothingIsDueTheNextTimeIsNamed(t *testing.T) {
	now := quiz.MomentOf(newClock().now())
	for want, plan := range map[string]quiz.Plan{
		"Done for today.":                                {},
		"Done for today. Tomorrow 11.":                   {Tomorrow: 11},
		"Nothing due now. The next comes back in 6 min.": {Waiting: 2, NextAt: now.Plus(6 * time.Minute).At, Tomorrow: 11},
	} {
		if got := nothingDue(plan, now); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
