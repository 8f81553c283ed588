package fsrs_test

import (
	"testing"
	"time"

	"github.com/drillship/drillship/quiz/fsrs"
)

const day = 24 * time.Hour

// steady is the default without fuzz, with other steps for new cards.
func steady(learning ...time.Duration) fsrs.Options {
	o := fsrs.DefaultOptions()
	o.Fuzz = false
	o.LearningSteps = learning
	return o
}

func scheduler(t testing.TB, o fsrs.Options) fsrs.Scheduler {
	t.Helper()
	s, err := fsrs.NewScheduler(fsrs.DefaultParameters(), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// learningOn is a card that was answered once and stands on a learning step.
func learningOn(step int) fsrs.Card {
	return fsrs.Card{Phase: fsrs.Learning, Step: step, Memory: fsrs.Memory{Stability: 1, Difficulty: 5}, Reps: 1}
}

func TestHardWaitsTheMeanOfTheFirstTwoStepsOnTheFirst(t *testing.T) {
	s := scheduler(t, steady(time.Minute, 10*time.Minute, time.Hour))
	got := s.Answer(fsrs.Card{}, 0, fsrs.Hard, 0)
	if got.Delay != 5*time.Minute+30*time.Second || got.Card.Step != 0 || got.Card.Phase != fsrs.Learning {
		t.Errorf("got %+v", got)
	}
}

func TestHardRepeatsALaterStep(t *testing.T) {
	s := scheduler(t, steady(time.Minute, 10*time.Minute, time.Hour))
	for step, want := range map[int]time.Duration{1: 10 * time.Minute, 2: time.Hour} {
		got := s.Answer(learningOn(step), 0, fsrs.Hard, 0)
		if got.Delay != want || got.Card.Step != step {
			t.Errorf("on step %d: %+v", step, got)
		}
	}
}

func TestHardOnASingleStepWaitsHalfAsLongAgainButAtMostADayMore(t *testing.T) {
	short := scheduler(t, steady(10*time.Minute)).Answer(fsrs.Card{}, 0, fsrs.Hard, 0)
	if short.Delay != 15*time.Minute {
		t.Errorf("one step of 10 minutes: %+v", short)
	}
	long := scheduler(t, steady(10*day)).Answer(fsrs.Card{}, 0, fsrs.Hard, 0)
	if long.Days != 11 || long.Delay != 0 {
		t.Errorf("one step of 10 days: %+v", long)
	}
}

func TestStepOfADayKeepsTheCardLearning(t *testing.T) {
	s := scheduler(t, steady(15*time.Minute, day))
	next := s.Answer(fsrs.Card{}, 0, fsrs.Good, 0)
	if next.Days != 1 || next.Delay != 0 || next.Card.Phase != fsrs.Learning || next.Card.Step != 1 {
		t.Fatalf("after Good: %+v", next)
	}
	forgotten := s.Answer(next.Card, 1, fsrs.Again, 0)
	if forgotten.Card.Phase != fsrs.Learning || forgotten.Card.Lapses != 0 || forgotten.Delay != 15*time.Minute {
		t.Errorf("forgotten on the next day: %+v", forgotten)
	}
	if known := s.Answer(next.Card, 1, fsrs.Good, 0); known.Card.Phase != fsrs.Review {
		t.Errorf("known on the next day: %+v", known)
	}
}

func TestStepsNeverExceedTheMaximumInterval(t *testing.T) {
	o := steady(10 * time.Minute)
	o.LearningSteps, o.MaximumInterval = []time.Duration{10 * day}, 7
	if got := scheduler(t, o).Answer(fsrs.Card{}, 0, fsrs.Again, 0); got.Days != 7 {
		t.Errorf("got %+v", got)
	}
}

func TestCardBeyondShortenedStepsIsOnTheLastOne(t *testing.T) {
	s := scheduler(t, steady(time.Minute, 10*time.Minute))
	all := s.Outcomes(learningOn(7), 0, 0)
	if all[0].Delay != time.Minute || all[1].Delay != 10*time.Minute || all[1].Card.Step != 1 {
		t.Errorf("Again %+v, Hard %+v", all[0], all[1])
	}
	if all[2].Card.Phase != fsrs.Review || all[2].Card.Step != 0 {
		t.Errorf("Good %+v", all[2])
	}
}

func TestAnswersWithoutStepsLeadStraightToReview(t *testing.T) {
	o := steady()
	o.RelearningSteps = nil
	s := scheduler(t, o)
	for _, got := range s.Outcomes(fsrs.Card{}, 0, 0) {
		if got.Card.Phase != fsrs.Review || got.Days < 1 {
			t.Errorf("new card: %+v", got)
		}
	}
	lapsed := s.Answer(fsrs.Card{Phase: fsrs.Review, Memory: fsrs.Memory{Stability: 9, Difficulty: 5}}, 9, fsrs.Again, 0)
	if lapsed.Card.Phase != fsrs.Review || lapsed.Card.Lapses != 1 || lapsed.Days < 1 {
		t.Errorf("lapse: %+v", lapsed)
	}
}
