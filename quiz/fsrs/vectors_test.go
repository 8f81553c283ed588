package fsrs_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/drillship/drillship/quiz/fsrs"
)

// vectors are the results of two other implementations, see testdata/README.md.
type vectors struct {
	DefaultParameters []float64      `json:"default_parameters"`
	Memory            []history      `json:"memory"`
	MemoryLongTerm    []history      `json:"memory_long_term"`
	SchedulerSteps    []schedule     `json:"scheduler_steps"`
	SchedulerLongTerm []schedule     `json:"scheduler_long_term"`
	ParameterSets     []parameterSet `json:"parameter_sets"`
	Clipping          []clipping     `json:"parameter_clipping"`
	FuzzRanges        []fuzzRange    `json:"fuzz_ranges_ts"`
	FromSM2           []sm2          `json:"from_sm2_rs"`
}

type history struct {
	ID                  string
	Kind                string
	Reviews             []review
	States              []state
	RetrievabilityAfter []recall   `json:"retrievability_after_ts"`
	Intervals           []interval `json:"intervals"`
}

type review struct {
	Rating      fsrs.Rating
	ElapsedDays int `json:"elapsed_days"`
}

type state struct {
	RecallTS     *float64 `json:"retrievability_before_ts"`
	RecallRS     *float64 `json:"retrievability_before_rs"`
	StabilityTS  *float64 `json:"stability_ts"`
	StabilityRS  *float64 `json:"stability_rs"`
	DifficultyTS *float64 `json:"difficulty_ts"`
	DifficultyRS *float64 `json:"difficulty_rs"`
}

type recall struct{ Days, R float64 }

type interval struct {
	DesiredRetention float64  `json:"desired_retention"`
	DaysTS           *int     `json:"days_ts"`
	RawRS            *float64 `json:"raw_rs"`
	NearHalf         bool     `json:"near_half"`
}

type schedule struct {
	ID      string
	Kind    string
	Options struct {
		DesiredRetention float64 `json:"desired_retention"`
		MaximumInterval  int     `json:"maximum_interval"`
		ShortTerm        bool    `json:"short_term"`
		Learning         []wait  `json:"learning_steps"`
		Relearning       []wait  `json:"relearning_steps"`
	}
	Reviews []scheduled
}

type scheduled struct {
	review
	Before  position
	After   position
	Preview [4]position
}

type position struct {
	State         string
	Step          int
	ScheduledDays int `json:"scheduled_days"`
	DueInMinutes  int `json:"due_in_minutes"`
	Stability     float64
	Difficulty    float64
	Lapses        int
	Reps          int
}

type parameterSet struct {
	ID        string
	Kind      string
	Input     []float64
	Effective []float64 `json:"effective_ts"`
	Histories []history
}

type clipping struct {
	Kind            string
	Input           []float64
	RelearningSteps int       `json:"relearning_steps"`
	ShortTerm       bool      `json:"short_term"`
	Output          []float64 `json:"output_ts"`
}

type fuzzRange struct {
	Interval    float64
	ElapsedDays int `json:"elapsed_days"`
	Maximum     int `json:"maximum_interval"`
	Min, Max    int
}

type sm2 struct {
	Ease       float64 `json:"ease_factor"`
	Interval   float64 `json:"interval_days"`
	Retention  float64
	Stability  float64
	Difficulty float64
}

// wait is a step as the vectors write it: 30m, 1h, 1d.
type wait time.Duration

func (w *wait) UnmarshalText(text []byte) error {
	s := string(text)
	if days, found := strings.CutSuffix(s, "d"); found {
		n, err := strconv.Atoi(days)
		*w = wait(time.Duration(n) * 24 * time.Hour)
		return err
	}
	d, err := time.ParseDuration(s)
	*w = wait(d)
	return err
}

func readVectors(t *testing.T) vectors {
	t.Helper()
	text, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	sections := [...]int{
		len(v.Memory), len(v.MemoryLongTerm), len(v.SchedulerSteps), len(v.SchedulerLongTerm),
		len(v.ParameterSets), len(v.Clipping), len(v.FuzzRanges), len(v.FromSM2),
	}
	if sections != [...]int{130, 30, 44, 26, 21, 59, 60, 20} {
		t.Fatalf("sections of %v vectors: some were not read", sections)
	}
	return v
}

// The tolerances of the two implementations: ts rounds to 8 decimals, rs
// calculates in single precision.
type tolerance struct{ relative, absolute, difficulty float64 }

var (
	ts = tolerance{relative: 1e-5, absolute: 2e-8, difficulty: 1e-6}
	rs = tolerance{relative: 5e-4, difficulty: 1e-4}
)

func (tol tolerance) checkValue(t *testing.T, what string, got float64, want *float64) {
	t.Helper()
	if want != nil && !(math.Abs(got-*want) <= tol.relative*math.Abs(*want)+tol.absolute) {
		t.Errorf("%s: got %.9g, want %.9g", what, got, *want)
	}
}

func (tol tolerance) checkMemory(t *testing.T, what string, got fsrs.Memory, stability, difficulty *float64) {
	t.Helper()
	tol.checkValue(t, what+": stability", got.Stability, stability)
	if difficulty != nil && !(math.Abs(got.Difficulty-*difficulty) <= tol.difficulty) {
		t.Errorf("%s: difficulty %.9g, want %.9g", what, got.Difficulty, *difficulty)
	}
}

// sources say with which implementations a history is compared.
type sources struct{ ts, rs bool }

// checkHistory follows a history with the model and compares everything that
// the chosen implementations said about it.
func checkHistory(t *testing.T, m fsrs.Model, h history, with sources) {
	t.Helper()
	var mem fsrs.Memory
	for i, r := range h.Reviews {
		what, want := fmt.Sprintf("after review %d", i), h.States[i]
		before := m.Retrievability(float64(r.ElapsedDays), mem.Stability)
		mem = m.Next(mem, float64(r.ElapsedDays), r.Rating)
		if with.ts {
			ts.checkValue(t, what+": recall before", before, want.RecallTS)
			ts.checkMemory(t, what, mem, want.StabilityTS, want.DifficultyTS)
		}
		if with.rs {
			rs.checkValue(t, what+": recall before", before, want.RecallRS)
			rs.checkMemory(t, what, mem, want.StabilityRS, want.DifficultyRS)
		}
	}
	if with.ts {
		for _, after := range h.RetrievabilityAfter {
			ts.checkValue(t, fmt.Sprintf("recall after %v days", after.Days), m.Retrievability(after.Days, mem.Stability), &after.R)
		}
	}
	checkIntervals(t, m, mem.Stability, h.Intervals, with)
}

func checkIntervals(t *testing.T, m fsrs.Model, stability float64, intervals []interval, with sources) {
	t.Helper()
	for _, want := range intervals {
		what := fmt.Sprintf("interval at %v", want.DesiredRetention)
		raw := m.Interval(stability, want.DesiredRetention)
		if with.rs {
			rs.checkValue(t, what, raw, want.RawRS)
		}
		if !with.ts || want.DaysTS == nil {
			continue
		}
		days := min(max(int(math.Floor(raw+0.5)), 1), fsrs.MaxInterval)
		off := math.Abs(float64(days - *want.DaysTS))
		if off > 1 || off == 1 && !want.NearHalf {
			t.Errorf("%s: %d days, want %d", what, days, *want.DaysTS)
		}
	}
}
