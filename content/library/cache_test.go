package library_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/library"
)

func TestAnyChangeOfTheFilesIsNoticed(t *testing.T) {
	for name, change := range map[string]func(w *world){
		"a file is edited":            func(w *world) { w.write("one/roles.md", noteText+"x") },
		"a file gets another time":    func(w *world) { w.touch("one/roles.md", w.now.Add(-time.Minute)) },
		"a file appears":              func(w *world) { w.write("one/new.md", "# New\n") },
		"a file appears in a folder":  func(w *world) { w.write("one/sub/new.md", "# New\n") },
		"a file vanishes":             func(w *world) { os.Remove(filepath.Join(w.dir, "one/images.md")) },
		"a file is renamed":           func(w *world) { os.Rename(filepath.Join(w.dir, "one/images.md"), filepath.Join(w.dir, "one/z.md")) },
		"a link appears":              func(w *world) { os.Symlink("roles.md", filepath.Join(w.dir, "one/link.md")) },
		"a sub-folder becomes a pack": func(w *world) { w.write("one/vault/pack.md", "---\nformat: drillship/1\nid: vault\n---\n") },
		"pack.md is edited":           func(w *world) { w.write("one/pack.md", packText+"x") },
		"a file gets shorter":         func(w *world) { w.write("one/roles.md", noteText[:len(noteText)-2]) },
	} {
		t.Run(name, func(t *testing.T) {
			w := onePack(t)
			w.write("one/vault/note.md", "# V\n")
			w.open()
			before := w.cache.builds
			change(w)
			l := w.open()
			if w.cache.builds == before {
				t.Error("the old index was used")
			}
			fresh := library.OpenWith([]library.Source{{Name: w.dir, FS: w.root.FS(), Root: true}}, library.Options{})
			if describe(t, l) != describe(t, fresh) {
				t.Error("not what a fresh library tells")
			}
		})
	}
}

func TestOtherFilesDoNotMatter(t *testing.T) {
	w := onePack(t)
	w.open()
	w.write("one/image.png", "x")
	w.write("one/README.md", "x")
	w.write("one/.git/x.md", "x")
	w.open()
	if w.cache.builds != 1 {
		t.Errorf("built %d times", w.cache.builds)
	}
}

func TestAFileThatWasJustWrittenIsComparedByItsText(t *testing.T) {
	w := onePack(t)
	just := w.now.Add(-time.Second)
	w.touch("one/images.md", just)
	w.open()
	w.open()
	if w.cache.builds != 1 {
		t.Fatalf("built %d times for the same text", w.cache.builds)
	}
	// The same length and the same time: only the text tells.
	w.write("one/images.md", strings.Replace(otherText, "never", "NEVER", 1))
	w.touch("one/images.md", just)
	w.open()
	if w.cache.builds != 2 {
		t.Error("the edit was not noticed")
	}
	w.now = w.now.Add(time.Hour)
	w.open() // compared once more, and then known to be settled
	w.write("one/images.md", strings.Replace(otherText, "never", "Never", 1))
	w.touch("one/images.md", just)
	w.open()
	if w.cache.builds != 2 {
		t.Error("settled files are still compared by their texts")
	}
}

func TestFilesWithoutTimesAreComparedByTheirTexts(t *testing.T) {
	cache := &countingCache{entries: map[string][]byte{}}
	fsys := fstest.MapFS{"pack.md": {Data: []byte(packText)}, "a.md": {Data: []byte(noteText)}}
	source := []library.Source{{Name: "built-in", FS: fsys}}
	library.Open(source, cache)
	library.Open(source, cache)
	if cache.builds != 1 {
		t.Errorf("built %d times", cache.builds)
	}
	fsys["a.md"] = &fstest.MapFile{Data: []byte(strings.Replace(noteText, "Pulls", "Loads", 1))}
	library.Open(source, cache)
	if cache.builds != 2 {
		t.Error("the edit was not noticed")
	}
}

func TestABadCacheIsRebuiltWithoutAWord(t *testing.T) {
	for name, damage := range map[string]func(data []byte) []byte{
		"empty":           func([]byte) []byte { return nil },
		"torn":            func(d []byte) []byte { return d[:len(d)/2] },
		"one byte short":  func(d []byte) []byte { return d[:len(d)-1] },
		"one byte longer": func(d []byte) []byte { return append(d, 0) },
		"a flipped bit":   func(d []byte) []byte { d[len(d)*3/4] ^= 1; return d },
		"foreign":         func([]byte) []byte { return bytes.Repeat([]byte("SQLite format 3\x00"), 100) },
		"an old layout":   func(d []byte) []byte { return bytes.Replace(d, []byte("drillidx01"), []byte("drillidx00"), 1) },
	} {
		for _, suffix := range []string{".idx", ".dia"} {
			t.Run(name+suffix, func(t *testing.T) {
				w := onePack(t)
				want := describe(t, w.open())
				w.cache.change(suffix, damage)
				if got := describe(t, w.open()); got != want {
					t.Errorf("got\n%s\nwant\n%s", got, want)
				}
				if w.cache.builds != 2 {
					t.Errorf("built %d times", w.cache.builds)
				}
				w.open().Problems()
				if w.cache.builds != 2 {
					t.Error("the cache was not repaired")
				}
			})
		}
	}
}

func TestAnotherBuildReadsAgain(t *testing.T) {
	w := onePack(t)
	w.openAs("1")
	w.openAs("2")
	w.openAs("2")
	if w.cache.builds != 2 || len(w.cache.entries) != 2 {
		t.Errorf("built %d times, %d entries", w.cache.builds, len(w.cache.entries))
	}
}

