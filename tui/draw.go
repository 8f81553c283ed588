package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/tui/theme"
)

// draw prepares the picture, so that View only hands it over.
func (a *App) draw() {
	a.cursor, a.hints = nil, nil
	if a.width < smallestWidth || a.height < smallestHeight {
		a.picture = tooSmall(a.width, a.height, a.look)
		return
	}
	e := a.env()
	top := a.top()
	top.fit(e)
	p, km := top.page(e), top.keys()
	if a.help != nil {
		p, km = a.help.page(e), helpKeys()
	}
	status := a.status
	if status == "" {
		status = p.status
	}
	if p.more > 0 && p.line != onStatus {
		status = alsoMore(status, moreLines(a.look, p.more), a.width-margin)
	}
	typing := a.help != nil // on its own screen the key of the help is not news
	if t, ok := top.(typist); ok && !typing {
		typing = t.typing()
	}
	var footer string
	footer, a.hints = footerOf(km, typing, a.look, a.width)
	a.picture = frame(p, indent(status), footer, a.look, a.width, a.height)
	a.cursor = a.cursorOf(p)
}

// alsoMore is the status with what is below the screen, where there is room for both.
func alsoMore(status, more string, width int) string {
	both := strings.TrimPrefix(status+"   "+more, "   ")
	if ansi.StringWidth(both) > width {
		return status
	}
	return both
}

func (a *App) cursorOf(p page) *tea.Cursor {
	y := p.line + headRows
	switch {
	case p.line == onStatus:
		y = a.height - footRows
	case p.line == onAbove:
		y = a.height - footRows - 1
	case p.line < 0 || y >= a.height-footRows:
		return nil
	}
	c := tea.NewCursor(min(p.col, a.width-1), y)
	c.Blink = false
	return c
}

// tooSmall is one line, cut to whatever there is.
func tooSmall(width, height int, look theme.Theme) string {
	if width <= 0 || height <= 0 {
		return ""
	}
	times := "×"
	if look.ASCII {
		times = "x"
	}
	line := indent(fmt.Sprintf("%d %s %d needed, this is %d %s %d", smallestWidth, times, smallestHeight, width, times, height))
	if ansi.StringWidth(line) > width {
		line = fmt.Sprintf("%d%s%d needed, is %d%s%d", smallestWidth, times, smallestHeight, width, times, height)
	}
	return fit(line, width, look)
}

// View hands the prepared picture to the terminal.
func (a *App) View() tea.View {
	v := tea.NewView(a.picture)
	v.AltScreen = true
	v.Cursor = a.cursor
	v.WindowTitle = "drillship"
	if a.options.Mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

func moreLines(look theme.Theme, n int) string {
	return look.Muted.Render(strings.TrimSpace(look.More + " " + count(n, "more line", "more lines")))
}
