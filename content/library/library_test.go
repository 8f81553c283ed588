package library_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/content/library/librarygen"
)

// world is a folder of packs on disk, a cache that counts, and a clock.
type world struct {
	t     *testing.T
	dir   string
	root  *os.Root
	cache *countingCache
	now   time.Time
}

func newWorld(t *testing.T, texts map[string]string) *world {
	t.Helper()
	w := &world{t: t, dir: t.TempDir(), cache: &countingCache{entries: map[string][]byte{}}, now: time.Now()}
	for name, text := range texts {
		w.write(name, text)
	}
	root, err := os.OpenRoot(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	w.root = root
	return w
}

// write makes a file that was changed an hour ago.
func (w *world) write(name, text string) {
	w.t.Helper()
	file := filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
	w.touch(name, w.now.Add(-time.Hour))
}

func (w *world) touch(name string, at time.Time) {
	w.t.Helper()
	if err := os.Chtimes(filepath.Join(w.dir, name), at, at); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) open() *library.Library {
	return w.openAs("build 1")
}

func (w *world) openAs(build string) *library.Library {
	return library.OpenWith([]library.Source{{Name: w.dir, FS: w.root.FS(), Root: true}},
		library.Options{Cache: w.cache, Build: build, Now: func() time.Time { return w.now }, Workers: 2})
}

// countingCache is a Store in memory that counts how often an index was saved.
type countingCache struct {
	mu      sync.Mutex
	entries map[string][]byte
	builds  int
}

func (c *countingCache) Load(name string) ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if data, ok := c.entries[name]; ok {
		return data, nil
	}
	return nil, errors.New("no entry")
}

func (c *countingCache) Save(name string, data []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if strings.HasSuffix(name, ".dia") {
		c.builds++ // an index is also saved when only its stamps got better
	}
	c.entries[name] = append([]byte(nil), data...)
	return nil
}

func (c *countingCache) change(suffix string, with func(data []byte) []byte) {
	for name, data := range c.entries {
		if strings.HasSuffix(name, suffix) {
			c.entries[name] = with(append([]byte(nil), data...))
		}
	}
}

const (
	packText = "---\nformat: drillship/1\nid: one\ntitle: First pack\nlicense: CC0\nexams: [{id: x, pass: {raw: 0.7}, domains: [{id: 1, weight: 50}]}]\nlabels: {trap: Falle}\n---\n# Intro\n"
	noteText = `---
title: The roles
order: 2
tags: [ecs]
aliases: [Who, What]
defaults: {domain: 1, tags: [iam]}
---

# Roles

> [!TIP]
> Pulls the image: the ==execution role==, not the ==task role==.
> <!-- drill id=tip-pull task=1.1 was=old-tip,gone/tip -->

> [!WARNING]
> **Trap:** Both roles are one setting.
>
> **Truth:** They are ==two== fields.

### Which role pulls?
<!-- drill id=pull difficulty=0.6 -->

Which role pulls the image?

- [ ] The task role
- [x] The execution role

### Copied
<!-- drill id=copied -->

Is it?

- [ ] No
- [x] Yes
`
	otherText = "# Images\n\n> [!TIP]\n> A ==digest== never moves.\n\n### Copied\n<!-- drill id=copied -->\n\nIs it, too?\n\n- [x] Yes\n- [ ] No\n"
)

func onePack(t *testing.T) *world {
	return newWorld(t, map[string]string{"one/pack.md": packText, "one/roles.md": noteText, "one/images.md": otherText})
}

