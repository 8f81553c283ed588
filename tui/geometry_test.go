package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/tui/theme"
)

// looks are the themes that a terminal can ask for.
func looks() []theme.Options {
	return []theme.Options{
		{Dark: true, Color: true}, {Color: true}, {Dark: true}, {Dark: true, Color: true, ASCII: true}, {ASCII: true},
	}
}

// wear changes the theme, as an answer of the terminal would.
func (s *sitting) wear(o theme.Options) *sitting {
	s.options.Theme, s.look = o, theme.New(o)
	s.draw()
	return s
}

// contract is what every picture keeps to, whatever the screen, the size and the theme.
func (s *sitting) contract() error {
	view := s.View()
	w, h := s.width, s.height
	lines := strings.Split(view.Content, "\n")
	switch {
	case (w < smallestWidth || h < smallestHeight) && len(lines) > 1:
		return fmt.Errorf("%d lines on a screen that is too small", len(lines))
	case w >= smallestWidth && h >= smallestHeight && len(lines) != h:
		return fmt.Errorf("%d lines, want %d", len(lines), h)
	}
	for i, l := range lines {
		if got := ansi.StringWidth(l); got > w {
			return fmt.Errorf("line %d is %d wide: %q", i, got, l)
		}
	}
	if bad := foreign(view.Content, isStyleOrLink); bad != "" {
		return fmt.Errorf("something but text, styles and links is drawn: %q", bad)
	}
	if c := view.Cursor; c != nil && (c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= h || c.Blink) {
		return fmt.Errorf("the cursor is at %+v", c)
	}
	if w < smallestWidth || h < smallestHeight {
		return nil
	}
	if place := ansi.Strip(lines[0]); len(place) < 3 || place[:2] != "  " || lines[1] != "" {
		return fmt.Errorf("the place line is %q, then %q", place, lines[1])
	}
	if footer := ansi.Strip(lines[h-1]); !strings.HasPrefix(footer, "  ") || !strings.HasSuffix(footer, " keys") && !s.typing() && s.App.help == nil {
		return fmt.Errorf("the footer is %q", footer)
	}
	if view.WindowTitle != "drillship" || !view.AltScreen {
		return fmt.Errorf("the title is %q", view.WindowTitle)
	}
	return nil
}

func (s *sitting) keepsContract(state string) {
	s.t.Helper()
	if err := s.contract(); err != nil {
		s.t.Fatalf("%s on %d × %d, %+v: %v\n%s", state, s.width, s.height, s.options.Theme, err, s.screen())
	}
}

func TestEveryScreenFitsEverySize(t *testing.T) {
	widths := []int{300, 200, 120, 111, 110, 109, 93, 92, 80, 79, 60, 55, 45, 41, 40}
	heights := []int{100, 40, 24, 17, 16, 15, 13, 12}
	for _, state := range everyState() {
		t.Run(state.name, func(t *testing.T) {
			s := state.open(newWorld(t))
			n := 0
			for _, w := range widths {
				for _, h := range heights {
					n++
					s.options.Theme = looks()[n%len(looks())]
					s.look = theme.New(s.options.Theme)
					s.resize(w, h).keepsContract(state.name)
				}
			}
		})
	}
}

func TestEveryScreenFitsEveryThemeAtTheSizesOfTheDesign(t *testing.T) {
	for _, state := range everyState() {
		s := state.open(newWorld(t))
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
			for _, look := range looks() {
				s.resize(size[0], size[1]).wear(look).keepsContract(state.name)
			}
		}
	}
}

func TestSmallTerminalsAreToldSoInOneLine(t *testing.T) {
	for _, state := range everyState() {
		s := state.open(newWorld(t))
		for w := 1; w <= 45; w++ {
			for h := 1; h <= 15; h++ {
				s.resize(w, h).keepsContract(state.name)
			}
		}
		if got := s.resize(38, 9).screen(); got != "  40 × 12 needed, this is 38 × 9" {
			t.Fatalf("%s: 38 × 9 shows %q", state.name, got)
		}
	}
}

