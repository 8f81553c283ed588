package main

import (
	"cmp"
	"io"
	"os"
	"runtime"
	"time"

	"github.com/charmbracelet/x/term"
)

// world is everything outside the program that a command may touch: tests make their own.
type world struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	environ  []string
	now      func() time.Time
	system   string // runtime.GOOS
	home     string
	dir      string // the working folder
	// screen tells whether both ends are a terminal that can be drawn on.
	screen bool
	// inTTY, outTTY and errTTY tell it of each end.
	inTTY, outTTY, errTTY bool
}

func theWorld() world {
	home, _ := os.UserHomeDir() // without one folders says so
	dir, _ := os.Getwd()        // without one no path is shortened
	w := world{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		env: os.Getenv, environ: os.Environ(), now: time.Now,
		system: runtime.GOOS, home: home, dir: dir,
		inTTY: term.IsTerminal(os.Stdin.Fd()), outTTY: term.IsTerminal(os.Stdout.Fd()),
		errTTY: term.IsTerminal(os.Stderr.Fd()),
	}
	w.screen = w.inTTY && w.outTTY && w.env("TERM") != "dumb"
	if start, err := time.Parse(time.RFC3339, w.env("DRILLSHIP_NOW")); err == nil {
		w.now = clockFrom(start, time.Now)
	}
	return w
}

// clockFrom is a clock that shows start now and goes on from there. DRILLSHIP_NOW (RFC 3339) sets the
// program's clock so: a hidden variable for tests that have to come back the next day. What is no
// time there is ignored.
func clockFrom(start time.Time, computer func() time.Time) func() time.Time {
	began := computer()
	return func() time.Time { return start.Add(computer().Sub(began)) }
}

// color tells whether to use colours on the standard output: --color, then NO_COLOR,
// CLICOLOR_FORCE and CLICOLOR, then whether it is a terminal.
func (w world) color(flag string) bool {
	switch flag {
	case "always":
		return true
	case "never":
		return false
	}
	switch {
	case w.env("NO_COLOR") != "":
		return false
	case forced(w.env("CLICOLOR_FORCE")), forced(w.env("FORCE_COLOR")):
		return true
	case w.env("CLICOLOR") == "0", w.env("TERM") == "dumb":
		return false
	}
	return w.outTTY
}

func forced(value string) bool { return cmp.Or(value, "0") != "0" }

// plain tells whether the learner asked for lines of text instead of screens.
func (w world) plain() bool { return forced(w.env("ACCESSIBLE")) }
