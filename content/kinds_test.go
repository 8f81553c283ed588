package content

import (
	"fmt"
	"strings"
	"testing"
)

// asked lists a note's cards as "kind prompt → answer", those that are out with an exclamation mark.
func asked(n *Note) string {
	var list []string
	for _, i := range n.Items {
		if i.Out {
			list = append(list, "!"+i.Kind.String())
			continue
		}
		for _, c := range i.Cards {
			list = append(list, fmt.Sprintf("%s %s → %s", i.Kind, c.Prompt, c.Answer))
		}
	}
	return strings.Join(list, "; ")
}

func TestEveryKindAsksWhatItSays(t *testing.T) {
	for _, c := range []struct{ name, src, asked, found string }{
		{"a blank asks", "### The __ role\n" + boxes, "single The __ role → a", ""},
		{"a question mark before the list", "### T\n\nWhich?\n" + boxes, "single Which? → a", ""},
		{"a question mark in code asks nothing", "### `a?`\n" + boxes, "", ""},
		{"a rationale asks", "### T\n\n- [x] a\n  > b\n- [ ] c\n", "single T → a", ""},
		{"a checklist is read", "### T\n" + boxes, "", ""},
		{"type=note is read", "### T?\n<!-- drill type=note -->\n" + boxes, "", ""},
		{"several ticks", "### T?\n\n- [x] b\n- [X] a\n- [ ] c\n", "multiple T? → a; b", ""},
		{"type=single", "### T?\n<!-- drill type=single -->\n\n- [x] b\n- [x] a\n- [ ] c\n", "!multiple", "4:1 K-1"},
		{"two lists of steps", "### T\n<!-- drill type=ordering -->\n\n1. x\n\nText.\n\n1. a\n2. b\n", "ordering x Text. → a; b", ""},
		{"no steps", "### T\n<!-- drill type=ordering -->\n\n- a\n", "!ordering", "1:1 P-23"},
		{"three columns", "### T\n<!-- drill type=matching -->\n\n|a|b|c|\n|-|-|-|\n|d|e|f|\n", "!matching", "4:1 P-14 6:1 P-14"},
		{"typed, by case", "### T?\n<!-- drill type=typed match=exact -->\n\n- [x] `a`\n- [ ] A\n- [ ] a\n", "typed T? → a", ""},
		{"typed, all right", "### T?\n<!-- drill type=typed -->\n\n- [x] a\n- [x] b\n", "typed T? → a; b", ""},
		{"cloze without a hole", "### T\n<!-- drill type=cloze -->\n\nA **b**.\n", "!cloze", "1:1 P-23"},
		{"cloze with one number twice", "### T\n<!-- drill type=cloze -->\n\n{{c1::a}} and {{c1::b}}.\n", "cloze [ ... ] and [ ... ]. → a, b", ""},
		{"recall without an answer", "### T?\n<!-- drill type=recall -->\n", "!recall", "1:1 P-23"},
		{"a case without an id", "## C\n<!-- drill type=case -->\n\nS.\n\n### Q?\n" + boxes, "!case; single Q? → a", "1:1 P-08"},
		{"a case without questions", "## C\n<!-- drill type=case id=c -->\n\nS.\n", "!case", "1:1 P-23"},
		{"terms, one way", "<!-- drill type=terms id=t reverse=no -->\n\n- **A:** b\n- `C` — d\n- e\n", "terms A → b; terms C → d", "5:1 P-27"},
		{"terms blank themselves", "<!-- drill type=terms id=t -->\n\n- **Tag**: a tag is no stage\n",
			"terms Tag → a tag is no stage; terms a [ ... ] is no stage → Tag", ""},
		{"a table of one row", "<!-- drill type=table id=t -->\n\n|a|b|c|\n|-|-|-|\n|d|e|–|\n", "table d – b → e", ""},
		{"a uniform column", "<!-- drill type=table id=t -->\n\n|a|b|c|\n|-|-|-|\n|d|e|f|\n|g|e|h|\n", "table d – c → f; table g – c → h", ""},
		{"a table without an id", "<!-- drill type=table -->\n\n|a|b|\n|-|-|\n|d|e|\n", "!table", "1:1 P-08"},
		{"a tip of equal holes", "> [!TIP]\n> ==A== and ==a==\n", "tip [ ... ] and [ ... ] → A, a", ""},
		{"the outer of two holes", "> [!TIP]\n> {{c1::a ==b==}} c\n", "tip [ ... ] c → a b", ""},
		{"bold where a mark stands", "> [!TIP]\n> ==a== **b**\n", "tip [ ... ] b → a", ""},
		{"a tip without a hole", "# H\n\n## G\n\n> [!TIP]\n> a\n", "recall H › G → a", ""},
		{"a tip with a title", "> [!tip]+ Why?\n> a\n", "recall Why? → a", "1:3 P-28"},
		{"an empty tip", "> [!TIP]\n", "!recall", "1:1 P-23"},
		{"a trap", "> [!trap]\n> **Trap**: a\n>\n> **Truth**: b\n>\n> c\n", "trap a → b c", ""},
		{"a trap with half its labels", "> [!CAUTION]\n> **Trap:** a\n>\n> b\n", "trap a → b", "1:1 P-26"},
		{"a callout", "> [!question] Why?\n> ==a==\n", "", "1:3 P-28"},
		{"an escaped marker", "> \\[!TIP]\n> ==a==\n", "", ""},
		{"a marker with a definition", "> [!TIP]\n> ==a==\n\n[!TIP]: https://b.example\n", "tip [ ... ] → a", ""},
		{"an alert shown with an answer", "### Q?\n" + boxes + "\n> [!TIP]\n> ==a==\n", "single Q? → a", ""},
		{"an alert with an id behind options", "### Q?\n" + boxes + "\n> [!TIP]\n> ==a==\n> <!-- drill id=x -->\n", "single Q? → a; tip [ ... ] → a", ""},
	} {
		n := parseString(t, c.src)
		if asked(n) != c.asked || strings.ReplaceAll(found(n), " ", " ") != c.found {
			t.Errorf("%s:\ngot  %q %q\nwant %q %q", c.name, asked(n), found(n), c.asked, c.found)
		}
	}
}

