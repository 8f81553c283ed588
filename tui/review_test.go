package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz/fsrs"
)

const (
	pull      = content.Key("harbour/pull")
	endpoints = content.Key("harbour/endpoints")
	sts       = content.Key("harbour/sts")
	scanning  = content.Key("harbour/scanning")
	fallback  = content.Key("harbour/trap-fallback")
)

func TestBeforeTheAnswerNothingGivesItAway(t *testing.T) {
	w := newWorld(t)
	w.drill("single").hides("Private image pull", "The agent assumes it", "docs.aws", "Before the code runs", "✓", "Fargate\n")
	w.drill("multiple").hides("Endpoints without NAT", "The image manifest")
	w.drill("typed").hides("AssumeRole", "IRSA call")
	w.drill("tip").hides("point to Fargate.")
	w.drill("trap").hides("Truth", "It waits for Spot")
	w.drill("cloze").hides("30 seconds")
	w.drill("some").at("Review · 1 of").press("o").at("Review · 1 of")
}

func TestARecallCardShowsItsAnswerAndFourRatings(t *testing.T) {
	w := newWorld(t)
	s := w.drill("some")
	s.until("What does ECR enhanced scanning find").hides("Flaws in").press("space").shows("Flaws in programming-language packages.")
	s.shows("1 Again 1 min     2 Hard 6 min    3 Good 10 min   4 Easy 10 d")
}

func TestATrapAsksWhatIsWrongAndShowsTheTruth(t *testing.T) {
	s := newWorld(t).drill("trap")
	s.at("Review · 1 of 1 · Trap").shows("▲ What is wrong with this?", "When Spot runs out, Fargate Spot falls back to On-Demand.")
	s.press("space").at("Review · 1 of 1 · Trap · Fargate")
	s.shows("▲ Trap", "┃ When Spot runs out", "✓ Truth", "┃ It waits for Spot, unless the strategy also names FARGATE.")
}

func TestOfATipWithTwoHolesOneIsAsked(t *testing.T) {
	s := newWorld(t).drill("two-holes").at("Review · 1 of 1 · Tip")
	if n := strings.Count(s.screen(), "[\u00a0...\u00a0]"); n != 1 {
		t.Errorf("%d holes are shown:\n%s", n, s.screen())
	}
	s.press("enter").shows(`beside Fargate`, "point to Fargate Spot").hides("...")
}

func TestAClozeShowsItsHint(t *testing.T) {
	newWorld(t).drill("cloze").shows("After SIGTERM a task has [ time ] to stop.").press("space").shows("has 30 seconds to stop.")
}

func TestACaseStandsAboveItsQuestion(t *testing.T) {
	s := newWorld(t).drill("case").shows("A shop runs on EKS.", "What adds pods as CPU use rises?")
	s.press("1", "enter").shows("✓ Right.", "A shop runs on EKS.", "It compares the use with a target.")
}

func TestEachRatingDoesWhatItsKeySays(t *testing.T) {
	for key, rating := range map[string]fsrs.Rating{"1": fsrs.Again, "2": fsrs.Hard, "3": fsrs.Good, "4": fsrs.Easy, "space": fsrs.Good, "enter": fsrs.Good} {
		w := newWorld(t)
		s := w.drill("trap").press("space")
		promised := s.top().(*reviewScreen).session.Previews(w.desk.Now().Plus(time.Second))[rating-1]
		s.press(key)
		log := w.log()
		if len(log) != 1 || log[0].Rating != rating || log[0].Right != (rating > fsrs.Again) {
			t.Errorf("%s wrote %+v", key, log)
		}
		if got := w.state(fallback).Card; got != promised.Card {
			t.Errorf("%s was to give %+v and gave %+v", key, promised.Card, got)
		}
	}
}

func TestTheRatingRowDoesNotMoveBetweenCards(t *testing.T) {
	for _, height := range []int{12, 16, 24, 40} {
		for _, width := range []int{40, 80, 120} {
			s := newWorld(t).sitAt(Options{Theme: usual(), Start: Start{Review: true, Scope: desk.Scope{New: 50}}}, width, height)
			row := -1
			for range 40 {
				if !s.reviewing() {
					break
				}
				if s.top().(*reviewScreen).mode() == modeCard {
					s.press("space")
					at := slices.IndexFunc(strings.Split(s.screen(), "\n"), func(l string) bool { return strings.HasPrefix(l, "  1 Again") })
					if row >= 0 && at != row || at < 0 {
						t.Fatalf("on %d × %d the ratings went from line %d to %d:\n%s", width, height, row, at, s.screen())
					}
					row = at
				}
				s.pass()
			}
		}
	}
}

