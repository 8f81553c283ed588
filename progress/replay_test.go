package progress

import (
	"fmt"
	"maps"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// life is a learner's file under random hands, next to a plain list of what was written.
type life struct {
	path   string
	clock  *clock
	s      *Store
	second *Store // another program, sometimes
	log    []quiz.Event
	alien  int64 // events of another device
}

func (l *life) open(t *rapid.T) {
	s, err := Open(l.path, Options{Now: l.clock.now})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.write.(*pen).script(`PRAGMA synchronous = OFF`); err != nil { // nothing is killed here
		t.Fatal(err)
	}
	l.s = s
}

func (l *life) restart(t *rapid.T) {
	if err := l.s.Close(); err != nil {
		t.Fatal(err)
	}
	l.open(t)
}

func (l *life) store(t *rapid.T) *Store {
	if l.second == nil || rapid.Bool().Draw(t, "first program") {
		return l.s
	}
	return l.second
}

func (l *life) write(t *rapid.T) {
	var events []quiz.Event
	for range rapid.IntRange(1, 3).Draw(t, "events") {
		events = append(events, l.event(t))
	}
	written, err := l.store(t).Append(events...)
	if err != nil {
		t.Fatal(err)
	}
	l.log = append(l.log, written...)
}

func (l *life) event(t *rapid.T) quiz.Event {
	card := content.Key(fmt.Sprintf("dns/q%d", rapid.IntRange(0, 4).Draw(t, "card")))
	switch rapid.SampledFrom([]string{"answer", "answer", "answer", "undo", "card", "setting", "theme", "place"}).Draw(t, "kind") {
	case "answer":
		return answerTo(string(card), rapid.SampledFrom([]fsrs.Rating{fsrs.Again, fsrs.Hard, fsrs.Good, fsrs.Easy}).Draw(t, "rating"))
	case "undo":
		return undo(l.target(t))
	case "card":
		return of(quiz.EventKind(rapid.IntRange(int(quiz.Buried), int(quiz.Unflagged)).Draw(t, "what")), string(card))
	case "setting":
		return set(rapid.SampledFrom([]string{quiz.SetRetention, quiz.SetRollover, quiz.SetNewPerDay}).Draw(t, "setting"),
			fmt.Sprint(rapid.IntRange(70, 99).Draw(t, "value")))
	case "theme":
		return set(rapid.SampledFrom([]string{"theme", "symbols"}).Draw(t, "name"), rapid.SampledFrom([]string{"", "dark", "light"}).Draw(t, "value"))
	}
	return placed(rapid.SampledFrom([]string{"dns/a", "dns/b"}).Draw(t, "note"), fmt.Sprint(rapid.IntRange(0, 9).Draw(t, "where")))
}

// target is the id of anything that happened, or of nothing.
func (l *life) target(t *rapid.T) quiz.EventID {
	i := rapid.IntRange(-1, len(l.log)-1).Draw(t, "target")
	if i < 0 {
		return quiz.EventID{0xff}
	}
	return l.log[len(l.log)-1-i].ID
}

// merge puts an event of another device into the file as an import would, without telling the cache:
// its clock is wrong, and it may be of a kind that nobody knows.
func (l *life) merge(t *rapid.T) {
	l.alien++
	e := l.event(t)
	e.ID, e.Device, e.Seq = quiz.EventID{1: 7, 15: byte(l.alien)}, [16]byte{9}, l.alien
	e.At = l.clock.t.Add(time.Duration(rapid.IntRange(-900, 900).Draw(t, "hours")) * time.Hour).UnixMilli()
	switch rapid.IntRange(0, 5).Draw(t, "hostile") {
	case 0:
		e.Kind = 77
	case 1:
		e.Rating = 9
	case 2:
		e.Card, e.Name = "", ""
	case 3:
		e.Target = e.ID
	}
	w := l.s.write.(*pen)
	err := w.transact(func() error {
		card, err := w.card(e.Card)
		if err != nil {
			return err
		}
		if _, err := w.exec(`INSERT OR IGNORE INTO device(name) VALUES (?)`, e.Device[:]); err != nil {
			return err
		}
		var n, device int64
		if err := w.one(`SELECT (SELECT coalesce(max(n), 0) + 1 FROM event), id FROM device WHERE name = ?`, e.Device[:]).Scan(&n, &device); err != nil {
			return err
		}
		_, err = w.exec(insertEvent, insertion(n, e, device, card)...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	l.log = append(l.log, e)
	l.write(t) // whoever writes next brings the cache up to date
}

// agree compares everything that the Store says with a replay of the list.
func (l *life) agree(t *rapid.T) {
	var rows []row
	for _, e := range l.log {
		rows = append(rows, row{Event: e})
	}
	want := quiz.Replay(known(rows))
	for i := range 5 {
		key := content.Key(fmt.Sprintf("dns/q%d", i))
		got, err := l.s.States(key)
		state, ok := want.States[key]
		if cached, found := got[key]; err != nil || cached != state || found != ok {
			t.Fatalf("%s: cached %+v, replayed %+v, %v", key, got, state, err)
		}
	}
	if got, err := l.s.Settings(); err != nil || got != want.Settings {
		t.Fatalf("settings %+v, want %+v, %v", got, want.Settings, err)
	}
	if got, err := l.s.Places(); err != nil || !maps.Equal(got, want.Places) {
		t.Fatalf("places %v, want %v, %v", got, want.Places, err)
	}
	l.briefs(t, want)
}

func (l *life) briefs(t *rapid.T, want quiz.Ledger) {
	byHash := map[uint64]quiz.State{}
	for key, state := range want.States {
		byHash[key.Hash()] = state
	}
	err := l.s.Briefs(func(b quiz.Brief) {
		s, ok := byHash[b.Hash]
		delete(byHash, b.Hash)
		hidden := s.HiddenUntil
		if s.Suspended {
			hidden = 1<<31 - 1
		}
		if !ok || b != (quiz.Brief{Hash: b.Hash, Phase: s.Card.Phase, DueAt: s.DueAt, DueDay: s.DueDay, First: s.First, Last: s.Last,
			Stability: s.Card.Memory.Stability, HiddenUntil: hidden, Answers: s.Answers}) {
			t.Fatalf("brief %+v of state %+v", b, s)
		}
	})
	if err != nil || len(byHash) != 0 {
		t.Fatalf("no brief of %d cards: %v", len(byHash), err)
	}
}

func TestTheCacheEqualsAReplayOfTheLogWhateverHappens(t *testing.T) {
	dir := t.TempDir()
	file := 0
	rapid.Check(t, func(t *rapid.T) {
		file++
		l := &life{path: filepath.Join(dir, fmt.Sprint(file)), clock: newClock()}
		l.open(t)
		defer func() { _ = l.s.Close() }()
		if rapid.Bool().Draw(t, "two programs") {
			var err error
			if l.second, err = Open(l.path, Options{Now: l.clock.now}); err != nil {
				t.Fatal(err)
			}
			defer func() { _ = l.second.Close() }()
		}
		t.Repeat(map[string]func(*rapid.T){
			"write":   l.write,
			"write 2": l.write,
			"write 3": l.write,
			"merge":   l.merge,
			"restart": l.restart,
			"wait": func(t *rapid.T) {
				l.clock.advance(time.Duration(rapid.IntRange(-100, 500).Draw(t, "hours")) * time.Hour)
			},
			"rebuild": func(t *rapid.T) {
				if err := l.s.Rebuild(); err != nil {
					t.Fatal(err)
				}
			},
			"": l.agree,
		})
		if report, err := l.s.Check(); err != nil || !report.Clean() || report.Events != len(l.log) {
			t.Fatalf("%+v %v, %d events written", report, err, len(l.log))
		}
	})
}