func TestAQuestionIsStemOptionsAndExplanation(t *testing.T) {
	n := parseString(t, strings.Join([]string{
		"# N", "", "### Title", "<!-- drill id=q -->", "",
		"Which?[^1]", "", "> [!NOTE]", "> Mind *this*.", "",
		"- [x] a", "  b", "", "      code", "",
		"  > why", "  >", "  > - so", "", "- [ ] c", "  > no", "",
		"Because ==so==.", "", "#### More", "", "Text.", "",
		"Source: [docs](https://a.example/b), page 3", "",
		"<https://c.example> [d](http://e.example)", "", "---", "", "Behind.", "", "[^1]: A note.",
	}, "\n"))
	i := n.Items[0]
	if want := "Which?\\[1\\]\n\n> **Note:**\n>\n> Mind *this*."; i.Stem != want {
		t.Errorf("stem %q", i.Stem)
	}
	if o := i.Options[0]; o.Text != "a\nb\n\n```\ncode\n```" || o.Rationale != "why\n\n- so" || !o.Right {
		t.Errorf("option %+v", o)
	}
	var explanation []string
	for _, b := range i.Explanation {
		explanation = append(explanation, b.Markdown)
	}
	if got := strings.Join(explanation, "|"); got != "Because **so**.|More|Text.|1. A note." {
		t.Errorf("explanation %q", got)
	}
	want := "[{docs, page 3 https://a.example/b} {https://c.example https://c.example} {d http://e.example}]"
	if got := fmt.Sprint(i.References); got != want {
		t.Errorf("references %s", got)
	}
	var kinds []BlockKind
	for _, b := range n.Blocks {
		kinds = append(kinds, b.Kind)
	}
	if fmt.Sprint(kinds) != fmt.Sprint([]BlockKind{Heading, QuestionLine, Prose, Prose}) || i.Slug != "n" {
		t.Errorf("blocks %v, slug %q", kinds, i.Slug)
	}
}

func TestAPackHasItsOwnLabels(t *testing.T) {
	n := &Note{Pack: "p", ID: "n", Path: "n.md", Drill: true}
	src := "> [!WARNING]\n> **Falle:** a\n>\n> **Wahr:** b\n\n### Q?\n" + boxes + "\nQuelle: <https://a.example>\n"
	parseBody(n, src, 1, bodyEnv{Labels: map[string]string{"trap": "Falle", "truth": "Wahr", "source": "Quelle"}})
	if asked(n) != "trap a → b; single Q? → a" || len(n.Items[1].References) != 1 {
		t.Errorf("%s, %v", asked(n), n.Items[1].References)
	}
}

func TestANoteThatIsOnlyReadHasNoItems(t *testing.T) {
	n := &Note{Pack: "p", ID: "n", Path: "n.md"}
	parseBody(n, "> [!TIP]\n> ==a==\n\n### Q?\n<!-- drill id=x -->\n"+boxes, 1, bodyEnv{})
	if len(n.Items) > 0 || len(n.Diagnostics) > 0 || n.Blocks[0].Kind != TipBox || n.Blocks[1].Kind != Heading {
		t.Errorf("%v %v", n.Items, n.Blocks)
	}
}
