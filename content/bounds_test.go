package content

import (
	"fmt"
	"strings"
	"testing"
)

func TestWhatIsBeyondTheBoundsIsLeftOutAndTheRestIsRead(t *testing.T) {
	for name, bad := range map[string]string{
		"deep quotes":      strings.Repeat(">", 33) + " x",
		"deep lists":       strings.Repeat("- ", 33) + "x",
		"numbered lists":   strings.Repeat("1. ", 33) + "x",
		"mixed nests":      strings.Repeat("> - ", 20) + "x",
		"deep indentation": strings.Repeat(" ", 65) + "- x",
		"a long line":      strings.Repeat("x", 65<<10),
		"a wide table":     strings.Repeat("|x", 65) + "\n" + strings.Repeat("|-", 65),
		"crowded line":     strings.Repeat("*x_ ", 600),
		"crowded text":     strings.Repeat("*x_ y\n", 600),
		"many links":       strings.Repeat("[x](y) ", 900) + "\n\n" + strings.Repeat("[x](y) ", 900),
		"many footnotes":   strings.Repeat("[^x] ", 900) + "\n\n" + strings.Repeat("[^x] ", 900),
	} {
		t.Run(name, func(t *testing.T) {
			n := parseString(t, "Before.\n\n"+bad+"\n\n### After?\n"+boxes)
			if !has(n, "P-29") || len(n.Items) != 1 || n.Items[0].Out || n.Blocks[0].Markdown[:7] != "Before." {
				t.Errorf("%d items, %v", len(n.Items), n.Diagnostics)
			}
			for _, d := range n.Diagnostics {
				if d.Rule == "P-29" && (d.Line < 3 || d.Severity != Error) {
					t.Error(d)
				}
			}
		})
	}
}

func TestAQuestionWithMoreOptionsThanAnybodyReadsIsLeftOut(t *testing.T) {
	for _, kind := range []string{"single", "typed"} {
		list := strings.Repeat("- [ ] no %d\n  > because\n", 5_000)
		for i := range 5_000 {
			list = strings.Replace(list, "%d", fmt.Sprint(i), 1)
		}
		n := parseString(t, "### a?\n<!-- drill id=a type="+kind+" -->\n\n"+list+"- [x] yes\n\n### After?\n"+boxes)
		if len(n.Items) != 2 || !n.Items[0].Out || len(n.Items[0].Options) > maxOptions || n.Items[1].Out {
			t.Fatalf("%s: %d items", kind, len(n.Items))
		}
		expect(t, n.Diagnostics, "note.md:4:1: P-29 a question of 5001 options", "note.md:10006:1: P-21")
	}
}

func TestABoundOfAWholeNoteIsReportedOnce(t *testing.T) {
	n := parseString(t, "|a|b|\n|-|-|\n"+strings.Repeat("|c|d|\n", 60_000))
	expect(t, n.Diagnostics, "note.md:50002:1: P-29 more than 100,000 table cells in a note: from here on they are left out")
	n = parseString(t, strings.Repeat("[a](b) ", 100)+"\n\n"+strings.Repeat("[a](b)\n\n", 2_000))
	expect(t, n.Diagnostics, "note.md:1803:1: P-29 more than 1,000 links and footnotes in a note: from here on they are left out")
}

func TestEachItemThatLostALineIsLeftOut(t *testing.T) {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, "### Q%d?\n<!-- drill id=q-%d -->\n\n- [x] yes\n- [ ] no\n- [ ] [maybe](x)\n\n", i, i)
	}
	for name, src := range map[string]string{
		"links":   strings.Repeat("[a](b)\n\n", 1_001) + b.String(),
		"columns": strings.ReplaceAll(b.String(), "- [ ] [maybe](x)", "- [ ] maybe\n  >"+strings.Repeat("|-", 70)),
	} {
		for _, i := range parseString(t, src).Items {
			if !i.Out {
				t.Errorf("%s: %s is asked with %d options", name, i.ID, len(i.Options))
			}
		}
	}
}

func TestHonestNotesKeepWithinTheBounds(t *testing.T) {
	for name, src := range map[string]string{
		"a rule with spaces":   "a\n\n" + strings.Repeat("- ", 60),
		"a rule of signs":      "a\n\n" + strings.Repeat("*", 2000) + "\n\n" + strings.Repeat("=", 2000),
		"ten levels":           stairs(10),
		"a big table":          "|a|b|c|\n|-|-|-|\n" + strings.Repeat("|`a`|**b**|[c](d)|\n", 300),
		"a long list":          strings.Repeat("- **a** and `b` [c](d)\n", 900),
		"a long fence":         "```\n" + strings.Repeat("| x * y _ [z] {\n", 3000) + "```\n",
		"a paragraph of prose": strings.Repeat("Some *words* and `code`, (brackets) [x].\n", 150),
	} {
		if n := parseString(t, src); has(n, "P-29") {
			t.Errorf("%s: %v", name, n.Diagnostics)
		}
	}
}

func TestAnItemWithTooMuchToRepeatIsLeftOut(t *testing.T) {
	src := "> [!TIP]\n" + strings.Repeat("> ==some== words ==here== and ==there==\n", 50)
	n := parseString(t, "> [!TIP]\n"+holesOf(3000)+"\n\n"+src)
	if len(n.Items) != 2 || !n.Items[0].Out || n.Items[1].Out || !has(n, "P-29") {
		t.Errorf("%v", n.Diagnostics)
	}
}

// holesOf are that many different holes, a hundred in a paragraph.
func holesOf(n int) string {
	var b strings.Builder
	for i := range n {
		if i%100 == 0 {
			b.WriteString(">\n")
		}
		b.WriteString("> ==hole " + strings.Repeat("x", i%100) + string(rune('a'+i/100%26)) + string(rune('a'+i/2600)) + "==\n")
	}
	return b.String()
}

func TestWhatNeverEndsCostsOneItem(t *testing.T) {
	const good = "\n\n### Good?\n<!-- drill id=good -->\n" + boxes
	for name, bad := range map[string]string{
		"a comment":            "### Bad?\n<!-- drill id=bad ->\n" + boxes,
		"a plain comment":      "### Bad?\n<!-- todo\n" + boxes,
		"a fence":              "### Bad?\n\n```\ncode\n" + boxes,
		"a fence in an option": "### Bad?\n\n- [x] a\n  ```\n  code\n- [ ] b\n",
		"a fence in a quote":   "### Bad?\n\n> ```\n> code\n" + boxes,
	} {
		n := parseString(t, bad+good)
		last := n.Items[len(n.Items)-1]
		if len(n.Items) != 2 || !n.Items[0].Out || last.Out || last.ID != "good" {
			t.Errorf("%s: %d items, %v", name, len(n.Items), n.Diagnostics)
		}
	}
	n := parseString(t, strings.Repeat("<!-- a\n\n", 40)+good)
	if found := strings.Count(found(n), "P-01"); found != maxRepetition {
		t.Errorf("%d comments found", found)
	}
}
