package tui

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

// counts fails unless a card was answered that often in all, and that often right.
func (w *world) counts(key content.Key, answers, right int) {
	w.t.Helper()
	if s := w.state(key); s.Answers != answers || s.Right != right {
		w.t.Errorf("%s has %d answers, %d right; want %d, %d", key, s.Answers, s.Right, answers, right)
	}
}

// replays fails unless the log amounts to exactly the states that the store holds.
func (w *world) replays() {
	w.t.Helper()
	if err := w.replayed(); err != nil {
		w.t.Error(err)
	}
}

func (w *world) replayed() error {
	stored, replayed := w.states(), quiz.Replay(w.log()).States
	if maps.Equal(stored, replayed) {
		return nil
	}
	return errors.Join(errors.New("the log does not replay to the states stored"), diff(stored, replayed))
}

func diff(stored, replayed map[content.Key]quiz.State) error {
	var b strings.Builder
	for k, v := range stored {
		if replayed[k] != v {
			b.WriteString(string(k) + " differs\n")
		}
	}
	for k := range replayed {
		if _, ok := stored[k]; !ok {
			b.WriteString(string(k) + " is not stored\n")
		}
	}
	return errors.New(b.String())
}

func TestEverythingCanBeTakenBackStepByStep(t *testing.T) {
	w := newWorld(t)
	s := w.sit(Start{Review: true})
	start := s.body()
	steps := []func(){
		s.pass, s.pass, s.pass, s.pass, func() { s.press("f") }, s.pass, s.pass, func() { s.press("s") }, s.pass, s.pass, s.pass, s.pass,
		func() { s.press("-") }, s.pass, s.pass, func() { s.press("f") }, func() { s.press("f") },
	}
	for _, step := range steps {
		if s.reviewing() && !s.typing() {
			step()
			continue
		}
		s.pass()
	}
	w.replays()
	undos := 0
	for ; undos < 100; undos++ {
		if s.typing() {
			s.press("esc") // while typing u is a letter; the summary has it too
		} else if !s.top().(*reviewScreen).session.CanUndo() {
			break
		}
		if s.press("u"); !strings.Contains(s.status(), "Taken back: ") {
			t.Fatalf("the status is %q", s.status())
		}
		w.replays()
	}
	if undos < 10 || s.body() != start {
		t.Errorf("after %d undos:\n%s\nat the start:\n%s", undos, s.body(), start)
	}
	if n := len(w.states()); n != 0 {
		t.Errorf("%d cards still have a state", n)
	}
	s.press("u").says("")
}

// typing tells whether letters are text.
func (s *sitting) typing() bool {
	t, ok := s.top().(typist)
	return ok && t.typing()
}

func TestUndoBringsTheQuestionBackWithItsOptionsOpen(t *testing.T) {
	w := newWorld(t)
	s := w.drill("single").press("1", "enter").shows("✗ Wrong").press("u").says("Taken back: the last answer.")
	s.at("Review · 1 of 1 · Question").hides("(•)").press("2", "enter").shows("✓ Right")
	w.counts(pull, 1, 1)
	w.replays()
}

func TestUndoOfAFlagShowsTheAnswerAgain(t *testing.T) {
	w := newWorld(t)
	s := w.drill("single").press("1", "enter", "f").shows("⚑ flagged").press("u").says("Taken back: flag.")
	s.hides("⚑").shows("✗ Wrong, 2 is right.", "✗ (•) 1").explains()
	w.counts(pull, 1, 0)
	w.replays()
}

func TestUndoFromTheNextCardGoesBackToTheOneBefore(t *testing.T) {
	w := newWorld(t)
	s := w.drill("some")
	first := s.asked()
	s.passWhole()
	if s.typing() {
		s.press("esc")
	}
	s.press("u")
	if s.asked() != first {
		t.Errorf("asked %q, want %q", s.asked(), first)
	}
	if n := len(w.states()); n != 0 {
		t.Errorf("%d cards have a state", n)
	}
}

func TestUndoIsNotOfferedWhenThereIsNothingToTakeBack(t *testing.T) {
	newWorld(t).drill("trap").hides("u undo").stays("u")
}
