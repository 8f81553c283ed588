package quiz_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

func TestASettingTakesItsValue(t *testing.T) {
	set := quiz.DefaultSettings()
	for name, value := range map[string]string{
		quiz.SetNewPerDay: "0", quiz.SetReviewsPerDay: "9999", quiz.SetRetention: "85", quiz.SetRollover: "330",
	} {
		var err error
		if set, err = set.With(name, value); err != nil {
			t.Error(err)
		}
	}
	equal(t, "settings", set, quiz.Settings{NewPerDay: 0, ReviewsPerDay: 9999, Retention: 0.85, Rollover: 5*time.Hour + 30*time.Minute})
}

func TestAValueOutOfRangeChangesNothing(t *testing.T) {
	set := quiz.Settings{NewPerDay: 1, ReviewsPerDay: 2, Retention: 0.905, Rollover: time.Second}
	for _, c := range [][2]string{
		{quiz.SetNewPerDay, "-1"}, {quiz.SetNewPerDay, "10000"}, {quiz.SetReviewsPerDay, ""}, {quiz.SetReviewsPerDay, "1.5"},
		{quiz.SetRetention, "69"}, {quiz.SetRetention, "100"}, {quiz.SetRetention, "NaN"},
		{quiz.SetRollover, "1440"}, {quiz.SetRollover, "-1"}, {quiz.SetRollover, "4:00"},
	} {
		got, err := set.With(c[0], c[1])
		if err == nil {
			t.Errorf("%s accepts %q", c[0], c[1])
		}
		equal(t, c[0], got, set)
	}
}

func TestASettingOfANewerVersionIsNoError(t *testing.T) {
	got, err := quiz.DefaultSettings().With("colour-of-cards", "blue")
	if err != nil {
		t.Error(err)
	}
	equal(t, "settings", got, quiz.DefaultSettings())
}

func TestSettingsMadeByHandNeverPanic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := quiz.Settings{
			Retention: rapid.Float64().Draw(t, "retention"),
			Rollover:  time.Duration(rapid.Int64().Draw(t, "rollover")),
		}
		if out := quiz.Previews("p/a", quiz.State{}, evening, set); out[3].Days < 1 {
			t.Errorf("an easy card comes back in %d days", out[3].Days)
		}
	})
}

func TestAHigherAimAsksSooner(t *testing.T) {
	known := quiz.State{Card: fsrs.Card{Phase: fsrs.Review, Memory: fsrs.Memory{Stability: 30, Difficulty: 5}, Reps: 4}, Answers: 4}
	days := func(percent string) int {
		set, _ := quiz.DefaultSettings().With(quiz.SetRetention, percent)
		return quiz.Previews("p/a", known, evening, set)[fsrs.Good-1].Days
	}
	if days("95") >= days("80") {
		t.Errorf("95 %% asks after %d days, 80 %% after %d", days("95"), days("80"))
	}
}
