//go:build unix

package main

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

func TestAHistoryHasItsShareSeenAndDueAndEndsYesterday(t *testing.T) {
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	keys := make([]content.Key, 10_000)
	for i := range keys {
		keys[i] = content.Key(fmt.Sprintf("pack/q-%d", i))
	}
	events := history(keys, "pack/note", now)
	if !slices.IsSortedFunc(events[:len(events)-1], quiz.Before) {
		t.Error("the events are out of order")
	}
	today, due := quiz.MomentOf(now).Day(quiz.DefaultSettings().Rollover), 0
	states := quiz.Replay(events).States
	for _, s := range states {
		if s.Last >= today || s.DueDay == 0 {
			t.Fatalf("a card was answered on day %d of %d, due on %d", s.Last, today, s.DueDay)
		}
		if s.DueDay <= today {
			due++
		}
	}
	if n := len(states); n < 2_800 || n > 3_200 || due < 150 || due > 250 {
		t.Errorf("%d cards seen, %d due", n, due)
	}
}

func TestAQuantileIsASample(t *testing.T) {
	s := span{5, 1, 4, 2, 3}
	if s.median() != 3 || s.quantile(0.95) != 5 || (span{7}).quantile(0.95) != 7 {
		t.Errorf("median %d, p95 %d", s.median(), s.quantile(0.95))
	}
}
