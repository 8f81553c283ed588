package library_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/content/library/librarygen"
)

func BenchmarkOpenWarm(b *testing.B) {
	for _, items := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(items), func(b *testing.B) {
			source, cache := generated(b, items)
			later := func() time.Time { return time.Now().Add(time.Hour) }
			library.OpenWith(source, library.Options{Cache: cache, Now: later})
			b.ReportAllocs()
			for b.Loop() {
				l := library.OpenWith(source, library.Options{Cache: cache, Now: later})
				if l.Packs()[0].Cards == 0 {
					b.Fatal("no cards")
				}
			}
		})
	}
}

func BenchmarkOpenCold(b *testing.B) {
	source, _ := generated(b, 10_000)
	for b.Loop() {
		library.Open(source, nil)
	}
}

func generated(b *testing.B, items int) ([]library.Source, library.Store) {
	b.Helper()
	dir := b.TempDir()
	if err := librarygen.Write(dir, items, 1); err != nil {
		b.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { root.Close() })
	return []library.Source{{Name: dir, FS: root.FS(), Root: true}}, library.DirCache(b.TempDir())
}

// BenchmarkCardsByHash is what a review needs after the due cards are known: all of them found.
func BenchmarkCardsByHash(b *testing.B) {
	source, _ := generated(b, 10_000)
	l := library.Open(source, nil)
	var hashes []uint64
	for ref := range l.Cards() {
		hashes = append(hashes, ref.Hash)
	}
	b.ReportMetric(float64(len(hashes)), "cards")
	for b.Loop() {
		for _, h := range hashes {
			if _, ok := l.CardByHash(h); !ok {
				b.Fatal("lost")
			}
		}
	}
}

func BenchmarkOpenBuiltIn(b *testing.B) {
	source := []library.Source{{Name: "built-in", FS: content.BuiltIn(), Root: true}}
	cache := library.DirCache(b.TempDir())
	library.Open(source, cache)
	for b.Loop() {
		library.Open(source, cache)
	}
}
