//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/content/library/librarygen"
)

// seed makes every library and every learner the same in each run.
const seed = 1

// world is one size of library with its learner, in a folder of its own.
type world struct {
	items  int
	home   string // DRILLSHIP_HOME
	binary string
}

// newWorld writes a library of that many items beside the built-in pack, and a history in it.
func newWorld(dir, binary string, items int) (world, error) {
	w := world{items: items, home: filepath.Join(dir, fmt.Sprint(items)), binary: binary}
	if items > 0 {
		pack := filepath.Join(w.packs(), "generated")
		if err := librarygen.Write(pack, items, seed); err != nil {
			return w, err
		}
		if err := age(pack); err != nil {
			return w, err
		}
	}
	return w, w.learn()
}

func (w world) packs() string        { return filepath.Join(w.home, "data", "packs") }
func (w world) progressFile() string { return filepath.Join(w.home, "data", "progress.db") }
func (w world) remove()              { _ = os.RemoveAll(w.home) }

// age sets all files back by an hour: a library hashes files that are younger than two seconds, which
// those of a learner never are.
func age(dir string) error {
	past := time.Now().Add(-time.Hour)
	return filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(path, past, past)
	})
}

// library is what the program will find, read without its cache: the first start stays a cold one.
func (w world) library() (*library.Library, error) {
	sources := []library.Source{{Name: "built-in", FS: content.BuiltIn(), Root: true}}
	if w.items > 0 {
		sources = append(sources, library.Source{Name: w.packs(), FS: os.DirFS(w.packs()), Root: true})
	}
	l := library.OpenWith(sources, library.Options{})
	if got := len(l.Packs()); got != len(sources) {
		return nil, fmt.Errorf("%d packs were read, not %d", got, len(sources))
	}
	return l, nil
}
