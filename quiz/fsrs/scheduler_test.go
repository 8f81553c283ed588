package fsrs_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/drillship/drillship/quiz/fsrs"
)

func TestSchedulerWithStepsAgreesWithOtherImplementation(t *testing.T) {
	for _, v := range readVectors(t).SchedulerSteps {
		t.Run(v.Kind+"/"+v.ID, func(t *testing.T) { checkSchedule(t, v) })
	}
}

func TestSchedulerWithoutStepsAgreesWithOtherImplementation(t *testing.T) {
	for _, v := range readVectors(t).SchedulerLongTerm {
		t.Run(v.ID, func(t *testing.T) { checkSchedule(t, v) })
	}
}

// checkSchedule compares all previews and the card after each answer. Left out,
// because we differ on purpose, see the package comment:
//
//   - days beyond the maximum, which ts allows by one or two: we stop there;
//   - the phase after a step of a day or more, which ts calls review. There the
//     card goes on from the position in the vectors, since its next answer is a
//     different one; all waits and memories must agree all the same;
//   - Again right after that, which ts answers with another step of a day,
//     because it carries the step over to relearning.
func checkSchedule(t *testing.T, v schedule) {
	t.Helper()
	s := scheduler(t, vectorOptions(v))
	var c fsrs.Card
	for i, r := range v.Reviews {
		all := s.Outcomes(c, r.ElapsedDays, 1)
		for j, want := range r.Preview {
			if isDayStep(r.Before) && j == 0 {
				continue
			}
			what := fmt.Sprintf("review %d, %v", i, fsrs.Rating(j+1))
			checkPosition(t, what, all[j], want, v.Options.MaximumInterval)
		}
		after := all[r.Rating-fsrs.Again]
		c = after.Card
		what := fmt.Sprintf("review %d", i)
		checkPosition(t, what, after, r.After, v.Options.MaximumInterval)
		ts.checkMemory(t, what, c.Memory, &r.After.Stability, &r.After.Difficulty)
		if c.Lapses != r.After.Lapses || c.Reps != r.After.Reps {
			t.Errorf("%s: %d lapses and %d reps, want %d and %d", what, c.Lapses, c.Reps, r.After.Lapses, r.After.Reps)
		}
		if isDayStep(r.After) {
			c.Phase, c.Step = fsrs.Review, 0
		}
	}
}

func vectorOptions(v schedule) fsrs.Options {
	return fsrs.Options{
		DesiredRetention: v.Options.DesiredRetention,
		MaximumInterval:  v.Options.MaximumInterval,
		LearningSteps:    durations(v.Options.Learning),
		RelearningSteps:  durations(v.Options.Relearning),
		HardStep:         fsrs.MeanOfFirstTwo,
		ShortTerm:        v.Options.ShortTerm,
	}
}

func durations(waits []wait) []time.Duration {
	all := make([]time.Duration, len(waits))
	for i, w := range waits {
		all[i] = time.Duration(w)
	}
	return all
}

// isDayStep tells a step of a day or more, which keeps its index in review.
func isDayStep(p position) bool { return p.State == "review" && p.Step > 0 }

func checkPosition(t *testing.T, what string, got fsrs.Outcome, want position, maximum int) {
	t.Helper()
	if days := min(want.ScheduledDays, maximum); got.Days != days {
		t.Errorf("%s: %d days, want %d", what, got.Days, days)
	}
	minutes := int(math.Floor(got.Delay.Minutes() + 0.5))
	if want.ScheduledDays == 0 && minutes != want.DueInMinutes || want.ScheduledDays > 0 && got.Delay != 0 {
		t.Errorf("%s: %v delay, want %d minutes", what, got.Delay, want.DueInMinutes)
	}
	if !isDayStep(want) && got.Card.Phase.String() != want.State {
		t.Errorf("%s: %v, want %s", what, got.Card.Phase, want.State)
	}
	if got.Card.Step != want.Step {
		t.Errorf("%s: step %d, want %d", what, got.Card.Step, want.Step)
	}
}

func TestLapseLeadsThroughRelearningBackToReview(t *testing.T) {
	s := scheduler(t, fsrs.DefaultOptions())
	c := fsrs.Card{Phase: fsrs.Review, Memory: fsrs.Memory{Stability: 30, Difficulty: 5}, Reps: 5}
	lapsed := s.Answer(c, 30, fsrs.Again, 7)
	if lapsed.Card.Phase != fsrs.Relearning || lapsed.Card.Lapses != 1 || lapsed.Delay != 10*time.Minute {
		t.Fatalf("after the lapse: %+v", lapsed)
	}
	again := s.Answer(lapsed.Card, 0, fsrs.Again, 7)
	if again.Card.Phase != fsrs.Relearning || again.Card.Lapses != 1 {
		t.Errorf("forgotten again while relearning: %+v", again)
	}
	back := s.Answer(lapsed.Card, 0, fsrs.Good, 7)
	if back.Card.Phase != fsrs.Review || back.Days < 1 || back.Card.Reps != 7 {
		t.Errorf("relearnt: %+v", back)
	}
}

