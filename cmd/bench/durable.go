//go:build unix

package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/progress"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// durableGoal is how many bare appends a durable answer may cost.
const durableGoal = 3

// saving is from the key that answers to "Saved" on the screen, which stands there when the answer
// survives everything.
func (p plan) saving(t *table, w world) (err error) {
	s, err := w.open("review")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.leave()) }()
	if _, err := s.await("question", isQuestion); err != nil {
		return err
	}
	var all span
	for len(all) < p.answers && isQuestion(s.now()) {
		breathe()
		took, err := s.answer()
		if err != nil {
			return err
		}
		all = append(all, took)
		if err := s.next(); err != nil {
			return err
		}
	}
	t.times("answer to Saved on the screen", w.items, all, goal{})
	return nil
}

// answer gives any answer to what is asked and is how long the last key took until it was saved. No key
// comes twice in a row, here and in next: the program would take the second one for a key held down.
func (s *screen) answer() (time.Duration, error) {
	switch text := s.now(); {
	case isFront(text):
		if _, err := s.press("\r", "back of the card", isTurned); err != nil {
			return 0, err
		}
		return s.press("3", "word that it is saved", isSaved)
	case isTyping(text):
		if _, err := s.press("x", "letter", func(text string) bool { return strings.Contains(text, "x") }); err != nil {
			return 0, err
		}
		return s.press("\r", "word that it is saved", isSaved)
	}
	for option := 1; ; option++ {
		before := s.now()
		if _, err := s.press(strconv.Itoa(option), "mark", func(text string) bool { return text != before }); err != nil {
			return 0, err
		}
		took, err := s.press("\r", "verdict", func(text string) bool { return isSaved(text) || strings.Contains(text, " more first.") })
		if err != nil || isSaved(s.now()) {
			return took, err
		}
	}
}

// next leaves a verdict; a card that was rated has left by itself.
func (s *screen) next() error {
	if !isVerdict(s.now()) {
		return nil
	}
	_, err := s.press(" ", "next card", func(text string) bool { return !isVerdict(text) })
	return err
}

// appending writes answers through the store and bare bytes beside it, in turns: the ratio of both holds
// on any disk.
func (p plan) appending(t *table, w world) (err error) {
	store, err := progress.Open(w.progressFile(), progress.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	bare, err := os.Create(filepath.Join(filepath.Dir(w.progressFile()), "bare"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, bare.Close()) }()
	cards, err := known(store)
	if err != nil {
		return err
	}
	line, stored, bared := bytes.Repeat([]byte("x"), 200), span{}, span{}
	for i := range p.appends {
		start := time.Now()
		if _, err := bare.Write(line); err != nil {
			return err
		}
		if err := bare.Sync(); err != nil {
			return err
		}
		bared = append(bared, time.Since(start))
		start = time.Now()
		if _, err := store.Append(anAnswer(cards[i*len(cards)/p.appends])); err != nil {
			return err
		}
		stored = append(stored, time.Since(start))
	}
	t.times("200 bytes and fsync", w.items, bared, goal{})
	t.times("answer to the store", w.items, stored, goal{})
	t.number("… in bare appends", w.items, float64(stored.median())/float64(bared.median()), goal{most: durableGoal}, times)
	return nil
}

// known are the cards of the log, each once for every answer.
func known(store *progress.Store) (cards []content.Key, err error) {
	err = store.Log(func(e quiz.Event) error {
		if e.Kind == quiz.Answered {
			cards = append(cards, e.Card)
		}
		return nil
	})
	return cards, err
}

// anAnswer is one to a question.
func anAnswer(card content.Key) quiz.Event {
	shown := []string{"0123abcd", "1234bcde", "2345cdef", "3456def0"}
	return quiz.Event{
		Kind: quiz.Answered, Card: card, Rating: fsrs.Good, Right: true,
		Chosen: shown[:1], Shown: shown, Took: 12_000, Length: 300,
	}
}
