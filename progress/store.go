package progress

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"io"
	"sync"
	"time"

	"github.com/drillship/drillship/quiz"
)

// Store is one learner's progress file. It is safe for concurrent use, and several programs may hold
// the same file.
type Store struct {
	path  string
	opt   Options
	read  asker // never part of the writer's transactions
	write writer
	// view runs a function on one unchanging view of the file.
	view    func(func(*connection) error) error
	closers []func() error

	mu      sync.Mutex
	version int64 // of the data at the last Refresh
}

// writer is what changes a file, or refuses to.
type writer interface {
	append(events []quiz.Event) ([]quiz.Event, error)
	rebuild() error
	dataVersion() (int64, error)
}

// Options are what a Store cannot know by itself. With the same clock and the same randomness the same
// events give the same log. The zero value is right for a program.
type Options struct {
	// Now is the clock; it also gives the zone. nil: the computer's.
	Now func() time.Time
	// Random is where ids and the device's name come from. nil: the system's cryptographic source.
	Random io.Reader
	// Patience is how long to wait for another program that writes. 0: 5 seconds; negative: not at all.
	Patience time.Duration
}

// patience is longer than any write takes, even on a slow disk, and shorter than a learner's.
const patience = 5 * time.Second

func (o Options) complete() Options {
	if o.Now == nil {
		o.Now = time.Now //nolint:forbidigo // the one default of the clock that is an argument
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.Patience == 0 {
		o.Patience = patience
	}
	return o
}

// newID is a UUIDv7: the time in milliseconds, then 74 random bits.
func (o Options) newID() (id quiz.EventID, err error) {
	if _, err := io.ReadFull(o.Random, id[6:]); err != nil {
		return quiz.EventID{}, err
	}
	var ms [8]byte
	binary.BigEndian.PutUint64(ms[:], uint64(o.Now().UnixMilli()))
	copy(id[:6], ms[2:])
	id[6] = id[6]&0x0f | 0x70
	id[8] = id[8]&0x3f | 0x80
	return id, nil
}

// Path is the file's absolute path.
func (s *Store) Path() string { return s.path }

// NewEventID is an id that no event has.
func (s *Store) NewEventID() (quiz.EventID, error) {
	id, err := s.opt.newID()
	return id, s.wrap("make an id for", err)
}

// Append writes the events to the log, in their order, and their effect to the cache: all or nothing,
// and on the disk when it returns. It returns them as they were written: with Device and Seq set, an ID
// where there was none, the clock's moment where At was 0, and At later than every event this file's
// device wrote before. An event that is in the log already, told by its ID, is not written twice: the
// stored one is returned, so that a failed Append can be tried again.
func (s *Store) Append(events ...quiz.Event) ([]quiz.Event, error) {
	written, err := s.write.append(events)
	return written, s.wrap("save to", err)
}

// Rebuild makes the cache anew from the log.
func (s *Store) Rebuild() error { return s.wrap("rebuild", s.write.rebuild()) }

// Refresh tells whether another program, or another Store, has written to the file since the last
// call; the first call tells since Open or not at all. What the Store answers is never stale: Refresh is
// for those who keep its answers.
func (s *Store) Refresh() (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	version, err := s.write.dataVersion()
	if err != nil {
		return false, s.wrap("read", err)
	}
	changed := s.version != 0 && s.version != version
	s.version = version
	return changed, nil
}

// Close leaves one file behind, unless another program still uses it. It may be called once.
func (s *Store) Close() error {
	var first error
	for _, closer := range s.closers {
		if err := closer(); first == nil {
			first = err
		}
	}
	return s.wrap("close", first)
}

func (s *Store) wrap(op string, err error) error { return wrap(op, s.path, err) }

// ask runs a query and gives every row to visit. No lock is held meanwhile: visit may use the Store.
func (s *Store) ask(visit func(scan) error, query string, args ...any) error {
	return ask(s.read, visit, query, args...)
}

// scan is the Scan of one row.
type scan func(into ...any) error

func ask(a asker, visit func(scan) error, query string, args ...any) error {
	rows, err := a.QueryContext(context.Background(), query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := visit(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
