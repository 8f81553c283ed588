package tui

import (
	"math"
	"time"

	tea "charm.land/bubbletea/v2"
)

// input handles what a person did. While an answer is on its way to the disk it waits: an answer is
// durable before the next key counts.
func (a *App) input(msg tea.Msg) tea.Cmd {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "ctrl+c" && a.saving == nil {
		return a.leaveAll()
	}
	if a.saving != nil {
		a.held = append(a.held, msg)
		return nil
	}
	if a.tiny() || a.deaf() {
		return nil
	}
	if key, ok := msg.(tea.KeyPressMsg); ok {
		return a.press(key)
	}
	a.status = ""
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return a.wheel(msg)
	case tea.MouseClickMsg:
		return a.click(msg)
	case tea.PasteMsg:
		if t, ok := a.top().(typist); ok && a.help == nil && t.typing() {
			return a.settle(t.typed(a.env(), msg))
		}
	}
	return nil
}

// tiny is a terminal too small for any screen: no key may decide what nobody can see. Before the
// terminal has told its size, keys that were typed ahead count.
func (a *App) tiny() bool {
	return a.width > 0 && (a.width < smallestWidth || a.height < smallestHeight)
}

func (a *App) press(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	again := a.strike(key)
	if a.help != nil {
		return a.settle(a.help.press(a, key))
	}
	top := a.top()
	b, bound := top.keys().find(key)
	if t, ok := top.(typist); ok && t.typing() && (!bound || isText(msg)) {
		a.status = ""
		return a.settle(t.typed(a.env(), msg))
	}
	if bound && (!b.holds && (msg.IsRepeat || again < heldWithin) || b.decides && a.decided(again)) {
		return nil // a held key is no next key: what the status says stays
	}
	a.status = ""
	if !bound {
		return nil
	}
	a.last.acted = a.last.at
	return a.run(b.cmd, key)
}

// strike remembers a key and tells how long ago the same key came; for another key, long ago.
func (a *App) strike(key string) time.Duration {
	now := a.desk.Now().At
	if a.last.key != key {
		a.last = stroke{key: key, at: now}
		return math.MaxInt64
	}
	again := time.Duration(now-a.last.at) * time.Millisecond
	a.last.at = now
	return again
}

// decided tells whether the key last struck has decided something so lately that it must be held.
func (a *App) decided(again time.Duration) bool {
	return again < math.MaxInt64 && a.last.acted > 0 && a.last.at-a.last.acted < decidedWithin.Milliseconds()
}

// isText tells whether a key writes something into a field.
func isText(msg tea.KeyPressMsg) bool { return msg.Text != "" && msg.Mod&^tea.ModShift == 0 }

func (a *App) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	const lines = 3
	c := cmdDown
	if msg.Button == tea.MouseWheelUp {
		c = cmdUp
	}
	var cmds []tea.Cmd
	for range lines {
		if a.help != nil {
			a.help.move(a.env(), c)
			continue
		}
		if w, ok := a.top().(interface{ scroll(env, command) }); ok {
			w.scroll(a.env(), c)
			continue
		}
		cmds = append(cmds, a.settle(a.top().do(a.env(), c, "")))
	}
	return tea.Batch(cmds...)
}

func (a *App) click(msg tea.MouseClickMsg) tea.Cmd {
	if a.help != nil {
		return a.help.click(a, msg.Y-headRows, msg.X)
	}
	if msg.Y == a.height-1 {
		for _, h := range a.hints {
			if msg.X >= h.from && msg.X < h.to {
				return a.run(h.command, h.key)
			}
		}
		return nil
	}
	if c, ok := a.top().(clicker); ok && msg.Y >= headRows && msg.Y < a.height-footRows {
		return a.settle(c.click(a.env(), msg.Y-headRows, msg.X, msg.Button == tea.MouseRight))
	}
	return nil
}
