package quiz_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

func optionsOf(key content.Key, n int) *content.Item {
	return &content.Item{Key: key, Options: make([]content.Option, n)}
}

func TestOptionsAreShownOnceEach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		item := optionsOf(content.Key(rapid.String().Draw(t, "key")), rapid.IntRange(0, 14).Draw(t, "options"))
		order := quiz.OptionOrder(item, rapid.IntRange(0, 1000).Draw(t, "answers"))
		for i, at := range slices.Sorted(slices.Values(order)) {
			equal(t, "place", at, i)
		}
		equal(t, "length", len(order), len(item.Options))
	})
}

func TestOptionsStandWhereTheyWereUntilTheNextAnswer(t *testing.T) {
	same(t, "order", quiz.OptionOrder(optionsOf("p/a", 5), 3), quiz.OptionOrder(optionsOf("p/a", 5), 3))
}

// The order is a promise to every platform and version: an answer is looked up by it.
func TestOrderOfOptionsIsTheSameEverywhere(t *testing.T) {
	same(t, "first time", quiz.OptionOrder(optionsOf("p/a", 4), 0), []int{2, 1, 3, 0})
	same(t, "second time", quiz.OptionOrder(optionsOf("p/a", 4), 1), []int{1, 0, 3, 2})
}

func TestOptionsWithAMeaningInTheirOrderKeepIt(t *testing.T) {
	item := optionsOf("p/a", 5)
	item.FixedOrder = true
	for answers := range 20 {
		same(t, "order", quiz.OptionOrder(item, answers), []int{0, 1, 2, 3, 4})
	}
}

func TestTheRightOptionIsNotAtHomeAnywhere(t *testing.T) {
	at := make([]int, 4)
	for answers := range 4000 {
		at[slices.Index(quiz.OptionOrder(optionsOf("p/a", 4), answers), 0)]++
	}
	for place, times := range at {
		if times < 900 || times > 1100 {
			t.Errorf("the first option stood at place %d %d times of 4000", place, times)
		}
	}
}
