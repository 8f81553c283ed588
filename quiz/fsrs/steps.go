package fsrs

import (
	"fmt"
	"math"
	"slices"
	"time"
)

const day = 24 * time.Hour

// HardStepRule says how long Hard waits during (re)learning steps. In either
// case the card stays on its step.
type HardStepRule int8

const (
	// RepeatCurrent waits the current step again, as Anki does. On the first
	// step that would be no different from Again: there Hard waits the mean of
	// the first two steps, or, with one step only, 1.5 times that step but at
	// most a day more.
	RepeatCurrent HardStepRule = iota
	// MeanOfFirstTwo waits the mean of the first two steps on every step, as
	// ts-fsrs does; with one step only it is RepeatCurrent.
	MeanOfFirstTwo
)

// steps are the waits of a (re)learning phase, positive and never falling.
type steps []time.Duration

func newSteps(waits []time.Duration) (steps, error) {
	for i, wait := range waits {
		if wait <= 0 {
			return nil, fmt.Errorf("step %v; want more than 0", wait)
		}
		if i > 0 && wait < waits[i-1] {
			return nil, fmt.Errorf("step %v is shorter than the one before, %v", wait, waits[i-1])
		}
	}
	return slices.Clone(waits), nil
}

// after is the step that an answer on step k leads to and the wait until it is
// asked; stays is false when the card graduates instead. A step beyond the
// last, left over from longer settings, counts as the last.
func (s steps) after(k int, r Rating, rule HardStepRule) (next int, wait time.Duration, stays bool) {
	if len(s) == 0 || r == Easy {
		return 0, 0, false
	}
	k = min(max(k, 0), len(s)-1)
	switch r {
	case Again:
		return 0, s[0], true
	case Hard:
		return k, s.hard(k, rule), true
	}
	if k+1 == len(s) {
		return 0, 0, false
	}
	return k + 1, s[k+1], true
}

func (s steps) hard(k int, rule HardStepRule) time.Duration {
	if len(s) == 1 {
		return s[0] + min(s[0]/2, day)
	}
	if k > 0 && rule == RepeatCurrent {
		return s[k]
	}
	return s[0] + (s[1]-s[0])/2
}

// due splits the time until a step into a delay within the day or, from 24
// hours on, study days.
func due(d time.Duration, maximum int) (time.Duration, int) {
	if d < day {
		return d, 0
	}
	return 0, wholeDays(math.Min(d.Hours()/24, MaxInterval), maximum)
}
