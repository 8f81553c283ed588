package clean

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// pieces are what the rules look at: a fuzzer that flips bytes seldom finds
// them next to each other, and all the trouble is in the neighbourhood.
var pieces = []string{
	"a", "é", "中", "क", "ی", "ᠠ", "\u034f", "\u0301", "\u094d", "\u20e3", "\u200d", "\u200c",
	"\ufe0f", "\u180b", "\U000e0100", "👩", "🏽", "❤", "\ufffd", "\ufeff", "\u200b", "\u202e",
	" ", "\u3000", "\n", "\t", "\r", "\r\n", "\x00", "\x7f", "\u009b", "\xff", "\xe2\x80", "\x8b",
	"\x1b", "[", "]", "\\", "\a", ";", ":", "m", "0", "8", "38", "5", "2",
	"\x1b[1m", "\x1b[m", "\x1b[8m", "\x1b[38;5;8m", "\x1b]8;;", "\x1b]8;id=1;", "https://a.b/", "mailto:", "\x1b\\",
	openSafe, closeLink, "\x1b]8;;file:x\a",
}

func TestGuaranteesHoldForEveryNeighbourhood(t *testing.T) {
	const rounds, longest = 40_000, 12
	random := rand.New(rand.NewPCG(1, 2))
	for range rounds {
		var b strings.Builder
		for range 1 + random.IntN(longest) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		in := b.String()
		checkText(t, in)
		checkFence(t, in)
		if line := Line(in); Line(line) != line || Text(line) != line {
			t.Errorf("Line(%+q) = %+q is not stable", in, line)
		}
		if cleaned := Text(in); Fence(cleaned) != strings.ReplaceAll(cleaned, "\t", tabSpaces) {
			t.Errorf("Fence changes Text(%+q)", in)
		}
		if t.Failed() {
			return
		}
	}
}
