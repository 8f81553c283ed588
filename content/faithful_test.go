package content

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/text"

	"github.com/drillship/drillship/content/clean"
)

// FuzzLowering holds that a renderer shows the words that the author wrote: nothing vanishes but
// comments and tags, nothing appears.
func FuzzLowering(f *testing.F) {
	for _, s := range obsidianSeeds {
		f.Add(s)
	}
	for _, pack := range []string{"harbour-basics", "broken"} {
		for name, file := range samplePack(f, pack) {
			if strings.HasSuffix(name, ".md") {
				f.Add(string(file.Data))
			}
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 4<<10 || strings.Contains(src, "![") || strings.Contains(src, "[!") || strings.Contains(src, "[^") {
			t.Skip() // images, alerts and footnotes get words of ours
		}
		s, _ := readSheet([]byte(clean.Text(src)), 1)
		l := &lowering{sheet: s}
		for _, n := range s.tops {
			lowered := []byte(l.block(n, '-'))
			again := newSheet(lowered, 1)
			got := plainMarkdown.Parser().Parse(text.NewReader(lowered))
			if want, got := words(s.plain(n)), words(again.plain(got)); want != got {
				t.Errorf("%q\nlowered to %q\nshows %q\nwants %q", src, lowered, got, want)
			}
		}
	})
}

// words leaves out white space, and the signs that stay visible where emphasis could not be kept.
func words(s string) string {
	return strings.NewReplacer(" ", "", "\u00a0", "", "*", "", "_", "", "~", "", "/", "").Replace(clean.Line(s))
}
