package progress

import (
	"cmp"
	"slices"

	"github.com/drillship/drillship/quiz"
)

// known leaves out what this program can give no meaning: kinds of a newer one, and rows without the
// card their kind needs. They stay in the log.
func known(rows []row) []quiz.Event {
	events := make([]quiz.Event, 0, len(rows))
	for _, r := range rows {
		if meaningful(r.Event) {
			events = append(events, r.Event)
		}
	}
	return events
}

func meaningful(e quiz.Event) bool {
	switch {
	case !e.Kind.Valid():
		return false
	case e.Kind == quiz.Set:
		_, err := quiz.DefaultSettings().With(e.Name, e.Value)
		return err == nil && e.Name != ""
	case e.Kind == quiz.Placed:
		return e.Name != ""
	}
	return e.Kind == quiz.Undone || e.Card != ""
}

// effective are the events that count, in the order of replay: an undo in force and its target do not.
func effective(events []quiz.Event) []quiz.Event {
	events = slices.Clone(events)
	slices.SortFunc(events, quiz.Before)
	undone := quiz.TakenBack(events)
	return slices.DeleteFunc(events, func(e quiz.Event) bool { return e.Kind == quiz.Undone || undone[e.ID] })
}

type registerName struct {
	kind quiz.EventKind
	name string
}

func byName(a, b registerName) int {
	return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.name, b.name))
}

// registers are the last event of every setting and place among effective ones.
func registers(effective []quiz.Event) map[registerName]quiz.Event {
	last := map[registerName]quiz.Event{}
	for _, e := range effective {
		if e.Kind == quiz.Set || e.Kind == quiz.Placed {
			last[registerName{e.Kind, e.Name}] = e
		}
	}
	return last
}

// events reads rows of the log, in any order.
func (w *pen) events(where string, args ...any) (list []row, err error) {
	s, err := w.statement(selectEvents + where) //nolint:sqlclosecheck // kept: the connection closes it
	if err != nil {
		return nil, err
	}
	rows, err := s.Query(args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		r, err := scanRow(rows.Scan)
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, rows.Err()
}
