package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/tui/theme"
)

var uncolored = theme.New(theme.Options{})

// shown is source as it is read, without styles.
func shown(source string, width int) string {
	return ansi.Strip(strings.Join(Lines(source, Options{Width: width, Theme: uncolored}), "\n"))
}

func TestMarkdownIsRead(t *testing.T) {
	for _, test := range []struct {
		name, source string
		width        int
		want         string
	}{
		{"nothing", "", 20, ""},
		{"a paragraph is wrapped", "one two three four", 9, "one two\nthree\nfour"},
		{"a hard break stays", "one  \ntwo\\\nthree<br>four", 40, "one\ntwo\nthree\nfour"},
		{"a soft break is a space", "one\ntwo", 40, "one two"},
		{"a long word is cut", "abcdefgh ij", 5, "abcde\nfgh\nij"},
		{"wide letters break anywhere", "日本語です", 5, "日本\n語で\nす"},
		{"a letter wider than the line", "日", 1, "?"},
		{"a list hangs", "- one two\n- three", 12, "- one two\n- three"},
		{"a list hangs behind its marker", "1. one two three", 11, "1. one two\n   three"},
		{"a tight list holds its parts together", "- a\n  - b\n- c", 20, "- a\n  - b\n- c"},
		{"a loose list has space", "- a\n\n  b\n- c", 20, "- a\n\n  b\n\n- c"},
		{"a list that begins with code", "-     code", 30, "-   code"},
		{"an empty item", "-\n- a", 20, "-\n- a"},
		{"a narrow list forgets to hang", "- one two", 7, "- one\ntwo"},
		{"a list goes on at its number", "7. a\n8. b", 20, "7. a\n8. b"},
		{"numbers align right", "9. a\n10. b", 20, " 9. a\n10. b"},
		{"tasks", "- [ ] a\n- [x] b", 20, "- [ ] a\n- [x] b"},
		{"quotes nest", "> a\n> > b", 20, "┃ a\n┃\n┃ ┃ b"},
		{"entities and escapes", `&lt;b&gt; \&amp; \* &unknown; a\b &#35;`, 60, `<b> &amp; * &unknown; a\b #`},
		{"tags are text", "use <account-id> here", 60, "use <account-id> here"},
		{"a block of tags is text", "<div>\nx\n</div>", 60, "<div>\nx\n</div>"},
		{"code spans keep their spaces and entities", "`a  &lt; b`", 60, "`a  &lt; b`"},
		{"a break of dots", "a\n\n---\n\nb", 20, "a\n\n· · ·\n\nb"},
		{"code is set off, and cut at a space", "```\nabcdef ghij\n  kl\n```", 12, "  abcdef\n    ghij\n    kl"},
		{"tabs in code", "```\n\ta\nbc\td\n```", 20, "      a\n  bc  d"},
		{"strange characters", "a&#27;[31mb&#155;&#x202e;", 40, "a␛[31mb›�"},
		{"a picture", "![The net](net.png)", 40, "Image: The net"},
		{"a picture without words", "![](net.png)", 40, "Image: net.png"},
		{"a web link", "[guide](https://a.example)", 40, "guide\u00a0↗"},
		{"a web link that lies", "[a.example](https://b.example/x)", 40, "a.example\u00a0↗ (b.example)"},
		{"a web link that is honest", "[a.example/x](https://a.example/x)", 40, "a.example/x\u00a0↗"},
		{"a link to nowhere", "[a](file:///etc/passwd) [b](other.md)", 40, "a b"},
		{"a table", "|a|b|\n|-|-:|\n|cc|d|\n|e|ff|", 20, "a    b\n──────\ncc   d\ne   ff"},
		{"a table with wrapped cells", "|a|b|\n|-|-|\n|c|one two three|", 15, "a  b\n───────────────\nc  one two\n   three"},
		{"rows that are hard to tell apart", "|a|b|\n|-|-|\n|c d e f g|x x x x x|\n|h|y|", 18,
			"a         b\n──────────────────\nc d e f   x x x x\ng         x\n\nh         y"},
		{"a table without room", "|Key|Value|\n|-|-|\n|first|one two|\n|second|three|", 12,
			"first\n  Value: one\n  two\n\nsecond\n  Value:\n  three"},
		{"a table of headings only", "|a|b|\n|-|-|", 4, "a  b\n────"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, shown(test.source, test.width)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestStylesAreTheThemes(t *testing.T) {
	look := theme.New(theme.Options{Dark: true, Color: true})
	got := strings.Join(Lines("*a* **b** ~~c~~ `d` [e](note:f) ***g***\n\n# h", Options{Width: 60, Theme: look}), "\n")
	want := look.Italic.Render("a") + " " + look.Bold.Render("b") + " " + look.Strike.Render("c") + " " +
		look.Code.Render("d") + " " + look.Link.Render("e") + " " + look.Bold.Render(look.Italic.Render("g")) +
		"\n\n" + look.Bold.Render(look.Accent.Render("h"))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCodeHasTheThemesColours(t *testing.T) {
	for name, want := range map[string]string{
		"dark": "  {\x1b[96m\"a\"\x1b[39m: 1}", "light": "  {\x1b[34m\"a\"\x1b[39m: 1}", "none": "  {\"a\": 1}",
	} {
		got := Lines("```json\n{\"a\": 1}\n```", Options{Width: 60, Theme: themes()[name]})
		if diff := cmp.Diff([]string{want}, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestCodeInAnyLanguageKeepsItsText(t *testing.T) {
	source := "\n  a: \"b\" # c\n\n{ x }  \n\"open\n`tick` <b> $V ${W}\n\n"
	want := shown("```\n"+source+"```", 60)
	for _, language := range []string{"yaml", "json", "bash", "hcl", "dockerfile", "python", "console", "nonsense", "xml"} {
		got := Lines("```"+language+"\n"+source+"```", Options{Width: 60, Theme: themes()["dark"]})
		if diff := cmp.Diff(want, ansi.Strip(strings.Join(got, "\n"))); diff != "" {
			t.Errorf("%s: %s", language, diff)
		}
	}
}

func TestNoteStaysInsideItsWidth(t *testing.T) {
	for name, look := range themes() {
		for width := -1; width <= 100; width++ {
			o := Options{Width: width, Theme: look}
			d := Render(fixture(), o)
			checkLines(t, d.Lines, o)
			if t.Failed() {
				t.Fatalf("%s at %d", name, width)
			}
		}
	}
}

func TestBlocksAreOneBlankLineApart(t *testing.T) {
	for _, width := range []int{7, 36, 88} {
		lines := Render(fixture(), Options{Width: width, Theme: uncolored}).Lines
		for i, line := range lines {
			if line == "" && (i == 0 || i == len(lines)-1 || lines[i+1] == "") {
				t.Errorf("width %d: line %d is blank and should not be", width, i)
			}
		}
	}
}

func TestPlainTextIsWordsOnly(t *testing.T) {
	text := PlainText(fixture(), 76)
	if strings.ContainsAny(text, "\x1b◆▲┃↗─") {
		t.Errorf("symbols or escapes in %q", text)
	}
	for _, want := range []string{
		"\nTip: Lowest cost. \"Fault", "\nTrap: When Spot", "\nTruth: it waits", "\nImportant: Limits change. Look",
		"\nQuestion: Private image", "Quotas (https://docs.aws.amazon.com/quotas)\n", "\nEFS\n  Size: 8 EiB\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in:\n%s", want, text)
		}
	}
	if PlainText(nil, 76) != "" {
		t.Error("an empty note has text")
	}
}

func TestSectionsAndItemsAreFound(t *testing.T) {
	d := Render(fixture(), Options{Width: 76, Theme: uncolored})
	text := func(line int) string { return ansi.Strip(d.Lines[line]) }
	for _, h := range d.Headings {
		if strings.ReplaceAll(text(h.Line), "`", "") != h.Text {
			t.Errorf("heading %q is not on its line %q", h.Text, text(h.Line))
		}
	}
	for key, want := range map[content.Key]string{
		"aws/fargate-spot": "◆ Tip: Lowest cost", "aws/spot-fallback": "▲ Trap", "aws/image-pull": "? Private image pull fails on Fargate",
	} {
		if got := text(d.Items[key]); got != want {
			t.Errorf("%s is at %q", key, got)
		}
	}
	for source, want := range map[int]string{0: "Fargate", 5: "Fargate", 6: "Fargate", 31: "Spot and `FARGATE_SPOT`", 32: "◆ Tip: Lowest cost", 33: "◆ Tip: Lowest cost"} {
		if got := text(d.At(source)); got != want {
			t.Errorf("line %d of the file is at %q, want %q", source, got, want)
		}
	}
}

func TestBlocksWithoutTextAreHarmless(t *testing.T) {
	for kind := content.Prose; kind <= content.QuestionLine+1; kind++ {
		for _, look := range themes() {
			blocks := []content.Block{{Kind: kind, Line: 1}, {Kind: kind, Line: 2}}
			d := Render(blocks, Options{Width: 20, Theme: look})
			for _, a := range d.Anchors {
				if a.Line < 0 || a.Line > len(d.Lines) {
					t.Errorf("kind %d: %+v of %d lines", kind, a, len(d.Lines))
				}
			}
		}
	}
}

func ExampleLines() {
	for _, line := range Lines("Which **role** pulls the image?\n\n- the execution role\n- the task role", Options{Width: 24}) {
		fmt.Println(line)
	}
	// Output:
	// Which role pulls the
	// image?
	//
	// - the execution role
	// - the task role
}