func TestALibraryListsWhatThereIs(t *testing.T) {
	l := onePack(t).open()
	packs := l.Packs()
	if len(packs) != 1 {
		t.Fatalf("%d packs", len(packs))
	}
	p := packs[0]
	if p.ID != "one" || p.Title != "First pack" || p.Place != "one" || p.Pack.License != "CC0" || p.Pack.Intro != "# Intro" {
		t.Errorf("%+v", p)
	}
	if x := p.Pack.Exams[0]; x.ID != "x" || x.Pass.Raw != 0.7 || x.Domains[0].Weight != 50 || p.Pack.Labels["trap"] != "Falle" {
		t.Errorf("exam %+v, labels %v", x, p.Pack.Labels)
	}
	n := p.Notes[0]
	if n.ID != "roles" || n.Title != "The roles" || n.Minutes != 1 || !reflect.DeepEqual(n.Aliases, []string{"Who", "What"}) || p.Notes[1].ID != "images" {
		t.Errorf("%+v", p.Notes)
	}
	if n.Tips != 1 || n.Traps != 1 || n.Questions != 1 || n.Items != 4 || n.Problems == 0 || n.First != 0 || p.Notes[1].First != 4 {
		t.Errorf("%+v", n)
	}
	if p.Tips != 2 || p.Traps != 1 || p.Questions != 1 || p.Errors != 2 {
		t.Errorf("%+v", p)
	}
}

func TestWarmAndColdLibrariesAreTheSame(t *testing.T) {
	w := onePack(t)
	cold, warm := w.open(), w.open()
	if w.cache.builds != 1 {
		t.Fatalf("built %d times", w.cache.builds)
	}
	if a, b := describe(t, cold), describe(t, warm); a != b {
		t.Errorf("cold:\n%s\nwarm:\n%s", a, b)
	}
}

// describe is all that a library tells, as text.
func describe(t *testing.T, l *library.Library) string {
	t.Helper()
	var b strings.Builder
	for _, p := range l.Packs() {
		fmt.Fprintf(&b, "%s %s %s %+v %+v %d %d %d %d %d %d\n", p.ID, p.Title, p.Place, p.Pack, p.Notes, p.Tips, p.Traps, p.Questions, p.Cards, p.Errors, p.Warnings)
		for _, n := range p.Notes {
			for i := range n.Items {
				fmt.Fprintf(&b, "%+v\n", p.Item(n.First+i))
			}
		}
	}
	for ref := range l.Cards() {
		fmt.Fprintf(&b, "%+v %s\n", ref, l.CardKey(ref))
	}
	for _, p := range l.Problems() {
		fmt.Fprintf(&b, "%s %s\n", p.Pack, p)
	}
	return b.String()
}

func TestCardsAreFoundByTheirHash(t *testing.T) {
	l := onePack(t).open()
	var keys []string
	for ref := range l.Cards() {
		key := l.CardKey(ref)
		keys = append(keys, string(key))
		found, ok := l.CardByHash(key.Hash())
		if !ok || found != ref || ref.Hash != key.Hash() {
			t.Errorf("%s: got %+v, want %+v", key, found, ref)
		}
		item, card, err := l.Card(key)
		if err != nil || card.Key != key || item.Key != key.Item() || item.Kind != l.CardKind(ref) || item.Out {
			t.Errorf("%s: %+v %v", key, item, err)
		}
	}
	if len(keys) != 5 || !strings.HasPrefix(keys[0], "one/tip-pull#") || !strings.HasPrefix(keys[2], "one/~") || keys[3] != "one/pull" {
		t.Errorf("keys %q", keys)
	}
	out := content.Key("one/copied").Hash()
	if _, ok := l.CardByHash(out); ok {
		t.Error("a card that is left out can be asked")
	}
	if !l.Known(out) || l.Known(content.Key("one/never").Hash()) {
		t.Error("what is left out must not look like an orphan")
	}
}

func TestItemsCanBeSelectedWithoutReadingNotes(t *testing.T) {
	l := onePack(t).open()
	ref, _ := l.CardByHash(content.Key("one/pull").Hash())
	info, ok := l.CardItem(ref)
	want := library.ItemInfo{Key: "one/pull", Kind: content.Single, Domain: "1", Tags: []string{"iam"}, Difficulty: 0.6}
	if !ok || !reflect.DeepEqual(info, want) {
		t.Errorf("got %+v, want %+v", info, want)
	}
	if _, ok := l.CardItem(library.CardRef{Hash: 1, Pack: 7, Item: -1}); ok || l.CardKey(library.CardRef{Pack: -1}) != "" {
		t.Error("a card that is nowhere was found")
	}
}

