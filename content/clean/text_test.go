package clean

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// benign is what honest packs hold: both filters must leave it alone.
var benign = map[string]string{
	"empty":                  "",
	"prose":                  "A pod is pending: read its events.\n\nThen fix it.",
	"typography":             "“Quotes” – dashes — ellipsis… · non\u00a0breaking, 5\u202fkm",
	"accents composed":       "naïve café Ångström Größe",
	"accents decomposed":     "nai\u0308ve cafe\u0301 A\u030angstro\u0308m",
	"Vietnamese decomposed":  "Vie\u0323\u0302t Nam",
	"Hebrew with points":     "בְּרֵאשִׁ֖ית",
	"Arabic":                 "السَّلَامُ عَلَيْكُمْ",
	"Persian with ZWNJ":      "می\u200cخواهم کتاب\u200cها",
	"Devanagari with ZWJ":    "क्\u200dष र्\u200dय",
	"Devanagari with ZWNJ":   "क्\u200cष",
	"Sinhala with ZWJ":       "ශ්\u200dරී ලංකා",
	"Bengali ZWJ and mark":   "র\u200d্যাব",
	"Thai":                   "ภาษาไทย น้ำ",
	"Tamil":                  "நன்றி",
	"Chinese":                "中文、标点。",
	"Japanese, half width":   "日本語　カタカナ ｶﾞ",
	"Japanese name with IVS": "葛\U000e0100城",
	"Korean decomposed":      "\u1112\u1161\u11ab\u1100\u1173\u11af",
	"emoji":                  "✅ 🎉 ☕",
	"emoji presentation":     "❤️ ☎︎ 1️⃣ #️⃣",
	"skin tone":              "👍🏽 ☝🏿",
	"family":                 "👨‍👩‍👧‍👦",
	"kiss with skin tones":   "👩🏻‍❤️‍💋‍👨🏿",
	"profession":             "👩🏽‍💻 🧑‍⚕️",
	"head shaking":           "🙂‍↔️",
	"rainbow flag":           "🏳️‍🌈",
	"flags":                  "🇩🇪🇯🇵🇧🇷",
	"box drawing":            "┌─┬─┐\n│█│░│\n└─┴─┘",
	"mathematics":            "∀x∈ℝ: ⌈x⌉ = −⌊−x⌋ ≠ ∅",
	"Arabic number sign":     "\u0600١٢٣",
	"private use icon":       "\ue0b0",
	"a literal replacement":  "a\ufffdb ␛",
}

