//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"time"
)

// homeGoals and dueGoals are by items beside the built-in pack.
var (
	homeGoals = map[int]time.Duration{0: 40 * time.Millisecond, 10_000: 60 * time.Millisecond, 100_000: 250 * time.Millisecond}
	dueGoals  = map[int]time.Duration{10_000: 30 * time.Millisecond}
)

// starting is from the start of the process to the complete home screen. The first start of a world,
// which reads all packs, is a row of its own; the second one is thrown away.
func (p plan) starting(t *table, w world) error {
	first, err := w.startOnce()
	if err != nil {
		return err
	}
	t.times("start to home, packs never read", w.items, span{first}, goal{})
	warm, err := repeat(p.starts, w.startOnce)
	t.times("start to home", w.items, warm, within(homeGoals[w.items]))
	return err
}

func (w world) startOnce() (time.Duration, error) {
	s, err := w.open()
	if err != nil {
		return 0, err
	}
	at, err := s.await("home screen", isHome)
	if e := s.leave(); err == nil {
		err = e
	}
	return at.Sub(s.started), err
}

// due is "due --json" from its start to its exit.
func (p plan) due(t *table, w world) error {
	all, err := repeat(p.starts, w.dueOnce)
	t.times("due --json", w.items, all, within(dueGoals[w.items]))
	if err != nil {
		return err
	}
	bare, err := repeat(p.starts, func() (time.Duration, error) { return timed(w.command("--version")) })
	t.times("--version, for comparison", w.items, bare, goal{})
	return err
}

func (w world) dueOnce() (time.Duration, error) {
	var out bytes.Buffer
	cmd := w.command("due", "--json")
	cmd.Stdout = &out
	took, err := timed(cmd)
	if err != nil {
		return 0, err
	}
	if !json.Valid(out.Bytes()) {
		return 0, fmt.Errorf("due --json printed %q", out.String())
	}
	return took, nil
}

func timed(cmd *exec.Cmd) (time.Duration, error) {
	start := time.Now()
	err := cmd.Run()
	return time.Since(start), err
}

// repeat measures once for the caches and n times for the span.
func repeat(n int, once func() (time.Duration, error)) (span, error) {
	if _, err := once(); err != nil {
		return nil, err
	}
	all := make(span, 0, n)
	for range n {
		took, err := once()
		if err != nil {
			return all, err
		}
		all = append(all, took)
	}
	return all, nil
}
