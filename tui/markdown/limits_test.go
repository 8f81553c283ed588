package markdown

import (
	"strings"
	"testing"
	"time"

	"github.com/drillship/drillship/content"
)

// TestHostileTextIsDrawnInTime has the shapes that parsers, glamour or a terminal need seconds for.
func TestHostileTextIsDrawnInTime(t *testing.T) {
	limit := time.Second // alone the slowest takes a tenth …
	const tries = 4      // … and on a busy machine any of them may be held up once
	if testing.Short() {
		limit *= 10 // the short run is the race detector's, which is ten times slower
	}
	for name, source := range map[string]string{
		"quotes, 100":     strings.Repeat("> ", 100) + "x",
		"quotes, 100,000": strings.Repeat(">", 100_000) + "x",
		"lists on a line": strings.Repeat("- ", 40_000) + "x",
		"quotes of lists": strings.Repeat("> - ", 20_000) + "x",
		"lists below each other": func() string {
			var b strings.Builder
			for i := range 300 {
				b.WriteString(strings.Repeat("  ", i) + "- x\n")
			}
			return b.String()
		}(),
		"open links":        strings.Repeat("[a](", 20_000),
		"open link targets": strings.Repeat("[a](<b", 15_000),
		"open emphasis":     strings.Repeat("*a_ ", 20_000),
		"backticks":         strings.Repeat("`a``", 20_000),
		"wide table":        strings.Repeat("|a", 200) + "|\n" + strings.Repeat("|-", 200) + "|\n" + strings.Repeat("|a|\n", 20_000),
		"long table":        "|a|b|\n|-|-|\n" + strings.Repeat("|a|b|\n", 10_000),
		"items":             strings.Repeat("- x\n", 20_000),
		"one long word":     strings.Repeat("x", 200_000),
		"marks":             "a" + strings.Repeat("\u0301", 50_000),
		"entities":          strings.Repeat("&#27;", 20_000),
		"definitions":       strings.Repeat("[a]: b\n", 20_000),
		"other definitions": strings.Repeat("[a]: b\n\n", 20_000),
		"addresses":         strings.Repeat("a@", 50_000),
		"hosts":             strings.Repeat("www.", 30_000),
		"schemes":           strings.Repeat("http://a", 20_000),
		"parentheses":       "[a](" + strings.Repeat("(", 50_000),
		"ampersands":        strings.Repeat("&", 100_000),
		"backslashes":       strings.Repeat("\\", 100_000),
		"pipes":             strings.Repeat("|", 100_000) + "\n" + strings.Repeat("|-", 60) + "\n",
		"pipes in rows":     "|a|b|\n|-|-|\n" + strings.Repeat(strings.Repeat("|", 1000)+"\n", 100),
		"exclamation marks": strings.Repeat("![", 4_900),
		"brackets":          strings.Repeat("[", 9_900) + strings.Repeat("]", 99),
		"emphasis":          strings.Repeat("**a *b ", 3_000),
		"tildes":            strings.Repeat("~~a ", 4_900),
		"spaces":            "a" + strings.Repeat(" ", 100_000) + "b",
		"spaces in code":    "```\n" + strings.Repeat(" ", 100_000) + "b\n```",
		"wide letters":      strings.Repeat("日", 50_000),
		"a family":          strings.Repeat("👩\u200d", 20_000),
		"cells":             strings.Repeat("|a", 60) + "|\n" + strings.Repeat("|-", 60) + "|\n" + strings.Repeat("|a|\n", 20_000),
		"code in json":      "```json\n" + strings.Repeat("{\"a\\", 2000) + "\n```",
		"code in bash":      "```bash\n" + strings.Repeat("${a$(`", 1300) + "\n```",
		"code in yaml":      "```yaml\n" + strings.Repeat("- ? a: &b ", 800) + "\n```",
		"code in python":    "```python\n" + strings.Repeat("\"\"\"f'{", 1000) + "\n```",
		"code in html":      "```html\n" + strings.Repeat("<a b='", 1300) + "\n```",
		"a megabyte":        strings.Repeat("Some words that say nothing much.\n", 30_000),
	} {
		t.Run(name, func(t *testing.T) {
			o := Options{Width: 76, Theme: themes()["dark"]}
			var took time.Duration
			for range tries {
				start := time.Now()
				lines := Lines(source, o)
				took = time.Since(start)
				checkLines(t, lines, o)
				if took <= limit {
					return
				}
			}
			t.Errorf("took %v", took)
		})
	}
}

func TestTextBeyondTheLimitsIsShownAsItIs(t *testing.T) {
	for name, test := range map[string]struct{ source, why string }{
		"nested": {strings.Repeat("> ", 17) + "*deep*", tooDeep},
		"nested by indent": {func() string {
			var b strings.Builder
			for i := range 17 {
				b.WriteString(strings.Repeat("  ", i) + "- *x*\n")
			}
			return b.String()
		}(), tooDeep},
		"items": {strings.Repeat("- *x*\n", 2001), tooListed},
		"long":  {strings.Repeat("*x*\n", 70_000), tooLong},
		"marks": {strings.Repeat("*x*\n", 5_001), tooDense},
	} {
		lines := strings.Split(shown(test.source, 76), "\n")
		last := strings.TrimSpace(test.source[strings.LastIndexByte(strings.TrimSpace(test.source), '\n')+1:])
		if lines[0] != test.why || !strings.HasSuffix(lines[len(lines)-1], last) {
			t.Errorf("%s: got %q … %q", name, lines[0], lines[len(lines)-1])
		}
	}
}

func TestTextWithinTheLimitsIsFormatted(t *testing.T) {
	for name, source := range map[string]string{
		"nested":                strings.Repeat("> ", 16) + "*deep*",
		"items":                 strings.Repeat("- *x*\n", 2000),
		"a break of many stars": "*x*\n\n" + strings.Repeat("* ", 40),
	} {
		if text := shown(source, 76); strings.Contains(text, "plain text") {
			t.Errorf("%s: got %q", name, text[:60])
		}
	}
}

func TestALongNoteIsFormattedAsFarAsTheLimitReaches(t *testing.T) {
	part := content.Block{Markdown: strings.Repeat("*x* y\n", 20_000)} // 120 KB, a few marks too many
	part.Markdown = strings.Repeat(strings.Repeat("*x* y\n", 100)+"\n", 200)
	d := Render([]content.Block{part, part, part}, Options{Width: 76})
	if got := strings.Count(strings.Join(d.Lines, "\n"), tooLong); got != 1 {
		t.Errorf("%d of 3 parts are plain text, want the last", got)
	}
}
