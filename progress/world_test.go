package progress

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// clock is a learner's clock that moves when told.
type clock struct{ t time.Time }

func newClock() *clock { return &clock{time.Date(2026, 11, 2, 18, 0, 0, 0, time.FixedZone("", 3600))} }

func (c *clock) now() time.Time          { return c.t }
func (c *clock) advance(d time.Duration) { c.t = c.t.Add(d) }

// file is the path of a progress file that doesn't exist yet.
func file(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "progress.db")
}

func opened(t testing.TB, path string, opt Options) *Store {
	t.Helper()
	s, err := Open(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func fresh(t testing.TB) (*Store, *clock) {
	t.Helper()
	c := newClock()
	return opened(t, file(t), Options{Now: c.now}), c
}

// filled is the path of a closed file with that many answers.
func filled(t testing.TB, answers int) string {
	t.Helper()
	path := file(t)
	c := newClock()
	s := opened(t, path, Options{Now: c.now})
	var events []quiz.Event
	for i := range answers {
		events = append(events, answerTo(fmt.Sprintf("dns/q%d", i%max(1, answers/10)), fsrs.Good))
	}
	must(t, s, events...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func must(t testing.TB, s *Store, events ...quiz.Event) []quiz.Event {
	t.Helper()
	written, err := s.Append(events...)
	if err != nil {
		t.Fatal(err)
	}
	return written
}

func answerTo(key string, r fsrs.Rating) quiz.Event {
	return quiz.Event{
		Kind: quiz.Answered, Card: content.Key(key), Rating: r, Right: r > fsrs.Again, Sure: quiz.Sure,
		Chosen: []string{"0a1b2c3d"}, Shown: []string{"0a1b2c3d", "vvvvvvvv", "00000000", "5g5h5i5j"},
		Took: 9_000, Length: 300, Rev: "3",
	}
}

func of(kind quiz.EventKind, key string) quiz.Event {
	return quiz.Event{Kind: kind, Card: content.Key(key)}
}
func undo(id quiz.EventID) quiz.Event { return quiz.Event{Kind: quiz.Undone, Target: id} }
func set(name, value string) quiz.Event {
	return quiz.Event{Kind: quiz.Set, Name: name, Value: value}
}
func placed(name, value string) quiz.Event {
	return quiz.Event{Kind: quiz.Placed, Name: name, Value: value}
}

func stateOf(t testing.TB, s *Store, key string) (quiz.State, bool) {
	t.Helper()
	states, err := s.States(content.Key(key))
	if err != nil {
		t.Fatal(err)
	}
	state, ok := states[content.Key(key)]
	return state, ok
}

func logOf(t testing.TB, s *Store) []quiz.Event {
	t.Helper()
	var log []quiz.Event
	if err := s.Log(func(e quiz.Event) error { log = append(log, e); return nil }); err != nil {
		t.Fatal(err)
	}
	return log
}

func clean(t testing.TB, s *Store) {
	t.Helper()
	report, err := s.Check()
	if err != nil {
		t.Fatal(err)
	}
	if !report.Clean() {
		t.Fatalf("check found %q", report.Findings)
	}
}

func kindIs(t testing.TB, err error, kind Kind) {
	t.Helper()
	if err == nil || KindOf(err) != kind {
		t.Fatalf("got %v, kind %d, want kind %d", err, KindOf(err), kind)
	}
}

func contents(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// tamper runs a statement on a file behind the Store's back, as an editor or a disk error would.
func tamper(t testing.TB, path, query string, args ...any) {
	t.Helper()
	c, err := connect(uri(path), modeWrite, "busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.close() }()
	if _, err := c.ExecContext(context.Background(), query, args...); err != nil {
		t.Fatal(err)
	}
}

func contentKey(i int) content.Key { return content.Key(key(i)) }