func TestTheCacheOfAnotherFolderIsNotUsed(t *testing.T) {
	a, b := onePack(t), onePack(t)
	b.write("one/roles.md", "# Other\n")
	a.open()
	b.open()
	for from, data := range a.cache.entries { // the same names would be a collision
		if _, same := b.cache.entries[from]; same {
			t.Fatal("two folders share an entry")
		}
		b.cache.entries[from] = data
	}
	var names []string
	for name := range b.cache.entries {
		names = append(names, name)
	}
	foreign := map[string][]byte{}
	for _, name := range names {
		for from, data := range a.cache.entries {
			if filepath.Ext(from) == filepath.Ext(name) {
				foreign[name] = data
			}
		}
	}
	b.cache.entries = foreign
	l := b.open()
	if n := l.Packs()[0].Notes; n[0].ID != "images" {
		t.Errorf("notes of another folder: %+v", n)
	}
}

func TestAFileThatChangesWhileTheLibraryIsOpenIsReadAgain(t *testing.T) {
	w := onePack(t)
	l := w.open()
	ref, _ := l.CardByHash(content.Key("one/pull").Hash())
	w.write("one/roles.md", strings.Replace(noteText, "# Roles", "# Roles\n\n> [!TIP]\n> A ==new== tip.\n> <!-- drill id=new -->\n", 1))
	w.now = w.now.Add(time.Second)
	item, err := l.Item("one/pull")
	if err != nil || item.Key != "one/pull" {
		t.Fatal(err)
	}
	if p := l.Packs()[0]; p.Notes[0].Tips != 2 || w.cache.builds != 2 {
		t.Errorf("%+v, built %d times", p.Notes[0], w.cache.builds)
	}
	if key := l.CardKey(ref); key != "one/pull" {
		t.Errorf("an old reference leads to %q", key)
	}
	os.Remove(filepath.Join(w.dir, "one/images.md"))
	if _, err := l.Note("one", "images"); err == nil {
		t.Error("a note that is gone was read")
	}
}

func TestAnItemThatBreaksWhileTheLibraryIsOpenIsNotHandedOut(t *testing.T) {
	for name, edit := range map[string]func(string) string{
		"without its tick": func(s string) string { return strings.ReplaceAll(s, "- [x]", "- [ ]") },
		"not asked yet":    func(s string) string { return strings.Replace(s, "id=pull", "id=pull type=ordering", 1) },
	} {
		t.Run(name, func(t *testing.T) {
			w := onePack(t)
			l := w.open()
			if _, _, err := l.Card("one/pull"); err != nil {
				t.Fatal(err)
			}
			l = w.open()
			w.write("one/roles.md", edit(noteText))
			w.now = w.now.Add(time.Second)
			if item, err := l.Item("one/pull"); !errors.Is(err, library.ErrNotFound) {
				t.Errorf("%+v %v", item, err)
			}
			if _, _, err := l.Card("one/pull"); !errors.Is(err, library.ErrNotFound) {
				t.Error(err)
			}
		})
	}
}

func TestProblemsSurviveADeletedCache(t *testing.T) {
	w := onePack(t)
	want := len(w.open().Problems())
	l := w.open()
	w.cache.entries = map[string][]byte{}
	if got := len(l.Problems()); got != want || got == 0 {
		t.Errorf("%d problems, want %d", got, want)
	}
}

func TestDirCacheKeepsFilesForTheirOwnerOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache", "packs")
	c := library.DirCache(dir)
	if _, err := c.Load("x"); err == nil {
		t.Error("nothing was loaded")
	}
	for _, text := range []string{"one", "two"} {
		if err := c.Save("x.idx", []byte(text)); err != nil {
			t.Fatal(err)
		}
		if data, err := c.Load("x.idx"); err != nil || string(data) != text {
			t.Errorf("%q, %v", data, err)
		}
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 1 {
		t.Errorf("%d files remain", len(entries))
	}
	if info, _ := entries[0].Info(); info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
		t.Errorf("mode %v", info.Mode())
	}
	for _, name := range []string{"", ".", "..", "../x", "a/b", "/x"} {
		if c.Save(name, nil) == nil {
			t.Errorf("%q was saved", name)
		}
		if _, err := c.Load(name); err == nil {
			t.Errorf("%q was loaded", name)
		}
	}
}

func TestACacheThatCannotBeWrittenCostsNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w := onePack(t)
	l := library.Open([]library.Source{{Name: w.dir, FS: w.root.FS(), Root: true}}, library.DirCache(file))
	if len(l.Packs()) != 1 || len(l.Problems()) == 0 {
		t.Error("the library is not whole")
	}
}

func TestTextIsNeverShownUnderTheKeyOfAnotherItem(t *testing.T) {
	for name, edit := range map[string]func(string) string{
		"ids changed":  func(s string) string { return strings.Replace(s, "id=pull", "id=push", 1) },
		"hole changed": func(s string) string { return strings.Replace(s, "==task role==", "==user role==", 1) },
	} {
		t.Run(name, func(t *testing.T) { // the same size, and the same time
			w := onePack(t)
			l := w.open()
			var keys []content.Key
			for ref := range l.Cards() {
				keys = append(keys, l.CardKey(ref))
			}
			w.write("one/roles.md", edit(noteText))
			lost := 0
			for _, key := range keys {
				switch _, card, err := l.Card(key); {
				case err != nil:
					lost++
				case key == "one/pull" && card.Key != key || strings.Contains(card.Answer, "user"):
					t.Errorf("%s asks %+v", key, card)
				}
			}
			if lost != 1 {
				t.Errorf("%d cards lost, want the one that is gone", lost)
			}
		})
	}
}
