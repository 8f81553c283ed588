package fsrs_test

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/quiz/fsrs"
)

// anyFloat draws numbers of every kind, those that are none included.
var anyFloat = rapid.OneOf(
	rapid.Float64(),
	rapid.Float64Range(-10, 100),
	rapid.SampledFrom([]float64{0, -1, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, math.SmallestNonzeroFloat64}),
)

var (
	anyRating  = rapid.Custom(func(t *rapid.T) fsrs.Rating { return fsrs.Rating(rapid.IntRange(1, 4).Draw(t, "rating")) })
	anyElapsed = rapid.OneOf(rapid.IntRange(0, 3), rapid.IntRange(0, 4000), rapid.Int())
	anyModel   = rapid.Custom(func(t *rapid.T) fsrs.Model {
		m := fsrs.NewModel(anyParameters.Draw(t, "parameters"))
		m.ShortTerm = rapid.Bool().Draw(t, "short term")
		return m
	})
	// anyParameters may lie far out of bounds, but are finite.
	anyParameters = rapid.Custom(func(t *rapid.T) fsrs.Parameters {
		p := fsrs.DefaultParameters()
		for i := range p {
			p[i] *= rapid.Float64Range(0.3, 3).Draw(t, "factor")
		}
		if rapid.Bool().Draw(t, "hostile") {
			p[rapid.IntRange(0, 20).Draw(t, "place")] = rapid.Float64().Draw(t, "value")
		}
		return p
	})
	anyMemory = rapid.Custom(func(t *rapid.T) fsrs.Memory {
		return fsrs.Memory{
			Stability:  rapid.Float64Range(fsrs.MinStability, fsrs.MaxStability).Draw(t, "stability"),
			Difficulty: rapid.Float64Range(fsrs.MinDifficulty, fsrs.MaxDifficulty).Draw(t, "difficulty"),
		}
	})
	anySteps = rapid.Custom(func(t *rapid.T) []time.Duration {
		var all []time.Duration
		last := time.Duration(1)
		for range rapid.IntRange(0, 4).Draw(t, "number of steps") {
			last += time.Duration(rapid.OneOf(
				rapid.Int64Range(0, int64(time.Hour)),
				rapid.Int64Range(0, int64(3*day)),
			).Draw(t, "longer by"))
			all = append(all, last)
		}
		return all
	})
	anyOptions = rapid.Custom(func(t *rapid.T) fsrs.Options {
		return fsrs.Options{
			DesiredRetention: rapid.Float64Range(0.001, 0.999).Draw(t, "retention"),
			MaximumInterval:  rapid.OneOf(rapid.IntRange(1, 10), rapid.IntRange(1, fsrs.MaxInterval)).Draw(t, "maximum"),
			LearningSteps:    anySteps.Draw(t, "learning"),
			RelearningSteps:  anySteps.Draw(t, "relearning"),
			HardStep:         fsrs.HardStepRule(rapid.IntRange(0, 1).Draw(t, "rule of Hard")),
			ShortTerm:        rapid.Bool().Draw(t, "short term"),
			Fuzz:             rapid.Bool().Draw(t, "fuzz"),
		}
	})
	// anyCard may contradict itself: a log may come from anywhere.
	anyCard = rapid.Custom(func(t *rapid.T) fsrs.Card {
		c := fsrs.Card{
			Phase:  fsrs.Phase(rapid.IntRange(-1, 4).Draw(t, "phase")),
			Step:   rapid.IntRange(-2, 5).Draw(t, "step"),
			Reps:   rapid.IntRange(0, 1000).Draw(t, "reps"),
			Lapses: rapid.IntRange(0, 1000).Draw(t, "lapses"),
		}
		if rapid.Bool().Draw(t, "damaged") {
			c.Memory = fsrs.Memory{Stability: anyFloat.Draw(t, "stability"), Difficulty: anyFloat.Draw(t, "difficulty")}
			return c
		}
		c.Memory = anyMemory.Draw(t, "memory")
		return c
	})
)

func anyScheduler(t *rapid.T) (fsrs.Scheduler, fsrs.Options) {
	o := anyOptions.Draw(t, "options")
	p := anyParameters.Draw(t, "parameters")
	s, err := fsrs.NewScheduler(p, o)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return s, o
}

func inRange(m fsrs.Memory) bool {
	return m.Stability >= fsrs.MinStability && m.Stability <= fsrs.MaxStability &&
		m.Difficulty >= fsrs.MinDifficulty && m.Difficulty <= fsrs.MaxDifficulty
}

func TestMemoryStaysInRangeWhateverHappens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := anyModel.Draw(t, "model")
		mem := fsrs.Memory{Stability: anyFloat.Draw(t, "stability"), Difficulty: anyFloat.Draw(t, "difficulty")}
		for range rapid.IntRange(1, 20).Draw(t, "reviews") {
			elapsed := anyFloat.Draw(t, "elapsed")
			guessed := m.NextGuessable(mem, elapsed, anyFloat.Draw(t, "chance"))
			mem = m.Next(mem, elapsed, anyRating.Draw(t, "rating"))
			if !inRange(mem) || !inRange(guessed) {
				t.Fatalf("after %v days: %+v, guessed %+v", elapsed, mem, guessed)
			}
		}
	})
}

