package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// help lists the keys that are awake on the screen below it. It is made from the same table that
// finds the command of a key, so it cannot be wrong. A click on a row does what the key does, so that
// the mouse alone reaches everything.
type help struct {
	name  string
	own   []binding
	all   []binding
	top   int
	lines []string
	spots []spot
}

// spot is where a row of the help can be clicked.
type spot struct {
	line, from, to int
	binding        binding
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
		h.move(a.env(), b.cmd)
	}
	return result{}
}

func (h *help) move(e env, c command) { scrolled(&h.top, c, len(h.lines), e.rows(0)) }

// click closes the help and is the key of the row that was hit, if any.
func (h *help) click(a *App, line, col int) tea.Cmd {
	a.help = nil
	for _, s := range h.spots {
		if s.line == h.top+line && col >= s.from && col < s.to && s.binding.cmd != cmdHelp && s.binding.clickable() {
			return a.run(s.binding.cmd, s.binding.keys[0])
		}
	}
	return nil
}

func (h *help) page(e env) page {
	h.lines, h.spots = nil, nil
	h.columns(e, h.own)
	h.lines = append(h.lines, "")
	h.columns(e, h.all)
	rows := e.rows(0)
	h.top = max(0, min(h.top, len(h.lines)-rows))
	return page{
		place: "Keys · " + h.name,
		body:  h.lines[h.top:],
		more:  max(0, len(h.lines)-rows-h.top),
		line:  -1,
	}
}

// columns sets bindings side by side where they fit, else one below the other, long texts wrapped.
func (h *help) columns(e env, keys []binding) {
	wide, longest := 0, 0
	for _, b := range keys {
		wide = max(wide, ansi.StringWidth(b.label()))
		longest = max(longest, ansi.StringWidth(b.help))
	}
	const gap = 3
	cell := wide + 2 + longest
	if 2*cell+gap <= e.width-2*margin {
		h.pairs(e, keys, wide, cell+gap)
		return
	}
	for _, b := range keys {
		for i, text := range wrap(b.help, e.width-2*margin-wide-2) {
			label := strings.Repeat(" ", wide)
			if i == 0 {
				label = e.look.Accent.Render(pad(b.label(), wide))
			}
			h.spots = append(h.spots, spot{len(h.lines), 0, e.width, b})
			h.lines = append(h.lines, indent(label+"  "+text))
		}
	}
}

// pairs sets the second half of the bindings in a column of its own, at columns to the right.
func (h *help) pairs(e env, keys []binding, wide, at int) {
	half := (len(keys) + 1) / 2
	cell := func(b binding) string { return e.look.Accent.Render(pad(b.label(), wide)) + "  " + b.help }
	for i := range half {
		line, n := cell(keys[i]), len(h.lines)
		h.spots = append(h.spots, spot{n, 0, margin + at, keys[i]})
		if half+i < len(keys) {
			h.spots = append(h.spots, spot{n, margin + at, e.width, keys[half+i]})
			line = pad(line, at) + cell(keys[half+i])
		}
		h.lines = append(h.lines, indent(line))
	}
}
