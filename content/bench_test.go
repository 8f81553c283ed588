package content

import (
	"strings"
	"testing"
)

// BenchmarkParseBody reads a note with a hundred questions, as a teacher writes them.
func BenchmarkParseBody(b *testing.B) {
	_, body, _ := strings.Cut(string(samplePack(b, "harbour-basics")["harbour-basics/roles.md"].Data), "\n---\n")
	src := strings.Repeat(body, 50)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		parseString(b, src)
	}
}
