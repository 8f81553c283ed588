package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

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
type saving struct{ then func(env, error) result }

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

func (a *App) deaf() bool {
	since := a.desk.Now().At - a.failed
	return since >= 0 && since < deaf.Milliseconds()
}

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
	a.saving = &saving{then}
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
