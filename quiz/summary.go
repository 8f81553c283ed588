package quiz

import "github.com/drillship/drillship/content"

// Summary is what a session came to.
type Summary struct {
	Cards, Right int // cards answered; right at the first answer
	Missed       []content.Key
	Waiting      int   // come back today
	NextAt       int64 // when the first of them does, Unix milliseconds
}

// Summary counts each card once, by its first answer. A card asked again but not answered again
// still comes back.
func (s Session) Summary() Summary {
	var sum Summary
	for _, r := range s.Results() {
		if !r.First {
			continue
		}
		sum.Cards++
		if r.Answer.Right {
			sum.Right++
		} else {
			sum.Missed = append(sum.Missed, r.Key)
		}
	}
	for _, slot := range s.steps {
		sum.wait(slot)
	}
	if s.asked && s.answered == nil && !s.cram && s.seen(s.current.Key) {
		sum.wait(s.current)
	}
	return sum
}

func (sum *Summary) wait(slot Slot) {
	sum.Waiting++
	if sum.NextAt == 0 || slot.State.DueAt < sum.NextAt {
		sum.NextAt = slot.State.DueAt
	}
}
