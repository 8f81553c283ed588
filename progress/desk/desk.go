// Package desk puts a learner's progress beside the library: what is due today and in which note,
// and the cards of a session with their items. Command line and screens both sit at it.
//
// It holds no history of its own: every answer about progress comes from the store, every text from
// the library. It refuses to know screens and flags.
package desk

import (
	"cmp"
	"errors"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/progress"
	"github.com/drillship/drillship/quiz"
)

// PerCard is how long a card takes on average; only used to say "about 7 min".
const PerCard = 28 * time.Second

// Desk is one learner's place. Save and Note may be called from any goroutine, the rest from one.
type Desk struct {
	Library *library.Library
	Store   *progress.Store
	// Clock is the learner's clock, in the learner's zone.
	Clock func() time.Time
	// Folder is where a learner puts packs, as a person would write it.
	Folder string
	// File is the progress file, as a person would write it.
	File string

	pace float64 // milliseconds a character, 0 unknown
}

// Now is the moment on the learner's clock.
func (d *Desk) Now() quiz.Moment { return quiz.MomentOf(d.Clock()) }

// NewID is a fresh event id. Should the source of randomness fail, the id is zero and the store
// makes one when it writes.
func (d *Desk) NewID() quiz.EventID {
	id, err := d.Store.NewEventID()
	if err != nil {
		return quiz.EventID{}
	}
	return id
}

// Save makes events durable: when it returns nil, they survive whatever comes.
func (d *Desk) Save(events ...quiz.Event) error {
	_, err := d.Store.Append(events...)
	return err
}

// Scope says what a review is about. The zero value is whatever the day asks for.
type Scope struct {
	Pack, Note, Tag string
	// Limit is how many cards at most, 0 all that are due.
	Limit int
	// New is how many new cards to take instead of the day's rest; 0 is the day's rest, -1 none.
	New int
	// Cram asks cards without touching their schedule.
	Cram bool
}

// Review starts a session. A note asked for by name gives its new cards though today's are used up.
func (d *Desk) Review(scope Scope) (quiz.Session, error) {
	set, err := d.Store.Settings()
	if err != nil {
		return quiz.Session{}, err
	}
	if d.pace, err = d.Store.Pace(); err != nil {
		return quiz.Session{}, err
	}
	s := d.survey()
	picked, err := d.pick(s, scope, set)
	if err != nil {
		return quiz.Session{}, err
	}
	slots, err := d.slots(s, picked)
	if err != nil {
		return quiz.Session{}, err
	}
	return quiz.Start(slots, set, scope.Cram, d.Now()), nil
}

func (d *Desk) pick(s survey, scope Scope, set quiz.Settings) ([]int, error) {
	narrow := quiz.Scope{Want: s.want(scope), Limit: scope.Limit, New: scope.New}
	if scope.Cram {
		var err error
		picked := quiz.Cram(s.deck, d.briefs(&err), d.Now(), narrow)
		return picked, err
	}
	switch {
	case scope.New < 0:
		set.NewPerDay, narrow.New = 0, 0
	case scope.New == 0 && scope.Note != "":
		narrow.New = set.NewPerDay
	}
	plan, err := d.plan(s, set, narrow)
	picked := plan.Order()
	if scope.Limit == 0 {
		picked = append(picked, plan.Later...) // they come in when their time has come
	}
	return picked, err
}

func (d *Desk) slots(s survey, picked []int) ([]quiz.Slot, error) {
	keys := make([]content.Key, len(picked))
	for i, at := range picked {
		keys[i] = d.Library.CardKey(s.refs[at])
	}
	states, err := d.Store.States(keys...)
	if err != nil {
		return nil, err
	}
	slots := make([]quiz.Slot, len(keys))
	for i, key := range keys {
		slots[i] = quiz.Slot{Key: key, State: states[key]}
	}
	return slots, nil
}

// Pace is the learner's own time for a question of length characters, 0 when too little is known.
func (d *Desk) Pace(length int) time.Duration {
	return time.Duration(d.pace * float64(length) * float64(time.Millisecond))
}

// Asked is a card with all that a screen needs to ask it.
type Asked struct {
	Item      *content.Item
	Card      content.Card
	NoteTitle string
	// Case is the scenario that the question belongs to, in Markdown, or empty.
	Case string
}

// IsCloze tells whether the card hides a part of a text, so that its back is the whole text.
func (a Asked) IsCloze() bool {
	return a.Item.Kind == content.Cloze || a.Item.Kind == content.Tip && a.Card.Key.Part() != ""
}

// Card finds a card's item. It fails when the pack no longer has it.
func (d *Desk) Card(key content.Key) (Asked, error) {
	item, err := d.Library.Item(key.Item())
	if err != nil {
		return Asked{}, err
	}
	for _, c := range item.Cards {
		if c.Key == key {
			a := Asked{Item: item, Card: c, NoteTitle: d.noteTitle(key.Pack(), item.Note)}
			if item.Case != "" {
				if scenario, err := d.Library.Item(item.Case); err == nil {
					a.Case = scenario.Stem
				}
			}
			return a, nil
		}
	}
	return Asked{}, errors.New("the card is no longer in its pack")
}

func (d *Desk) noteTitle(pack, id string) string {
	if p := d.Library.Pack(pack); p != nil {
		if i, ok := p.NoteAt(id); ok {
			return p.Notes[i].Title
		}
	}
	return id
}

// Note reads a note.
func (d *Desk) Note(pack, id string) (*content.Note, error) { return d.Library.Note(pack, id) }

// Neighbour is the note step places further in its pack; false at the ends.
func (d *Desk) Neighbour(pack, id string, step int) (NoteLine, bool) {
	p := d.Library.Pack(pack)
	if p == nil {
		return NoteLine{}, false
	}
	i, ok := p.NoteAt(id)
	if !ok || i+step < 0 || i+step >= len(p.Notes) {
		return NoteLine{}, false
	}
	n := p.Notes[i+step]
	return NoteLine{Pack: p.ID, ID: n.ID, Title: n.Title}, true
}

// name is the title, or the id of a pack without one.
func name(p *library.PackInfo) string { return cmp.Or(p.Title, p.ID) }
