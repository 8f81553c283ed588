package content

import (
	"fmt"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// hostile are texts that a parser without bounds needs seconds or hours for.
var hostile = map[string]string{
	"dashes":              "- ",
	"quotes":              "> ",
	"quotes and dashes":   "> - ",
	"links":               "[a](",
	"links in brackets":   "[a](<b",
	"brackets":            "[",
	"closing brackets":    "a]",
	"bracket pairs":       "[[a",
	"images":              "![a](",
	"emphasis":            "*a_ ",
	"stars":               "*a ",
	"strong":              "**a ",
	"strikes":             "~~a ",
	"marks":               "==a ",
	"clozes":              "{{c1::a ",
	"closed clozes":       "{{c1::a}} ",
	"hints":               "{{c1::a::",
	"comments":            "<!-- a ",
	"drill comments":      "<!-- drill id=a\n\n",
	"tags":                "<a b=\"",
	"declarations":        "<!A ",
	"backticks":           "`a``b```c",
	"percent":             "%%a%%%",
	"percent lines":       "%%\n",
	"footnote uses":       "[^1] ",
	"footnotes":           "[^%d]: a\n\n[^%d]\n\n",
	"definitions":         "[a%d]: b\n",
	"entities":            "&amp;&#27;",
	"escapes":             `\*\`,
	"headings":            "# a\n",
	"questions":           "### a?\n- [x] b\n- [ ] c\n",
	"same slugs":          "# \n\n",
	"alerts":              "> [!TIP]\n> ==a==\n\n",
	"glued alerts":        "> [!TIP]\n",
	"lists":               "- a\n",
	"numbers":             "1. a\n",
	"rules":               "---\n",
	"fences":              "```\n\na\n",
	"fences by indent":    "- a\n  ```\n",
	"tables":              "|a|b|\n|-|-|\n",
	"rows":                "|\n",
	"bars":                "|",
	"delimiters":          "|-",
	"spaces":              " ",
	"tabs":                "\t",
	"newlines":            "\n",
	"text":                "a ",
	"one word":            "a",
	"links to the web":    "https://a.b/c ",
	"block ids":           "a ^a\n",
	"underscores":         "_a",
	"text below headings": "a\n===\n",
	"terms":               "<!-- drill type=terms id=a -->\n\n- **a**: b\n\n",
}

func TestHostileTextIsReadInLinearTime(t *testing.T) {
	for name, unit := range hostile {
		t.Run(name, func(t *testing.T) { inTime(t, repeat(unit, 256<<10)) })
	}
	t.Run("a thousand nested quotes", func(t *testing.T) {
		start := time.Now() // the promise is one of the clock on the wall
		n := inTime(t, strings.Repeat("> ", 1000)+"a")
		if took := time.Since(start); took > 100*time.Millisecond {
			t.Errorf("took %v", took)
		}
		if !has(n, "P-29") {
			t.Error("no diagnostic")
		}
	})
	t.Run("lists by indentation", func(t *testing.T) { inTime(t, strings.Repeat(stairs(200)+strings.Repeat("\n", 4_000), 5)) })
	t.Run("lists and empty lines", func(t *testing.T) { inTime(t, strings.Repeat(stairs(30)+strings.Repeat("\n", 4_000), 50)) })
	t.Run("table rows without cells", func(t *testing.T) {
		inTime(t, strings.Repeat("|a", 60)+"\n"+strings.Repeat("|-", 60)+"\n"+strings.Repeat("a\n", 100_000))
	})
	t.Run("wide table", func(t *testing.T) {
		inTime(t, strings.Repeat("|a", 200)+"\n"+strings.Repeat("|-", 200)+"\n"+strings.Repeat("|a|b\n", 20_000))
	})
	t.Run("long runs of one sign", func(t *testing.T) {
		for _, sign := range []string{"~", "=", "*", "_", "`", "-", "!", ":", "{", "%", "^", "&", "\\"} {
			inTime(t, "a "+strings.Repeat(sign, 60_000))
		}
	})
	t.Run("a comment of many words", func(t *testing.T) { inTime(t, "<!-- drill "+repeat("a%d ", 256<<10)+"-->\n") })
	t.Run("a comment of many keys", func(t *testing.T) { inTime(t, "<!-- drill "+repeat("a%d=b\n", 256<<10)+"-->\n") })
	t.Run("a comment of many quotes", func(t *testing.T) { inTime(t, "<!-- drill "+repeat("a%d=\"b\"\n", 256<<10)+"-->\n") })
	t.Run("a comment of many tags", func(t *testing.T) { inTime(t, "# a\n<!-- drill tags="+repeat("a%d,", 256<<10)+" -->\n") })
	t.Run("comments of one long line", func(t *testing.T) {
		inTime(t, "# a\n<!-- drill tags="+repeat("a%d,", 60<<10)+"b -->\n")
		inTime(t, "# a\n<!-- drill "+repeat("a%d ", 60<<10)+"-->\n")
		inTime(t, "# a\n<!-- drill "+repeat("a%d=b ", 60<<10)+"-->\n")
	})
	t.Run("comments below one another", func(t *testing.T) { inTime(t, repeat("<!-- drill id=a%d -->\n\n", 256<<10)) })
	t.Run("comments below a heading", func(t *testing.T) { inTime(t, "# a\n"+repeat("<!-- drill id=a%d -->\n", 256<<10)) })
	t.Run("comments above a list", func(t *testing.T) { inTime(t, repeat("<!-- drill type=terms id=a%d -->\n\n", 256<<10)) })
	t.Run("tips full of holes", func(t *testing.T) {
		inTime(t, repeat("> [!TIP]\n> "+repeat("**b%d** ", 3<<10)+"%d\n\n", 128<<10))
	})
	t.Run("heading of emphasis", func(t *testing.T) { inTime(t, "# "+repeat("*a_ ", 60<<10)) })
	t.Run("paragraph of emphasis", func(t *testing.T) { inTime(t, strings.Repeat("*a_ **b\n", 30_000)) })
	t.Run("list of emphasis", func(t *testing.T) { inTime(t, strings.Repeat("- *a_ **b\n  ==c\n", 10_000)) })
	t.Run("paragraph of links", func(t *testing.T) { inTime(t, strings.Repeat("[a](\n", 50_000)) })
	t.Run("cells of emphasis", func(t *testing.T) {
		inTime(t, "|a|b|\n|-|-|\n"+strings.Repeat("|*a_ **b|[c](d\n", 15_000))
	})
}

func TestHostileFrontmatterIsReadInLinearTime(t *testing.T) {
	for name, text := range map[string]string{
		"tags":    "tags: [" + repeat("a%d,", 60<<10) + "]\n",
		"words":   "tags: " + repeat("a%d ", 60<<10) + "\n",
		"aliases": "aliases:\n" + repeat("- a%d\n", 60<<10),
	} {
		t.Run(name, func(t *testing.T) {
			var h head
			var took time.Duration
			for range 4 { // on a busy machine any try may be held up once
				start := worked()
				h = readHead("p", "a.md", "---\n"+text+"---\n", false)
				if took = worked() - start; took <= 300*time.Millisecond {
					break
				}
			}
			if took > 300*time.Millisecond {
				t.Errorf("%v", took)
			}
			if len(h.note.Tags) > maxTags || len(h.note.Aliases)+len(h.note.Diagnostics) == 0 {
				t.Error("the values are lost without a word")
			}
		})
	}
}

func repeat(unit string, size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		if strings.Contains(unit, "%d") {
			b.WriteString(strings.ReplaceAll(unit, "%d", fmt.Sprint(i)))
			continue
		}
		b.WriteString(unit)
	}
	return b.String()
}

