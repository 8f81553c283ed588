package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// help lists the keys that are awake on the screen below it. It is made from the same table that
// finds the command of a key, so it cannot be wrong.
type help struct {
	name string
	own  []binding
	all  []binding
	top  int
	rest int
}

func newHelp(km keymap) *help {
	shown := map[command]bool{}
	for _, b := range km.keys {
		shown[b.cmd] = true
	}
	h := &help{name: km.name, own: km.keys}
	for _, b := range everywhere() {
		if !shown[b.cmd] {
			h.all = append(h.all, b)
		}
	}
	return h
}

// press is a key while the help is open: it scrolls or closes; nothing below hears it.
func (h *help) press(a *App, key string) result {
	b, ok := helpKeys().find(key)
	switch {
	case !ok:
	case b.cmd == cmdBack || b.cmd == cmdHelp || b.cmd == cmdLeave:
		a.help = nil
	case b.cmd == cmdAbort:
		return result{to: quit{}}
	case b.cmd == cmdRedraw:
		return result{cmd: tea.ClearScreen}
	case b.cmd == cmdStop:
		return result{cmd: tea.Suspend}
	default:
		h.move(b.cmd, a)
	}
	return result{}
}

func (h *help) move(c command, _ *App) {
	switch c {
	case cmdDown:
		h.top = min(h.top+1, h.rest)
	case cmdUp:
		h.top = max(h.top-1, 0)
	}
}

func (h *help) page(e env) page {
	lines := append(h.columns(e, h.own), "")
	lines = append(lines, h.columns(e, h.all)...)
	rows := e.rows(0)
	h.rest = max(0, len(lines)-rows)
	h.top = min(h.top, h.rest)
	return page{
		place: "Keys · " + h.name,
		body:  lines[h.top:],
		more:  h.rest - h.top,
		line:  -1,
	}
}

// columns sets bindings in one column, or two side by side where they fit.
func (h *help) columns(e env, keys []binding) []string {
	wide := 0
	for _, b := range keys {
		wide = max(wide, ansi.StringWidth(b.label()))
	}
	cells := make([]string, len(keys))
	longest := 0
	for i, b := range keys {
		cells[i] = e.look.Accent.Render(pad(b.label(), wide)) + "  " + b.help
		longest = max(longest, ansi.StringWidth(cells[i]))
	}
	const gap = 3
	if 2*longest+gap > e.width-2*margin {
		return indentAll(cells)
	}
	half := (len(cells) + 1) / 2
	lines := make([]string, half)
	for i := range half {
		line := cells[i]
		if half+i < len(cells) {
			line = pad(line, longest+gap) + cells[half+i]
		}
		lines[i] = indent(strings.TrimRight(line, " "))
	}
	return lines
}
