package tui

import (
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/tui/theme"
)

// sitting is a learner before the screens, without a terminal between: keys go to Update, commands
// run at once and one after the other.
type sitting struct {
	*App
	t     testing.TB
	world *world
	gone  bool
	// slow keeps what commands do for catchUp: the disk has not answered yet.
	slow    bool
	pending []tea.Cmd
}

// usual is how most learners have it: a dark terminal with colours.
func usual() theme.Options { return theme.Options{Dark: true, Color: true} }

// sit opens the program where start says.
func (w *world) sit(start Start) *sitting {
	w.t.Helper()
	return w.sitAt(Options{Theme: usual(), Mouse: true, Start: start}, w.width, w.height)
}

// sitAt is sit with other options and on another size.
func (w *world) sitAt(o Options, width, height int) *sitting {
	w.t.Helper()
	s := &sitting{App: New(w.desk, o), t: w.t, world: w}
	s.run(s.Init())
	s.resize(width, height)
	return s
}

// drill opens a review of the items with a tag.
func (w *world) drill(tag string) *sitting {
	w.t.Helper()
	return w.sit(Start{Review: true, Scope: desk.Scope{Tag: tag, New: 50}})
}

// press gives keys one after the other, a second apart.
func (s *sitting) press(keys ...string) *sitting {
	s.t.Helper()
	for _, k := range keys {
		s.world.clock.advance(time.Second)
		s.send(stroked(k))
	}
	return s
}

// readOn pages to the end of the note.
func (s *sitting) readOn() *sitting {
	s.t.Helper()
	for strings.Contains(s.screen(), "more line") {
		s.press("space")
	}
	return s
}

// hold is a key held down: the first press and its repeats.
func (s *sitting) hold(key string, repeats int) *sitting {
	s.t.Helper()
	s.press(key)
	for range repeats {
		if s.gone {
			break
		}
		s.world.clock.advance(30 * time.Millisecond)
		s.send(stroked(key))
	}
	return s
}

// types gives each letter of a text.
func (s *sitting) types(text string) *sitting {
	s.t.Helper()
	for _, r := range text {
		s.press(string(r))
	}
	return s
}

func (s *sitting) resize(width, height int) *sitting {
	s.t.Helper()
	s.send(tea.WindowSizeMsg{Width: width, Height: height})
	return s
}

func (s *sitting) click(x, y int, button tea.MouseButton) *sitting {
	s.t.Helper()
	s.world.clock.advance(time.Second)
	s.send(tea.MouseClickMsg{X: x, Y: y, Button: button})
	return s
}

// clickOn clicks the first place where a text is seen.
func (s *sitting) clickOn(text string, button tea.MouseButton) *sitting {
	s.t.Helper()
	for y, line := range strings.Split(s.screen(), "\n") {
		if at := strings.Index(line, text); at >= 0 {
			return s.click(ansi.StringWidth(line[:at]), y, button)
		}
	}
	s.t.Fatalf("%q is nowhere to be clicked:\n%s", text, s.screen())
	return s
}

// minuteLater is the clock's minute hand.
func (s *sitting) minuteLater() *sitting {
	s.t.Helper()
	s.world.clock.advance(time.Minute)
	s.send(minuteMsg{})
	return s
}

func (s *sitting) send(msg tea.Msg) {
	s.t.Helper()
	if s.gone {
		s.t.Fatalf("the program has ended and hears nothing: %v", msg)
	}
	_, cmd := s.Update(msg)
	s.run(cmd)
}

// run does what commands do until nothing is left to do. What waits for a clock is dropped.
func (s *sitting) run(cmd tea.Cmd) {
	s.t.Helper()
	if cmd == nil || waits(cmd) {
		return
	}
	if s.slow {
		s.pending = append(s.pending, cmd)
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		s.gone = true
	case tea.BatchMsg:
		for _, c := range msg {
			s.run(c)
		}
	default:
		_, next := s.Update(msg)
		s.run(next)
	}
}

// catchUp lets a slow disk answer.
func (s *sitting) catchUp() *sitting {
	s.t.Helper()
	s.slow = false
	for len(s.pending) > 0 {
		cmd := s.pending[0]
		s.pending = s.pending[1:]
		s.run(cmd)
	}
	return s
}

// waits tells a command of tea.Tick: it does nothing but sleep.
func waits(cmd tea.Cmd) bool {
	name := runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name()
	return strings.Contains(name, "bubbletea/v2.Tick") || strings.Contains(name, "bubbletea/v2.Every")
}

// screen is the picture as plain text, without the spaces at the ends of lines.
func (s *sitting) screen() string { return plainText(s.View().Content) }

