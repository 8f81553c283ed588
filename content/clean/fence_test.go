package clean

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

const (
	openSafe  = "\x1b]8;;https://example.org/a\x1b\\"
	closeLink = "\x1b]8;;\x1b\\"
)

// ours is what a renderer honestly writes: Fence must leave it alone.
var ours = map[string]string{
	"bold":              "\x1b[1mbold\x1b[0m plain",
	"short reset":       "\x1b[3mx\x1b[m",
	"16 colours":        "\x1b[31;42mx\x1b[0m\x1b[90;107my\x1b[m",
	"256 colours":       "\x1b[38;5;8;48;5;5;1mx\x1b[0m",
	"true colour":       "\x1b[38;2;8;5;6;48;2;0;0;0mx\x1b[0m",
	"colon colours":     "\x1b[38:5:8;48:2::1:2:3;58:2:1:2:3mx\x1b[m",
	"curly underline":   "\x1b[4:3;58;5;1mx\x1b[4:0;59m\x1b[0m",
	"ends of styles":    "\x1b[22;23;24;25;27;28;29;39;49mx\x1b[m",
	"padded code":       "\x1b[01;31mx\x1b[00m",
	"link":              openSafe + "text" + closeLink,
	"wrapped link":      "\x1b]8;id=a-1:b=2;https://example.org/?q=1;2\x1b\\one" + closeLink + "\n\x1b]8;id=a-1:b=2;https://example.org/?q=1;2\x1b\\two" + closeLink,
	"mail":              "\x1b]8;;mailto:a@example.org\x1b\\mail" + closeLink,
	"styled link":       "\x1b[4m" + openSafe + "\x1b[34mt\x1b[0m" + closeLink,
	"colour in cluster": "e\x1b[31m\u0301\x1b[0m",
}

