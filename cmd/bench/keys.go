//go:build unix

package main

import (
	"errors"
	"math/rand/v2"
	"time"
)

// frameGoal is for a key to the changed frame.
const frameGoal = 12 * time.Millisecond

// pressing is from a key to the frame that it changed, on Home, in a note and in a question.
func (p plan) pressing(t *table, w world) error {
	return errors.Join(
		p.pressingOn(t, w, "key to frame, home", (*screen).toHome),
		p.pressingOn(t, w, "key to frame, reader", (*screen).toReader),
		p.pressingOn(t, w, "key to frame, question", (*screen).toOptions, "review"),
	)
}

func (p plan) pressingOn(t *table, w world, what string, there func(*screen) error, args ...string) (err error) {
	s, err := w.open(args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.leave()) }()
	if err := there(s); err != nil {
		return err
	}
	all, err := s.walk(p.keys)
	t.times(what, w.items, all, within5(frameGoal))
	return err
}

// walk presses down and up in turns of two, which moves something on every screen.
func (s *screen) walk(n int) (span, error) {
	all := make(span, 0, n)
	for i := range n {
		breathe()
		before := s.now()
		took, err := s.press([]string{"j", "j", "k", "k"}[i%4], "changed frame",
			func(text string) bool { return text != before })
		if err != nil {
			return all, err
		}
		all = append(all, took)
	}
	return all, nil
}

// breathe waits a random while, longer than a frame: keys in step with the program's ticker would always
// meet it at the same phase.
func breathe() { time.Sleep(20*time.Millisecond + rand.N(40*time.Millisecond)) }

func (s *screen) toHome() error {
	_, err := s.await("home screen", isHome)
	return err
}

func (s *screen) toReader() error {
	if err := s.toHome(); err != nil {
		return err
	}
	if _, err := s.press("n", "list of notes", func(text string) bool { return !isHome(text) }); err != nil {
		return err
	}
	_, err := s.press("\r", "note", isReader)
	return err
}

// toOptions answers cards until a question with options comes.
func (s *screen) toOptions() error {
	if _, err := s.await("question", isQuestion); err != nil {
		return err
	}
	for !isOptions(s.now()) {
		if _, err := s.answer(); err != nil {
			return err
		}
		if err := s.next(); err != nil {
			return err
		}
	}
	return nil
}
