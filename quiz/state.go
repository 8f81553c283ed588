package quiz

import (
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz/fsrs"
)

// State is what the events of one card amount to. The zero value is a card never touched.
// It is comparable: a cache holds it, and replay must give exactly the same.
type State struct {
	Card fsrs.Card
	// DueAt is when a card in (re)learning steps comes back, Unix milliseconds; DueDay is the study
	// day on which a card under review is due. The other one is 0.
	DueAt  int64
	DueDay Day
	// First and Last are the study days of the first and the latest answer; LastAt its time.
	First, Last Day
	LastAt      int64
	// Answers counts all, Right the right ones; LastRight is the latest one's verdict.
	Answers, Right int
	LastRight      bool
	// HiddenUntil is the first study day after a bury.
	HiddenUntil Day
	Suspended   bool
	Flagged     bool
}

// IsNew tells whether the card was never answered.
func (s State) IsNew() bool { return s.Answers == 0 }

// Elapsed is whole study days since the last answer, never negative.
func (s State) Elapsed(today Day) int {
	if s.IsNew() {
		return 0
	}
	return int(max(0, today-s.Last))
}

// Recall is the chance that the learner still knows the answer, 0–1; 0 for a new card.
func (s State) Recall(today Day) float64 {
	if s.IsNew() {
		return 0
	}
	return fsrs.NewModel(fsrs.DefaultParameters()).Retrievability(float64(s.Elapsed(today)), s.Card.Memory.Stability)
}

// Previews are the four outcomes of answering the card now, by rating: what the rating keys show is
// what an answer does.
func Previews(key content.Key, s State, now Moment, set Settings) [4]fsrs.Outcome {
	return set.scheduler().Outcomes(s.Card, s.Elapsed(now.Day(set.Rollover)), seed(key, s))
}

// Apply is the state after e under the settings in force. Undo is not its business: replay leaves
// out what was taken back.
func (s State) Apply(e Event, set Settings) State {
	today := e.Day(set.Rollover)
	switch e.Kind {
	case Answered:
		return s.answered(e, today, set)
	case Buried:
		s.HiddenUntil = today + 1
	case Suspended:
		s.Suspended = true
	case Resumed:
		s.Suspended = false
	case Flagged:
		s.Flagged = true
	case Unflagged:
		s.Flagged = false
	}
	return s
}

func (s State) answered(e Event, today Day, set Settings) State {
	if !e.Rating.Valid() {
		return s
	}
	out := Previews(e.Card, s, e.Moment, set)[e.Rating-1]
	if s.IsNew() {
		s.First = today
	}
	at := e.sane()
	s.Card = out.Card
	s.DueAt, s.DueDay = 0, 0
	if out.Days > 0 {
		s.DueDay = today.after(out.Days)
	} else {
		s.DueAt = at.Plus(out.Delay).At
	}
	s.Last, s.LastAt = max(s.Last, today), max(s.LastAt, at.At)
	s.Answers++
	if e.Right {
		s.Right++
	}
	s.LastRight = e.Right
	return s
}

// Due tells whether the card asks for an answer now: not hidden, and its step or day has come.
func (s State) Due(now Moment, set Settings) bool {
	today := now.Day(set.Rollover)
	if s.IsNew() || s.Hidden(today) {
		return false
	}
	if s.DueDay != 0 {
		return s.DueDay <= today
	}
	return s.DueAt <= now.At
}

// Hidden tells whether the card is suspended, or buried for this day.
func (s State) Hidden(today Day) bool { return s.Suspended || s.HiddenUntil > today }

// seed fixes the fuzz of a card's next interval: the same card after the same answers gets the same
// interval on every machine, so that the preview is the result.
func seed(key content.Key, s State) uint64 {
	return key.Hash() + uint64(s.Answers)*0x9E3779B97F4A7C15
}

// LearnAhead is how early a card in its steps may be asked again when nothing else is left: waiting
// ten minutes at an empty screen teaches nobody.
const LearnAhead = 20 * time.Minute
