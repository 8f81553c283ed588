package progress

import (
	"io"
	"os"
	"sync"
	"time"
)

// pen is the one connection that writes a file. Its methods in lower case that take no lock belong
// inside a transaction.
type pen struct {
	*connection
	path string
	born os.FileInfo // the file that was opened
	opt  Options

	mu sync.Mutex
}

// ready brings schema and cache up to date; it fails when the file cannot be written.
func (w *pen) ready() error {
	migrated := false
	err := w.transact(func() error {
		var err error
		if migrated, err = w.migrate(); err != nil {
			return err
		}
		_, err = w.currentTail()
		return err
	})
	if err != nil || !migrated {
		return err
	}
	return w.script(`PRAGMA wal_checkpoint(TRUNCATE)`) // a copy of the main file alone shall be ours
}

// transact runs f in a transaction that has the write lock from its start: one that reads first and
// wants to write later fails at once when another program was faster.
func (w *pen) transact(f func() error) error {
	if _, err := w.exec(`BEGIN IMMEDIATE`); err != nil {
		return err
	}
	done := false
	defer func() {
		if !done {
			_, _ = w.exec(`ROLLBACK`) // fails when SQLite has already rolled back
		}
	}()
	if err := f(); err != nil {
		return err
	}
	if _, err := w.exec(`COMMIT`); err != nil {
		return err
	}
	done = true
	return nil
}

func (w *pen) random(into []byte) error {
	_, err := io.ReadFull(w.opt.Random, into)
	return err
}

func (w *pen) dataVersion() (version int64, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	err = w.one(`PRAGMA data_version`).Scan(&version)
	return version, err
}

// farewell is how long a closing program waits for readers of others: whoever is last cleans up.
const farewell = 100 * time.Millisecond

func (w *pen) close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	_ = w.script(`PRAGMA ` + busyTimeout(min(farewell, max(0, w.opt.Patience))))
	_ = w.script(`PRAGMA wal_checkpoint(TRUNCATE)`) // what it leaves undone, the next program does
	return w.connection.close()
}
