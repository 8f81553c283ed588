package quiz

import (
	"time"

	"github.com/drillship/drillship/quiz/fsrs"
)

// Rate is what a graded answer to the current card means for memory: RateChoice with what is known of
// the card. pace is the learner's own time for a question of this length, 0 when unknown.
func (s Session) Rate(a Answer, pace time.Duration) fsrs.Rating {
	before := s.current.State.Answers > 0 && s.current.State.LastRight
	return RateChoice(a.Right, a.Sure, before, a.Took, pace)
}

// CountRight takes the answer to the current card back and gives it anew as right: a slip of the
// finger is no lapse. A flag set since then goes back with it and is set again. All of it is in the
// log. Without an answer on screen nothing changes.
func (s Session) CountRight(now Moment, newID func() EventID, pace time.Duration) (Session, []Event) {
	if s.answered == nil {
		return s, nil
	}
	a, flagged := s.answered.Answer, s.current.State.Flagged
	next, events := s, []Event(nil)
	step := func(to Session, more []Event) { next, events = to, append(events, more...) }
	for next.answered != nil {
		step(next.Undo(now, newID))
	}
	a.Right = true
	a.Rating = next.Rate(a, pace)
	step(next.Answer(now, newID(), a))
	if next.current.State.Flagged != flagged {
		step(next.Flag(now, newID()))
	}
	return next, events
}