// forged is what comes out of a renderer when a pack hid it in entities.
var forged = []struct{ name, in, want string }{
	{"clipboard write", "a\x1b]52;c;cm0=\ab", "a␛]52;c;cm0=␇b"},
	{"window title", "\x1b]0;t\x1b\\", "␛]0;t␛\\"},
	{"notification", "\x1b]9;hi\a", "␛]9;hi␇"},
	{"device control", "\x1bP$qm\x1b\\", "␛P$qm␛\\"},
	{"kitty graphics", "\x1b_G;AA\x1b\\", "␛_G;AA␛\\"},
	{"cursor move", "\x1b[2A", "␛[2A"},
	{"mouse mode", "\x1b[?1003h", "␛[?1003h"},
	{"key mode that looks like a style", "\x1b[>4;1m", "␛[>4;1m"},
	{"style with an intermediate", "\x1b[1 m", "␛[1 m"},
	{"C1 introducer", "\u009b31mx", "�31mx"},
	{"raw C1 byte", "\x9b31mx", "�31mx"},
	{"conceal", "\x1b[8mx", "␛[8mx"},
	{"conceal among styles", "\x1b[1;8mx", "␛[1;8mx"},
	{"padded conceal", "\x1b[008m", "␛[008m"},
	{"blink", "\x1b[5m\x1b[6m", "␛[5m␛[6m"},
	{"conceal behind a colour", "\x1b[38;5;1;8m", "␛[38;5;1;8m"},
	{"conceal in a short colour", "\x1b[38;8m", "␛[38;8m"},
	{"colour cut short", "\x1b[38;2;1;2m\x1b[38;5m\x1b[38m", "␛[38;2;1;2m␛[38;5m␛[38m"},
	{"colour out of range", "\x1b[38;5;264m", "␛[38;5;264m"},
	{"code that overflows", "\x1b[264m\x1b[99999999999999999999m", "␛[264m␛[99999999999999999999m"},
	{"sub-parameters that hide a code", "\x1b[1:8m\x1b[8:1m\x1b[4:6m\x1b[4:3:8m\x1b[38:8m", "␛[1:8m␛[8:1m␛[4:6m␛[4:3:8m␛[38:8m"},
	{"mixed separators", "\x1b[38;2:1:2:3m\x1b[38;5;1:8m", "␛[38;2:1:2:3m␛[38;5;1:8m"},
	{"fonts", "\x1b[11m\x1b[20m\x1b[26m\x1b[51m", "␛[11m␛[20m␛[26m␛[51m"},
	{"unterminated style", "a\x1b[1", "a␛[1"},
	{"unterminated everything", "\x1b\x1b[\x1b]\x1b]8\x1b]8;\x1b]8;;", "␛␛[␛]␛]8␛]8;␛]8;;"},
	{"unterminated link", "\x1b]8;;https://a.b x", "␛]8;;https://a.b x"},
	{"link without a second field", "\x1b]8;https\a", "␛]8;https␇"},
	{"link that holds a sequence", "\x1b]8;;https://a.b\x1b]52;c;AA\a", "␛]8;;https://a.b␛]52;c;AA␇"},
	{"link over two lines", "\x1b]8;;https://a.b\nc\a", "␛]8;;https://a.b\nc␇"},
	{"unsafe link", "\x1b]8;;file:///etc/passwd\x1b\\text" + closeLink, "text"},
	{"script link", "\x1b]8;;javascript:alert(1)\atext\x1b]8;;\a", "text"},
	{"link with a direction override", "\x1b]8;;https://a.b/\u202ex\atext", "text"},
	{"link with C1", "\x1b]8;;https://a.b/\u009cx\atext", "text"},
	{"link with invalid bytes", "\x1b]8;;https://a.b/\x9cx\atext", "text"},
	{"link that is too long", "\x1b]8;;https://a.b/" + strings.Repeat("x", maxTarget) + "\atext", "text"},
	{"link that grows too long", "\x1b]8;;https://a.b/" + strings.Repeat("ü", maxTarget/4) + "\atext", "text"},
	{"bell at the end of a link", "\x1b]8;;https://example.org/a\at\x1b]8;;\a", openSafe + "t" + closeLink},
	{"link outside ASCII", "\x1b]8;;https://a.b/ü?x=é\at" + closeLink, "\x1b]8;;https://a.b/%C3%BC?x=%C3%A9\x1b\\t" + closeLink},
	{"odd parameters", "\x1b]8;id=<\u202e>;https://example.org/a\at" + closeLink, openSafe + "t" + closeLink},
	{"parameters of a close", openSafe + "t\x1b]8;id=1;\a", openSafe + "t" + closeLink},
	{"link left open", openSafe + "t", openSafe + "t" + closeLink},
	{"unsafe link inside a safe one", openSafe + "a\x1b]8;;file:///x\abc", openSafe + "a" + closeLink + "bc"},
	{"style left on", "a\x1b[7mb", "a\x1b[7mb\x1b[m"},
	{"style on at a blue of 0", "\x1b[38;5;0mb", "\x1b[38;5;0mb\x1b[m"},
	{"overwriting line", "real\rfake", "real␍fake"},
	{"Windows line end", "a\r\nb\r", "a\nb␍"},
	{"tab", "\tx\t", "    x    "},
	{"bell, backspace, delete", "\a\b\x7f", "␇␈␡"},
	{"direction override", "a\u202eb", "a�b"},
	{"tag characters", "a\U000e0041", "a�"},
	{"leading mark", "\ufeffa", "�a"},
	{"accents between colours", "a" + strings.Repeat("\u0301\x1b[1m", 6) + "\x1b[m", "a" + strings.Repeat("\u0301\x1b[1m", 4) + strings.Repeat("�\x1b[1m", 2) + "\x1b[m"},
	{"joiner in front of a sequence", "क\u200d\x1b[1mष\x1b[m", "क�\x1b[1mष\x1b[m"},
	{"sequence put together by a dropped link", "\x1b\x1b]8;;file:x\a[8m", "␛[8m"},
}

func TestFenceLeavesOurOwnOutputAlone(t *testing.T) {
	for name, in := range ours {
		if got := Fence(in); got != in {
			t.Errorf("%s: Fence(%+q)\n got %+q", name, in, got)
		}
	}
	for name, s := range benign {
		in := "\x1b[1m" + s + "\x1b[0m\n" + s
		if got := Fence(in); got != in {
			t.Errorf("%s: Fence(%+q)\n got %+q", name, in, got)
		}
	}
}

