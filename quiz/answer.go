package quiz

import (
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz/fsrs"
)

// Answer is what a learner gave for a card, graded.
type Answer struct {
	Rating fsrs.Rating
	Right  bool
	Sure   Sureness
	Chosen []string
	Shown  []string
	Typed  string
	Took   time.Duration
	Length int
	Rev    string
}

// maxTyped is how many characters of a typed answer go to the log.
const maxTyped = 200

func (a Answer) event(now Moment, id EventID, key content.Key) Event {
	return Event{
		ID: id, Moment: now, Kind: Answered, Card: key,
		Rating: a.Rating, Right: a.Right, Sure: a.Sure, Chosen: a.Chosen, Shown: a.Shown,
		Typed: firstRunes(a.Typed, maxTyped), Took: max(0, a.Took.Milliseconds()), Length: a.Length, Rev: a.Rev,
	}
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// Result is one answer of the session.
type Result struct {
	Key     content.Key
	Answer  Answer
	Outcome fsrs.Outcome
	// First is true for the card's first answer in this session.
	First bool
}

// reply is an answer and those before it. The sessions of one sitting share them: a slice for each
// would take 100 MB for a thousand answers.
type reply struct {
	Result
	number int // 1, 2, 3 …
	before *reply
}

func (r *reply) count() int {
	if r == nil {
		return 0
	}
	return r.number
}
