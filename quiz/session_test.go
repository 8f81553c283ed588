package quiz_test

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

const (
	again = fsrs.Again
	hard  = fsrs.Hard
	good  = fsrs.Good
	easy  = fsrs.Easy
)

func TestASessionAsksItsCardsInTheirOrder(t *testing.T) {
	l := sit("p/a", "p/b", "p/c")
	for _, want := range []content.Key{"p/a", "p/b", "p/c", ""} {
		equal(t, "asks", l.asks(), want)
		l.answer(easy)
	}
	equal(t, "events", len(l.log), 3)
}

func TestAnEmptySessionIsOverAtOnce(t *testing.T) {
	l := sit()
	before := l.session
	l.give(good).bury().suspend().flag().undo().advance().skip()
	equal(t, "asks", l.asks(), "")
	equal(t, "events", len(l.log), 0)
	equal(t, "can undo", l.session.CanUndo(), false)
	if !reflect.DeepEqual(l.session, before) {
		t.Error("the session changed")
	}
}

func TestACardThatIsThereTwiceIsAskedOnce(t *testing.T) {
	l := sit("p/a", "p/b", "p/a", "p/b")
	l.answer(easy, easy)
	equal(t, "asks", l.asks(), "")
	equal(t, "answers of p/a", l.state("p/a").Answers, 1)
}

func TestAnAnsweredCardStaysOnScreenUntilTheLearnerGoesOn(t *testing.T) {
	l := sit("p/a", "p/b").give(good)
	equal(t, "asks", l.asks(), "p/a")
	equal(t, "rating", l.session.Answered().Answer.Rating, good)
	slot, _ := l.session.Current()
	equal(t, "state", slot.State, l.state("p/a"))
	l.give(again)
	equal(t, "events after a second answer", len(l.log), 1)
	l.advance()
	equal(t, "asks", l.asks(), "p/b")
	if l.session.Answered() != nil {
		t.Error("the next card is answered already")
	}
}

func TestACardThatCannotBeShownIsPassedOver(t *testing.T) {
	l := sit("p/a", "p/b").skip()
	equal(t, "asks", l.asks(), "p/b")
	equal(t, "events", len(l.log), 0)
	equal(t, "can undo", l.session.CanUndo(), false)
}

func TestTheResultIsWhatTheKeysShowed(t *testing.T) {
	for r := again; r <= easy; r++ {
		l := sit("p/a").wait(10 * time.Second)
		shown := l.session.Previews(l.now)[r-1]
		l.wait(-10 * time.Second).give(r)
		equal(t, r.String(), l.session.Answered().Outcome, shown)
		equal(t, r.String(), l.state("p/a").Card, shown.Card)
	}
}

func TestTheLogHasAllThatIsKnownOfAnAnswer(t *testing.T) {
	l := sit("p/a")
	a := quiz.Answer{
		Rating: hard, Right: true, Sure: quiz.Unsure, Chosen: []string{"x"}, Shown: []string{"y", "x"},
		Typed: "Fargate", Took: 1500 * time.Millisecond, Length: 80, Rev: "2",
	}
	_, events := l.session.Answer(evening, number(7), a)
	want := quiz.Event{
		ID: number(7), Moment: evening, Kind: quiz.Answered, Card: "p/a", Rating: hard, Right: true, Sure: quiz.Unsure,
		Chosen: []string{"x"}, Shown: []string{"y", "x"}, Typed: "Fargate", Took: 1500, Length: 80, Rev: "2",
	}
	if len(events) != 1 || !reflect.DeepEqual(events[0], want) {
		t.Errorf("got %+v, want %+v", events, want)
	}
}

func TestALongTypedAnswerIsCutForTheLog(t *testing.T) {
	_, events := sit("p/a").session.Answer(evening, number(1), quiz.Answer{Rating: again, Typed: strings.Repeat("ü", 300), Took: -time.Hour})
	equal(t, "typed", events[0].Typed, strings.Repeat("ü", 200))
	equal(t, "took", events[0].Took, 0)
}

func TestAnAnswerWithoutARatingIsNoAnswer(t *testing.T) {
	for _, r := range []fsrs.Rating{-1, 0, 5} {
		l := sit("p/a", "p/b").give(r)
		if l.session.Answered() != nil || len(l.log) > 0 {
			t.Errorf("rating %d counts", r)
		}
	}
}