func TestMemoryEstimatedFromSM2IsInRangeWhateverItsSource(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := anyModel.Draw(t, "model")
		got := m.FromSM2(anyFloat.Draw(t, "ease"), anyFloat.Draw(t, "interval"), anyFloat.Draw(t, "retention"))
		if !inRange(got) {
			t.Fatalf("got %+v", got)
		}
	})
}

func TestRecallIsAProbabilityThatFallsWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, s := anyModel.Draw(t, "model"), anyFloat.Draw(t, "stability")
		sooner := rapid.Float64Range(0, 40000).Draw(t, "sooner")
		later := rapid.Float64Range(sooner, 50000).Draw(t, "later")
		a, b := m.Retrievability(sooner, s), m.Retrievability(later, s)
		if !(0 <= b && b <= a && a <= 1) {
			t.Fatalf("recall %v, later %v", a, b)
		}
		if r := m.Retrievability(anyFloat.Draw(t, "any time"), s); !(0 <= r && r <= 1) {
			t.Fatalf("recall %v", r)
		}
	})
}

func TestRecallAfterTheIntervalIsTheDesiredRetention(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, mem := anyModel.Draw(t, "model"), anyMemory.Draw(t, "memory")
		want := rapid.Float64Range(0.01, 0.999).Draw(t, "retention")
		if got := m.Retrievability(m.Interval(mem.Stability, want), mem.Stability); math.Abs(got-want) > 1e-9 {
			t.Fatalf("recall %v, want %v", got, want)
		}
		if got := m.Retrievability(mem.Stability, mem.Stability); math.Abs(got-0.9) > 1e-9 {
			t.Fatalf("R(S, S) = %v", got)
		}
	})
}

func TestBetterAnswersNeverLeaveLessStability(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, mem := anyModel.Draw(t, "model"), anyMemory.Draw(t, "memory")
		elapsed := float64(rapid.IntRange(0, 4000).Draw(t, "elapsed"))
		for r := fsrs.Again; r < fsrs.Easy; r++ {
			worse, better := m.Next(mem, elapsed, r), m.Next(mem, elapsed, r+1)
			if worse.Stability > better.Stability*(1+1e-12) || worse.Difficulty < better.Difficulty-1e-12 {
				t.Fatalf("%v %+v, %v %+v", r, worse, r+1, better)
			}
		}
	})
}

func TestEveryOutcomeIsOneWaitWithinTheMaximum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, o := anyScheduler(t)
		c := anyCard.Draw(t, "card")
		for i, got := range s.Outcomes(c, anyElapsed.Draw(t, "elapsed"), rapid.Uint64().Draw(t, "seed")) {
			if (got.Delay == 0) == (got.Days == 0) || got.Delay < 0 || got.Delay >= day || got.Days < 0 || got.Days > o.MaximumInterval {
				t.Fatalf("%v: %v and %d days", fsrs.Rating(i+1), got.Delay, got.Days)
			}
			if !inRange(got.Card.Memory) || !got.Card.Phase.Valid() || got.Card.Phase == fsrs.New || got.Card.Reps != c.Reps+1 {
				t.Fatalf("%v: %+v", fsrs.Rating(i+1), got.Card)
			}
		}
	})
}

func TestBetterAnswersNeverComeBackSooner(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, o := anyScheduler(t)
		c := anyCard.Draw(t, "card")
		all := s.Outcomes(c, anyElapsed.Draw(t, "elapsed"), rapid.Uint64().Draw(t, "seed"))
		for i := range all[1:] {
			worse, better := all[i], all[i+1]
			if worse.Days > better.Days || worse.Days == better.Days && worse.Delay > better.Delay {
				t.Fatalf("%v %v %d days, %v %v %d days", fsrs.Rating(i+1), worse.Delay, worse.Days, fsrs.Rating(i+2), better.Delay, better.Days)
			}
			strict := c.Phase == fsrs.Review && i > 0
			if strict && worse.Days == better.Days && better.Days < o.MaximumInterval && worse.Days > all[0].Days {
				t.Fatalf("%v and %v both after %d days", fsrs.Rating(i+1), fsrs.Rating(i+2), better.Days)
			}
		}
	})
}

func TestPreviewsEqualAnswersAndDependOnTheSeedAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _ := anyScheduler(t)
		c := anyCard.Draw(t, "card")
		elapsed, seed := anyElapsed.Draw(t, "elapsed"), rapid.Uint64().Draw(t, "seed")
		all := s.Outcomes(c, elapsed, seed)
		for r := fsrs.Again; r <= fsrs.Easy; r++ {
			if got := s.Answer(c, elapsed, r, seed); got != all[r-fsrs.Again] {
				t.Fatalf("%v: previewed %+v, got %+v", r, all[r-fsrs.Again], got)
			}
		}
	})
}

func TestFuzzStaysWithinItsRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		interval := rapid.Float64Range(0, 40000).Draw(t, "interval")
		elapsed := anyElapsed.Draw(t, "elapsed")
		maximum := rapid.IntRange(1, fsrs.MaxInterval).Draw(t, "maximum")
		lo, hi := fsrs.FuzzRange(interval, elapsed, maximum)
		if lo < 1 || lo > hi || hi > maximum {
			t.Fatalf("%d to %d", lo, hi)
		}
		if whole := min(max(int(math.Floor(interval+0.5)), 1), maximum); whole > hi {
			t.Fatalf("%d to %d leaves out %d", lo, hi, whole)
		}
	})
}
