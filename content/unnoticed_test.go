package content

import (
	"strings"
	"testing"
)

// What an author mistypes must not lose an item, or change its key, without a word.
func TestMistakesThatWouldChangeAnItemAreReported(t *testing.T) {
	const q = "### Q?\n"
	for _, c := range []struct{ name, src, asked, found string }{
		{"a box in an option, at the margin", q + "\n- [x] a\n[x] b\n- [ ] c\n", "!single", "4:1 P-11"},
		{"a box in an option, indented", q + "\n- [x] a\n  [x] b\n- [ ] c\n", "!single", "4:3 P-11"},
		{"a dash with a no-break space", q + "\n- [ ] a\n-\u00a0[x] b\n- [ ] c\n", "!single", "4:1 P-11"},
		{"a dash with a no-break space, first", q + "\n-\u00a0[x] a\n- [ ] b\n", "!single", "3:1 P-11"},
		{"fewer ticks than asked for", q + "\nWhich? Select TWO.\n" + boxes, "!single", "3:1 K-2"},
		{"fewer ticks than asked for in brackets", q + "\nWhich? (Choose three.)\n" + boxes, "!single", "3:1 K-2"},
		{"fewer ticks than the title asks for", "### Which? Choose 2\n" + boxes, "!single", "1:1 K-2"},
		{"as many ticks as asked for", q + "\nWhich? Choose 2 answers.\n\n- [x] a\n- [x] b\n- [ ] c\n", "multiple Which? Choose 2 answers. → a; b", ""},
		{"a number that is part of the story", q + "\nThe team must select two zones. Which?\n" + boxes, "single The team must select two zones. Which? → a", ""},
		{"two or three", q + "\nWhich? Choose two or three.\n" + boxes, "single Which? Choose two or three. → a", ""},
		{"dril", q + "<!-- dril id=x -->\n" + boxes, "single Q? → a", "2:6 P-06"},
		{"drills", q + "<!-- drills id=x -->\n" + boxes, "single Q? → a", "2:6 P-06"},
		{"drill-id", q + "<!-- drill-id=x tags=a -->\n" + boxes, "single Q? → a", "2:6 P-06"},
		{"dril in a tip", "> [!TIP]\n> ==a==\n> <!-- dril id=x -->\n", "tip [ ... ] → a", "3:8 P-06"},
		{"no drill", q + "<!-- id=x tags=a,b -->\n" + boxes, "single Q? → a", "2:1 P-10"},
		{"no drill in a tip", "> [!TIP]\n> ==a==\n> <!-- id=x -->\n", "tip [ ... ] → a", "3:3 P-10"},
		{"another program's comment", q + "<!-- id: 12 -->\n<!-- grill the fish -->\n<!-- toc maxdepth=2 -->\n" + boxes, "single Q? → a", ""},
		{"an arrow", q + "<-- drill id=x -->\n" + boxes, "!single", "2:1 P-03"},
		{"escaped", q + "&lt;!-- drill id=x --&gt;\n" + boxes, "!single", "2:1 P-03"},
		{"dashes in a tip", "> [!TIP]\n> ==a==\n> <!— drill id=x —>\n", "!tip", "3:3 P-03"},
		{"bold half open", "> [!TIP]\n> a **b\n", "recall  → a **b", "2:5 P-31"},
		{"bold half closed", "> [!TIP]\n> a **b* c\n", "recall  → a *b c", "2:5 P-31"},
		{"a mark half open", "> [!TIP]\n> a ==b=\n", "recall  → a ==b=", "2:5 P-31"},
		{"a mark half closed", "> [!TIP]\n> a b== and **c**\n", "tip a b== and [ ... ] → c", "2:6 P-31"},
		{"a cloze with one colon", "> [!TIP]\n> a {{c1:b}}\n", "recall  → a {{c1:b}}", "2:5 P-31"},
		{"a cloze over two paragraphs", q + "<!-- drill type=cloze -->\n\n{{c1::a\n\nb}} ==c==\n", "cloze {{c1::a b}} [ ... ] → c", "4:1 P-31"},
		{"an empty cloze", "> [!TIP]\n> a {{c1::}} ==b==\n", "tip a [ ... ] → b", "2:5 P-31"},
		{"signs that are meant", "> [!TIP]\n> a == b, `x==1`, \\*\\*kwargs, 2 * 3 * 4, ==c==\n", "tip a == b, x==1, **kwargs, 2 * 3 * 4, [ ... ] → c", ""},
		{"a marker mistyped", "> [!TPI]\n> ==a==\n", "", "1:3 P-28"},
		{"a marker shortened", "> [!WARN]\n> a\n", "", "1:3 P-28"},
		{"a marker without its sign", "> [TIP]\n> ==a==\n", "", "1:3 P-28"},
		{"a marker with spaces", "> [! Tip ]\n> ==a==\n", "", "1:3 P-28"},
		{"a mistyped marker with a comment", "> [!TPI]\n> ==a==\n> <!-- drill id=x -->\n", "", "1:3 P-28 3:3 P-10"},
		{"other callouts", "> [!HINT]\n> a\n\n> [!info]\n> a\n\n> [top]\n> a\n\n> [x]: y\n", "", ""},
		{"brackets around tags", q + "<!-- drill id=x tags=[a,b] -->\n" + boxes, "single Q? → a", "2:17 P-06"},
		{"a table without dashes", "|a|b|\n|c|d|\n", "", "1:1 P-14"},
		{"bars in a text", "| a\n\nb | c\n", "", ""},
	} {
		n := parseString(t, c.src)
		if asked(n) != c.asked || found(n) != c.found {
			t.Errorf("%s:\ngot  %q %q\nwant %q %q", c.name, asked(n), found(n), c.asked, c.found)
		}
		for _, i := range n.Items {
			if strings.HasPrefix(c.name, "dril") && i.ID != "x" {
				t.Errorf("%s: id %q", c.name, i.ID)
			}
			if c.name == "brackets around tags" && strings.Join(i.Tags, " ") != "a b" {
				t.Errorf("tags %q", i.Tags)
			}
		}
	}
}
