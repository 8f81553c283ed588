package tui

import (
	"bytes"
	"context"
	"fmt"
	"image/color"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"github.com/drillship/drillship/tui/theme"
)

// terminal is an emulated one with the real program in it.
type terminal struct {
	t       testing.TB
	world   *world
	program *tea.Program
	done    chan error
	wrote   chan struct{} // something was written since last looked
	// loose is for texts on whose width terminals differ: the screen is then not compared.
	loose bool

	mu     sync.Mutex // guards what follows
	screen *vt.Emulator
	stream bytes.Buffer
	titles []string
	bells  int
}

// patience is how long a test waits for a screen: on a busy machine a frame can take its time.
const patience = 20 * time.Second

// lookMsg asks the program for its picture, between two messages.
type lookMsg struct{ picture chan<- string }

// terminal runs the program, as the command would, in a terminal of this size.
func (w *world) terminal(o Options, width, height int) *terminal {
	w.t.Helper()
	term := &terminal{t: w.t, world: w, done: make(chan error, 1), wrote: make(chan struct{}, 1), screen: vt.NewEmulator(width, height)}
	term.screen.SetCallbacks(vt.Callbacks{
		Title: func(s string) { term.titles = append(term.titles, s) },
		Bell:  func() { term.bells++ },
	})
	profile, environ := colorprofile.ANSI256, []string{"TERM=xterm-256color"}
	if !o.Theme.Color {
		profile, environ = colorprofile.ASCII, append(environ, "NO_COLOR=1")
	}
	ctx, cancel := context.WithCancel(context.Background())
	term.program = tea.NewProgram(New(w.desk, o),
		tea.WithContext(ctx), tea.WithInput(term.screen), tea.WithOutput(term), tea.WithEnvironment(environ),
		tea.WithColorProfile(profile), tea.WithWindowSize(width, height), tea.WithFPS(120), tea.WithoutSignalHandler(),
		tea.WithFilter(func(m tea.Model, msg tea.Msg) tea.Msg {
			if look, ok := msg.(lookMsg); ok {
				look.picture <- m.View().Content
				return nil
			}
			return msg
		}))
	go func() { _, err := term.program.Run(); term.done <- err }()
	w.t.Cleanup(func() {
		_ = term.screen.InputPipe().(io.Closer).Close()
		cancel()
		<-term.done
	})
	return term
}

