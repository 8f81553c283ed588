package progress

import (
	"database/sql"
	"errors"

	"github.com/drillship/drillship/quiz"
)

// tail is where the log ends and how far the cache has come. It is a cache row itself, rebuilt from
// the log.
type tail struct {
	version int   // of the cache
	seen    int64 // the last event in the cache
	ruled   int64 // the latest time of a setting that shapes schedules
	latest  int64 // the latest time in the log
	seq, at int64 // of the last event of this file's device
}

// currentTail is the tail of a cache that is up to date: one that another version made, or that does
// not know the end of the log, is rebuilt first.
//
// A newer program may have migrated the file since it was opened, and with the schema the cache's
// version: then we leave it alone.
func (w *pen) currentTail() (tail, error) {
	t, last, err := w.tail()
	if err != nil || t.version == cacheVersion && t.seen == last {
		return t, err
	}
	if _, err := w.schema(); err != nil {
		return tail{}, err
	}
	if err := w.rebuildCache(); err != nil {
		return tail{}, err
	}
	t, _, err = w.tail()
	return t, err
}

// tail of a file that was never cached is the zero value. last is the number of the last event.
func (w *pen) tail() (t tail, last int64, err error) {
	err = w.one(`SELECT version, seen, ruled, latest, seq, at, (SELECT coalesce(max(n), 0) FROM event) FROM tail`).
		Scan(&t.version, &t.seen, &t.ruled, &t.latest, &t.seq, &t.at, &last)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return t, last, err
}

func (w *pen) putTail(t tail) error {
	_, err := w.exec(`INSERT INTO tail(one, version, seen, ruled, latest, seq, at) VALUES (1, ?, ?, ?, ?, ?, ?)
		ON CONFLICT(one) DO UPDATE SET version = excluded.version, seen = excluded.seen, ruled = excluded.ruled,
		latest = excluded.latest, seq = excluded.seq, at = excluded.at`, cacheVersion, t.seen, t.ruled, t.latest, t.seq, t.at)
	return err
}

// after is the tail with the nth event at its end. Only events of this file's own device move its seq
// and at.
func (t tail) after(e quiz.Event, n int64, own bool) tail {
	t.seen = max(t.seen, n)
	t.latest = max(t.latest, e.At)
	if e.Kind == quiz.Set && shapesSchedules(e.Name) {
		t.ruled = max(t.ruled, e.At)
	}
	if own {
		t.seq, t.at = max(t.seq, e.Seq), max(t.at, e.At)
	}
	return t
}

// shapesSchedules tells whether cards answered later stand otherwise because of the setting. The names
// listed only limit a day; those that quiz doesn't know change nothing.
func shapesSchedules(name string) bool { return name == quiz.SetRetention || name == quiz.SetRollover }
