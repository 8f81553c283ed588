package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/progress"
)

// errFindings ends a command that did its work and found something. It has no text: the command said
// all.
var errFindings = errors.New("")

// misuse is wrong usage: what is wrong, and what to do.
type misuse struct{ what, hint string }

func (m misuse) Error() string { return m.what }

// Hint is what to do.
func (m misuse) Hint() string { return m.hint }

// anyNumber of arguments is fine.
const anyNumber = -1

// guard runs a command that takes at most so many arguments. It prints its error here, once, in our
// words: fang would ask the terminal for its colours, and wait for an answer, before it showed one.
func (p *program) guard(most int, f func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		err := tooMany(cmd, args, most)
		if err == nil {
			err = f(cmd, args)
		}
		if err != nil {
			p.fail(err)
		}
		return nil
	}
}

// fail prints err, the one place that does, and sets the exit code.
func (p *program) fail(err error) {
	p.code = codeOf(err)
	if p.code == exitInterrupted {
		return // whoever interrupted knows
	}
	if text := plainNumber(clean.Line(err.Error())); text != "" {
		fmt.Fprintf(p.err, "drillship: %s\n", p.wrapped(text))
	}
	var hinter interface{ Hint() string }
	if errors.As(err, &hinter) && hinter.Hint() != "" {
		fmt.Fprintf(p.err, "  %s\n", p.wrapped(clean.Line(hinter.Hint())))
	}
}

// plainNumber says in plain words what the flag library says in the words of its language.
func plainNumber(text string) string {
	return regexp.MustCompile(`strconv\.Parse\w+: parsing ("[^"]*"): .*`).ReplaceAllString(text, "$1 is no number")
}

// wrapped breaks a message between words where a person reads it; a program gets one line.
func (p *program) wrapped(text string) string {
	const width = 77 // what fits behind the indent on the narrowest usual terminal
	if !p.errTTY {
		return text
	}
	return strings.ReplaceAll(ansi.Wordwrap(text, width-len("drillship: "), " "), "\n", "\n  ")
}

func codeOf(err error) int {
	switch {
	case errors.Is(err, errFindings):
		return exitProblems
	case errors.Is(err, tea.ErrInterrupted), errors.Is(err, context.Canceled):
		return exitInterrupted
	}
	if _, ok := errors.AsType[misuse](err); ok {
		return exitUsage
	}
	switch progress.KindOf(err) {
	case progress.Locked, progress.Damaged, progress.Foreign, progress.Newer:
		return exitProgress
	default:
		return exitFailure
	}
}
