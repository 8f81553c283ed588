package quiz

import (
	"slices"
	"strings"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz/fsrs"
)

// GradeChoice tells whether exactly the right options were marked: all or nothing, as in the exam.
// An item without a right option is never right.
func GradeChoice(item *content.Item, chosen []string) bool {
	var right []string
	for _, o := range item.Options {
		if o.Right {
			right = append(right, o.Hash)
		}
	}
	return len(right) > 0 && sameSet(right, chosen)
}

func sameSet(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(slices.Compact(a), slices.Compact(b))
}

// GradeTyped compares what was typed with the accepted answers: without case, markup, extra spaces,
// final punctuation and what a word processor makes prettier, or to the letter for match=exact. An
// accepted answer is always right, in its Markdown or as it reads; nothing typed never is. known is
// the rationale of a known wrong answer that was typed, or empty.
func GradeTyped(item *content.Item, typed string) (right bool, known string) {
	if strings.TrimSpace(typed) == "" {
		return false, ""
	}
	for _, o := range item.Options {
		if o.Right && sameText(o.Text, typed, item.Exact) {
			return true, ""
		}
	}
	for _, o := range item.Options {
		if !o.Right && sameText(o.Text, typed, item.Exact) {
			return false, o.Rationale
		}
	}
	return false, ""
}

// Times within which an answer's speed says nothing: a right answer twice as slow as the learner's own
// pace was hard work, one half as slow was easy. (Scheduling research puts the split at the learner's
// own median; time never turns a right answer into a wrong one.)
const (
	slowTimes = 2.0
	fastTimes = 0.5
)

// RateChoice is what the answer to a choice or typed question means for memory. pace is the learner's
// own median time for a question of this length, 0 when unknown: then time says nothing.
//
//	wrong → Again;  right but guessed → Again;  unsure, or slow → Hard;
//	sure, fast and right the last time too → Easy;  else → Good
//
// Time alone never makes more of an answer than Good.
func RateChoice(right bool, sure Sureness, rightBefore bool, took, pace time.Duration) fsrs.Rating {
	if !right || sure == Guessed {
		return fsrs.Again
	}
	slow := pace > 0 && float64(took) > slowTimes*float64(pace)
	fast := took > 0 && float64(took) < fastTimes*float64(pace) // a clock put back says nothing
	if sure == Unsure || slow {
		return fsrs.Hard
	}
	if sure == Sure && fast && rightBefore {
		return fsrs.Easy
	}
	return fsrs.Good
}

// Length is how many characters a learner reads before answering: answer times are compared by it.
func Length(item *content.Item) int {
	n := len([]rune(item.Stem))
	for _, o := range item.Options {
		n += len([]rune(o.Text))
	}
	return max(1, n)
}
