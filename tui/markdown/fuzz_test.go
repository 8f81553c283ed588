package markdown

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/tui/theme"
)

// escapes are all that a line may hold beside text: styles, and hyperlinks that lead out.
var escapes = regexp.MustCompile("\x1b\\[[0-9;]*m|\x1b\\]8;[^\x1b;]*;(?:(?:https?://|mailto:)[!-~]*)?\x1b\\\\")

// checkLines reports what no line may ever be.
func checkLines(t *testing.T, lines []string, o Options) {
	t.Helper()
	for _, line := range lines {
		if w := ansi.StringWidth(line); w > max(1, o.Width) {
			t.Errorf("width %d: %d columns: %q", o.Width, w, line)
		}
		text := escapes.ReplaceAllString(line, "")
		if strings.ContainsFunc(text, clean.Forbidden) || strings.ContainsAny(text, "\n\t") || !utf8.ValidString(text) {
			t.Errorf("width %d: not fit for a terminal: %q", o.Width, line)
		}
		if o.Theme.Plain && text != line {
			t.Errorf("width %d: plain text with an escape sequence: %q", o.Width, line)
		}
	}
}

func FuzzLines(f *testing.F) {
	for _, b := range fixture() {
		f.Add(b.Markdown, 36, byte(0))
	}
	for _, seed := range []string{
		"a &#27;[31m &#155;0m &#x202e;x &ZeroWidthSpace; [a&#10;b](note:x&#27;)",
		"```\n\x1b]52;c;aGVsbG8=\a\n```", "`\x1b[2J`", "> > > - 1. x\n", "| a |\n|--|\n| \xff\xfe |",
		"☁️ 👩‍👩‍👧‍👦 e\u0301\u0301\u0301\u0301\u0301\u0301 日本語 🇩🇪🇫🇷", "*a*\u0301 **\ufe0f**", "[x](<b> \"", "~~*a `b` [c](note:d)*~~",
		"a\\\nb  \nc<br>d", "<div>\n\x00\n</div>", "\u0301\u0301", "1) a\n\n\n   b\n", "```json\n{\"a\": \"\u0301\"}\n```",
	} {
		f.Add(seed, 7, byte(1))
	}
	names := []string{"dark", "light", "none", "ascii", "plain"}
	looks := themes()
	f.Fuzz(func(t *testing.T, source string, width int, look byte) {
		o := Options{Width: width % 130, Theme: looks[names[int(look)%len(names)]]}
		lines := Lines(source, o)
		checkLines(t, lines, o)
		if again := Lines(source, o); !slices.Equal(lines, again) {
			t.Errorf("drawn again it is different:\n%q\n%q", lines, again)
		}
	})
}

func FuzzRender(f *testing.F) {
	f.Add("# a", "b", "c", byte(0), 20)
	f.Fuzz(func(t *testing.T, markdown, text, truth string, kind byte, width int) {
		blocks := []content.Block{
			{Kind: content.Prose, Markdown: text, Line: 1},
			{Kind: content.BlockKind(kind % 6), Markdown: markdown, Text: text, Label: truth, Trap: markdown, Truth: truth, Line: 9},
		}
		for _, look := range []theme.Theme{{}, theme.New(theme.Options{Dark: true, Color: true})} {
			o := Options{Width: width % 130, Theme: look}
			d := Render(blocks, o)
			checkLines(t, d.Lines, o)
			checkLinks(t, d)
		}
	})
}

// checkLinks reports links that are not where they are said to be.
func checkLinks(t *testing.T, d Document) {
	t.Helper()
	for _, l := range d.Links {
		for _, s := range append([]Span{l.Span}, l.Rest...) {
			if s.Line < 0 || s.Line >= len(d.Lines) || s.Col < 0 || s.Width <= 0 {
				t.Errorf("%+v is outside of %d lines", s, len(d.Lines))
			}
		}
	}
}
