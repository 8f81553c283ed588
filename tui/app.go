package tui

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/tui/markdown"
	"github.com/drillship/drillship/tui/theme"
)

// Options are what the command line and the settings decide about the screens.
type Options struct {
	// Theme is how it looks; Dark is a first guess where Detect is set.
	Theme theme.Options
	// Detect asks the terminal whether its background is dark. Until it answers, and if it never
	// does, the theme stays.
	Detect bool
	Mouse  bool
	// Start is where the program opens: Home, a review or a note.
	Start Start
}

// Start is the first screen above Home. The zero value is Home itself.
type Start struct {
	// Review begins a review of Scope.
	Review bool
	Scope  desk.Scope
	// Pack and Note open a note; Notes lists them.
	Pack, Note string
	Notes      bool
}

// App is the program. It owns size, theme, the stack of screens, the overlay and the status line.
type App struct {
	desk    *desk.Desk
	options Options
	look    theme.Theme
	cache   *markdown.Cache

	width, height int
	stack         []screen
	help          *help
	status        string
	saving        *saving
	held          []tea.Msg
	last          stroke
	failed        int64 // when a save failed last

	picture string
	hints   []hintSpan
	cursor  *tea.Cursor
}

// saving is events on their way to the disk.
type saving struct {
	events []quiz.Event
	then   func(env, error) result
}

// stroke is the last key and when it came, to know a held key where the terminal doesn't tell.
type stroke struct {
	key   string
	at    int64
	acted int64 // when it last did something, 0 never
}

// A held key acts once an item. Keyboards repeat every 30–50 ms, and nobody decides twice within
// heldWithin; but the first repeat comes only after half a second or more, so a key that decided
// something decides again only after decidedWithin.
const (
	heldWithin    = 90 * time.Millisecond
	decidedWithin = 700 * time.Millisecond
)

// deaf is how long a screen that came by itself hears nothing: who was typing on the one before it has
// not seen it yet.
const deaf = 300 * time.Millisecond

// cacheBytes bounds the rendered notes kept: some forty notes at one width.
const cacheBytes = 4 << 20

// New is the program at d.
func New(d *desk.Desk, o Options) *App {
	a := &App{desk: d, options: o, look: theme.New(o.Theme), cache: &markdown.Cache{Bytes: cacheBytes}}
	a.stack = []screen{newHome(a.env())}
	switch {
	case o.Start.Review:
		a.push(a.open(review{o.Start.Scope}))
	case o.Start.Notes:
		a.push(a.open(notes{}))
	case o.Start.Note != "":
		a.push(a.open(reader{pack: o.Start.Pack, note: o.Start.Note}))
	}
	return a
}

type (
	savedMsg  struct{ err error }
	minuteMsg struct{}
)

// Init asks the terminal for its background and starts the minute hand.
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{a.minute()}
	if a.options.Detect {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	if s, ok := a.top().(interface{ start(env) tea.Cmd }); ok {
		cmds = append(cmds, s.start(a.env()))
	}
	return tea.Batch(cmds...)
}

// minute wakes the screen at the next full minute: what is due changes with time, not only with keys.
func (a *App) minute() tea.Cmd {
	return tea.Tick(time.Minute-time.Duration(a.desk.Now().At%60_000)*time.Millisecond,
		func(time.Time) tea.Msg { return minuteMsg{} })
}

// Update takes one message.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.take(msg)
	a.draw()
	return a, cmd
}

func (a *App) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		return nil
	case tea.BackgroundColorMsg:
		a.background(msg.IsDark())
		return nil
	case savedMsg:
		return a.saved(msg.err)
	case minuteMsg:
		return tea.Batch(a.minute(), a.refresh())
	case tea.KeyPressMsg, tea.MouseClickMsg, tea.MouseWheelMsg, tea.PasteMsg:
		return a.input(msg)
	case tea.QuitMsg, tea.InterruptMsg, tea.SuspendMsg, tea.ResumeMsg:
		return nil
	}
	return a.deliver(msg)
}

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

func (a *App) deaf() bool {
	since := a.desk.Now().At - a.failed
	return since >= 0 && since < deaf.Milliseconds()
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

// run does what a command means: the app's own, or the top screen's.
func (a *App) run(c command, key string) tea.Cmd {
	switch c {
	case cmdHelp:
		a.help = newHelp(a.top().keys())
		return nil
	case cmdAbort:
		return a.leaveAll()
	case cmdRedraw:
		return tea.ClearScreen
	case cmdStop:
		return tea.Suspend
	}
	return a.settle(a.top().do(a.env(), c, key))
}

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

// deliver hands what was read off the loop to every screen that may have asked for it.
func (a *App) deliver(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range slices.Clone(a.stack) {
		if r, ok := s.(receiver); ok {
			cmds = append(cmds, a.settle(r.receive(a.env(), msg)))
		}
	}
	return tea.Batch(cmds...)
}

// settle carries a result out.
func (a *App) settle(r result) tea.Cmd {
	if r.status != "" {
		a.status = r.status
	}
	if len(r.save) > 0 {
		return tea.Batch(r.cmd, a.save(r.save, r.then))
	}
	return tea.Batch(r.cmd, a.travel(r.to))
}

func (a *App) save(events []quiz.Event, then func(env, error) result) tea.Cmd {
	a.saving = &saving{events, then}
	d := a.desk
	return func() tea.Msg { return savedMsg{d.Save(events...)} }
}

// saved goes on after the disk answered, with the keys that came meanwhile. Where it refused they are
// dropped: they were meant for another screen than the one that says so.
func (a *App) saved(err error) tea.Cmd {
	s := a.saving
	a.saving = nil
	if err != nil {
		a.held, a.failed = nil, a.desk.Now().At
	}
	var cmds []tea.Cmd
	if s != nil && s.then != nil {
		cmds = append(cmds, a.settle(s.then(a.env(), err)))
	}
	for len(a.held) > 0 && a.saving == nil {
		a.draw() // a click means what is there by now
		msg := a.held[0]
		a.held = a.held[1:]
		cmds = append(cmds, a.input(msg))
	}
	return tea.Batch(cmds...)
}

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

func (a *App) background(dark bool) {
	if dark != a.options.Theme.Dark {
		a.options.Theme.Dark = dark
		a.look = theme.New(a.options.Theme)
	}
}

func (a *App) top() screen { return a.stack[len(a.stack)-1] }

func (a *App) env() env {
	return env{desk: a.desk, look: a.look, cache: a.cache, width: a.width, height: a.height}
}

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
	return fit(indent(fmt.Sprintf("%d %s %d needed, this is %d %s %d", smallestWidth, times, smallestHeight, width, times, height)), width, look)
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
