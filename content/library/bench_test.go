package library_test

import (
	"fmt"
	"os"
	"testing"
	"time"

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
