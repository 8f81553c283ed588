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
	var err error
	switch name {
	case SetNewPerDay:
		s.NewPerDay, err = whole(value, 0, 9999, s.NewPerDay)
	case SetReviewsPerDay:
		s.ReviewsPerDay, err = whole(value, 0, 9999, s.ReviewsPerDay)
	case SetRetention:
		var percent int
		percent, err = whole(value, 70, 99, int(s.Retention*100+0.5))
		s.Retention = float64(percent) / 100
	case SetRollover:
		var minutes int
		minutes, err = whole(value, 0, 23*60+59, int(s.Rollover/time.Minute))
		s.Rollover = time.Duration(minutes) * time.Minute
	}
	if err != nil {
		return s, fmt.Errorf("setting %q: %w", name, err)
	}
	return s, nil
}

func whole(value string, low, high, old int) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < low || n > high {
		return old, fmt.Errorf("%q is not a whole number from %d to %d", value, low, high)
	}
	return n, nil
}

// scheduler is the memory model under these settings.
func (s Settings) scheduler() fsrs.Scheduler {
	opt := fsrs.DefaultOptions()
	opt.DesiredRetention = s.Retention
	sched, err := fsrs.NewScheduler(fsrs.DefaultParameters(), opt)
	if err != nil { // With lets no setting in that the model refuses
		panic("quiz: " + err.Error())
	}
	return sched
}