// hostile shows each trick and what the first filter makes of it.
var hostile = []struct{ name, in, want string }{
	{"clipboard write", "a\x1b]52;c;cm0gLXJm\ab", "a␛]52;c;cm0gLXJm␇b"},
	{"window title", "\x1b]0;owned\x1b\\", "␛]0;owned␛\\"},
	{"notification", "\x1b]9;hi\a", "␛]9;hi␇"},
	{"iTerm file", "\x1b]1337;File=inline=1:AA==\a", "␛]1337;File=inline=1:AA==␇"},
	{"hyperlink", "\x1b]8;;https://a.b\x1b\\x", "␛]8;;https://a.b␛\\x"},
	{"device control", "\x1bP$qm\x1b\\", "␛P$qm␛\\"},
	{"kitty graphics", "\x1b_Ga=T;AAAA\x1b\\", "␛_Ga=T;AAAA␛\\"},
	{"privacy message", "\x1b^x\x1b\\", "␛^x␛\\"},
	{"mouse mode", "\x1b[?1003h", "␛[?1003h"},
	{"alternate screen", "\x1b[?1049h", "␛[?1049h"},
	{"clear and home", "\x1b[2J\x1b[H", "␛[2J␛[H"},
	{"status query", "\x1b[6n\x1b[c", "␛[6n␛[c"},
	{"reset", "\x1bc", "␛c"},
	{"colour", "\x1b[31mred", "␛[31mred"},
	{"conceal", "\x1b[8mhidden", "␛[8mhidden"},
	{"unterminated sequence", "a\x1b]52;c;", "a␛]52;c;"},
	{"escape at the end", "a\x1b", "a␛"},
	{"C1 sequence introducer", "a\u009b31mb", "a�31mb"},
	{"C1 operating system command", "\u009d52;c;AA\u009c", "�52;c;AA�"},
	{"next line", "a\u0085b", "a�b"},
	{"raw C1 byte", "a\x9b31m", "a�31m"},
	{"NUL, bell, backspace", "\x00\a\b", "␀␇␈"},
	{"shift out", "\x0e", "␎"},
	{"vertical tab and form feed", "\v\f", "␋␌"},
	{"delete", "a\x7f", "a␡"},
	{"overwriting line", "real\rfake", "real\nfake"},
	{"Windows line ends", "a\r\nb\r\n", "a\nb\n"},
	{"doubled return", "a\r\r\nb", "a\n\nb"},
	{"direction override", "a\u202egnp.exe", "a�gnp.exe"},
	{"direction isolates", "\u2066a\u2069\u2067b\u2068c", "�a��b�c"},
	{"direction marks", "\u200e\u200f\u061c", "���"},
	{"embeddings", "\u202a\u202b\u202c\u202d", "����"},
	{"line and paragraph separators", "a\u2028b\u2029c", "a�b�c"},
	{"tag characters", "a\U000e0041\U000e0042\U000e007f", "a���"},
	{"zero width space", "pass\u200bword", "pass�word"},
	{"word joiner", "pass\u2060word", "pass�word"},
	{"invisible operators", "f\u2061(x)\u2062\u2063\u2064", "f�(x)���"},
	{"soft hyphen", "a\u00adb", "a�b"},
	{"leading mark", "\ufeffa", "a"},
	{"two leading marks", "\ufeff\ufeffa", "�a"},
	{"mark inside", "a\ufeffb", "a�b"},
	{"Hangul fillers", "a\u3164b\u115f\u1160\uffa0", "a�b���"},
	{"noncharacters", "\ufffe\uffff\ufdd0\U0010ffff", "����"},
	{"invalid bytes", "a\xff\xfeb\xc3", "a��b�"},
	{"surrogate in UTF-8", "\xed\xa0\x80", "���"},
	{"overlong escape", "\xc0\x9b", "��"},
	{"joiner in a Latin word", "ad\u200dmin", "ad�min"},
	{"joiner after an accent", "e\u0301\u200de", "e\u0301�e"},
	{"joiner between spaces", " \u200d ", " � "},
	{"joiner at the ends", "\u200dक\u200d", "�क�"},
	{"two joiners", "क\u200d\u200dष", "क��ष"},
	{"joiner and then a selector", "👍\u200d\ufe0f", "👍��"},
	{"joiner from emoji to letter", "👍\u200dक", "👍�क"},
	{"long chain of emoji", "👩‍👩‍👩‍👩‍👩", "👩‍👩‍👩‍👩�👩"},
	{"long chain with skin tones", strings.Repeat("👩🏻‍", 5) + "👩", "👩🏻‍👩🏻‍👩🏻‍👩🏻�👩🏻‍👩"},
	{"selector without a base", "\ufe0f \ufe0f\n\ufe0f", "� �\n�"},
	{"selector flood", "❤\ufe0f\ufe0f\ufe0e", "❤\ufe0f��"},
	{"bytes hidden in selectors", "a\U000e0100b\U000e0151", "a�b�"},
	{"two hundred accents", "a" + strings.Repeat("\u0301", 200) + "b", "a" + strings.Repeat("\u0301", 4) + strings.Repeat("�", 196) + "b"},
	{"accents past a joiner", "क" + strings.Repeat("\u0301", 4) + "\u200d\u0301", "क" + strings.Repeat("\u0301", 4) + "��"},
	{"accents past a control", "a\x1b\u0301", "a␛�"},
}

func TestTextLeavesHonestTextAlone(t *testing.T) {
	for name, s := range benign {
		for _, in := range []string{s, "a\tb " + s + " z", "\n" + s + "\n"} {
			if got := Text(in); got != in {
				t.Errorf("%s: Text(%+q) = %+q", name, in, got)
			}
		}
	}
}

func TestTextShowsWhatIsHostile(t *testing.T) {
	for _, c := range hostile {
		if got := Text(c.in); got != c.want {
			t.Errorf("%s: Text(%+q)\n got %+q\nwant %+q", c.name, c.in, got, c.want)
		}
		checkText(t, c.in)
	}
}

