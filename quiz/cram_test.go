package quiz_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

func TestCramAsksWhatWasMissedAtTheEnd(t *testing.T) {
	l := cram("p/a", "p/b").answer(again)
	equal(t, "asks", l.asks(), "p/b")
	l.answer(good)
	equal(t, "asks what was missed", l.asks(), "p/a")
	l.answer(again)
	equal(t, "asks it again", l.asks(), "p/a")
	l.answer(good)
	equal(t, "over", l.asks(), "")
	equal(t, "answers", len(l.session.Results()), 4)
	equal(t, "missed", len(l.session.Summary().Missed), 1)
}

func TestCramCanBeUndone(t *testing.T) {
	l := cram("p/a", "p/b").answer(again).undo()
	equal(t, "asks", l.asks(), "p/a")
	_, of, _ := l.session.Position()
	equal(t, "of", of, 2)
	l.answer(good, good)
	equal(t, "over", l.asks(), "")
}

func TestCramGivesNoEventAndLeavesStatesAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := cram("p/a", "p/b", "p/c")
		for range rapid.IntRange(0, 30).Draw(t, "steps") {
			anyStep(t, l)
			if slot, _ := l.session.Current(); slot.State != (quiz.State{}) {
				t.Fatalf("%s has state %+v", slot.Key, slot.State)
			}
		}
		equal(t, "events", len(l.log), 0)
		equal(t, "waiting", len(l.session.Waiting()), 0)
	})
}

func deckOf(items ...int32) (deck []quiz.Ref) {
	for i, item := range items {
		deck = append(deck, quiz.Ref{Hash: content.Key(fmt.Sprint("p/", i)).Hash(), Item: item})
	}
	return deck
}

func TestCramTakesOneCardOfAnItem(t *testing.T) {
	deck := deckOf(0, 0, 0, 1, 1, 2)
	var items []int32
	for _, i := range quiz.Cram(deck, nobody, evening, quiz.Scope{}) {
		items = append(items, deck[i].Item)
	}
	slices.Sort(items)
	same(t, "items", items, []int32{0, 1, 2})
}

func TestCramIsOneSittingUnlessToldOtherwise(t *testing.T) {
	var items []int32
	for i := range int32(100) {
		items = append(items, i)
	}
	deck := deckOf(items...)
	equal(t, "by itself", len(quiz.Cram(deck, nobody, evening, quiz.Scope{})), quiz.CramSize)
	equal(t, "limited", len(quiz.Cram(deck, nobody, evening, quiz.Scope{Limit: 50})), 50)
	equal(t, "more than there are", len(quiz.Cram(deck, nobody, evening, quiz.Scope{Limit: 500})), 100)
	odd := quiz.Cram(deck, nobody, evening, quiz.Scope{Want: func(i int) bool { return i%2 == 1 }})
	if slices.ContainsFunc(odd, func(i int) bool { return i%2 == 0 }) {
		t.Errorf("took %v", odd)
	}
	if slices.Equal(quiz.Cram(deck, nobody, evening, quiz.Scope{}), quiz.Cram(deck, nobody, evening.Plus(time.Second), quiz.Scope{})) {
		t.Error("two moments have the same order")
	}
}

func nobody(func(quiz.Brief) bool) {}

func TestCramAsksFirstWhatWasAnsweredBefore(t *testing.T) {
	deck := deckOf(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	seen := func(yield func(quiz.Brief) bool) {
		for _, i := range []int{3, 7} {
			if !yield(quiz.Brief{Hash: deck[i].Hash, Answers: 1}) {
				return
			}
		}
	}
	first := quiz.Cram(deck, seen, evening, quiz.Scope{Limit: 2})
	slices.Sort(first)
	same(t, "first two", first, []int{3, 7})
}