func TestNotesCarryTheKeysOfTheWholePack(t *testing.T) {
	l := onePack(t).open()
	for _, id := range []string{"roles", "images"} {
		n, err := l.Note("one", id)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range n.Items {
			if (i.ID == "copied") != i.Out {
				t.Errorf("%s: out %v", i.Key, i.Out)
			}
		}
		again, _ := l.Note("one", id)
		if again != n {
			t.Error("the note was parsed twice")
		}
	}
	if _, err := l.Note("one", "nothing"); !errors.Is(err, library.ErrNotFound) {
		t.Error(err)
	}
	if _, err := l.Note("none", "roles"); !errors.Is(err, library.ErrNotFound) {
		t.Error(err)
	}
	for _, key := range []content.Key{"one/none", "none/pull", "one", "", "one/tip-pull#none"} {
		if _, _, err := l.Card(key); !errors.Is(err, library.ErrNotFound) {
			t.Errorf("%q: %v", key, err)
		}
	}
	if item, err := l.Item("one/tip-pull"); err != nil || item.Kind != content.Tip {
		t.Error(err)
	}
}

func TestRenamesAreListed(t *testing.T) {
	got := map[content.Key]content.Key{}
	for old, now := range onePack(t).open().Renames() {
		got[old] = now
	}
	want := map[content.Key]content.Key{"one/old-tip": "one/tip-pull", "gone/tip": "one/tip-pull"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestProblemsNameTheirPack(t *testing.T) {
	problems := onePack(t).open().Problems()
	if len(problems) < 2 {
		t.Fatal(problems)
	}
	for _, p := range problems {
		if p.Pack != "one" || p.Place != "one" || !strings.HasPrefix(p.Path(), "one/") {
			t.Errorf("%+v", p)
		}
	}
}

func TestOfTwoPacksWithOneIdTheSecondIsLeftOut(t *testing.T) {
	w := newWorld(t, map[string]string{"a/pack.md": packText, "a/roles.md": noteText, "b/pack.md": packText, "b/other.md": "# B\n"})
	l := w.open()
	if packs := l.Packs(); len(packs) != 1 || packs[0].Place != "a" {
		t.Fatalf("%d packs", len(packs))
	}
	p := l.Problems()[0]
	if p.Rule != "P-09" || p.Severity != content.Error || p.Place != "b" || !strings.Contains(p.Message, w.dir+"/a") {
		t.Errorf("%+v", p)
	}
}

func TestAPackWithoutAnIdThatCanBeToldIsAProblem(t *testing.T) {
	l := newWorld(t, map[string]string{"a/pack.md": "---\nid: x\nid: y\n---\n", "b/pack.md": packText}).open()
	if packs := l.Packs(); len(packs) != 1 || packs[0].ID != "one" {
		t.Fatalf("%d packs", len(packs))
	}
	for _, p := range l.Problems() {
		if p.Place != "a" {
			t.Errorf("%+v", p)
		}
	}
}

func TestASourceCanBeOnePackOneFileOrNothing(t *testing.T) {
	single := fstest.MapFS{"solo.md": {Data: []byte("---\nformat: drillship/1\nid: solo\n---\n# S\n")}, "x.md": {}}
	plain := fstest.MapFS{"a.md": {Data: []byte("# A\n")}, "sub/pack.md": {Data: []byte(packText)}}
	l := library.Open([]library.Source{
		{Name: "/home/x/My Notes/", FS: plain}, {Name: "file", FS: single, File: "solo.md"},
		{Name: "empty", FS: fstest.MapFS{}, Root: true}, {Name: "missing", FS: os.DirFS("/nowhere/at/all"), Root: true},
		{Name: "built-in", FS: content.BuiltIn(), Root: true},
	}, nil)
	var ids []string
	for _, p := range l.Packs() {
		ids = append(ids, p.ID)
	}
	if got := strings.Join(ids, " "); got != "my-notes solo aws-containers" {
		t.Errorf("packs %s", got)
	}
	if p := l.Problems()[0]; p.Source != "missing" || p.Severity != content.Error {
		t.Errorf("%+v", p)
	}
}

func TestAFileIsAPackWhateverTheCaseOfItsEnding(t *testing.T) {
	w := newWorld(t, map[string]string{"SOLO.MD": "---\nformat: drillship/1\n---\n### Q?\n\n- [ ] a\n- [ ] b\n<!-- drill id=q -->\n", "LOST.MD": "# Lost\n"})
	l := w.open()
	if packs := l.Packs(); len(packs) != 1 || packs[0].ID != "solo" {
		t.Fatalf("%d packs, %+v", len(packs), l.Problems())
	}
	var paths []string
	for _, p := range l.Problems() {
		if !slices.Contains(paths, p.Path()) {
			paths = append(paths, p.Path())
		}
	}
	if got := strings.Join(paths, " "); got != "LOST.MD SOLO.MD" {
		t.Errorf("problems in %s", got)
	}
}

func TestWhatAFolderOfPacksHoldsBesidePacksIsSaid(t *testing.T) {
	w := onePack(t)
	w.write("stray.md", "# Stray\n")
	w.write("README.md", "# Read me\n")
	if err := os.Symlink(t.TempDir(), filepath.Join(w.dir, "linked")); err != nil {
		t.Skip("no links here")
	}
	var got []string
	for _, p := range w.open().Problems() {
		if p.Pack == "" {
			got = append(got, p.Path()+" "+p.Message)
		}
	}
	want := []string{"linked links are not followed", "stray.md the note lies outside of every pack and is not read"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestNotesAreFoundByWhatALearnerTypes(t *testing.T) {
	w := onePack(t)
	w.write("two/pack.md", strings.Replace(packText, "id: one", "id: two", 1))
	w.write("two/images.md", "---\ntitle: More images\naliases: [Who]\n---\n")
	l := w.open()
	for ref, want := range map[string]string{
		"roles": "one/roles", "one/images": "one/images", "ROLES": "one/roles", "the roles": "one/roles", "roles.md": "one/roles",
		"What": "one/roles", "who": "one/roles two/images", "images": "one/images two/images", "more": "two/images",
		"role": "one/roles", "": "", "zzz": "",
	} {
		var got []string
		for _, r := range l.Find(ref) {
			got = append(got, r.Pack.ID+"/"+r.Note.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q finds %q, want %q", ref, got, want)
		}
	}
}

func TestALargeLibraryIsConsistent(t *testing.T) {
	dir := t.TempDir()
	if err := librarygen.Write(dir, 500, 7); err != nil {
		t.Fatal(err)
	}
	source := []library.Source{{Name: "g", FS: os.DirFS(dir)}}
	cache := library.DirCache(t.TempDir())
	cold, warm := library.Open(source, cache), library.Open(source, cache)
	for _, l := range []*library.Library{cold, warm} {
		checkGenerated(t, l)
	}
	if describe(t, cold) != describe(t, warm) {
		t.Error("the warm library differs")
	}
}

func checkGenerated(t *testing.T, l *library.Library) {
	t.Helper()
	p := l.Packs()[0]
	if len(p.Notes) != 9 || p.Errors != 0 {
		t.Errorf("%d notes, %d errors: %v", len(p.Notes), p.Errors, l.Problems())
	}
	if items := p.Tips + p.Traps + p.Questions; items != 500 {
		t.Errorf("%d items", items)
	}
	for ref := range l.Cards() {
		n := p.Notes[ref.Note]
		if key := l.CardKey(ref); key.Hash() != ref.Hash || int(ref.Item) < n.First || int(ref.Item) >= n.First+n.Items {
			t.Fatalf("%+v is %s", ref, key)
		}
	}
	for _, n := range p.Notes {
		if _, err := l.Note(p.ID, n.ID); err != nil {
			t.Error(err)
		}
	}
}

func TestManyReadersAtOnce(t *testing.T) {
	w := onePack(t)
	w.open()
	l := w.open()
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for j := range 20 {
				if i == 0 && j == 10 {
					w.write("one/roles.md", noteText+"\nMore text.\n")
				}
				if _, err := l.Note("one", []string{"roles", "images"}[j%2]); err != nil {
					t.Error(err)
				}
				if _, err := l.Item("one/pull"); err != nil {
					t.Error(err)
				}
				for ref := range l.Cards() {
					l.CardKey(ref)
				}
				l.Problems()
			}
		})
	}
	group.Wait()
}
