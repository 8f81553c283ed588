package quiz

import "github.com/drillship/drillship/quiz/fsrs"

// Brief is the little that a plan needs to know of a card that was touched before: the store streams
// one for each, without the card's key.
type Brief struct {
	Hash        uint64 // content.Key.Hash
	Phase       fsrs.Phase
	DueAt       int64
	DueDay      Day
	First, Last Day
	Stability   float64
	HiddenUntil Day // the largest Day when suspended
	Answers     int
}
