package fsrs

import (
	"fmt"
	"time"
)

// Options are the settings of a scheduler that a learner may choose.
type Options struct {
	DesiredRetention float64         // recall at which a card comes back, between 0 and 1, both excluded
	MaximumInterval  int             // longest interval in study days, 1 to MaxInterval
	LearningSteps    []time.Duration // waits of new cards, positive and never falling; none: straight to review
	RelearningSteps  []time.Duration // the same after a lapse; none: a lapse stays in review
	HardStep         HardStepRule    // how long Hard waits during steps
	ShortTerm        bool            // false: no steps and no same-day formula, every answer leads to review
	Fuzz             bool            // spread intervals by chance, see FuzzRange
}

// DefaultOptions ask at 90 % recall, within a century, after steps of 1 and 10
// minutes and a relearning step of 10, with short-term and fuzz on.
func DefaultOptions() Options {
	return Options{
		DesiredRetention: 0.90,
		MaximumInterval:  MaxInterval,
		LearningSteps:    []time.Duration{time.Minute, 10 * time.Minute},
		RelearningSteps:  []time.Duration{10 * time.Minute},
		ShortTerm:        true,
		Fuzz:             true,
	}
}

func (o Options) validate() error {
	if !(o.DesiredRetention > 0 && o.DesiredRetention < 1) {
		return fmt.Errorf("desired retention %v; want between 0 and 1", o.DesiredRetention)
	}
	if o.MaximumInterval < 1 || o.MaximumInterval > MaxInterval {
		return fmt.Errorf("maximum interval %d; want 1 to %d days", o.MaximumInterval, MaxInterval)
	}
	if o.HardStep != RepeatCurrent && o.HardStep != MeanOfFirstTwo {
		return fmt.Errorf("unknown rule %d for Hard", o.HardStep)
	}
	return nil
}