// Write is the program's output. A terminal in its usual mode begins a new line at the left.
func (term *terminal) Write(p []byte) (int, error) {
	term.mu.Lock()
	term.stream.Write(p)
	_, err := term.screen.Write(bytes.ReplaceAll(bytes.ReplaceAll(p, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n")))
	term.mu.Unlock()
	select {
	case term.wrote <- struct{}{}:
	default:
	}
	return len(p), err
}

// text is what is seen, without the spaces at the ends of lines.
func (term *terminal) text() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	lines := make([]string, term.screen.Height())
	for y := range lines {
		var b strings.Builder
		for x := 0; x < term.screen.Width(); {
			cell := term.screen.CellAt(x, y)
			if cell == nil || cell.Content == "" {
				b.WriteString(" ")
				x++
				continue
			}
			b.WriteString(cell.Content)
			x += max(1, cell.Width)
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return strings.Join(lines, "\n")
}

// styles are the cells that are not drawn plainly: one line for each run, "line column-column codes".
// b is bold, f faint, i italic, u underlined, r reversed, s struck, and a number the colour.
func (term *terminal) styles() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	var b strings.Builder
	for y := range term.screen.Height() {
		from, last := 0, ""
		for x := range term.screen.Width() + 1 {
			codes := ""
			if cell := term.screen.CellAt(x, y); cell != nil && x < term.screen.Width() {
				for i, code := range []string{"b", "f", "i", "k", "k", "r", "c", "s"} {
					if cell.Style.Attrs&(1<<i) != 0 {
						codes += code
					}
				}
				if cell.Style.Underline != 0 {
					codes += "u"
				}
				codes += colorCode(cell.Style.Fg)
			}
			if codes == last {
				continue
			}
			if last != "" {
				fmt.Fprintf(&b, "%2d %3d-%-3d %s\n", y+1, from+1, x, last)
			}
			from, last = x, codes
		}
	}
	return b.String()
}

func colorCode(c color.Color) string {
	switch c := c.(type) {
	case nil:
		return ""
	case ansi.BasicColor:
		return fmt.Sprint(int(c))
	}
	return fmt.Sprintf("%T", c)
}

// picture is what the program means to show.
func (term *terminal) picture() string {
	reply := make(chan string, 1)
	go term.program.Send(lookMsg{reply})
	select {
	case p := <-reply:
		return plainText(p)
	case err := <-term.done:
		term.done <- err
		term.t.Fatalf("the program ended: %v\n%s", err, term.text())
	case <-time.After(patience):
		term.t.Fatalf("the program does not answer\n%s", term.text())
	}
	return ""
}

// shows waits until these texts are on the screen, and the screen is what the program means.
func (term *terminal) shows(texts ...string) *terminal {
	term.t.Helper()
	deadline := time.After(patience)
	for {
		picture := term.picture()
		if holds(picture, texts) && (term.loose || term.text() == picture) {
			return term
		}
		select {
		case <-term.wrote:
		case <-deadline:
			term.t.Fatalf("waited for %q\nthe program means:\n%s\nthe screen shows:\n%s\nlast bytes: %q", texts, picture, term.text(), term.tail())
		}
	}
}

func holds(picture string, texts []string) bool {
	for _, text := range texts {
		if !strings.Contains(picture, text) {
			return false
		}
	}
	return true
}

func (term *terminal) tail() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	b := term.stream.Bytes()
	return string(b[max(0, len(b)-400):])
}

// press types keys a second apart and waits after each until the program has taken it.
func (term *terminal) press(keys ...string) *terminal {
	term.t.Helper()
	for _, k := range keys {
		term.world.clock.advance(time.Second)
		before := term.picture()
		if _, err := io.WriteString(term.screen.InputPipe(), raw(k)); err != nil {
			term.t.Fatal(err)
		}
		term.changes(before)
	}
	return term
}

// changes waits until the program means another picture than before. A key that changes nothing is not
// for press.
func (term *terminal) changes(before string) {
	term.t.Helper()
	deadline := time.After(patience)
	for term.picture() == before {
		select {
		case <-term.wrote:
		case <-time.After(time.Millisecond): // a key on its way writes nothing
		case <-deadline:
			term.t.Fatalf("nothing changes:\n%s", before)
		}
	}
}

// ends waits for the end of the program.
func (term *terminal) ends() *terminal {
	term.t.Helper()
	select {
	case err := <-term.done:
		term.done <- err
		if err != nil {
			term.t.Fatal(err)
		}
	case <-time.After(patience):
		term.t.Fatalf("the program goes on:\n%s", term.text())
	}
	return term
}

// raw are the bytes of a key, as a terminal without any extension sends them.
func raw(key string) string {
	switch key {
	case "enter":
		return "\r"
	case "esc":
		return "\x1b"
	case "space":
		return " "
	case "tab":
		return "\t"
	case "backspace":
		return "\x7f"
	case "up":
		return "\x1b[A"
	case "down":
		return "\x1b[B"
	}
	if letter, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return string(rune(letter[0] & 0x1f))
	}
	return key
}

func TestTheProgramRunsInATerminalAndLeavesItAsItWas(t *testing.T) {
	w := newWorld(t)
	term := w.terminal(Options{Theme: usual(), Mouse: true}, 80, 24).shows("Read Fargate (1 min), then drill it", "? keys")
	term.press("n").shows("Notes · 3 notes").press("esc").shows("Review, 10 new items")
	term.press("r").shows("Review · 1 of 10")
	if _, err := io.WriteString(term.screen.InputPipe(), raw("ctrl+c")); err != nil {
		t.Fatal(err)
	}
	term.ends()
	term.mu.Lock()
	defer term.mu.Unlock()
	if term.screen.IsAltScreen() {
		t.Error("the alternate screen is still there")
	}
	for _, on := range []string{"\x1b[?1049", "\x1b[?2004", "\x1b[?1002", "\x1b[?1006"} {
		if last := strings.LastIndex(term.stream.String(), on+"h"); strings.LastIndex(term.stream.String(), on+"l") < last {
			t.Errorf("%q is still on", on)
		}
	}
	if strings.LastIndex(term.stream.String(), "\x1b[?25h") < strings.LastIndex(term.stream.String(), "\x1b[?25l") {
		t.Error("the cursor is still hidden")
	}
}

func TestTheTerminalDecidesBetweenDarkAndLight(t *testing.T) {
	w := newWorld(t)
	term := w.terminal(Options{Theme: usual(), Detect: true}, 80, 24).shows("› enter")
	term.mu.Lock()
	bg := term.screen.BackgroundColor()
	term.mu.Unlock()
	if !strings.Contains(term.written(), "\x1b]11;?") {
		t.Errorf("the terminal was not asked; its background is %v", bg)
	}
	s := w.sitAt(Options{Theme: usual(), Detect: true}, 80, 24)
	s.send(tea.BackgroundColorMsg{Color: color.White})
	if s.look != theme.New(theme.Options{Color: true}) {
		t.Error("a light background did not change the theme")
	}
	s.send(tea.BackgroundColorMsg{Color: color.Black})
	if s.look != theme.New(usual()) {
		t.Error("a dark background did not change it back")
	}
}

// written is everything that the program sent.
func (term *terminal) written() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.stream.String()
}