func TestAHeldKeyActsOnceAnItem(t *testing.T) {
	w := newWorld(t)
	s := w.drill("some")
	s.until("What does ECR enhanced scanning find").hold("space", 20).shows("Flaws in")
	if n := len(w.log()); n != 3 {
		t.Errorf("%d answers", n)
	}
	s.hold("3", 20)
	if n := len(w.log()); n != 4 {
		t.Errorf("a held rating made %d answers", n-3)
	}
	w = newWorld(t)
	s = w.drill("single").press("2").hold("enter", 20).shows("✓ Right")
	if n := len(w.log()); n != 1 {
		t.Errorf("a held enter made %d answers", n)
	}
	s.press("u").hold("j", 2).shows("› ( ) 4") // moving may be held
}

func TestAnUnboundKeyDoesNothing(t *testing.T) {
	w := newWorld(t)
	w.drill("some").stays("y", "i", "t", "w", "7", "8", "f5", "tab", "insert", "[", "Z", "n")
	s := w.drill("trap").stays("1", "2", "3", "4", "y", "o", "x", "g", "h", "l")
	s.press("space").stays("5", "0", "y", "x", "g", "a", "c", "d", "e")
	s = w.drill("single").stays("5", "9", "e", "o", "y", "backspace")
	s.press("2", "enter").stays("1", "2", "3", "4", "a", "c", "d", "e", "x", "g", "y", "9")
}

func TestFlagMarksTheCardAndTakesTheMarkBack(t *testing.T) {
	w := newWorld(t)
	s := w.drill("single").press("c", "f").says("Flagged.").shows("⚑ flagged", "(•) 3")
	if !w.state(pull).Flagged {
		t.Error("the flag is not in the store")
	}
	s.press("f").says("Flag taken off.").hides("⚑")
	if w.state(pull).Flagged {
		t.Error("the flag is still in the store")
	}
}

func TestBuryHidesTheCardUntilTomorrow(t *testing.T) {
	w := newWorld(t)
	s := w.drill("some")
	first := s.body()
	s.press(s.buryKey()).says("Buried for today. u takes it back.")
	if s.body() == first {
		t.Fatal("the buried card is still asked")
	}
	s.press("u").says("Taken back: bury.")
	if s.body() != first {
		t.Errorf("undo did not bring the card back:\n%s", s.screen())
	}
	s.press(s.buryKey(), "q")
	if n := len(w.states()); n != 1 {
		t.Errorf("%d cards have a state", n)
	}
	w.clock.advance(24 * time.Hour)
	if s := w.drill("some"); s.body() != first {
		t.Errorf("a day later the card is not asked:\n%s", s.screen())
	}
}

func TestSuspendHidesTheCardForGood(t *testing.T) {
	w := newWorld(t)
	s := w.drill("trap").press("s").says("Suspended. u takes it back.")
	if !w.state(fallback).Suspended {
		t.Error("the store does not know")
	}
	w.clock.advance(400 * 24 * time.Hour)
	w.drill("trap").shows("Nothing due in this selection.")
	s.press("u").shows("What is wrong with this?")
	if w.state(fallback).Suspended {
		t.Error("undo did not reach the store")
	}
}

func TestTheLastCardHiddenCanBeTakenBack(t *testing.T) {
	for _, key := range []string{"b", "s"} {
		s := newWorld(t).drill("trap").press(key).shows("Nothing due in this selection.", "u takes it back.", "u undo")
		s.press("u").shows("What is wrong with this?").press(key, "q").at("drillship")
	}
}

func TestTheNoteOpensAtTheItemAndReturnsToTheSamePlace(t *testing.T) {
	s := newWorld(t).drill("trap").press("space", "o").at("Fargate · Spot").press("esc")
	s.at("Review · 1 of 1 · Trap · Fargate").shows("✓ Truth", "1 Again").press("4").at("Review done")
	s = newWorld(t).drill("single").press("a", "enter", "o").at("Fargate · Spot").press("q").shows("✗ Wrong, 2 is right.", "✗ (•) 1")
	s.press("space")
}

