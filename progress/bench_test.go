package progress

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// library is the path of a closed file with so many cards and so many answers.
func library(b testing.TB, cards, answers int) string {
	b.Helper()
	path := file(b)
	c := newClock()
	s := opened(b, path, Options{Now: c.now})
	for done := 0; done < answers; {
		var some []quiz.Event
		for range min(10_000, answers-done) {
			some = append(some, answerTo(key(done%cards), fsrs.Rating(1+done%4)))
			done++
		}
		c.advance(time.Hour)
		must(b, s, some...)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

func key(i int) string { return fmt.Sprintf("network-pack/question-about-%d", i) }

// The two of one run belong together: a durable answer against the least that durability costs.
func BenchmarkDurable(b *testing.B) {
	path := library(b, 2_000, 20_000)
	b.Run("bare 200 bytes", func(b *testing.B) {
		f, err := os.Create(filepath.Join(b.TempDir(), "bare"))
		if err != nil {
			b.Fatal(err)
		}
		defer func() { _ = f.Close() }()
		line := make([]byte, 200)
		for b.Loop() {
			if _, err := f.Write(line); err != nil {
				b.Fatal(err)
			}
			if err := f.Sync(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("answer", func(b *testing.B) {
		c := newClock()
		s := opened(b, path, Options{Now: c.now})
		i := 0
		for b.Loop() {
			i += 7919
			must(b, s, answerTo(key(i%2_000), fsrs.Good))
		}
	})
	b.Run("undo", func(b *testing.B) {
		s := opened(b, path, Options{})
		e := must(b, s, answerTo(key(1), fsrs.Good))[0]
		for b.Loop() {
			e = must(b, s, undo(e.ID))[0]
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	b.Run("new", func(b *testing.B) {
		dir := b.TempDir()
		for i := 0; b.Loop(); i++ {
			s, err := Open(filepath.Join(dir, fmt.Sprint(i), "progress.db"), Options{})
			if err != nil {
				b.Fatal(err)
			}
			_ = s.Close()
		}
	})
	path := library(b, 10_000, 100_000)
	for name, open := range map[string]func(string, Options) (*Store, error){"100k answers": Open, "100k answers, read-only": OpenReadOnly} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s, err := open(path, Options{})
				if err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				_ = s.Close()
				b.StartTimer()
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	for _, cards := range []int{10_000, 100_000} {
		s := opened(b, library(b, cards, cards), Options{})
		b.Run(fmt.Sprintf("briefs of %d cards", cards), func(b *testing.B) {
			for b.Loop() {
				n := 0
				if err := s.Briefs(func(quiz.Brief) { n++ }); err != nil || n != cards {
					b.Fatal(n, err)
				}
			}
		})
		if cards == 100_000 {
			benchmarkReads(b, s)
		}
	}
}

func benchmarkReads(b *testing.B, s *Store) {
	var keys []content.Key
	for i := range 100 {
		keys = append(keys, content.Key(key(i*997)))
	}
	for name, read := range map[string]func() error{
		"states of 100 keys":  func() error { _, err := s.States(keys...); return err },
		"settings":            func() error { _, err := s.Settings(); return err },
		"places":              func() error { _, err := s.Places(); return err },
		"pace":                func() error { _, err := s.Pace(); return err },
		"answers on a day":    func() error { _, err := s.AnswersOn(20_000); return err },
		"refresh":             func() error { _, err := s.Refresh(); return err },
		"log of 100k events":  func() error { return s.Log(func(quiz.Event) error { return nil }) },
		"check, 100k events":  func() error { _, err := s.Check(); return err },
		"rebuild 100k events": s.Rebuild,
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := read(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
