package progress

import (
	"database/sql"
	"errors"
	"os"
	"slices"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

func (w *pen) append(events []quiz.Event) (written []quiz.Event, err error) {
	for _, e := range events {
		if err := acceptable(e); err != nil {
			return nil, err
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	err = w.transact(func() error {
		if written, err = w.write(events); err != nil {
			return err
		}
		return w.stillThere()
	})
	if err != nil {
		return nil, err
	}
	return written, nil
}

// stillThere fails when the file at the path is no longer the one that was opened: SQLite goes on
// writing into a file without a name, and every answer in it would end with the program.
func (w *pen) stillThere() error {
	now, err := os.Stat(w.path)
	if err == nil && os.SameFile(w.born, now) {
		return nil
	}
	return &Error{Kind: Missing, Path: w.path, Op: "save", Err: refuse("it was moved or replaced while drillship was running")}
}

// write is append inside its transaction. What it builds on is read there too: another program may
// have written since the last time.
func (w *pen) write(events []quiz.Event) ([]quiz.Event, error) {
	t, err := w.currentTail()
	if err != nil {
		return nil, err
	}
	device, name, err := w.device()
	if err != nil {
		return nil, err
	}
	c := cache{pen: w, tail: t}
	written := slices.Clone(events)
	for i := range written {
		written[i].Device = name
		if err := w.writeOne(&c, &written[i], device); err != nil {
			return nil, err
		}
	}
	return written, c.finish()
}

func (w *pen) writeOne(c *cache, e *quiz.Event, device int64) error {
	if e.ID != (quiz.EventID{}) {
		stored, found, err := w.stored(*e)
		if err != nil || found {
			*e = stored
			return err
		}
	}
	if err := w.stamp(e, c.tail); err != nil {
		return err
	}
	card, err := w.card(e.Card)
	if err != nil {
		return err
	}
	n := c.tail.seen + 1
	if _, err := w.exec(insertEvent, insertion(n, *e, device, card)...); err != nil {
		return err
	}
	return c.add(*e, n, card)
}

// stamp gives the event its place in the log.
func (w *pen) stamp(e *quiz.Event, t tail) (err error) {
	if e.At == 0 {
		e.Moment = quiz.MomentOf(w.opt.Now())
	}
	if e.ID == (quiz.EventID{}) {
		if e.ID, err = w.opt.newID(); err != nil {
			return err
		}
	}
	e.Seq = t.seq + 1
	e.At = max(e.At, t.at+1)
	if e.At > latestTime {
		return refuse("the clock is past the year 9999")
	}
	return nil
}

// latestTime is the end of the year 9999: sums of times stay far from overflowing.
const latestTime = 253402300799999

// stored is the event of the same id, if the log has it. Another event under a used id is refused.
func (w *pen) stored(e quiz.Event) (quiz.Event, bool, error) {
	var n int64
	err := w.one(`SELECT n FROM event WHERE id = ?`, e.ID[:]).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return e, false, nil
	}
	if err != nil {
		return e, false, err
	}
	found, err := w.events(`WHERE e.n = ?`, n)
	if err != nil || len(found) != 1 {
		return e, false, errors.Join(err, errGarbled)
	}
	old := found[0].Event
	e.Device, e.Seq, e.Moment = old.Device, old.Seq, old.Moment
	if checksum(e) != checksum(old) {
		return e, false, refuse("another event has the id %s", e.ID)
	}
	return old, true, nil
}

// device is this file's own.
func (w *pen) device() (number int64, name [16]byte, err error) {
	var b []byte
	err = w.one(`SELECT d.id, d.name FROM meta m JOIN device d ON d.id = m.device`).Scan(&number, &b)
	copy(name[:], b)
	return number, name, err
}

// card is the number of a key, a new one when needed; 0 for no key.
func (w *pen) card(key content.Key) (number int64, err error) {
	if key == "" {
		return 0, nil
	}
	err = w.one(`SELECT id FROM card WHERE key = ?`, string(key)).Scan(&number)
	if !errors.Is(err, sql.ErrNoRows) {
		return number, err
	}
	result, err := w.exec(`INSERT INTO card(key) VALUES (?)`, string(key))
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// longest is the most bytes that a text of an event may have: a mistake in a caller must not fill the
// log, which keeps everything for ever.
const longest = 64 << 10

// acceptable refuses what no learner can have done: it would stand in the log for ever.
func acceptable(e quiz.Event) error {
	switch {
	case !e.Kind.Valid():
		return refuse("there is no event of kind %d", e.Kind)
	case ofCard(e.Kind) && e.Card == "":
		return refuse("an event of kind %q needs a card", e.Kind)
	case e.Kind == quiz.Answered && !e.Rating.Valid():
		return refuse("there is no rating %d", int(e.Rating))
	case e.Kind == quiz.Undone && e.Target == (quiz.EventID{}):
		return refuse("an undo needs a target")
	case (e.Kind == quiz.Set || e.Kind == quiz.Placed) && e.Name == "":
		return refuse("an event of kind %q needs a name", e.Kind)
	case e.At < 0 || e.At > latestTime:
		return refuse("the time %d is no time of this era", e.At)
	case max(e.Zone, -e.Zone) > int((24 * time.Hour).Minutes()):
		return refuse("there is no time zone %d minutes from UTC", e.Zone)
	case len(e.Chosen)+len(e.Shown) > longest/hashChars:
		return refuse("an event of %d options", len(e.Chosen)+len(e.Shown))
	case len(e.Card)+len(e.Typed)+len(e.Rev)+len(e.Name)+len(e.Value) > longest:
		return refuse("an event of more than %d bytes", longest)
	}
	if e.Kind == quiz.Set {
		if _, err := quiz.DefaultSettings().With(e.Name, e.Value); err != nil {
			return refuse("%v", err)
		}
	}
	return nil
}

// ofCard tells whether events of the kind belong to a card.
func ofCard(k quiz.EventKind) bool {
	return k.Valid() && k != quiz.Undone && k != quiz.Set && k != quiz.Placed
}
