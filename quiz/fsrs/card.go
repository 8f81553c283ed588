package fsrs

import (
	"fmt"
	"time"
)

// Phase is how far a card has come.
type Phase int8

// A New card was never answered. A Learning card passes through the learning
// steps until it graduates to Review; after a lapse it is Relearning.
const (
	New Phase = iota
	Learning
	Review
	Relearning
)

// Valid reports whether p is one of the four phases.
func (p Phase) Valid() bool { return New <= p && p <= Relearning }

// String is the English name in lower case: "new", "learning", "review",
// "relearning".
func (p Phase) String() string {
	if !p.Valid() {
		return fmt.Sprintf("Phase(%d)", int8(p))
	}
	return [...]string{"new", "learning", "review", "relearning"}[p]
}

// Card is what a scheduler has to know about one card. It is comparable; the
// zero value is a new card.
type Card struct {
	Phase  Phase
	Step   int // index of the current step while Learning or Relearning, else 0
	Memory Memory
	Reps   int // answers given so far
	Lapses int // times forgotten while in Review
}

// Outcome is what one answer leads to: the card afterwards and the wait until
// it is asked again. Exactly one of Delay and Days is non-zero.
type Outcome struct {
	Card  Card
	Delay time.Duration // a step below 24 hours: due at that moment
	Days  int           // study days, 1 or more: due on that day, at any hour
}
