package fsrs_test

import (
	"math"
	"testing"

	"github.com/drillship/drillship/quiz/fsrs"
)

func defaultModel() fsrs.Model { return fsrs.NewModel(fsrs.DefaultParameters()) }

func TestModelAgreesWithOtherImplementations(t *testing.T) {
	for _, h := range readVectors(t).Memory {
		t.Run(h.Kind+"/"+h.ID, func(t *testing.T) {
			checkHistory(t, defaultModel(), h, sources{ts: true, rs: true})
		})
	}
}

func TestModelWithoutShortTermAgreesWithOtherImplementation(t *testing.T) {
	m := defaultModel()
	m.ShortTerm = false
	for _, h := range readVectors(t).MemoryLongTerm {
		t.Run(h.ID, func(t *testing.T) { checkHistory(t, m, h, sources{ts: true}) })
	}
}

func TestModelWithOtherParametersAgreesWithOtherImplementations(t *testing.T) {
	for _, set := range readVectors(t).ParameterSets {
		t.Run(set.Kind+"/"+set.ID, func(t *testing.T) {
			p, err := fsrs.ParseParameters(set.Input)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range set.Histories {
				checkHistory(t, fsrs.NewModel(p), h, sourcesFor(set, h))
			}
		})
	}
}

// sourcesFor leaves out what we do differently on purpose: rs lets parameter 19
// be 0, where we clip to 0.01 as ts does; ts raises a first stability to 0.1,
// where we allow 0.001 as rs does.
func sourcesFor(set parameterSet, h history) sources {
	with := sources{ts: true, rs: true}
	switch set.Kind {
	case "nineteen", "seventeen", "out_of_range":
		with.rs = false
	}
	if first := h.Reviews[0].Rating; set.Effective[first-fsrs.Again] < 0.1 {
		with.ts = false
	}
	return with
}

func TestRecallIsNinetyPercentAfterOneStability(t *testing.T) {
	m := defaultModel()
	for _, s := range []float64{0.001, 0.5, 1, 7.25, 365, 36500} {
		if r := m.Retrievability(s, s); math.Abs(r-0.9) > 1e-12 {
			t.Errorf("R(%v, %v) = %v", s, s, r)
		}
		if got := m.Interval(s, 0.9); math.Abs(got/s-1) > 1e-12 {
			t.Errorf("interval at 0.9 of stability %v is %v", s, got)
		}
	}
}

func TestWhatWasNeverLearntIsNotRecalled(t *testing.T) {
	if r := defaultModel().Retrievability(0, fsrs.Memory{}.Stability); r != 0 {
		t.Errorf("recall of a new memory is %v", r)
	}
}

func TestPassOnTheSameDayNeverLowersStability(t *testing.T) {
	m := defaultModel()
	strong := fsrs.Memory{Stability: 400, Difficulty: 5}
	for _, r := range []fsrs.Rating{fsrs.Hard, fsrs.Good, fsrs.Easy} {
		if got := m.Next(strong, 0, r).Stability; got < strong.Stability {
			t.Errorf("%v on the same day lowered stability to %v", r, got)
		}
	}
}

func TestHoursWithinTheDayCountAsTheSameDay(t *testing.T) {
	m, mem := defaultModel(), fsrs.Memory{Stability: 3, Difficulty: 5}
	if m.Next(mem, 0.9, fsrs.Good) != m.Next(mem, 0, fsrs.Good) {
		t.Error("an answer after 0.9 days was not taken as one on the same day")
	}
}

func TestUnknownRatingTeachesNothing(t *testing.T) {
	m, mem := defaultModel(), fsrs.Memory{Stability: 3, Difficulty: 5}
	for _, r := range []fsrs.Rating{-1, 0, 5, 127} {
		if r.Valid() || m.Next(mem, 2, r) != mem {
			t.Errorf("%v changed the memory", r)
		}
	}
}

func TestLuckyGuessLiesBetweenAgainAndGood(t *testing.T) {
	m, mem := defaultModel(), fsrs.Memory{Stability: 10, Difficulty: 5}
	again, good := m.Next(mem, 30, fsrs.Again), m.Next(mem, 30, fsrs.Good)
	got := m.NextGuessable(mem, 30, 0.25)
	if !(again.Stability < got.Stability && got.Stability < good.Stability) {
		t.Errorf("stability %v is not between %v and %v", got.Stability, again.Stability, good.Stability)
	}
	if !(good.Difficulty < got.Difficulty && got.Difficulty < again.Difficulty) {
		t.Errorf("difficulty %v is not between %v and %v", got.Difficulty, good.Difficulty, again.Difficulty)
	}
	recall := m.Retrievability(30, 10)
	knew := recall / (recall + (1-recall)*0.25)
	want := math.Pow(good.Stability, knew) * math.Pow(again.Stability, 1-knew)
	if math.Abs(got.Stability/want-1) > 1e-12 {
		t.Errorf("stability %v, want %v", got.Stability, want)
	}
}

func TestRightAnswerThatCannotBeGuessedIsGood(t *testing.T) {
	m, mem := defaultModel(), fsrs.Memory{Stability: 10, Difficulty: 5}
	if m.NextGuessable(mem, 30, 0) != m.Next(mem, 30, fsrs.Good) {
		t.Error("a chance of 0 differs from Good")
	}
	if m.NextGuessable(mem, 0, 0.25) != m.Next(mem, 0, fsrs.Good) {
		t.Error("a repeat on the same day differs from Good")
	}
	if m.NextGuessable(fsrs.Memory{}, 0, 0.25) != m.Next(fsrs.Memory{}, 0, fsrs.Good) {
		t.Error("a first answer differs from Good")
	}
}

func TestMemoryEstimatedFromSM2AgreesWithOtherImplementation(t *testing.T) {
	for _, v := range readVectors(t).FromSM2 {
		got := defaultModel().FromSM2(v.Ease, v.Interval, v.Retention)
		rs.checkMemory(t, "ease "+ftoa(v.Ease)+", interval "+ftoa(v.Interval), got, &v.Stability, &v.Difficulty)
	}
}

func TestRatingsAndPhasesHaveNames(t *testing.T) {
	for want, got := range map[string]string{
		"Again": fsrs.Again.String(), "Hard": fsrs.Hard.String(), "Good": fsrs.Good.String(), "Easy": fsrs.Easy.String(),
		"Rating(0)": fsrs.Rating(0).String(),
		"new":       fsrs.New.String(), "learning": fsrs.Learning.String(),
		"review": fsrs.Review.String(), "relearning": fsrs.Relearning.String(),
		"Phase(-1)": fsrs.Phase(-1).String(),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestFailureNeverRaisesStability(t *testing.T) {
	p := fsrs.DefaultParameters()
	p[11], p[14] = 5, 4 // a learner who keeps much after a failure
	m, mem := fsrs.NewModel(p), fsrs.Memory{Stability: 2, Difficulty: 1}
	if got := m.Next(mem, 100, fsrs.Again).Stability; got >= 2 {
		t.Errorf("stability 2 became %v", got)
	}
	m.ShortTerm = false
	if got := m.Next(mem, 100, fsrs.Again).Stability; got != 2 {
		t.Errorf("without short-term, stability 2 became %v", got)
	}
}

func TestUnknownRetentionOfSM2CountsAsNinetyPercent(t *testing.T) {
	m := defaultModel()
	for _, retention := range []float64{0, 1, -3, math.NaN()} {
		if m.FromSM2(2.5, 30, retention) != m.FromSM2(2.5, 30, 0.9) {
			t.Errorf("retention %v was used", retention)
		}
	}
}
