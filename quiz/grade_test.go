package quiz_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// question has the options a, b, c …; those named in right are right.
func question(n int, right ...string) *content.Item {
	item := &content.Item{}
	for i := range n {
		hash := string(rune('a' + i))
		option := content.Option{Hash: hash, Text: "Option " + hash}
		for _, r := range right {
			option.Right = option.Right || r == hash
		}
		item.Options = append(item.Options, option)
	}
	return item
}

func TestOneRightOptionIsRight(t *testing.T) {
	item := question(4, "b")
	equal(t, "b", quiz.GradeChoice(item, []string{"b"}), true)
	equal(t, "a", quiz.GradeChoice(item, []string{"a"}), false)
	equal(t, "nothing", quiz.GradeChoice(item, nil), false)
}

func TestMultipleResponseIsAllOrNothing(t *testing.T) {
	item := question(5, "b", "d")
	equal(t, "both", quiz.GradeChoice(item, []string{"d", "b"}), true)
	equal(t, "both, one twice", quiz.GradeChoice(item, []string{"d", "b", "d"}), true)
	equal(t, "one of two", quiz.GradeChoice(item, []string{"b"}), false)
	equal(t, "one too many", quiz.GradeChoice(item, []string{"a", "b", "d"}), false)
	equal(t, "one wrong", quiz.GradeChoice(item, []string{"a", "b"}), false)
	equal(t, "an option that is gone", quiz.GradeChoice(item, []string{"b", "d", "gone"}), false)
}

func TestWithoutARightOptionNothingIsRight(t *testing.T) {
	equal(t, "no options", quiz.GradeChoice(question(0), nil), false)
	equal(t, "no right one", quiz.GradeChoice(question(3), nil), false)
	equal(t, "no right one, one marked", quiz.GradeChoice(question(3), []string{"a"}), false)
}

func TestGradingMarksLeavesThemInTheirOrder(t *testing.T) {
	chosen := []string{"d", "b"}
	quiz.GradeChoice(question(4, "b", "d"), chosen)
	same(t, "marks", chosen, []string{"d", "b"})
}

func TestAnAnswerIsRatedByWhatItSaysOfMemory(t *testing.T) {
	const pace = 20 * time.Second
	for _, c := range []struct {
		name   string
		right  bool
		sure   quiz.Sureness
		before bool
		took   time.Duration
		want   fsrs.Rating
	}{
		{"wrong", false, quiz.Unasked, true, pace, fsrs.Again},
		{"wrong though sure and fast", false, quiz.Sure, true, pace / 4, fsrs.Again},
		{"right by a guess", true, quiz.Guessed, true, pace / 4, fsrs.Again},
		{"right", true, quiz.Unasked, true, pace, fsrs.Good},
		{"right and fast, without a word on it", true, quiz.Unasked, true, pace / 4, fsrs.Good},
		{"right and slow", true, quiz.Unasked, true, 3 * pace, fsrs.Hard},
		{"right but unsure", true, quiz.Unsure, true, pace / 4, fsrs.Hard},
		{"sure", true, quiz.Sure, true, pace, fsrs.Good},
		{"sure but slow", true, quiz.Sure, true, 3 * pace, fsrs.Hard},
		{"sure and fast", true, quiz.Sure, true, pace / 4, fsrs.Easy},
		{"sure and fast, wrong the last time", true, quiz.Sure, false, pace / 4, fsrs.Good},
		{"exactly twice the pace", true, quiz.Unasked, true, 2 * pace, fsrs.Good},
		{"exactly half the pace", true, quiz.Sure, true, pace / 2, fsrs.Good},
		{"a clock put back meanwhile", true, quiz.Sure, true, -time.Hour, fsrs.Good},
	} {
		equal(t, c.name, quiz.RateChoice(c.right, c.sure, c.before, c.took, pace), c.want)
	}
}

func TestTimeOnlySplitsRightAnswers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		right, before := rapid.Bool().Draw(t, "right"), rapid.Bool().Draw(t, "right before")
		sure := quiz.Sureness(rapid.IntRange(0, 3).Draw(t, "sure"))
		took := time.Duration(rapid.Int64().Draw(t, "took"))
		pace := time.Duration(rapid.Int64().Draw(t, "pace"))
		timed, untimed := quiz.RateChoice(right, sure, before, took, pace), quiz.RateChoice(right, sure, before, took, 0)
		if !timed.Valid() || (timed == fsrs.Again) != (untimed == fsrs.Again) {
			t.Errorf("%v with the time, %v without", timed, untimed)
		}
		equal(t, "remembered", timed != fsrs.Again, right && sure != quiz.Guessed)
	})
}

func TestLengthIsWhatIsReadBeforeTheAnswer(t *testing.T) {
	equal(t, "stem and options", quiz.Length(&content.Item{Stem: "Wüste?", Options: []content.Option{{Text: "Gobi"}, {Text: "Ärmel"}}}), 15)
	equal(t, "nothing", quiz.Length(&content.Item{}), 1)
}
