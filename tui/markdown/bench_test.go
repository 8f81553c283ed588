package markdown

import (
	"strings"
	"testing"

	"github.com/drillship/drillship/content"
)

// tenKilobytes is a note of that size, code and tables included.
func tenKilobytes() []content.Block {
	var blocks []content.Block
	for size := 0; size < 10<<10; {
		blocks = append(blocks, fixture()...)
		for _, b := range fixture() {
			size += len(b.Markdown) + len(b.Trap) + len(b.Truth)
		}
	}
	return blocks
}

func BenchmarkRender(b *testing.B) {
	note := tenKilobytes()
	for _, name := range []string{"dark", "none", "plain"} {
		b.Run(name, func(b *testing.B) {
			o := Options{Width: 76, Theme: themes()[name]}
			b.ReportAllocs()
			for b.Loop() {
				Render(note, o)
			}
		})
	}
}

func BenchmarkProse(b *testing.B) {
	source := strings.Repeat(prose+"\n", 6)
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		Lines(source, Options{Width: 76, Theme: themes()["dark"]})
	}
}

func BenchmarkCached(b *testing.B) {
	var c Cache
	note := tenKilobytes()
	for b.Loop() {
		c.Render(note, Options{Width: 76})
	}
}
