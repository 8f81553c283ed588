package quiz_test

import (
	"testing"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

func TestASlipCountedAsRightReplaysAsARightAnswer(t *testing.T) {
	l := sit("p/a", "p/b").give(again).flag()
	next, events := l.session.CountRight(l.now, l.id, 0)
	l.keep(next, events)
	equal(t, "events: flag and answer taken back, answer and flag anew", len(events), 4)
	equal(t, "right now", next.Answered().Answer.Right, true)
	slot, _ := next.Current()
	equal(t, "still flagged", slot.State.Flagged, true)
	equal(t, "replay agrees", l.state("p/a"), slot.State)
	equal(t, "right answers", slot.State.Right, 1)
}

func TestCountingRightWithoutAnAnswerChangesNothing(t *testing.T) {
	l := sit("p/a")
	_, events := l.session.CountRight(l.now, l.id, 0)
	equal(t, "events", len(events), 0)
}

func TestARatingKnowsWhetherTheCardWasRightBefore(t *testing.T) {
	sure := quiz.Answer{Right: true, Sure: quiz.Sure, Took: time.Second}
	fresh := sit("p/a").session
	equal(t, "sure and fast, but new", fresh.Rate(sure, time.Minute), good)
	known := sitOver([]quiz.Slot{{Key: "p/a", State: quiz.State{Answers: 1, LastRight: true}}}, evening).session
	equal(t, "sure and fast, right before", known.Rate(sure, time.Minute), easy)
}

func TestTheOrderShownIsFoundAgainUnlessTheOptionsChanged(t *testing.T) {
	item := &content.Item{Options: []content.Option{{Hash: "a", Right: true}, {Hash: "b"}, {Hash: "c", Right: true}}}
	same(t, "order", quiz.ShownOrder(item, []string{"c", "a", "b"}), []int{2, 0, 1})
	for name, shown := range map[string][]string{
		"one is gone": {"c", "a", "x"}, "one is new": {"c", "a"}, "one twice": {"c", "c", "a"}, "none": nil,
	} {
		if got := quiz.ShownOrder(item, shown); got != nil {
			t.Errorf("%s: %v", name, got)
		}
	}
	equal(t, "wanted", quiz.Wanted(item), 2)
	equal(t, "wanted of none", quiz.Wanted(&content.Item{}), 1)
}
