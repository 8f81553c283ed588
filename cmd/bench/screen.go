//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// The size that every terminal has.
const columns, rows = 80, 24

// patience is how long a screen may take before the measurement is given up.
const patience = 60 * time.Second

// screen is the program in a terminal that shows what it draws and answers what it asks.
type screen struct {
	cmd     *exec.Cmd
	pty     *os.File
	started time.Time
	ended   chan error

	mu   sync.Mutex
	term *vt.Emulator
	text string // as shown at shown
	at   time.Time
	want func(text string) bool
	seen chan time.Time
	raw  bytes.Buffer // the last bytes, for a message
}

// open starts the program in the world.
func (w world) open(args ...string) (*screen, error) {
	s := &screen{cmd: w.command(args...), term: vt.NewEmulator(columns, rows), ended: make(chan error, 1)}
	s.started = time.Now()
	var err error
	if s.pty, err = pty.StartWithSize(s.cmd, &pty.Winsize{Rows: rows, Cols: columns}); err != nil {
		return nil, err
	}
	go s.reply()
	go s.show()
	return s, nil
}

// command is the program with nothing in its environment that changes what it does.
func (w world) command(args ...string) *exec.Cmd {
	cmd := exec.Command(w.binary, args...)
	cmd.Dir = w.home
	cmd.Env = []string{
		"TERM=xterm-256color", "COLORTERM=truecolor", "LC_ALL=C.UTF-8", "TZ=UTC", "HOME=" + w.home,
		"PATH=" + os.Getenv("PATH"), "GODEBUG=" + os.Getenv("GODEBUG"), "DRILLSHIP_HOME=" + w.home,
	}
	return cmd
}

// reply sends the terminal's answers to the program, as keys would come.
func (s *screen) reply() {
	b := make([]byte, 4096)
	for {
		n, err := s.term.Read(b)
		if err != nil {
			return
		}
		if _, err := s.pty.Write(b[:n]); err != nil {
			return
		}
	}
}

// show draws until the program ends.
func (s *screen) show() {
	b := make([]byte, 64<<10)
	for {
		n, err := s.pty.Read(b)
		if err != nil { // EIO: nobody holds the other end any more
			s.ended <- s.cmd.Wait()
			return
		}
		s.draw(b[:n])
	}
}

func (s *screen) draw(b []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, _ = s.term.Write(b)
	s.text, s.at = s.term.String(), time.Now()
	if s.raw.Len() > 4096 {
		s.raw.Reset()
	}
	s.raw.Write(b)
	s.meet()
}

// meet tells whoever waits that the screen is as wanted.
func (s *screen) meet() {
	if s.want != nil && s.want(s.text) {
		s.want = nil
		s.seen <- s.at
	}
}

// await is when the screen first is as wanted; it may be already. The error says what it shows instead.
func (s *screen) await(what string, want func(text string) bool) (time.Time, error) {
	s.expect(want, true)
	return s.wait(what)
}

// press sends keys and is how long it took until the screen, after them, is as wanted.
func (s *screen) press(keys, what string, want func(text string) bool) (time.Duration, error) {
	s.expect(want, false)
	pressed := time.Now()
	if _, err := s.pty.WriteString(keys); err != nil {
		return 0, err
	}
	at, err := s.wait(what)
	return at.Sub(pressed), err
}

func (s *screen) expect(want func(text string) bool, already bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.want, s.seen = want, make(chan time.Time, 1)
	if already {
		s.meet()
	}
}

func (s *screen) wait(what string) (time.Time, error) {
	select {
	case at := <-s.seen:
		return at, nil
	case err := <-s.ended:
		s.ended <- err
		return time.Time{}, fmt.Errorf("the program ended before %s (%w)\n%s\n%q", what, err, s.now(), s.tail())
	case <-time.After(patience):
		return time.Time{}, fmt.Errorf("no %s after %s; on the screen:\n%s", what, patience, s.now())
	}
}

// now is the text on the screen.
func (s *screen) now() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text
}

func (s *screen) tail() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.String()
}

// leave quits the program and waits until it is gone; it is killed if it does not go.
func (s *screen) leave() error {
	_, _ = s.pty.WriteString("\x03")
	defer func() {
		_ = s.pty.Close()
		_ = s.term.Close()
	}()
	select {
	case err := <-s.ended:
		return err
	case <-time.After(patience):
		_ = s.cmd.Process.Kill()
		return errors.New("the program did not end")
	}
}

// lastLine is the footer: the keys of the screen.
func lastLine(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return lines[len(lines)-1]
}

// The screens by what stands on them.

func isHome(text string) bool {
	footer := lastLine(text)
	return strings.Contains(footer, "q quit") && strings.Contains(footer, "? keys") &&
		strings.Contains(text, "today, about ") && strings.Contains(text, "recall")
}

func isReader(text string) bool   { return strings.Contains(lastLine(text), "outline") }
func isOptions(text string) bool  { return strings.Contains(lastLine(text), "mark") }
func isFront(text string) bool    { return strings.Contains(lastLine(text), "space show") }
func isTurned(text string) bool   { return strings.Contains(lastLine(text), "rate") }
func isVerdict(text string) bool  { return strings.Contains(lastLine(text), "space next") }
func isSaved(text string) bool    { return strings.Contains(text, "Saved") }
func isQuestion(text string) bool { return isOptions(text) || isFront(text) || isTyping(text) }
func isTyping(text string) bool {
	return strings.Contains(lastLine(text), "enter check") && !isOptions(text)
}