func TestReviewIntervalsRiseFromHardToEasyEvenWhenShort(t *testing.T) {
	s := scheduler(t, steady())
	c := fsrs.Card{Phase: fsrs.Review, Memory: fsrs.Memory{Stability: 0.1, Difficulty: 10}}
	all := s.Outcomes(c, 0, 0)
	if all[1].Days != 1 || all[2].Days != 2 || all[3].Days != 3 {
		t.Errorf("Hard, Good, Easy after %d, %d, %d days", all[1].Days, all[2].Days, all[3].Days)
	}
}

func TestIntervalsTieAtTheMaximum(t *testing.T) {
	o := steady()
	o.MaximumInterval = 7
	all := scheduler(t, o).Outcomes(fsrs.Card{Phase: fsrs.Review, Memory: fsrs.Memory{Stability: 90, Difficulty: 5}}, 90, 0)
	for _, got := range all[1:] {
		if got.Days != 7 {
			t.Errorf("got %+v", got)
		}
	}
}

func TestAgainGivesWayToHardWithoutShortTerm(t *testing.T) {
	p, o := fsrs.DefaultParameters(), steady()
	p[0], o.ShortTerm = 20, false // forgetting a new card leaves more than Hard does
	s, err := fsrs.NewScheduler(p, o)
	if err != nil {
		t.Fatal(err)
	}
	all := s.Outcomes(fsrs.Card{}, 0, 0)
	if all[0].Days != 1 || all[1].Days != 2 || all[2].Days != 3 || all[3].Days != 8 {
		t.Errorf("after %d, %d, %d, %d days", all[0].Days, all[1].Days, all[2].Days, all[3].Days)
	}
}

func TestElapsedTimeMeansNothingToANewCard(t *testing.T) {
	s := scheduler(t, fsrs.DefaultOptions())
	for seed := range uint64(100) {
		if s.Outcomes(fsrs.Card{}, 7, seed) != s.Outcomes(fsrs.Card{}, 0, seed) {
			t.Fatalf("seed %d: a new card was scheduled by its elapsed time", seed)
		}
	}
}

func TestUnknownRatingChangesNoCard(t *testing.T) {
	s := scheduler(t, fsrs.DefaultOptions())
	c := learningOn(1)
	for _, r := range []fsrs.Rating{-128, 0, 5} {
		if got := s.Answer(c, 0, r, 0); got != (fsrs.Outcome{Card: c}) {
			t.Errorf("%v: %+v", r, got)
		}
	}
}

func TestSchedulerKeepsItsStepsWhenTheCallerReusesTheSlice(t *testing.T) {
	o := fsrs.DefaultOptions()
	s := scheduler(t, o)
	o.LearningSteps[0] = time.Hour
	if got := s.Answer(fsrs.Card{}, 0, fsrs.Again, 0); got.Delay != time.Minute {
		t.Errorf("got %v", got.Delay)
	}
}

func TestSettingsThatMakeNoSenseAreRefused(t *testing.T) {
	change := map[string]func(*fsrs.Parameters, *fsrs.Options){
		"parameter NaN":      func(p *fsrs.Parameters, _ *fsrs.Options) { p[3] = math.NaN() },
		"parameter infinite": func(p *fsrs.Parameters, _ *fsrs.Options) { p[20] = math.Inf(1) },
		"parameters missing": func(p *fsrs.Parameters, _ *fsrs.Options) { *p = fsrs.Parameters{} },
		"retention 0":        func(_ *fsrs.Parameters, o *fsrs.Options) { o.DesiredRetention = 0 },
		"retention 1":        func(_ *fsrs.Parameters, o *fsrs.Options) { o.DesiredRetention = 1 },
		"retention NaN":      func(_ *fsrs.Parameters, o *fsrs.Options) { o.DesiredRetention = math.NaN() },
		"maximum 0":          func(_ *fsrs.Parameters, o *fsrs.Options) { o.MaximumInterval = 0 },
		"maximum too long":   func(_ *fsrs.Parameters, o *fsrs.Options) { o.MaximumInterval = fsrs.MaxInterval + 1 },
		"step 0":             func(_ *fsrs.Parameters, o *fsrs.Options) { o.LearningSteps = []time.Duration{0} },
		"steps that shrink":  func(_ *fsrs.Parameters, o *fsrs.Options) { o.RelearningSteps = []time.Duration{2, 1} },
		"unknown Hard rule":  func(_ *fsrs.Parameters, o *fsrs.Options) { o.HardStep = 9 },
	}
	for name, f := range change {
		p, o := fsrs.DefaultParameters(), fsrs.DefaultOptions()
		f(&p, &o)
		if _, err := fsrs.NewScheduler(p, o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func BenchmarkAnswer(b *testing.B) {
	s := scheduler(b, fsrs.DefaultOptions())
	c := fsrs.Card{Phase: fsrs.Review, Memory: fsrs.Memory{Stability: 30, Difficulty: 5}, Reps: 5}
	for b.Loop() {
		s.Answer(c, 30, fsrs.Good, 1)
	}
}