func TestATerminalWithoutASizeShowsNothing(t *testing.T) {
	s := newWorld(t).sit(Start{})
	for _, size := range [][2]int{{0, 0}, {0, 10}, {10, 0}, {-1, -1}} {
		if got := s.resize(size[0], size[1]).View().Content; got != "" {
			t.Errorf("%v shows %q", size, got)
		}
	}
}

func TestNoKeyDecidesOnAScreenTooSmallToSee(t *testing.T) {
	w := newWorld(t)
	s := w.drill("trap").press("space").resize(30, 10).press("1", "b", "s", "f", "q", "esc", "?", "space")
	s.click(5, 5, tea.MouseLeft).resize(80, 24).at("Review · 1 of 1 · Trap · Fargate").shows("1 Again")
	if n := len(w.log()); n != 0 {
		t.Errorf("%d events", n)
	}
	s.resize(30, 10).press("ctrl+c")
	if !s.gone {
		t.Error("ctrl+c did not leave")
	}
}

func TestSixteenLinesKeepBlankLinesAndTwelveDropThem(t *testing.T) {
	s := newWorld(t).drill("multiple")
	s.resize(80, 16).shows("Select TWO.\n\n›")
	s.resize(40, 12).shows("Which are").hides("TWO.\n\n")
}

func TestASCIISymbolsAreASCIIOnEveryScreenOfAnASCIIPack(t *testing.T) {
	for _, state := range everyState() {
		s := state.open(newWorld(t)).wear(theme.Options{ASCII: true})
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}, {30, 10}} {
			s.resize(size[0], size[1])
			if strings.Contains(state.name, "strange") || strings.Contains(s.screen(), "Strange") || state.name == "reader, web link" {
				continue
			}
			for _, r := range s.screen() {
				if r > '~' && r != '\u00a0' {
					t.Errorf("%s: %q is drawn:\n%s", state.name, r, s.screen())
					break
				}
			}
		}
	}
}

func TestNothingSaidIsCutOnTheSmallestScreen(t *testing.T) {
	for _, state := range everyState() {
		if strings.Contains(state.name, "web link") {
			continue // an address has no end
		}
		w := newWorld(t)
		w.width, w.height = smallestWidth, smallestHeight
		s := state.open(w)
		for _, key := range []string{"", "u", "[", "backspace", ">", "f", "g", "b", "s", "enter"} {
			if key != "" && !s.gone {
				s.press(key)
			}
			if said := s.App.status; ansi.StringWidth(said) > smallestWidth-margin && !strings.Contains(said, "://") && !strings.Contains(said, "Not saved") {
				t.Errorf("%s, %s says %q", state.name, key, said)
			}
		}
	}
}

func TestTheCursorSitsWhereTheEyeIs(t *testing.T) {
	for _, test := range []struct {
		name string
		s    *sitting
		x    int
		line string
	}{
		{"home", newWorld(t).sit(Start{}).press("j"), 0, "› r      Review, 10 new items"},
		{"notes", newWorld(t).sit(Start{Notes: true}).press("j"), 0, "› Choosing"},
		{"filter", newWorld(t).sit(Start{Notes: true}).press("/", "f", "a"), 12, "  Filter: fa"},
		{"find", newWorld(t).sit(Start{Pack: "harbour", Note: "fargate"}).press("/", "x"), 9, "  Find: x"},
		{"options", newWorld(t).drill("multiple").press("j", "j"), 0, "› [ ] 3"},
		{"typing", newWorld(t).drill("typed").press("a"), 12, "  Type it: a"},
		{"summary", newWorld(t).drill("single").press("1", "enter", "q"), 0, "› ? Private image"},
	} {
		if c := test.s.View().Cursor; c == nil || c.X != test.x || !strings.HasPrefix(test.s.line(c.Y), test.line) {
			t.Errorf("%s: the cursor is at %+v, not on %q:\n%s", test.name, c, test.line, test.s.screen())
		}
	}
}