func TestAFailedCardComesBackWhenItsStepIsOver(t *testing.T) {
	l := sit("p/a", "p/b", "p/c", "p/d").answer(again)
	same(t, "waiting", keysOf(l.session.Waiting()), []content.Key{"p/a"})
	equal(t, "asks before the minute is over", l.asks(), "p/b")
	l.wait(time.Minute).answer(easy)
	equal(t, "asks after it", l.asks(), "p/a")
	l.answer(easy)
	equal(t, "asks then", l.asks(), "p/c")
}

func TestTheSoonestStepComesFirst(t *testing.T) {
	l := sit("p/a", "p/b", "p/c", "p/d").answer(good, hard, again, easy)
	same(t, "waiting, and asked", append(keysOf(l.session.Waiting()), l.asks()), []content.Key{"p/b", "p/a", "p/c"})
}

func TestWhenNothingElseIsLeftAStepIsAskedEarly(t *testing.T) {
	l := sit("p/a", "p/b").answer(good, easy)
	equal(t, "asks ten minutes early", l.asks(), "p/a")
}

func TestAStepFarAwayIsWaitedFor(t *testing.T) {
	far := quiz.State{Card: fsrs.Card{Phase: fsrs.Learning}, Answers: 1}
	l := sitOver([]quiz.Slot{{Key: "p/a", State: far}}, evening).give(good)
	l.now = evening.Plus(-time.Hour) // the clock is put back
	l.advance()
	equal(t, "asks", l.asks(), "")
	same(t, "waiting", keysOf(l.session.Waiting()), []content.Key{"p/a"})
	l.wait(55 * time.Minute).advance()
	equal(t, "asks ahead of its time, right after its own answer", l.asks(), "")
	l.wait(25 * time.Minute).advance()
	equal(t, "asks when its time has come", l.asks(), "p/a")
}

func TestAStepBeyondTheStudyDayIsLeftToTheNextOne(t *testing.T) {
	l := sitOver([]quiz.Slot{{Key: "p/a"}}, moment("2026-11-21T03:55:00Z")).answer(good)
	equal(t, "asks", l.asks(), "")
	equal(t, "waiting", len(l.session.Waiting()), 0)
	equal(t, "due", l.state("p/a").DueAt, moment("2026-11-21T04:05:10Z").At)
}

func TestASessionGoesOnOverTheEndOfItsDay(t *testing.T) {
	l := sitOver([]quiz.Slot{{Key: "p/a"}, {Key: "p/b"}}, moment("2026-11-21T03:58:00Z")).answer(again)
	l.wait(5 * time.Minute).answer(good)
	equal(t, "asks the step of the old day", l.asks(), "p/a")
	l.answer(good)
	equal(t, "first", l.state("p/a").First, l.state("p/b").First-1)
	same(t, "waiting", keysOf(l.session.Waiting()), []content.Key{"p/a"})
}

func TestTheLogGoesForwardThoughTheClockIsPutBack(t *testing.T) {
	l := sit("p/a", "p/b").give(good).wait(-time.Hour).advance().give(good).flag()
	for i := 1; i < len(l.log); i++ {
		if l.log[i].At <= l.log[i-1].At {
			t.Errorf("event %d is not later than the one before", i)
		}
	}
}

func TestABuriedCardIsGoneForTheDay(t *testing.T) {
	l := sit("p/a", "p/b").bury()
	equal(t, "asks", l.asks(), "p/b")
	equal(t, "hidden until", l.state("p/a").HiddenUntil, dayOf(evening)+1)
	l.answer(easy)
	equal(t, "asks in the end", l.asks(), "")
}

func TestACardThatWaitsForItsStepCanBeBuried(t *testing.T) {
	l := sit("p/a", "p/b").give(again).bury()
	equal(t, "waiting", len(l.session.Waiting()), 0)
	equal(t, "asks", l.asks(), "p/b")
	equal(t, "answers that stand", len(l.session.Results()), 1)
	l.undo()
	equal(t, "asks after undo", l.asks(), "p/a")
	same(t, "waiting after undo", keysOf(l.session.Waiting()), []content.Key{"p/a"})
	equal(t, "hidden", l.state("p/a").Hidden(dayOf(evening)), false)
}

func TestSuspendingACardLeavesItsSiblings(t *testing.T) {
	l := sit("p/a#1", "p/a#2").suspend()
	equal(t, "asks", l.asks(), "p/a#2")
	equal(t, "suspended", l.state("p/a#1").Suspended, true)
	equal(t, "sibling suspended", l.state("p/a#2").Suspended, false)
}

func TestAFlagLastsWhenTheCardComesBack(t *testing.T) {
	l := sit("p/a").give(again).flag().wait(time.Minute).advance()
	slot, _ := l.session.Current()
	equal(t, "flagged", slot.State.Flagged, true)
	equal(t, "state", slot.State, l.state("p/a"))
	l.flag()
	equal(t, "after the flag is taken back", l.state("p/a").Flagged, false)
}

