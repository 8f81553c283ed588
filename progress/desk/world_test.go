package desk

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/progress"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// world is a desk with a clock that moves when told.
type world struct {
	*Desk
	t     testing.TB
	clock time.Time
	path  string
}

// sitDown is a desk over these packs, on a first evening.
func sitDown(t testing.TB, packs ...fs.FS) *world {
	t.Helper()
	w := &world{t: t, clock: time.Date(2026, 11, 20, 18, 0, 0, 0, time.FixedZone("", 3600)), path: filepath.Join(t.TempDir(), "progress.db")}
	w.Desk = &Desk{Library: libraryOf(packs...), Store: w.open(), Clock: w.now, Folder: "~/packs", File: "~/progress.db"}
	return w
}

func (w *world) now() time.Time { return w.clock }

func (w *world) open() *progress.Store {
	w.t.Helper()
	s, err := progress.Open(w.path, progress.Options{Now: w.now})
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = s.Close() })
	return s
}

func libraryOf(packs ...fs.FS) *library.Library {
	var sources []library.Source
	for i, p := range packs {
		sources = append(sources, library.Source{Name: fmt.Sprintf("source-%d", i), FS: p})
	}
	return library.OpenWith(sources, library.Options{})
}

// packOf is a pack with notes by name, without ".md".
func packOf(id string, notes map[string]string) fs.FS {
	files := fstest.MapFS{"pack.md": {Data: []byte("---\nformat: drillship/1\nid: " + id + "\ntitle: The " + id + "\nversion: 1.0.0\nlicense: CC-BY-4.0\nlanguage: en\n---\n\n# The " + id + "\n")}}
	for name, text := range notes {
		files[name+".md"] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// noteOf is a note with recall cards that have these ids, all with the tags.
func noteOf(title string, tags string, ids ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\nSome words to read.\n", title)
	for _, id := range ids {
		fmt.Fprintf(&b, "\n### What is %s?\n<!-- drill id=%s type=recall tags=%s -->\n\nThe answer to %s.\n", id, id, tags, id)
	}
	return b.String()
}

// harbour has two notes with three cards each.
func harbour() fs.FS {
	return packOf("harbour", map[string]string{
		"a-ships": noteOf("Ships", "sea", "bow", "keel", "stern"),
		"b-cargo": noteOf("Cargo", "land", "crane", "crate", "pallet"),
	})
}

func key(item string) content.Key { return content.Key("harbour/" + item) }

// asked are the cards of a session in their order.
func (w *world) asked(scope Scope) []content.Key {
	w.t.Helper()
	s, err := w.Review(scope)
	if err != nil {
		w.t.Fatal(err)
	}
	var keys []content.Key
	for slot, ok := s.Current(); ok; slot, ok = s.Current() {
		keys = append(keys, slot.Key)
		s = s.Advance(w.Now())
	}
	return keys
}

// answer gives cards answers that are good enough not to come back today.
func (w *world) answer(keys ...content.Key) {
	w.t.Helper()
	for _, k := range keys {
		w.clock = w.clock.Add(time.Second)
		w.save(quiz.Event{Kind: quiz.Answered, Card: k, Rating: fsrs.Easy, Right: true})
	}
}

func (w *world) save(events ...quiz.Event) {
	w.t.Helper()
	for i := range events {
		events[i].ID, events[i].Moment = w.NewID(), w.Now()
	}
	if err := w.Save(events...); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) overview() Overview {
	w.t.Helper()
	o, err := w.Overview()
	if err != nil {
		w.t.Fatal(err)
	}
	return o
}
