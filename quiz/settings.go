package quiz

import (
	"fmt"
	"strconv"
	"time"

	"github.com/drillship/drillship/quiz/fsrs"
)

// Settings are the learner's choices that shape the schedule. They are events of the log, so that a
// card's schedule is replayed under the settings that were in force.
type Settings struct {
	NewPerDay     int
	ReviewsPerDay int
	// Retention is the recall to aim for, 0.70–0.99.
	Retention float64
	// Rollover is how long after midnight a study day begins. 04:00 by default: who studies past
	// midnight is still in the evening's day.
	Rollover time.Duration
}

// DefaultSettings are what a learner has who never chose.
func DefaultSettings() Settings {
	return Settings{NewPerDay: 10, ReviewsPerDay: 100, Retention: 0.90, Rollover: 4 * time.Hour}
}

// The names of the settings in the log.
const (
	SetNewPerDay     = "new-per-day"
	SetReviewsPerDay = "reviews-per-day"
	SetRetention     = "retention"
	SetRollover      = "rollover-minutes"
)

// With is the settings after name was set to value. An unknown name changes nothing (another
// version may know it); a value out of range is an error and changes nothing.
func (s Settings) With(name, value string) (Settings, error) {
	low, high := 0, 9999
	switch name {
	case SetNewPerDay, SetReviewsPerDay:
	case SetRetention:
		low, high = 70, 99
	case SetRollover:
		high = 23*60 + 59
	default:
		return s, nil
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < low || n > high {
		return s, fmt.Errorf("setting %q: %q is not a whole number from %d to %d", name, value, low, high)
	}
	switch name {
	case SetNewPerDay:
		s.NewPerDay = n
	case SetReviewsPerDay:
		s.ReviewsPerDay = n
	case SetRetention:
		s.Retention = float64(n) / 100
	case SetRollover:
		s.Rollover = time.Duration(n) * time.Minute
	}
	return s, nil
}

// scheduler is the memory model under these settings. A retention that With would not let in, as in
// Settings made by hand, counts as the default. Building it costs a fifth of a microsecond: it is made
// anew each time.
func (s Settings) scheduler() fsrs.Scheduler {
	if !(s.Retention >= 0.70 && s.Retention <= 0.99) {
		s.Retention = DefaultSettings().Retention
	}
	opt := fsrs.DefaultOptions()
	opt.DesiredRetention = s.Retention
	sched, err := fsrs.NewScheduler(fsrs.DefaultParameters(), opt)
	if err != nil { // the options above are all in range
		panic("quiz: " + err.Error())
	}
	return sched
}