func TestLineDrawsNoSecondRow(t *testing.T) {
	for in, want := range map[string]string{
		"one\ntwo":         "one two",
		"one\r\ntwo\rx":    "one two x",
		"a\tb":             "a b",
		"\x1b]0;t\a":       "␛]0;t␇",
		"plain":            "plain",
		"a\n\u0301\ufe0fb": "a \u0301�b",
	} {
		if got := Line(in); got != want {
			t.Errorf("Line(%+q) = %+q, want %+q", in, got, want)
		}
	}
}

func TestHonestTextCostsNoMemory(t *testing.T) {
	ascii, mixed := prose("plain words, `code`\tand more.\n", 1<<16), prose("naïve – 中文 👩‍💻 می‌خواهم\n", 1<<16)
	if n := testing.AllocsPerRun(5, func() { Text(ascii); Text(mixed); Line("a title") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// checkText asserts every guarantee of Text for one input.
func checkText(t *testing.T, in string) {
	t.Helper()
	out := Text(in)
	checkHarmless(t, out)
	if again := Text(out); again != out {
		t.Errorf("Text(%+q) = %+q, and again %+q", in, out, again)
	}
	trimmed := strings.TrimPrefix(in, "\ufeff")
	want := utf8.RuneCountInString(trimmed) - strings.Count(trimmed, "\r\n")
	if got := utf8.RuneCountInString(out); got != want {
		t.Errorf("Text(%+q) has %d runes, want %d", in, got, want)
	}
	unified := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(in)
	if got, want := strings.Count(out, "\n"), strings.Count(unified, "\n"); got != want {
		t.Errorf("Text(%+q) has %d newlines, want %d", in, got, want)
	}
}

// checkHarmless asserts what holds for the text between sequences, found by
// rules that share no code with the filters but Forbidden.
func checkHarmless(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Errorf("%+q is not valid UTF-8", s)
	}
	var prev rune
	marks := 0
	for _, r := range s {
		selector := unicode.Is(unicode.Variation_Selector, r)
		invisible := selector || unicode.Is(unicode.Join_Control, r)
		switch {
		case Forbidden(r):
			t.Errorf("%+q holds %U", s, r)
		case invisible && (prev == 0 || prev == '\n' || prev == ' '):
			t.Errorf("%+q has %U on nothing", s, r)
		case invisible && unicode.Is(unicode.Join_Control, prev),
			selector && unicode.Is(unicode.Variation_Selector, prev):
			t.Errorf("%+q has %U after %U", s, r, prev)
		case invisible:
		case unicode.Is(unicode.M, r):
			if marks++; marks > 4 {
				t.Errorf("%+q piles up %d marks", s, marks)
			}
		default:
			marks = 0
		}
		prev = r
	}
	if unicode.Is(unicode.Join_Control, prev) {
		t.Errorf("%+q ends in a joiner", s)
	}
}

func seed(f *testing.F) {
	for _, s := range benign {
		f.Add(s)
	}
	for _, c := range hostile {
		f.Add(c.in)
	}
}

func FuzzText(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, in string) {
		checkText(t, in)
	})
}

func FuzzLine(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, in string) {
		out := Line(in)
		checkHarmless(t, out)
		if strings.ContainsAny(out, "\n\t\r") {
			t.Errorf("Line(%+q) = %+q", in, out)
		}
		if again := Line(out); again != out {
			t.Errorf("Line(%+q) = %+q, and again %+q", in, out, again)
		}
		if got := Text(out); got != out {
			t.Errorf("Text changes Line(%+q) from %+q to %+q", in, out, got)
		}
	})
}

func prose(sentence string, size int) string {
	return strings.Repeat(sentence, size/len(sentence)+1)
}

func BenchmarkText(b *testing.B) {
	for name, sentence := range map[string]string{
		"ascii":   "A taint keeps pods off a node unless they tolerate it; a label only invites.\n",
		"german":  "Größere Änderungen prüft man vorher – sonst wird es spät.\n",
		"chinese": "污点使节点排斥一类特定的容器组，容忍度允许调度。\n",
		"hostile": "a\x1b[31mb\u202ec\r\n",
	} {
		s := prose(sentence, 1<<20)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				Text(s)
			}
		})
	}
}
