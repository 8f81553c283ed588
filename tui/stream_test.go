package tui

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/content/clean"
)

// foreign is the first thing in a stream that is neither printable text, nor a new line, nor a
// sequence that is allowed; empty if there is none.
func foreign(stream string, allowed func(sequence string) bool) string {
	var state byte
	for stream != "" {
		seq, _, n, next := ansi.DecodeSequence(stream, state, nil)
		state, stream = next, stream[n:]
		text := utf8.ValidString(seq) && !strings.ContainsFunc(seq, clean.Forbidden)
		text = text && seq != "\t" // the renderer loses them
		if !text && seq != "\n" && !allowed(seq) {
			return seq
		}
	}
	return ""
}

var (
	style = regexp.MustCompile(`^\x1b\[[0-9;:]*m$`)
	link  = regexp.MustCompile(`^\x1b\]8;[^;\x07\x1b]*;([^\x07\x1b]*)(?:\x07|\x1b\\)$`)
)

func isStyleOrLink(sequence string) bool {
	if style.MatchString(sequence) {
		return true
	}
	l := link.FindStringSubmatch(sequence)
	return l != nil && (l[1] == "" || clean.SafeLink(l[1]))
}

func TestTheGuardOfTheStreamKnowsWhatItGuardsAgainst(t *testing.T) {
	for _, bad := range []string{
		"\x1b]0;title\a", "\x1b]52;c;aGk=\a", "\x1b[2J", "\x1bc", "\a", "\r", "\t", "\x1b]8;;file:///etc/passwd\x1b\\", "\x1b]8;;javascript:x\a",
		"\u202e", "\u009b31m", "\x1bP$q\x1b\\", "\x1b_G\x1b\\", "\x1b[?1049h", "\x1b[6n", "\U000e0041", "\u2028",
	} {
		if foreign("text "+bad+" more", isStyleOrLink) == "" {
			t.Errorf("%q passes", bad)
		}
	}
	for _, good := range []string{"text\nand 漢字 🚢 é", "\x1b[1;31mred\x1b[m", "\x1b]8;;https://example.com\x1b\\x\x1b]8;;\x1b\\"} {
		if bad := foreign(good, isStyleOrLink); bad != "" {
			t.Errorf("%q is refused for %q", good, bad)
		}
	}
}
