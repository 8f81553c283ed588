package tui

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/progress/desk"
)

// ours are the sequences that the renderer and the program's own modes need.
var ours = []*regexp.Regexp{
	regexp.MustCompile(`^[\r\n\x08]$`),
	regexp.MustCompile(`^\x1b\[[0-9;]*[ABCDEFGHJKLMPSTXZ@bdfr` + "`" + `]$`), // cursor moves, erasing, shifting, repeating
	regexp.MustCompile(`^\x1b\[[0-9]* q$`),                                   // the cursor's shape
	regexp.MustCompile(`^\x1b\[\?(?:7|25|1000|1002|1003|1004|1006|1049|2004|2026|2027)[hl]$`),
	regexp.MustCompile(`^\x1b\[\?(?:2026|2027)\$p$`), // what can the terminal do?
	regexp.MustCompile(`^\x1b\[(?:[<>=?][0-9;]*)u$`), // keyboard extensions
	regexp.MustCompile(`^\x1b\[>4(?:;[0-9])?m$`),
	regexp.MustCompile(`^\x1b(?:M|7|8)$`), // up a line, remember the cursor
	regexp.MustCompile(`^\x1b\]11;\?(?:\a|\x1b\\)$`),
	regexp.MustCompile(`^\x1b\][02];drillship(?:\a|\x1b\\)$`),
	regexp.MustCompile(`^\x1b\][02];(?:\a|\x1b\\)$`),
}

func isOurs(sequence string) bool {
	return isStyleOrLink(sequence) || slices.ContainsFunc(ours, func(r *regexp.Regexp) bool { return r.MatchString(sequence) })
}

// probes are parts of what the pack tried that may be read as text, but never be obeyed.
var probes = []string{"\x1b]0;owned", "\x1b]0;raw", "\x1b]0;code", "\x1b]52;", "\x1b[2J\x1b]", "evil.example\a", "\u202e", "\u009b", "\x1b[5m", "\x1b[8m", "\x1bc", "javascript:", "file:///"}

// tours lead through everything of the strange note and its items.
func tours() map[string]func(term *terminal) {
	return map[string]func(term *terminal){
		"home and notes": func(term *terminal) {
			term.press("n").shows("Strange").press("/", "v", "i", "l").shows("Strange").press("enter").shows("line 1 of")
		},
		"reader": func(term *terminal) {
			term.press("n", "j", "j", "enter").shows("Colour")
			for strings.Contains(term.picture(), " more line") {
				term.press("space")
			}
			term.press("/", "e", "enter", "n", "n", "]", "[", "tab").shows("A heading of exactly").press("esc")
		},
		"review": func(term *terminal) {
			term.press("n", "j", "j", "d").shows("Review · 1 of")
			for range 12 {
				switch picture := term.picture(); {
				case strings.Contains(picture, "enter check   esc end"):
					term.press("n", "o", "enter").shows("You typed")
				case strings.Contains(picture, "enter check"):
					term.press("1", "enter").shows("space next")
				case strings.Contains(picture, "space show"):
					term.press("space").shows("1 Again")
				case strings.Contains(picture, "1 Again"):
					term.press("4").shows("Review")
				case strings.Contains(picture, "space next"):
					term.press("f", "space")
				}
			}
			term.press("esc").shows("")
		},
	}
}

func TestNothingOfAHostilePackReachesTheTerminalButText(t *testing.T) {
	for name, tour := range tours() {
		for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
			w := newWorld(t)
			term := w.terminal(Options{Theme: usual(), Mouse: true, Detect: true}, size[0], size[1])
			term.shows("? keys")
			term.loose = true
			tour(term)
			stream := term.written()
			if bad := foreign(stream, isOurs); bad != "" {
				t.Errorf("%s: the terminal got %q", name, bad)
			}
			for _, probe := range probes {
				if strings.Contains(stream, probe) {
					t.Errorf("%s: the terminal got the probe %q", name, probe)
				}
			}
			term.mu.Lock()
			if titles := slices.Compact(term.titles); len(titles) != 1 || titles[0] != "drillship" {
				t.Errorf("%s: the window was called %q", name, titles)
			}
			if term.bells > 0 {
				t.Errorf("%s: the bell rang", name)
			}
			term.mu.Unlock()
		}
	}
}

func TestTheGuardOfTheProgramsStreamRefusesWhatIsNotOurs(t *testing.T) {
	for _, bad := range []string{
		"\x1b]0;owned\a", "\x1b]52;c;aGk=\a", "\x1bc", "\a", "\x1b[6n", "\x1b[c", "\x1bP$qm\x1b\\", "\x1b[?1003s", "\x1b[?47h", "\x1b]8;;http\x1b\\",
		"\x1b]1337;File=x\a", "\u202e", "\u009b2J", "\x0e",
	} {
		if foreign("text"+bad, isOurs) == "" {
			t.Errorf("%q passes", bad)
		}
	}
}

func TestTheHostileItemsAreAskedAndGraded(t *testing.T) {
	w := newWorld(t)
	s := w.sit(Start{Review: true, Scope: desk.Scope{Tag: "strange", New: 9}})
	s.finish()
	if n := len(w.states()); n != 5 {
		t.Errorf("%d of 5 strange cards were answered", n)
	}
	for _, e := range w.log() {
		if strings.ContainsFunc(e.Typed, func(r rune) bool { return r < ' ' }) || ansi.Strip(e.Typed) != e.Typed {
			t.Errorf("the log holds %q", e.Typed)
		}
	}
}