func TestLeavingInTheMiddleComesBackToExactlyWhatIsDue(t *testing.T) {
	w := newWorld(t)
	s := w.sit(Start{Review: true})
	asked := s.asked()
	s.answerAll(3, s.passWhole)
	left := s.asked()
	s.press("ctrl+c")
	if !s.gone {
		t.Fatal("ctrl+c did not leave")
	}
	w.desk.Store = w.store() // as a new start of the program would
	s = w.sit(Start{Review: true})
	if again := s.asked(); again != left || again == asked {
		t.Errorf("asked %q, then %q; after coming back %q", asked, left, again)
	}
	w.clock.advance(24 * time.Hour)
	over, err := w.desk.Overview()
	if err != nil {
		t.Fatal(err)
	}
	s = w.sit(Start{Review: true})
	if _, of, _ := s.top().(*reviewScreen).session.Position(); of != over.Plan.Len() || of == 0 {
		t.Errorf("a day later %d are asked, Home says %d", of, over.Plan.Len())
	}
}

func TestAnEmptyReviewOffersNotesAndCram(t *testing.T) {
	w := newWorld(t)
	s := w.drill("no-such-tag").shows("Nothing due in this selection.", "n notes   c cram   q leave   ? keys")
	s.press("c").at("Review").shows("Nothing due in this selection.").hides("c cram").stays("c")
	s.press("n").at("Notes").press("esc").at("drillship")
}

func TestACardWhoseFileChangedIsPassedOver(t *testing.T) {
	w := newWorld(t)
	s := w.drill("some")
	r := s.top().(*reviewScreen)
	w.desk.Library = worldOf(t, secondPack()).desk.Library
	s.press("-").shows("Nothing due")
	if n := len(r.session.Results()); n != 0 {
		t.Errorf("%d answers", n)
	}
}

func TestAClickAnswersWithoutAKey(t *testing.T) {
	w := newWorld(t)
	s := w.drill("trap").clickOn("When Spot", tea.MouseLeft).shows("✓ Truth")
	s.clickOn("4 Easy", tea.MouseLeft).at("Review done")
	if log := w.log(); len(log) != 1 || log[0].Rating != fsrs.Easy {
		t.Errorf("saved %+v", log)
	}
	s = w.drill("single").clickOn("The ECS service-linked", tea.MouseLeft).shows("› (•) 3")
	s.clickOn("The task role", tea.MouseRight).shows("›×( ) 1").clickOn("The task role", tea.MouseRight).shows("› ( ) 1")
	s.clickOn("The task execution", tea.MouseLeft).clickOn("enter check", tea.MouseLeft).shows("✓ Right").clickOn("space next", tea.MouseLeft).hides("✓ Right")
}

func TestAClickOnANarrowRatingRowRatesTheCellItIsIn(t *testing.T) {
	for text, rating := range map[string]fsrs.Rating{"1 Again": 1, "2 Hard": 2, "3 Good": 3, "4 Easy": 4} {
		w := newWorld(t)
		w.drill("trap").resize(40, 12).press("space").clickOn(text, tea.MouseLeft)
		if log := w.log(); len(log) != 1 || log[0].Rating != rating {
			t.Errorf("a click on %q saved %+v", text, log)
		}
	}
}

func TestAClickOnAFooterKeyThatStandsForManyDoesNothing(t *testing.T) {
	w := newWorld(t)
	w.drill("trap").press("space").clickOn("1-4 rate", tea.MouseLeft).shows("1-4 rate")
	w.drill("single").clickOn("1-4 mark", tea.MouseLeft).hides("(•)")
}

// buryKey is the key that hides the card asked: with options open, b marks the second.
func (s *sitting) buryKey() string {
	if s.top().(*reviewScreen).mode() == modeOptions {
		return "-"
	}
	return "b"
}

// until passes cards until one with this text is asked.
func (s *sitting) until(text string) *sitting {
	s.t.Helper()
	for range 50 {
		if strings.Contains(s.screen(), text) {
			return s
		}
		s.passWhole()
	}
	s.t.Fatalf("%q never came", text)
	return s
}

// passWhole is pass up to the next card.
func (s *sitting) passWhole() {
	s.t.Helper()
	before := s.asked()
	for s.reviewing() && s.asked() == before {
		s.pass()
	}
}

// asked is the key of the card on the screen.
func (s *sitting) asked() content.Key {
	r, ok := s.top().(*reviewScreen)
	if !ok {
		return ""
	}
	slot, _ := r.session.Current()
	return slot.Key
}
