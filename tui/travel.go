package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/drillship/drillship/quiz"
)

// travel goes where a screen wants to.
func (a *App) travel(to destination) tea.Cmd {
	switch to := to.(type) {
	case nil:
		return nil
	case quit:
		return a.leaveAll()
	case back:
		return a.pop(1)
	case home:
		return a.pop(a.aboveHome())
	case swap:
		a.stack = a.stack[:len(a.stack)-1]
		return a.push(a.open(to.to))
	}
	return a.push(a.open(to))
}

// aboveHome is how many screens lie above Home, or above a review that is still going on: a note
// opened from a card may have been drilled on the way, and the card still waits.
func (a *App) aboveHome() int {
	for n := 1; n < len(a.stack)-1; n++ {
		if r, ok := a.stack[len(a.stack)-1-n].(*reviewScreen); ok && r.mode() != modeEmpty {
			return n
		}
	}
	return len(a.stack) - 1
}

func (a *App) open(to destination) screen {
	e := a.env()
	switch to := to.(type) {
	case notes:
		return newNotes(e)
	case reader:
		return newReader(e, to)
	case review:
		return newReview(e, to.scope)
	case summary:
		return newSummary(e, to)
	case resume:
		return resumeReview(e, to)
	}
	return newHome(e)
}

func (a *App) push(s screen) tea.Cmd {
	a.stack = append(a.stack, s)
	if s, ok := s.(interface{ start(env) tea.Cmd }); ok {
		return s.start(a.env())
	}
	return nil
}

// pop leaves n screens; leaving the last is leaving the program.
func (a *App) pop(n int) tea.Cmd {
	if n >= len(a.stack) {
		return a.leaveAll()
	}
	var events []quiz.Event
	for range n {
		events = append(events, a.leaving(a.top())...)
		a.stack = a.stack[:len(a.stack)-1]
	}
	if len(events) == 0 {
		return a.refresh()
	}
	return a.save(events, func(env, error) result { return result{cmd: a.refresh()} })
}

func (a *App) leaving(s screen) []quiz.Event {
	if l, ok := s.(leaver); ok {
		return l.leave(a.env())
	}
	return nil
}

// leaveAll ends the program. Answers are on the disk already; the place in a note is saved now.
func (a *App) leaveAll() tea.Cmd {
	var events []quiz.Event
	for _, s := range a.stack {
		events = append(events, a.leaving(s)...)
	}
	if len(events) == 0 {
		return tea.Quit
	}
	return a.save(events, func(env, error) result { return result{cmd: tea.Quit} })
}

// refresh reads anew what the top screen shows of progress.
func (a *App) refresh() tea.Cmd {
	if r, ok := a.top().(interface{ refresh(env) result }); ok {
		return a.settle(r.refresh(a.env()))
	}
	return nil
}
