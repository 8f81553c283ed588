package quiz_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// evenings is all that is asked in some evenings of a course, in its order, and when each card comes
// back. The ratings follow from card and evening.
func evenings(n int) (told []string) {
	c := singles(24)
	c.set.NewPerDay = 4
	var log []quiz.Event
	for evening := range n {
		states := quiz.Replay(log).States
		var slots []quiz.Slot
		for i, key := range c.keys {
			if s := states[key]; !s.IsNew() {
				c.brief(i, quiz.Brief{Phase: s.Card.Phase, DueAt: s.DueAt, DueDay: s.DueDay, First: s.First, Last: s.Last,
					Stability: s.Card.Memory.Stability, Answers: s.Answers})
			}
		}
		for _, at := range c.today().Order() {
			slots = append(slots, quiz.Slot{Key: c.keys[at], State: states[c.keys[at]]})
		}
		l := sitOver(slots, c.now)
		l.ids = uint64(len(log))
		var line []string
		for answers := 0; l.asks() != "" && answers < 40; answers++ {
			_, card, _ := strings.Cut(string(l.asks()), "#")
			rating := fsrs.Rating(1 + (l.asks().Hash()+uint64(evening))%4)
			if answers >= len(slots) {
				rating = fsrs.Good
			}
			l.give(rating)
			line = append(line, card+"="+comesBack(l.session.Answered().Outcome))
			l.advance()
		}
		told = append(told, strings.Join(line, " "))
		log = append(log, l.log...)
		c.now = c.now.Plus(24 * time.Hour)
	}
	return told
}

func comesBack(o fsrs.Outcome) string {
	if o.Days > 0 {
		return fmt.Sprintf("%dd", o.Days)
	}
	return fmt.Sprintf("%.0fm", o.Delay.Minutes())
}

// The same clock, course and log give the same sittings on every platform and in every version: this is
// one of them.
func TestSittingsAreTheSameEverywhere(t *testing.T) {
	same(t, "evenings", evenings(6), []string{
		"0=10d 1=10d 2=10d 3=10d",
		"4=1m 5=1m 6=1m 7=1m 4=10m 5=10m 6=10m 7=10m 4=1d 5=1d 6=1d 7=1d",
		"7=1d 8=6m 5=1d 9=6m 6=1d 10=6m 4=1d 11=8d 8=10m 9=10m 10=10m 8=1d 9=1d 10=1d",
		"5=3d 12=10m 7=4d 13=1m 8=4d 9=3d 14=10m 10=4d 6=4d 15=1m 13=1m 4=3d 15=10m 13=10m 12=2d 14=2d 15=1d 13=1d",
		"13=1d 16=7d 17=6m 15=1d 18=6d 19=6m 17=10m 19=10m 17=1d 19=1d",
		"14=10m 20=10m 13=2d 21=1m 15=4d 19=4d 22=10m 17=4d 23=1m 12=10m 21=10m 23=10m 14=1d 20=2d 22=2d 12=1d 21=1d 23=1d",
	})
	c := singles(12)
	same(t, "a cram", quiz.Cram(c.deck, nobody, evening, quiz.Scope{Limit: 8}), []int{7, 10, 6, 5, 3, 1, 11, 4})
}
