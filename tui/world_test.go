package tui

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/progress"
	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
)

// world is a learner's desk over the pack in testdata, with a clock that moves when told.
type world struct {
	t     testing.TB
	desk  *desk.Desk
	clock *clock
	path  string // of the progress file
	// width and height are of the terminal that sit opens.
	width, height int
}

// newWorld is a first evening: the pack of testdata and whatever packs are added.
func newWorld(t testing.TB, more ...fs.FS) *world {
	t.Helper()
	if len(more) > 0 {
		return worldOf(t, append([]fs.FS{testPack()}, more...)...)
	}
	w := worldOf(t)
	w.desk.Library = sharedLibrary()
	return w
}

func testPack() fs.FS { return os.DirFS(filepath.Join("testdata", "pack")) }

// sharedLibrary is the pack of testdata, read once: a library never changes.
var sharedLibrary = sync.OnceValue(func() *library.Library {
	return library.OpenWith([]library.Source{{Name: "harbour", FS: testPack()}}, library.Options{Now: newClock().now})
})

// worldOf is a first evening with these packs only.
func worldOf(t testing.TB, packs ...fs.FS) *world {
	t.Helper()
	w := &world{t: t, clock: newClock(), path: filepath.Join(t.TempDir(), "progress.db"), width: 80, height: 24}
	var sources []library.Source
	for i, p := range packs {
		sources = append(sources, library.Source{Name: "pack-" + string(rune('a'+i)), FS: p})
	}
	w.desk = &desk.Desk{
		Library: library.OpenWith(sources, library.Options{Now: w.clock.now}),
		Store:   w.store(), Clock: w.clock.now, Folder: "~/packs", File: "~/progress.db",
	}
	return w
}

// store opens the progress file once more.
func (w *world) store() *progress.Store {
	w.t.Helper()
	s, err := progress.Open(w.path, progress.Options{Now: w.clock.now})
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = s.Close() })
	return s
}

// refuse makes the disk refuse everything from now on, until the function it returns is called.
func (w *world) refuse() (relent func()) {
	w.t.Helper()
	good := w.desk.Store
	bad, err := progress.OpenReadOnly(w.path, progress.Options{Now: w.clock.now})
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = bad.Close() })
	w.desk.Store = bad
	return func() { w.desk.Store = good }
}

// log is everything that was saved.
func (w *world) log() []quiz.Event {
	w.t.Helper()
	var log []quiz.Event
	if err := w.desk.Store.Log(func(e quiz.Event) error { log = append(log, e); return nil }); err != nil {
		w.t.Fatal(err)
	}
	return log
}

// kinds are the events that were saved, in words.
func (w *world) kinds() []string {
	w.t.Helper()
	var words []string
	for _, e := range w.log() {
		words = append(words, e.Kind.String())
	}
	return words
}

// states are those of all cards, as the store has them.
func (w *world) states() map[content.Key]quiz.State {
	w.t.Helper()
	var keys []content.Key
	for ref := range w.desk.Library.Cards() {
		keys = append(keys, w.desk.Library.CardKey(ref))
	}
	states, err := w.desk.Store.States(keys...)
	if err != nil {
		w.t.Fatal(err)
	}
	return states
}

// state is that of one card.
func (w *world) state(key content.Key) quiz.State { return w.states()[key] }

// clock is a learner's clock. A running program reads it from its own goroutine.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

// newClock shows six o'clock on the Friday of the design's screens.
func newClock() *clock {
	return &clock{t: time.Date(2026, 11, 20, 18, 0, 0, 0, time.FixedZone("", 3600))}
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

// secondPack is a small pack beside the one of testdata, with two broken items.
func secondPack() fs.FS {
	return fstest.MapFS{
		"pack.md": {Data: []byte("---\nformat: drillship/1\nid: team\ntitle: Team drills\nversion: 0.3.0\nlicense: CC-BY-4.0\nlanguage: en\n---\n\n# Team drills\n")},
		"ours.md": {Data: []byte(`---
title: Our cluster
---

# Our cluster

### Where do logs go?
<!-- drill id=logs type=recall -->

To the log group.

### Which is right?
<!-- drill id=broken -->

- [ ] one
  two without a box
-[x] three

### Nothing to answer?
<!-- drill id=empty -->
`)},
	}
}

// saveSetting is the learner's choice from now on.
func (w *world) saveSetting(name, value string) {
	w.t.Helper()
	e := quiz.Event{ID: w.desk.NewID(), Moment: w.desk.Now(), Kind: quiz.Set, Name: name, Value: value}
	if err := w.desk.Save(e); err != nil {
		w.t.Fatal(err)
	}
}

// manyNotes is a pack with a note for each letter, a card in each.
func manyNotes() fs.FS {
	pack := fstest.MapFS{"pack.md": {Data: []byte("---\nformat: drillship/1\nid: many\ntitle: Many\nversion: 1.0.0\n---\n\n# Many\n")}}
	for r := 'a'; r <= 'z'; r++ {
		n := string(r)
		pack[n+".md"] = &fstest.MapFile{Data: []byte("# Note " + n + "\n\nText.\n\n### What is " + n + "?\n<!-- drill id=" + n + " type=recall -->\n\nA letter.\n")}
	}
	return pack
}
