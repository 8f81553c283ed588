package progress

import (
	"maps"
	"testing"
	"time"

	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

func TestTheLastSettingWins(t *testing.T) {
	s, c := fresh(t)
	must(t, s, set(quiz.SetNewPerDay, "20"), set("theme", "dark"), set(quiz.SetNewPerDay, "5"), set("theme", "light"), set("symbols", ""))
	want := quiz.DefaultSettings()
	want.NewPerDay = 5
	if got, err := s.Settings(); err != nil || got != want {
		t.Errorf("%+v %v", got, err)
	}
	all, err := s.Preferences()
	if err != nil || !maps.Equal(all, map[string]string{"theme": "light", "symbols": "", quiz.SetNewPerDay: "5"}) {
		t.Errorf("%v %v", all, err)
	}
	if theme, err := s.Preference("theme"); err != nil || theme != "light" {
		t.Errorf("%q %v", theme, err)
	}
	s2 := opened(t, s.Path(), Options{Now: c.now})
	if got, _ := s2.Settings(); got != want {
		t.Errorf("after opening again: %+v", got)
	}
}

func TestASettingHoldsForTheNextAnswerOfTheSameAppend(t *testing.T) {
	s, c := fresh(t)
	must(t, s, answerTo("dns/a", fsrs.Easy))
	c.advance(20 * 24 * time.Hour)
	must(t, s, answerTo("dns/b", fsrs.Good), set(quiz.SetRetention, "75"), answerTo("dns/a", fsrs.Easy))
	clean(t, s)
}

func TestPlacesAreTheLatestOfEachNote(t *testing.T) {
	s, c := fresh(t)
	must(t, s, placed("dns/a", "1"), placed("dns/b", "7"))
	c.advance(time.Minute)
	last := must(t, s, placed("dns/a", "2"))[0]
	got, err := s.Places()
	if err != nil || got["dns/a"] != (quiz.Place{Value: "2", At: last.At}) || got["dns/b"].Value != "7" || len(got) != 2 {
		t.Fatalf("%v %v", got, err)
	}
}

func TestPaceIsTheMedianOfTheLastRightChoices(t *testing.T) {
	s, _ := fresh(t)
	timed := func(took int64, length int) quiz.Event {
		e := answerTo("dns/a", fsrs.Good)
		e.Took, e.Length = took, length
		return e
	}
	pace := func(want float64) {
		t.Helper()
		if got, err := s.Pace(); err != nil || got != want {
			t.Fatalf("%v %v, want %v", got, err, want)
		}
	}
	for range 9 {
		must(t, s, timed(3_000, 100))
	}
	wrong, typed, timeless := timed(1, 100), timed(1, 100), timed(0, 100)
	wrong.Right, typed.Shown = false, nil
	must(t, s, wrong, typed, timeless, timed(1, 0))
	pace(0)
	must(t, s, timed(90_000, 100))
	pace(30)
	tenth := must(t, s, timed(5_000, 100))[0]
	must(t, s, undo(tenth.ID))
	pace(30)
	for range paceAnswers {
		must(t, s, timed(2_000, 100))
	}
	pace(20)
}

func TestAnswersOfADayAreCountedByTheLearnersCalendar(t *testing.T) {
	s, c := fresh(t)
	today := quiz.MomentOf(c.now()).Day(4 * time.Hour)
	first := must(t, s, answerTo("dns/a", fsrs.Again), answerTo("dns/a", fsrs.Good), of(quiz.Flagged, "dns/a"))[0]
	c.advance(9 * time.Hour) // 03:00: still the same study day
	must(t, s, answerTo("dns/b", fsrs.Good))
	c.advance(2 * time.Hour) // 05:00
	must(t, s, answerTo("dns/b", fsrs.Good))
	for day, want := range map[quiz.Day]int{today - 1: 0, today: 3, today + 1: 1} {
		if got, err := s.AnswersOn(day); err != nil || got != want {
			t.Errorf("%d answers on day %d, want %d: %v", got, day, want, err)
		}
	}
	must(t, s, undo(first.ID))
	if got, _ := s.AnswersOn(today); got != 2 {
		t.Errorf("%d answers after an undo", got)
	}
}
