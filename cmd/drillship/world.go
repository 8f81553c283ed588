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
	// screen tells whether both ends are a terminal that can be drawn on.
	screen bool
	// inTTY and outTTY tell it of each end.
	inTTY, outTTY bool
}

func theWorld() world {
	home, _ := os.UserHomeDir()
	w := world{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		env: os.Getenv, environ: os.Environ(), now: time.Now,
		system: runtime.GOOS, home: home,
		inTTY: term.IsTerminal(os.Stdin.Fd()), outTTY: term.IsTerminal(os.Stdout.Fd()),
	}
	w.screen = w.inTTY && w.outTTY && w.env("TERM") != "dumb"
	return w
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
