package content

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/drillship/drillship/content/clean"
)

// FuzzParseBody holds the promises of parseBody for any text: it returns, its findings lie inside the
// file, and what it gives away is clean Markdown in which nothing can be born again.
func FuzzParseBody(f *testing.F) {
	for _, pack := range []string{"harbour-basics", "broken"} {
		for name, file := range samplePack(f, pack) {
			if strings.HasSuffix(name, ".md") {
				f.Add(string(file.Data))
			}
		}
	}
	for _, unit := range hostile {
		f.Add(repeat(unit, 100))
	}
	for _, s := range obsidianSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 16<<10 {
			t.Skip()
		}
		src = clean.Text(src)
		n := parseString(t, src)
		checkDiagnostics(t, n, src)
		checkTexts(t, n)
		if n.Words < 0 || len(n.Items) > len(src) || len(n.Blocks) > len(src)+1 {
			t.Errorf("%d items, %d blocks, %d words from %d bytes", len(n.Items), len(n.Blocks), n.Words, len(src))
		}
		firstHeading(src)
	})
}

func checkDiagnostics(t *testing.T, n *Note, src string) {
	t.Helper()
	lines := strings.Split(src, "\n")
	for _, d := range n.Diagnostics {
		if d.Line < 1 || d.Line > len(lines) || d.Column < 1 || d.Column > utf8.RuneCountInString(lines[d.Line-1])+1 {
			t.Errorf("outside the file: %s", d)
		}
		if clean.Line(d.Message) != d.Message || clean.Line(d.Hint) != d.Hint || d.Message == "" || d.Rule == "" {
			t.Errorf("unclean or empty: %q", d)
		}
	}
}

// checkTexts looks at everything that a screen may show.
func checkTexts(t *testing.T, n *Note) {
	t.Helper()
	for _, b := range n.Blocks {
		checkBlock(t, b)
	}
	for _, i := range n.Items {
		checkMarkdown(t, i.Stem, i.Trap, i.Truth)
		checkLine(t, append(append([]string{i.Title, i.Slug}, i.Headings...), i.Tags...)...)
		for _, o := range i.Options {
			checkMarkdown(t, o.Text, o.Rationale)
		}
		for _, p := range i.Pairs {
			checkMarkdown(t, p.Left, p.Right)
		}
		for _, r := range i.References {
			checkLine(t, r.Text, r.URL)
			if r.URL != "" && !clean.SafeLink(r.URL) {
				t.Errorf("reference to %q", r.URL)
			}
		}
		for _, b := range i.Explanation {
			checkBlock(t, b)
		}
		for _, c := range i.Cards {
			checkMarkdown(t, c.Front, c.Back)
			checkLine(t, c.Prompt, c.Answer, string(c.Key))
			if !i.Out && (c.Answer == "" || c.Key.Item() != i.Key) {
				t.Errorf("card %q of %q has answer %q", c.Key, i.Key, c.Answer)
			}
		}
		if i.Kind == 0 || i.Key == "" || i.Line < 1 {
			t.Errorf("unfinished item %+v", i)
		}
	}
}

func checkBlock(t *testing.T, b Block) {
	t.Helper()
	checkMarkdown(t, b.Markdown, b.Trap, b.Truth)
	checkLine(t, b.Text, b.Label, b.Slug)
	if b.Line < 1 {
		t.Errorf("block without a line: %+v", b)
	}
}

func checkLine(t *testing.T, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if clean.Line(s) != s {
			t.Errorf("not one clean line: %q", s)
		}
	}
}

// plainMarkdown is what a renderer of GitHub's Markdown understands.
var plainMarkdown = goldmark.New(goldmark.WithExtensions(extension.GFM))

// checkMarkdown parses a text as a renderer does, and looks for what may be born there.
func checkMarkdown(t *testing.T, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if clean.Text(s) != s {
			t.Errorf("unclean text: %q", s)
		}
		if bad := born(s); bad != "" {
			t.Errorf("%s from %q", bad, s)
		}
	}
}

func born(s string) string {
	src := []byte(s)
	return hazards(plainMarkdown.Parser().Parse(text.NewReader(src)), src)
}
