package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/tui/theme"
)

// page is what a screen draws.
type page struct {
	place string   // line 1: place and progress, plain text
	body  []string // lines with their margin
	above []string // rows that never move: the ratings
	more  int      // lines below the body
	// status stands above the footer when the app has nothing newer to say there.
	status string
	// cursor is where the real cursor sits, for screen readers and typing; line counts in the body,
	// -1 is none, onStatus the status line, onAbove the last row above it.
	line, col int
}

// Where a field is typed in: the status line, or the row above it.
const (
	onStatus = -2
	onAbove  = -3
)

// smallest is the least size at which every screen works.
const (
	smallestWidth  = 40
	smallestHeight = 12
)

// hintSpan is where a footer key can be clicked.
type hintSpan struct {
	from, to int
	command  command
	key      string
}

// frame is a whole screen of exactly height lines, none wider than width.
func frame(p page, status, footer string, look theme.Theme, width, height int) string {
	lines := make([]string, 0, height)
	lines = append(lines, look.Muted.Render(fit(indent(dotted(p.place, look)), width, look)), "")
	body := height - headRows - footRows - len(p.above)
	for i := range max(0, body) {
		if i < len(p.body) {
			lines = append(lines, fit(p.body[i], width, look))
			continue
		}
		lines = append(lines, "")
	}
	for _, row := range p.above {
		lines = append(lines, fit(row, width, look))
	}
	lines = append(lines, fit(status, width, look), fit(footer, width, look))
	return strings.Join(lines[:max(0, min(height, len(lines)))], "\n")
}

// dotted sets the theme's dot between the parts of a place.
func dotted(place string, look theme.Theme) string {
	if look.Dot == "·" {
		return place
	}
	return strings.ReplaceAll(place, " · ", " "+look.Dot+" ")
}

// placeOf cuts a title that would push the progress behind it off the line.
func placeOf(e env, title, progress string) string {
	return fit(title, max(1, e.width-2*margin-ansi.StringWidth(progress)), e.look) + progress
}

func indent(s string) string {
	if s == "" {
		return ""
	}
	return strings.Repeat(" ", margin) + s
}

func indentAll(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = indent(l)
	}
	return out
}

// fit cuts a line that is too wide, with an ellipsis. Screens prepare lines that fit; this is the
// promise behind them.
func fit(line string, width int, look theme.Theme) string {
	if len(line) <= width || ansi.StringWidth(line) <= width {
		return line
	}
	if look.ASCII {
		return ansi.Truncate(line, width, "~")
	}
	return ansi.Truncate(line, width, "…")
}

// pad fills a line with spaces up to width columns.
func pad(line string, width int) string {
	return line + strings.Repeat(" ", max(0, width-ansi.StringWidth(line)))
}

// padLeft sets text at the right edge of width columns.
func padLeft(text string, width int) string {
	return strings.Repeat(" ", max(0, width-ansi.StringWidth(text))) + text
}

// wrap breaks plain text into lines of at most width columns.
func wrap(text string, width int) []string {
	return strings.Split(ansi.Wrap(text, max(1, width), ""), "\n")
}

// footerOf lists the keys that work now, as many as fit and at most six, help last.
// While letters are text, "?" is one of them and not offered.
func footerOf(km keymap, typing bool, look theme.Theme, width int) (string, []hintSpan) {
	hints := km.hints()
	if look.ASCII {
		for i := range hints {
			hints[i].hint = strings.ReplaceAll(hints[i].hint, "↓↑", "down up")
		}
	}
	hints = fitHints(hints, typing, width-margin)
	line, spans, at := strings.Repeat(" ", margin), []hintSpan(nil), margin
	for i, h := range hints {
		if i > 0 {
			line += strings.Repeat(" ", hintGap)
			at += hintGap
		}
		w := ansi.StringWidth(h.hint) + 1 + ansi.StringWidth(h.word)
		if h.clickable() {
			spans = append(spans, hintSpan{at, at + w, h.cmd, h.keys[0]})
		}
		line += look.Accent.Render(h.hint) + " " + look.Muted.Render(h.word)
		at += w
	}
	return line, spans
}

const (
	hintGap   = 3
	mostHints = 6
)

// fitHints drops hints from the right until the rest fits; help, the last, stays.
func fitHints(hints []binding, typing bool, width int) []binding {
	help := hints[len(hints)-1:]
	if typing {
		help = nil
	}
	hints = hints[:min(len(hints)-1, mostHints-len(help))]
	for len(hints) > 0 && hintsWidth(slices.Concat(hints, help)) > width {
		hints = hints[:len(hints)-1]
	}
	return slices.Concat(hints, help)
}

func hintsWidth(hints []binding) int {
	w := 0
	for i, h := range hints {
		if i > 0 {
			w += hintGap
		}
		w += ansi.StringWidth(h.hint) + 1 + ansi.StringWidth(h.word)
	}
	return w
}
