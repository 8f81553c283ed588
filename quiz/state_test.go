package quiz_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

func answered(m quiz.Moment, r fsrs.Rating) quiz.Event {
	return quiz.Event{Moment: m, Kind: quiz.Answered, Card: "p/a", Rating: r, Right: r != fsrs.Again}
}

// after is the state of p/a after these events.
func after(events ...quiz.Event) (s quiz.State) {
	for _, e := range events {
		s = s.Apply(e, quiz.DefaultSettings())
	}
	return s
}

func TestAFailedCardComesBackInMinutes(t *testing.T) {
	s := after(answered(evening, fsrs.Again))
	equal(t, "due", s.DueAt, evening.Plus(time.Minute).At)
	equal(t, "due day", s.DueDay, 0)
	equal(t, "due now", s.Due(evening, quiz.DefaultSettings()), false)
	equal(t, "due in a minute", s.Due(evening.Plus(time.Minute), quiz.DefaultSettings()), true)
}

func TestACardUnderReviewComesBackOnAStudyDayAtAnyHour(t *testing.T) {
	s := after(answered(evening, fsrs.Easy))
	first := evening.Starts(s.DueDay, four)
	equal(t, "due at", s.DueAt, 0)
	equal(t, "due a millisecond before its day", s.Due(first.Plus(-time.Millisecond), quiz.DefaultSettings()), false)
	equal(t, "due as its day begins", s.Due(first, quiz.DefaultSettings()), true)
}

func TestAStepOfADayIsDueOnItsDayThoughStillLearning(t *testing.T) {
	s := quiz.State{Card: fsrs.Card{Phase: fsrs.Learning}, DueDay: dayOf(evening) + 1, Last: dayOf(evening), Answers: 1}
	equal(t, "today", s.Due(evening, quiz.DefaultSettings()), false)
	equal(t, "tomorrow", s.Due(evening.Plus(24*time.Hour), quiz.DefaultSettings()), true)
}

func TestANewCardIsNeverDue(t *testing.T) {
	equal(t, "due", quiz.State{}.Due(evening, quiz.DefaultSettings()), false)
	equal(t, "recall", quiz.State{}.Recall(dayOf(evening)), 0)
	equal(t, "elapsed", quiz.State{}.Elapsed(dayOf(evening)), 0)
}

func TestABuriedCardIsHiddenUntilTheNextStudyDay(t *testing.T) {
	s := after(answered(evening, fsrs.Again), quiz.Event{Moment: evening, Kind: quiz.Buried})
	night, morning := moment("2026-11-21T03:59:00Z"), moment("2026-11-21T04:00:00Z")
	equal(t, "due at night", s.Due(night, quiz.DefaultSettings()), false)
	equal(t, "due in the morning", s.Due(morning, quiz.DefaultSettings()), true)
}

func TestASuspendedCardIsHiddenUntilItIsResumed(t *testing.T) {
	s := after(answered(evening, fsrs.Again), quiz.Event{Moment: evening, Kind: quiz.Suspended})
	equal(t, "due years later", s.Due(evening.Plus(10_000*time.Hour), quiz.DefaultSettings()), false)
	s = s.Apply(quiz.Event{Moment: evening, Kind: quiz.Resumed}, quiz.DefaultSettings())
	equal(t, "due when resumed", s.Due(evening.Plus(time.Minute), quiz.DefaultSettings()), true)
}

func TestAFlagIsSetAndTakenBack(t *testing.T) {
	flagged := after(quiz.Event{Moment: evening, Kind: quiz.Flagged})
	equal(t, "flag", flagged, quiz.State{Flagged: true})
	equal(t, "no flag", flagged.Apply(quiz.Event{Kind: quiz.Unflagged}, quiz.DefaultSettings()), quiz.State{})
}

func TestAnAnswerWithoutARatingTeachesNothing(t *testing.T) {
	equal(t, "state", after(answered(evening, 0), answered(evening, 5), answered(evening, -1)), quiz.State{})
}

func TestTwoAnswersAroundFourInTheMorningAreADayApart(t *testing.T) {
	late := after(answered(moment("2026-11-21T03:59:00Z"), fsrs.Easy))
	equal(t, "before", late.Elapsed(dayOf(moment("2026-11-21T03:59:30Z"))), 0)
	equal(t, "after", late.Elapsed(dayOf(moment("2026-11-21T04:00:00Z"))), 1)
}

func TestFlyingWestDoesNotTurnBackTheDays(t *testing.T) {
	tokyo, hawaii := moment("2026-11-21T06:00:00+09:00"), moment("2026-11-20T12:00:00-10:00")
	s := after(answered(tokyo, fsrs.Good), answered(hawaii, fsrs.Good))
	equal(t, "day in Hawaii", dayOf(hawaii), dayOf(tokyo)-1)
	equal(t, "last", s.Last, dayOf(tokyo))
	equal(t, "elapsed", s.Elapsed(dayOf(hawaii)), 0)
}

func TestWhatARatingKeyShowsIsWhatItDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s quiz.State
		now := evening
		for range rapid.IntRange(1, 12).Draw(t, "answers") {
			now = now.Plus(time.Duration(rapid.Int64Range(0, int64(900*time.Hour)).Draw(t, "wait")))
			r := anyRating.Draw(t, "rating")
			shown := quiz.Previews("p/a", s, now, quiz.DefaultSettings())[r-1]
			s = s.Apply(answered(now, r), quiz.DefaultSettings())
			equal(t, "card", s.Card, shown.Card)
			if shown.Days > 0 {
				equal(t, "day", s.DueDay, dayOf(now)+quiz.Day(shown.Days))
			} else {
				equal(t, "time", s.DueAt, now.Plus(shown.Delay).At)
			}
		}
	})
}

func TestNoLogPutsACardOutsideTheCalendar(t *testing.T) {
	first, last := moment("1970-01-01T00:00:00Z"), moment("2200-01-04T00:00:00Z")
	rapid.Check(t, func(t *rapid.T) {
		var s quiz.State
		for range rapid.IntRange(1, 20).Draw(t, "events") {
			e := answered(quiz.Moment{At: rapid.Int64().Draw(t, "at"), Zone: rapid.Int().Draw(t, "zone")}, fsrs.Rating(rapid.Int8().Draw(t, "rating")))
			if rapid.Bool().Draw(t, "valid") {
				e.Rating = anyRating.Draw(t, "rating")
			}
			s = s.Apply(e, quiz.DefaultSettings())
			if s.IsNew() {
				continue
			}
			if (s.DueAt == 0) == (s.DueDay == 0) {
				t.Fatalf("due at %d and on day %d", s.DueAt, s.DueDay)
			}
			if s.DueDay < 0 || s.DueDay > dayOf(last) || s.DueAt < first.At || s.DueAt > last.At {
				t.Errorf("due at %d, on day %d", s.DueAt, s.DueDay)
			}
			if r := s.Recall(s.Last + 10); !(r >= 0 && r <= 1) {
				t.Errorf("recall %v", r)
			}
		}
	})
}

var anyRating = rapid.Custom(func(t *rapid.T) fsrs.Rating { return fsrs.Rating(rapid.IntRange(1, 4).Draw(t, "rating")) })
