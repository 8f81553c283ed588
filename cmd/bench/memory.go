//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"

	"github.com/drillship/drillship/progress"
)

// memoryGoals are by items beside the built-in pack.
var memoryGoals = map[int]float64{10_000: 45 << 20}

// memory is the most that the program held: with the home screen, after a walk through a note and into
// a review, and for "due". Linux alone tells it: what the kernel keeps of a child that is gone
// (ru_maxrss) counts the memory of the process that started it.
func (p plan) memory(t *table, w world) error {
	if runtime.GOOS != "linux" {
		return nil
	}
	var failed error
	for _, part := range []struct {
		what string
		peak func() (float64, error)
	}{
		{"peak memory, home", w.homePeak},
		{"peak memory, home, note, review", w.tourPeak},
		{"peak memory, due --json", w.duePeak},
	} {
		peak, err := part.peak()
		if err != nil {
			failed = errors.Join(failed, fmt.Errorf("%s: %w", part.what, err))
			continue
		}
		t.number(part.what, w.items, peak, goal{most: memoryGoals[w.items]}, mebibytes)
	}
	return failed
}

func (w world) homePeak() (float64, error) {
	return w.peakAfter((*screen).toHome)
}

// tourPeak is after a note was read to its end and a review began.
func (w world) tourPeak() (float64, error) {
	return w.peakAfter(func(s *screen) error {
		if err := s.toReader(); err != nil {
			return err
		}
		before := s.now()
		if _, err := s.press("G", "end of the note", func(text string) bool { return text != before }); err != nil {
			return err
		}
		if _, err := s.press("q", "list of notes", func(text string) bool { return !isReader(text) }); err != nil {
			return err
		}
		if _, err := s.press("\x1b", "home screen", isHome); err != nil {
			return err
		}
		_, err := s.press("r", "question", isQuestion)
		return err
	})
}

func (w world) peakAfter(tour func(*screen) error) (peak float64, err error) {
	s, err := w.open()
	if err != nil {
		return 0, err
	}
	if err = tour(s); err == nil {
		peak, err = peakOf(s.cmd.Process.Pid)
	}
	return peak, errors.Join(err, s.leave())
}

// duePeak looks at the program until it is gone: what it held then is not told any more.
func (w world) duePeak() (float64, error) {
	cmd := w.command("due", "--json")
	cmd.Stdout = &bytes.Buffer{}
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	peak := 0.0
	for {
		select {
		case err := <-ended:
			return peak, err
		case <-time.After(200 * time.Microsecond):
			if now, err := peakOf(cmd.Process.Pid); err == nil {
				peak = max(peak, now)
			}
		}
	}
}

// peakOf is the peak of a process that lives.
func peakOf(pid int) (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	_, rest, ok := bytes.Cut(status, []byte("VmHWM:"))
	fields := bytes.Fields(rest)
	if !ok || len(fields) == 0 {
		return 0, errors.New("the system does not tell how much memory a process held")
	}
	kib, err := strconv.ParseFloat(string(fields[0]), 64)
	return kib * 1024, err
}

// size is what a learner's answers take on the disk.
func (p plan) size(t *table, w world) error {
	store, err := progress.OpenReadOnly(w.progressFile(), progress.Options{})
	if err != nil {
		return err
	}
	defer store.Close()
	cards, err := known(store)
	if err != nil {
		return err
	}
	answers := len(cards)
	info, err := os.Stat(w.progressFile())
	if err != nil {
		return err
	}
	t.number(fmt.Sprintf("progress file, per 1,000 of %d answers", answers), w.items,
		float64(info.Size())*1000/float64(answers), goal{}, kibibytes)
	return nil
}