func stairs(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

// inTime wants a text to be read at once. On a busy machine what is linear may take longer: then half
// of the text must take about half of the time, where what is quadratic takes a quarter.
func inTime(t *testing.T, src string) *Note {
	t.Helper()
	const budget, never = 100 * time.Millisecond, 2 * time.Second
	var n *Note
	var whole, part time.Duration
	for range 4 {
		n, whole = timed(t, src)
		if whole < budget {
			return n
		}
		_, part = timed(t, src[:len(src)/2])
		if whole < 3*part && whole < never {
			return n
		}
	}
	t.Errorf("%d KiB took %v, half of it %v", len(src)>>10, whole, part)
	return n
}

func timed(t *testing.T, src string) (*Note, time.Duration) {
	// The collector works on every idle processor and for what other tests left behind.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	start := worked()
	n := parseString(t, src)
	return n, worked() - start
}

func has(n *Note, rule string) bool {
	for _, d := range n.Diagnostics {
		if d.Rule == rule {
			return true
		}
	}
	return false
}

func TestTagsOfAHeadAreNotCopiedWithoutEnd(t *testing.T) {
	src := "---\ntags: [" + repeat("a%d,", 60<<10) + "]\ndefaults: {tags: [" + repeat("b%d,", 1<<10) + "]}\n---\n" + repeat("> [!TIP]\n> ==a%d==\n\n", 200<<10)
	p := Read(files(map[string]string{"pack.md": packHead, "a.md": src}), ReadOptions{})
	expect(t, p.Diagnostics, `a.md:2:7: P-20 "tags" must be at most 100 tags; it is not used`, `a.md:3:18: P-20 "tags" in "defaults" must be at most 100 tags`)
}