func plainText(picture string) string {
	lines := strings.Split(ansi.Strip(picture), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n")
}

// line is a line of the screen; those below 0 count from the end: -1 is the footer, -2 the status.
func (s *sitting) line(n int) string {
	lines := strings.Split(s.screen(), "\n")
	if n < 0 {
		n += len(lines)
	}
	if n < 0 || n >= len(lines) {
		return ""
	}
	return lines[n]
}

func (s *sitting) place() string  { return s.line(0) }
func (s *sitting) status() string { return s.line(-2) }
func (s *sitting) footer() string { return s.line(-1) }

// body is what is between place and status.
func (s *sitting) body() string {
	lines := strings.Split(s.screen(), "\n")
	return strings.Join(lines[min(headRows, len(lines)):max(headRows, len(lines)-footRows)], "\n")
}

// shows fails unless every text is on the screen.
func (s *sitting) shows(texts ...string) *sitting {
	s.t.Helper()
	screen := s.screen()
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			s.t.Fatalf("the screen does not show %q:\n%s", text, screen)
		}
	}
	return s
}

// hides fails if one of the texts is on the screen.
func (s *sitting) hides(texts ...string) *sitting {
	s.t.Helper()
	screen := s.screen()
	for _, text := range texts {
		if strings.Contains(screen, text) {
			s.t.Fatalf("the screen shows %q:\n%s", text, screen)
		}
	}
	return s
}

// says fails unless the status line is this sentence; how much is below may stand beside it.
func (s *sitting) says(status string) *sitting {
	s.t.Helper()
	got := strings.TrimSpace(s.status())
	if said, _, both := strings.Cut(got, "   ↓"); both {
		got = said
	}
	if got != status {
		s.t.Fatalf("the status is %q, want %q:\n%s", got, status, s.screen())
	}
	return s
}

// at fails unless the place line begins like this.
func (s *sitting) at(place string) *sitting {
	s.t.Helper()
	if got := strings.TrimSpace(s.place()); !strings.HasPrefix(got, place) {
		s.t.Fatalf("the place is %q, want %q:\n%s", got, place, s.screen())
	}
	return s
}

// stays fails unless the screen is the same after the keys, the status line aside.
func (s *sitting) stays(keys ...string) *sitting {
	s.t.Helper()
	for _, k := range keys {
		before := s.place() + s.body() + s.footer()
		events := len(s.world.log())
		s.press(k)
		if after := s.place() + s.body() + s.footer(); after != before || len(s.world.log()) != events {
			s.t.Fatalf("%q changed the screen:\n%s", k, s.screen())
		}
	}
	return s
}

// named are the keys that are no letters.
var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "space": tea.KeySpace, "tab": tea.KeyTab, "backspace": tea.KeyBackspace,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "f5": tea.KeyF5, "delete": tea.KeyDelete, "insert": tea.KeyInsert,
}

// stroked is a key as the terminal tells of it.
func stroked(key string) tea.KeyPressMsg {
	if key == "space" || key == " " {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	if code, ok := named[key]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if letter, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: []rune(letter)[0], Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(strings.ToLower(key))[0], Text: key}
}

// pass answers whatever is asked so that it does not come back today, and goes on.
func (s *sitting) pass() {
	s.t.Helper()
	r, ok := s.top().(*reviewScreen)
	if !ok {
		s.t.Fatalf("nothing is asked:\n%s", s.screen())
	}
	switch r.mode() {
	case modeOptions:
		for i, o := range r.choice.order {
			if r.card.Item.Options[o].Right {
				s.press(string(rune('1' + i)))
			}
		}
		s.press("enter", "space")
	case modeTyping:
		for _, o := range r.card.Item.Options {
			if o.Right {
				s.types(o.Text).press("enter", "space")
				break
			}
		}
	case modeCard:
		s.press("space", "4")
	case modeTurned:
		s.press("4")
	case modeAnswered:
		s.press("space")
	default:
		s.t.Fatalf("nothing can be answered:\n%s", s.screen())
	}
}

// reviewing tells whether a card is asked or answered.
func (s *sitting) reviewing() bool {
	r, ok := s.top().(*reviewScreen)
	return ok && r.mode() != modeEmpty
}

// answerAll does n things to a review, as long as it lasts.
func (s *sitting) answerAll(n int, do func()) {
	s.t.Helper()
	for range n {
		if s.reviewing() {
			do()
		}
	}
}

// finish answers everything right until the review is over.
func (s *sitting) finish() *sitting {
	s.t.Helper()
	s.answerAll(200, s.pass)
	return s.at("Review done")
}
