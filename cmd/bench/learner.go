//go:build unix

package main

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/progress"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// The learner has seen three cards in ten, is due for two in a hundred today, and stopped yesterday.
const (
	seenShare = 0.30
	dueShare  = 0.02
)

// dueLeast keeps a review long enough to measure in a small library.
const dueLeast = 60

// batch is how many events one transaction takes: each syncs the disk.
const batch = 5_000

// learn gives the world's learner a history, through the front door.
func (w world) learn() error {
	lib, err := w.library()
	if err != nil {
		return err
	}
	var keys []content.Key
	for ref := range lib.Cards() {
		keys = append(keys, lib.CardKey(ref))
	}
	if err := os.MkdirAll(filepath.Dir(w.progressFile()), 0o700); err != nil {
		return err
	}
	store, err := progress.Open(w.progressFile(), progress.Options{})
	if err != nil {
		return err
	}
	first := lib.Packs()[0]
	for some := range slices.Chunk(history(keys, first.ID+"/"+first.Notes[0].ID, time.Now()), batch) {
		if _, err := store.Append(some...); err != nil {
			_ = store.Close()
			return fmt.Errorf("write a history: %w", err)
		}
	}
	return store.Close()
}

// history is what the learner did until yesterday, in the order of time; last the note was opened.
func history(keys []content.Key, note string, now time.Time) []quiz.Event {
	r := rand.New(rand.NewPCG(seed, 0x1ea2))
	today := quiz.MomentOf(now.UTC()).Day(quiz.DefaultSettings().Rollover)
	due := max(dueShare, dueLeast/float64(len(keys)))
	var events []quiz.Event
	for _, key := range keys {
		luck := r.Float64()
		if luck < max(seenShare, due) {
			events = append(events, life(r, key, today, luck < due)...)
		}
	}
	slices.SortFunc(events, func(a, b quiz.Event) int { return cmp.Compare(a.At, b.At) })
	return append(events, quiz.Event{
		Kind: quiz.Placed, Moment: at(r, today-1, 21), Name: note, Value: "40 start",
	})
}

// life is the answers to one card, each on the day that the one before asked for; the last so that the
// card comes back today, or later.
func life(r *rand.Rand, key content.Key, today quiz.Day, due bool) []quiz.Event {
	set, state := quiz.DefaultSettings(), quiz.State{}
	var events []quiz.Event
	day, interval := quiz.Day(1000), 0 // the day is of a calendar that is moved into place below
	for n := 1 + r.IntN(4); n > 0 || interval < 2; n-- {
		e := answer(r, key, at(r, day, 8+len(events)))
		events = append(events, e)
		state = state.Apply(e, set)
		day = max(day, state.DueDay)
		interval = int(state.DueDay - state.Last) // below 0 in steps, which have a time and no day
	}
	since := interval // days since the last answer
	if !due {
		since = 1 + r.IntN(interval-1)
	}
	shift := int64(today-state.Last-quiz.Day(since)) * (24 * time.Hour).Milliseconds()
	for i := range events {
		events[i].At += shift
	}
	return events
}

func answer(r *rand.Rand, key content.Key, when quiz.Moment) quiz.Event {
	rating := [...]fsrs.Rating{fsrs.Again, fsrs.Hard, fsrs.Good, fsrs.Good, fsrs.Good, fsrs.Easy}[r.IntN(6)]
	e := quiz.Event{
		Moment: when, Kind: quiz.Answered, Card: key, Rating: rating, Right: rating > fsrs.Again,
		Took: 4_000 + r.Int64N(40_000), Length: 80 + r.IntN(400),
	}
	if r.IntN(2) == 0 { // as a question leaves it
		for range 4 {
			e.Shown = append(e.Shown, fmt.Sprintf("%08x", r.Uint32()))
		}
		e.Chosen = e.Shown[:1]
	}
	return e
}

// at is a moment within an hour of a study day, which no two answers share for long.
func at(r *rand.Rand, day quiz.Day, hour int) quiz.Moment {
	m := quiz.Moment{}.Starts(day, 0)
	m.At += int64(min(hour, 22))*time.Hour.Milliseconds() + r.Int64N(time.Hour.Milliseconds())
	return m
}
