package tui

import (
	"slices"
	"strconv"
	"testing"
)

// overridden are the keys of everywhere that a screen gives a narrower meaning on purpose.
var overridden = map[string][]string{
	"home":                     {"q"},   // leaves the program
	"notes":                    {"esc"}, // named in the footer
	"notes, filter":            {"esc"}, // clears the filter first
	"reader":                   {"esc"}, // takes the matches away first
	"reader, find":             {"esc"}, // closes the field
	"reader, outline":          {"esc"}, // closes the outline
	"typed, before the answer": {"esc"}, // the only way out while q is a letter
	"review, nothing due":      {"q"},
	"review, summary":          {"q"},        // home, however deep
	"not saved":                {"q", "esc"}, // esc is harmless, q is not
	"keys":                     {"esc", "?", "q"},
}

// variants are the keymaps of every state that a screen can have, the smaller ones among them.
func variants() []keymap {
	all := slices.Concat(allKeymaps(), []keymap{
		homeKeys(false, false), homeKeys(true, false), homeKeys(false, true), readerKeys(false),
		outlineKeys(false, false), outlineKeys(true, false), outlineKeys(false, true),
		showKeys(false, false), showKeys(true, true), rateKeys(false, false, false), rateKeys(true, true, true),
		nextKeys(false, false, false), nextKeys(false, false, true), nextKeys(true, true, true), filterKeys(false), missingKeys(), emptyKeys(false, false), emptyKeys(true, false), emptyKeys(false, true), summaryKeys(false, false), summaryKeys(true, false), summaryKeys(false, true),
	})
	for n := 1; n < 12; n++ {
		all = append(all, optionKeys(n, true, false), optionKeys(n, false, false), optionKeys(n, true, true))
	}
	return all
}

func TestNoTwoBindingsOfAScreenClash(t *testing.T) {
	for _, m := range variants() {
		owner := map[string]command{}
		for _, b := range m.keys {
			for _, k := range b.keys {
				if other, taken := owner[k]; taken {
					t.Errorf("%s: %q is bound to %d and %d", m.name, k, other, b.cmd)
				}
				owner[k] = b.cmd
			}
		}
		for _, b := range everywhere() {
			for _, k := range b.keys {
				if _, taken := owner[k]; taken && !slices.Contains(overridden[m.name], k) {
					t.Errorf("%s takes %q from everywhere", m.name, k)
				}
			}
		}
	}
}

func TestNoKeyThatLeavesTheProgramIsTaken(t *testing.T) {
	for _, m := range variants() {
		for key, want := range map[string]command{"ctrl+c": cmdAbort, "ctrl+l": cmdRedraw, "ctrl+z": cmdStop} {
			if b, ok := m.find(key); !ok || b.cmd != want {
				t.Errorf("%s: %s is bound to %d", m.name, key, b.cmd)
			}
		}
	}
}

func TestEveryBindingHasKeysAndHelp(t *testing.T) {
	for _, m := range append(variants(), keymap{"everywhere", everywhere()}) {
		for _, b := range m.keys {
			if len(b.keys) == 0 || b.help == "" || b.cmd == none {
				t.Errorf("%s: %+v", m.name, b)
			}
			if (b.hint == "") != (b.word == "") && b.word != "" {
				t.Errorf("%s: the footer has %q without a key", m.name, b.word)
			}
		}
	}
}

func TestAKeyThatDecidesActsOnceWhenHeld(t *testing.T) {
	for _, m := range variants() {
		for _, b := range m.keys {
			if b.holds && b.cmd != cmdUp && b.cmd != cmdDown && b.cmd != cmdHalfUp && b.cmd != cmdHalfDown && b.cmd != cmdPageUp && b.cmd != cmdPageDown {
				t.Errorf("%s: %v act again and again", m.name, b.keys)
			}
		}
	}
}

func TestTheFooterHasAtMostSixKeysHelpLast(t *testing.T) {
	for _, m := range variants() {
		for width := range 200 {
			hints := fitHints(m.hints(), false, width)
			if n := len(hints); n == 0 || n > 6 || hints[n-1].cmd != cmdHelp {
				t.Fatalf("%s on %d: %d hints", m.name, width, len(hints))
			}
			if width >= smallestWidth-margin && hintsWidth(hints) > width {
				t.Errorf("%s on %d: the footer is %d wide", m.name, width, hintsWidth(hints))
			}
			for _, h := range fitHints(m.hints(), true, width) {
				if h.cmd == cmdHelp {
					t.Errorf("%s: ? is offered while it is a letter", m.name)
				}
			}
		}
	}
}

func TestWhileOptionsAreOpenAToEOnlyMark(t *testing.T) {
	for n := 1; n < 12; n++ {
		km := optionKeys(n, true, false)
		for i := range 5 {
			letter := string(rune('a' + i))
			b, bound := km.find(letter)
			if bound != (i < n) || bound && b.cmd != cmdMark {
				t.Errorf("of %d options, %q is bound to %d", n, letter, b.cmd)
			}
		}
		for i := range 9 {
			digit := strconv.Itoa(i + 1)
			b, bound := km.find(digit)
			if bound != (i < n) || bound && b.cmd != cmdMark {
				t.Errorf("of %d options, %q is bound to %d", n, digit, b.cmd)
			}
		}
	}
}

func TestAnAnsweredQuestionHasNoDigits(t *testing.T) {
	for _, km := range []keymap{nextKeys(true, false, false), nextKeys(false, false, false)} {
		for i := range 10 {
			if b, bound := km.find(strconv.Itoa(i)); bound {
				t.Errorf("%d is bound to %d", i, b.cmd)
			}
		}
	}
}

func TestAMarkNamesItsPlace(t *testing.T) {
	for key, place := range map[string]int{"1": 0, "9": 8, "a": 0, "e": 4} {
		if got := markPlace(key); got != place {
			t.Errorf("%q is place %d, want %d", key, got, place)
		}
	}
}

func TestKeysInARowAreWrittenAsOne(t *testing.T) {
	for want, keys := range map[string][]string{
		"1-4 a-d": {"1", "2", "3", "4", "a", "b", "c", "d"}, "1 2 a b": {"1", "2", "a", "b"}, "space enter": {"space", "enter"},
		"b -": {"b", "-"}, "1-9 a-e": {"1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e"}, "g home": {"g", "home"},
	} {
		if got := (binding{keys: keys}).label(); got != want {
			t.Errorf("%v is written %q, want %q", keys, got, want)
		}
	}
}

func TestNoFooterKeyIsAsleep(t *testing.T) {
	seen := map[string]bool{}
	for _, state := range everyState() {
		s := state.open(newWorld(t))
		km := s.top().keys()
		if s.App.help != nil {
			km = helpKeys()
		}
		for _, h := range fitHints(km.hints(), s.typing(), s.width-margin) {
			if h.cmd == cmdMark || h.cmd == cmdRetry || h.cmd == cmdDown || seen[km.name+h.hint] {
				continue // marked already, refused again, at the end already, pressed before
			}
			seen[km.name+h.hint] = true
			s := state.open(newWorld(t))
			before := s.View().Content
			if s.press(h.keys[0]); !s.gone && s.View().Content == before {
				t.Errorf("%s: %q in the footer does nothing", state.name, h.hint)
			}
		}
	}
}
