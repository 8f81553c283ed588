package fsrs_test

import (
	"math"
	"testing"

	"github.com/drillship/drillship/quiz/fsrs"
)

func TestFuzzRangesAgreeWithOtherImplementation(t *testing.T) {
	for _, v := range readVectors(t).FuzzRanges {
		lo, hi := fsrs.FuzzRange(v.Interval, v.ElapsedDays, v.Maximum)
		if lo != v.Min || hi != v.Max {
			t.Errorf("FuzzRange(%v, %d, %d) = %d, %d; want %d, %d", v.Interval, v.ElapsedDays, v.Maximum, lo, hi, v.Min, v.Max)
		}
	}
}

func TestShortIntervalsAreNotFuzzed(t *testing.T) {
	for interval, want := range map[float64]int{0: 1, 0.4: 1, 1.49: 1, 1.5: 2, 2.49: 2} {
		if lo, hi := fsrs.FuzzRange(interval, 0, 100); lo != want || hi != want {
			t.Errorf("%v days may become %d to %d", interval, lo, hi)
		}
	}
}

func TestFuzzRangeOfImpossibleNumbersIsARangeOfDays(t *testing.T) {
	for _, interval := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -5, 1e300} {
		for _, elapsed := range []int{math.MinInt, 0, math.MaxInt} {
			for _, maximum := range []int{math.MinInt, 0, 1, math.MaxInt} {
				lo, hi := fsrs.FuzzRange(interval, elapsed, maximum)
				if lo < 1 || lo > hi || hi > max(maximum, 1) || hi > fsrs.MaxInterval {
					t.Errorf("FuzzRange(%v, %d, %d) = %d, %d", interval, elapsed, maximum, lo, hi)
				}
			}
		}
	}
}

func TestFuzzReachesEveryDayOfItsRangeEvenly(t *testing.T) {
	o := fsrs.DefaultOptions()
	s := scheduler(t, o)
	c := fsrs.Card{Phase: fsrs.Review, Memory: fsrs.Memory{Stability: 10, Difficulty: 5}, Reps: 3}
	good := s.Model().Next(c.Memory, 10, fsrs.Good)
	lo, hi := fsrs.FuzzRange(s.Model().Interval(good.Stability, o.DesiredRetention), 10, o.MaximumInterval)
	seen := map[int]int{}
	const draws = 7000
	for seed := range uint64(draws) {
		seen[s.Answer(c, 10, fsrs.Good, seed).Days]++
	}
	even := draws / (hi - lo + 1)
	for days, n := range seen {
		if days < lo || days > hi || n < even*3/4 || n > even*5/4 {
			t.Errorf("%d days were chosen %d times of %d; want %d to %d days, %d times each", days, n, draws, lo, hi, even)
		}
	}
}

// The days below must never change: they are what learners were promised by the
// buttons, and what a log replayed on another machine must give again.
func TestFuzzIsTheSameOnEveryPlatform(t *testing.T) {
	s := scheduler(t, fsrs.DefaultOptions())
	c := fsrs.Card{Phase: fsrs.Review, Memory: fsrs.Memory{Stability: 100, Difficulty: 5}}
	got := [6]int{}
	for reps := range got {
		c.Reps = reps
		got[reps] = s.Answer(c, 100, fsrs.Good, 42).Days
	}
	if want := [6]int{258, 240, 244, 246, 237, 262}; got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}