func TestFenceShowsWhatIsForged(t *testing.T) {
	for _, c := range forged {
		if got := Fence(c.in); got != c.want {
			t.Errorf("%s: Fence(%+q)\n got %+q\nwant %+q", c.name, c.in, got, c.want)
		}
		checkFence(t, c.in)
	}
	for _, c := range hostile {
		checkFence(t, c.in)
	}
}

func TestFenceKeepsWhatTextHasCleaned(t *testing.T) {
	for _, c := range hostile {
		in := Text(c.in)
		if got := Fence(in); got != in {
			t.Errorf("%s: Fence(%+q) = %+q", c.name, in, got)
		}
	}
}

// TestFenceReadsHostileRenderingsInOnePass: four times the text takes about four times as long, where
// going over it again and again would take sixteen times. A machine that is busy gets some tries.
func TestFenceReadsHostileRenderingsInOnePass(t *testing.T) {
	for _, unit := range []string{"\x1b]8;;", "\x1b[1;", "\x1b", "\x1b]8;;https://a.b", "क\u200d", "\u0301", "\xff"} {
		const size, tries = 1 << 20, 5
		whole, part := strings.Repeat(unit, size/len(unit)), strings.Repeat(unit, size/4/len(unit))
		var long, short time.Duration
		for range tries {
			long, short = timed(whole), timed(part)
			if long < 8*short {
				break
			}
		}
		if long >= 8*short {
			t.Errorf("%q: 1 MiB took %v, a quarter of it %v", unit, long, short)
		}
	}
}

func timed(text string) time.Duration {
	start := time.Now()
	Fence(text)
	return time.Since(start)
}

// sequences are the only ones that may leave Fence, spelled as a grammar.
var sequences = func() *regexp.Regexp {
	const (
		n      = `(?:\d?\d?|1\d\d|2[0-4]\d|25[0-5]|0\d\d)`
		code   = `0{0,2}[0-4]?|0{0,2}[79]|0?(?:2[1-57-9]|3[0-79]|4[0-79]|5[359]|9[0-7])|10[0-7]|4:0{0,2}[0-5]?`
		colour = `0?[345]8(?:;5;` + n + `|;2;` + n + `;` + n + `;` + n + `|:5:` + n + `|:2(?::` + n + `){3,4})`
		param  = `(?:` + code + `|` + colour + `|0{0,2}4:0{0,2}[0-5]?)`
		sgr    = `\x1b\[` + param + `(?:;` + param + `)*m`
		osc8   = `\x1b\]8;(?:;|[0-9A-Za-z=:_.\-]*;(?i:https?|mailto):[!-\[\]-~]+)\x1b\\`
	)
	return regexp.MustCompile(sgr + `|` + osc8)
}()

// checkFence asserts every guarantee of Fence for one input.
func checkFence(t *testing.T, in string) {
	t.Helper()
	out := Fence(in)
	bare := sequences.ReplaceAllString(out, "")
	checkHarmless(t, bare)
	if strings.ContainsAny(bare, "\t\r\x1b") {
		t.Errorf("Fence(%+q) = %+q", in, out)
	}
	if again := Fence(out); again != out {
		t.Errorf("Fence(%+q) = %+q, and again %+q", in, out, again)
	}
	if last := strings.LastIndex(out, "\x1b]8;"); last >= 0 && !strings.HasPrefix(out[last:], closeLink) {
		t.Errorf("Fence(%+q) = %+q leaves a link open", in, out)
	}
}

func FuzzFence(f *testing.F) {
	seed(f)
	for _, s := range ours {
		f.Add(s)
	}
	for _, c := range forged {
		f.Add(c.in)
	}
	f.Fuzz(checkFence)
}

func BenchmarkFence(b *testing.B) {
	s := prose("\x1b[1;38;5;4mTaints\x1b[0m keep pods off – "+openSafe+"see\x1b]8;;\x1b\\.\n", 1<<20)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Fence(s)
	}
}
