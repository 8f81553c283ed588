package main

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/progress"
)

// coded is an error that knows its exit code. With no text it prints nothing: the command said all.
type coded struct {
	code int
	err  error
}

func (c coded) Error() string {
	if c.err == nil {
		return ""
	}
	return c.err.Error()
}

func (c coded) Unwrap() error { return c.err }

// problems ends a command that did its work and found something.
func problems() error { return coded{code: exitProblems} }

// misuse is wrong usage that only a command itself can see.
func misuse(format string, args ...any) error {
	return coded{exitUsage, fmt.Errorf(format, args...)}
}

// fail prints err, the one place that does, and sets the exit code.
func (p *program) fail(err error) {
	p.failed = true
	p.code = codeOf(err)
	if text := clean.Text(err.Error()); text != "" && p.code != exitInterrupted {
		fmt.Fprintf(p.err, "drillship: %s\n", strings.TrimRight(text, "\n"))
	}
	var hinter interface{ Hint() string }
	if errors.As(err, &hinter) && hinter.Hint() != "" {
		fmt.Fprintf(p.err, "  %s\n", clean.Line(hinter.Hint()))
	}
}

func codeOf(err error) int {
	var c coded
	if errors.As(err, &c) {
		return c.code
	}
	if errors.Is(err, tea.ErrInterrupted) {
		return exitInterrupted
	}
	switch progress.KindOf(err) {
	case progress.Locked, progress.Damaged, progress.Foreign, progress.Newer:
		return exitProgress
	}
	return exitFailure
}