func TestUndoTakesBackOneThingAfterTheOther(t *testing.T) {
	l := sit("p/a", "p/b", "p/c").give(again).flag().advance().bury().give(good)
	for _, want := range []struct {
		asks    content.Key
		results int
		flagged bool
	}{{"p/c", 1, true}, {"p/b", 1, true}, {"p/a", 1, false}, {"p/a", 0, false}} {
		l.undo()
		equal(t, "asks", l.asks(), want.asks)
		equal(t, "results", len(l.session.Results()), want.results)
		equal(t, "flagged", l.state("p/a").Flagged, want.flagged)
	}
	equal(t, "can undo", l.session.CanUndo(), false)
	equal(t, "cards in the log", len(quiz.Replay(l.log).States), 0)
}

func TestAnotherAnswerAfterUndoIsTheOnlyOne(t *testing.T) {
	l := sit("p/a").give(again).undo().give(easy)
	equal(t, "answers", l.state("p/a").Answers, 1)
	equal(t, "lapses", l.state("p/a").LastRight, true)
	slot, _ := l.session.Current()
	equal(t, "state", slot.State, l.state("p/a"))
}

func TestASessionIsAValue(t *testing.T) {
	l := sit("p/a", "p/b", "p/c").answer(again)
	start := l.session
	keys := func(s quiz.Session) string { return fmt.Sprint(s.Results(), keysOf(s.Waiting())) }
	before := keys(start)
	one, _ := start.Answer(l.now, number(1), quiz.Answer{Rating: again})
	other, _ := start.Answer(l.now, number(2), quiz.Answer{Rating: good, Right: true})
	equal(t, "start", keys(start), before)
	equal(t, "first branch", one.Results()[1].Answer.Rating, again)
	equal(t, "second branch", other.Results()[1].Answer.Rating, good)
	same(t, "waiting in the first", keysOf(one.Waiting()), []content.Key{"p/a", "p/b"})
}

func TestPositionCountsEachCardOnceAndRepeatsApart(t *testing.T) {
	position := func(l *learner) string {
		n, of, repeats := l.session.Position()
		return fmt.Sprint(n, " of ", of, ", ", repeats, " to repeat")
	}
	l := sit("p/a", "p/b", "p/c")
	equal(t, "at the start", position(l), "1 of 3, 0 to repeat")
	l.give(easy)
	equal(t, "answered", position(l), "1 of 3, 0 to repeat")
	l.advance().give(again)
	equal(t, "one comes back", position(l), "2 of 3, 1 to repeat")
	l.advance().bury()
	equal(t, "one is buried, the other one comes back in a minute", position(l), "2 of 2, 1 to repeat")
	equal(t, "empty", position(sit()), "0 of 0, 0 to repeat")
}

func TestACardIsNeverAskedAgainRightAfterItsOwnAnswer(t *testing.T) {
	l := sit("p/a").answer(good)
	equal(t, "nothing else is left", l.asks(), "")
	equal(t, "it comes back", len(l.session.Waiting()), 1)
	l = sit("p/a", "p/b").answer(again, again)
	equal(t, "the other one comes first, ahead of its time", l.asks(), "p/a")
}

func TestCardsWhoseStepIsNotOverWaitInTheSession(t *testing.T) {
	waiting := quiz.Slot{Key: "p/w", State: quiz.State{Answers: 1, DueAt: evening.Plus(5 * time.Minute).At, Last: dayOf(evening)}}
	only := quiz.Start([]quiz.Slot{waiting}, quiz.DefaultSettings(), false, evening)
	_, asked := only.Current()
	equal(t, "asked though nothing was answered", asked, false)
	l := sitOver([]quiz.Slot{waiting, {Key: "p/a"}}, evening)
	equal(t, "first the one that can be asked", l.asks(), "p/a")
	l.answer(easy)
	equal(t, "then the waiting one", l.asks(), "p/w")
}

func TestASessionOfAThousandAnswersFitsInMemory(t *testing.T) {
	var keys []content.Key
	for i := range 1000 {
		keys = append(keys, content.Key(fmt.Sprint("p/", i)))
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	l := sit(keys...)
	for range keys {
		l.answer(easy)
	}
	runtime.ReadMemStats(&after)
	if bytes := after.TotalAlloc - before.TotalAlloc; bytes > 10<<20 {
		t.Errorf("%d bytes", bytes)
	}
}
