package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/tui/markdown"
	"github.com/drillship/drillship/tui/theme"
)

// screen is one picture with its own keys. Its methods run on the program's loop only.
type screen interface {
	// keys are the commands awake now: the footer and the help come from them.
	keys() keymap
	// do is a command of keys; key is the stroke that gave it.
	do(e env, c command, key string) result
	// fit prepares what page shows, for a size and theme that may have changed.
	fit(e env)
	// page is what is on the screen. It only joins prepared lines.
	page(e env) page
}

// typist is a screen that may be taking letters as text.
type typist interface {
	typing() bool
	typed(e env, msg tea.Msg) result
}

// clicker is a screen where a click in the body means something. line counts from the body's first.
type clicker interface {
	click(e env, line, col int, right bool) result
}

// receiver is a screen that waits for something read off the loop.
type receiver interface {
	receive(e env, msg tea.Msg) result
}

// leaver is a screen that has something to save when it is left.
type leaver interface {
	leave(e env) []quiz.Event
}

// env is what a screen may use. It is made anew for each message.
type env struct {
	desk          *desk.Desk
	look          theme.Theme
	cache         *markdown.Cache
	width, height int
}

// maxMeasure is the longest line of text: beyond it the eye loses the line's start.
const maxMeasure = 88

// margin is where text hangs: columns 1 and 2 hold cursor and marks.
const margin = 2

// measure is the width of text on this screen.
func (e env) measure() int { return max(1, min(e.width-2*margin, maxMeasure)) }

// paneFrom is the width from which a pane opens at the right, so that the text need not move.
const paneFrom = 110

// rows is how many lines the body has, when lines rows stand above the status.
func (e env) rows(above int) int { return max(1, e.height-headRows-footRows-above) }

const (
	headRows = 2 // place, blank
	footRows = 2 // status, footer
)

// result is what a screen wants after a message. The zero value is: draw again.
type result struct {
	to     destination
	status string
	cmd    tea.Cmd
	// save are events to be made durable; then runs when they are, or could not be.
	save []quiz.Event
	then func(env, error) result
}

// destination names where to go.
type destination interface{ destination() }

type (
	back  struct{} // one level
	home  struct{} // to Home, whatever lies between
	quit  struct{}
	notes struct{}
	// reader is a note, at a heading; with an item it is only looked up there, which is no reading.
	reader struct {
		pack, note, slug string
		item             content.Key
	}
	review struct{ scope desk.Scope }
	// summary takes the review's place, so that one step back is not into a session that is over.
	summary struct {
		session quiz.Session
		scope   desk.Scope
	}
	resume struct {
		session quiz.Session
		scope   desk.Scope
	}
	// swap takes the screen's place, so that one step back is to where it was opened.
	swap struct{ to destination }
)

func (back) destination()    {}
func (home) destination()    {}
func (quit) destination()    {}
func (notes) destination()   {}
func (reader) destination()  {}
func (review) destination()  {}
func (summary) destination() {}
func (resume) destination()  {}
func (swap) destination()    {}

// readerOf is the place of an item in its note.
func readerOf(i *content.Item) reader {
	return reader{pack: i.Key.Pack(), note: i.Note, slug: i.Slug, item: i.Key}
}
