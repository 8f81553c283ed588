package quiz

import (
	"slices"

	"github.com/drillship/drillship/content"
)

// Ledger is what a whole log amounts to.
type Ledger struct {
	States   map[content.Key]State
	Settings Settings
	// Places are the values of the Placed events, the latest of each note.
	Places map[string]Place
}

// Place is where a learner was in a note.
type Place struct {
	Value string
	At    int64
}

// Replay rebuilds everything from a log in any order, though it holds an event twice. Settings hold
// from their own moment on; what an Undone names, in force itself, never happened. A card without an
// event in force has no entry. The state of one card needs no more than its own events, the settings and
// the undos of both.
func Replay(log []Event) Ledger {
	events := slices.Clone(log)
	slices.SortFunc(events, Before)
	events = slices.CompactFunc(events, func(a, b Event) bool { return a.ID == b.ID && a.ID != EventID{} })
	undone := TakenBack(events)
	l := Ledger{States: map[content.Key]State{}, Settings: DefaultSettings(), Places: map[string]Place{}}
	for _, e := range events {
		if !undone[e.ID] {
			l.apply(e)
		}
	}
	return l
}

func (l *Ledger) apply(e Event) {
	switch e.Kind {
	case Undone:
	case Set:
		if next, err := l.Settings.With(e.Name, e.Value); err == nil {
			l.Settings = next
		}
	case Placed:
		l.Places[e.Name] = Place{e.Value, e.At}
	case Answered, Buried, Suspended, Resumed, Flagged, Unflagged:
		l.States[e.Card] = l.States[e.Card].Apply(e, l.Settings)
	}
}
