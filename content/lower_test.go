package content

import (
	"strings"
	"testing"
)

// prose is the Markdown of all blocks of a note that asks nothing.
func prose(t *testing.T, src string) string {
	t.Helper()
	n := &Note{Pack: "p", ID: "sub/n", Path: "sub/n.md"}
	parseBody(n, src, 1, bodyEnv{Resolve: func(target string) (string, bool) {
		id, ok := map[string]string{"other": "other", "b (2)": "b (2)", "../x.md": "x", "y": "y"}[target]
		return id, ok
	}})
	var parts []string
	for _, b := range n.Blocks {
		parts = append(parts, strings.Repeat("#", b.Level)+b.Markdown)
	}
	return strings.Join(parts, "\n\n")
}

func TestNotesAreLoweredToPlainMarkdown(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"marks are bold", "a ==b== c", "a **b** c"},
		{"a mark within a word", "x==y==z", "x**y**z"},
		{"a mark around code", "is ==`ip`==.", "is **`ip`**."},
		{"code within a word cannot be bold", "a{{c1::`b`}}c", "a`b`c"},
		{"clozes are bold, hints are hidden", "a {{c1::b c::why?}} d", "a **b c** d"},
		{"a mark beside bold", "**a**==b==", "__a__**b**"},
		{"bold within a mark", "==a **b** c==", "**a b c**"},
		{"three equals signs are text", "a ===b=== c", "a ===b=== c"},
		{"a comparison is text", "a == b and c == d", "a == b and c == d"},
		{"an open cloze is text", "a {{c1::b", "a {{c1::b"},
		{"emphasis keeps its signs", "*a* _b_ __c__ ***d***", "*a* _b_ __c__ ***d***"},
		{"an entity is shown", "a &#27;[31m &amp;#27; &copy;", "a ␛\\[31m &amp;#27; ©"},
		{"an escape stays an escape", `\# \*a\* \<b> \&lt; C:\dir`, `\# \*a\* \<b> &amp;lt; C:\\dir`},
		{"a name with underscores", "task_role_arn and ____", `task_role_arn and \_\_\_\_`},
		{"code is literal", "`&#27; <b> \\*`", "`&#27; <b> \\*`"},
		{"code with a backtick", "`` a`b ``", "``a`b``"},
		{"tags vanish", "a <b>c</b> <!-- d --> e", "a c  e"},
		{"a break is hard", "a<br>b<br/>c", "a\\\nb\\\nc"},
		{"hard breaks", "a  \nb\\\nc", "a\\\nb\\\nc"},
		{"an HTML block keeps its text", "<div>\n<b>a</b> &lt;b> * c\n</div>", `a \<b> \* c`},
		{"scripts vanish", "<script>\nalert(1)\n</script>\n\na", "a"},
		{"Obsidian comments vanish", "a %%b%% c\n\n%%\nd\n%%\n\ne", "a  c\n\ne"},
		{"block ids vanish", "a fact. ^fact-1\n\n2^10 is 1024", "a fact.\n\n2^10 is 1024"},
		{"a web link", "[a](https://b.example/c?d=1&e=2)", "[a](https://b.example/c?d=1&e=2)"},
		{"a bare address", "see https://b.example/c_d_e.", "see <https://b.example/c_d_e>."},
		{"a reference link", "[a][1] [b]\n\n[1]: https://c.example\n[b]: https://d.example", "[a](https://c.example) [b](https://d.example)"},
		{"a script link is text", "[a](javascript:alert(1)) <javascript:x>", "a javascript:x"},
		{"a file link is text", "[a](file:///etc/passwd)", "a"},
		{"a relative note link", "[a](../x.md#Part-two)", "[a](note:x#part-two)"},
		{"a link within the note", "[a](#part)", "[a](note:sub/n#part)"},
		{"wiki links", "[[other]] [[y|why]] [[y#A b]] [[missing]] [[b (2)]]",
			"[other](note:other) [why](note:y) [y > A b](note:y#a-b) missing [b (2)](<note:b (2)>)"},
		{"a wiki link in a table", "|a|\n|-|\n|[[y\\|why]]|", "| a |\n| --- |\n| [why](note:y) |"},
		{"an image is text", "![alt *x*](a/b.png) ![](c.png)", `\[Image: alt x (a/b.png)\] \[Image: c.png\]`},
		{"a web image is a link", "![alt](https://a.example/b.png)", "[Image: alt](https://a.example/b.png)"},
		{"an embedded file", "![[a.png|300]]", `\[Image: 300 (a.png)\]`},
		{"footnotes come last", "a[^x]\n\n[^x]: b ==c==\n\nd", "a\\[1\\]\n\nd\n\n1. b **c**"},
		{"lists are tidied", "* a\n    * b\n* c\n\n1) d\n2) e", "- a\n  - b\n- c\n\n1. d\n2. e"},
		{"two lists stay two", "- a\n* b\n+ c", "- a\n\n+ b\n\n- c"},
		{"a list keeps its number", "3. a\n4. b", "3. a\n4. b"},
		{"task lists", "- [x] a\n- [ ] b", "- [x] a\n- [ ] b"},
		{"a quote with a lazy line", "> a\nb", "> a\n> b"},
		{"indented code is fenced", "    a\n    ```\n", "````\na\n```\n````"},
		{"a fence keeps its language", "~~~go run\na\n~~~", "```go\na\n```"},
		{"tabs", "- a\n\t- b\n\n\tc", "- a\n\n  - b\n\n  c"},
		{"tables", "|a|b|\n|:-|-:|\n|c \\| d|`e\\|f`|\n|g<br>h|", "| a | b |\n| :-- | --: |\n| c \\| d | `e\\|f` |\n| g / h |  |"},
		{"a rule", "a\n\n- - -\n\nb", "a\n\n***\n\nb"},
		{"nothing begins a block", "a\n\\- b\n1\\. c\n\\> d\n\\# e\n\\=== f", "a\n\\- b\n1\\. c\n\\> d\n\\# e\n=== f"},
		{"headings", "# A *b* #\n\nC\n---", "#A *b*\n\n##C"},
		{"an alert in a list is a quote", "- > [!TIP]\n  > a", "- > **Tip:**\n  >\n  > a"},
	} {
		if got := prose(t, c.src); got != c.want {
			t.Errorf("%s: %q\ngot  %q\nwant %q", c.name, c.src, got, c.want)
		}
	}
}

func TestHeadingsGetTheSlugsOfGitHub(t *testing.T) {
	n := parseString(t, "# A b, c!\n\n## `code` & more\n\n# A b, c!\n\n# Ünïcode_ok -- 2\n\n# A b c 1\n\n# A b, c!")
	var got []string
	for _, b := range n.Blocks {
		got = append(got, b.Slug)
	}
	if s := strings.Join(got, " "); s != "a-b-c code--more a-b-c-1 ünïcode_ok----2 a-b-c-1-1 a-b-c-2" {
		t.Error(s)
	}
	if n.Title != "A b, c!" {
		t.Error(n.Title)
	}
}

func TestTheFirstHeadingNamesANote(t *testing.T) {
	for src, want := range map[string]string{
		"text\n\n## The *first* `one`\n\n# second": "The first one",
		"```\n# no\n```\n<!--\n# no\n-->\n# yes":   "yes",
		"Under\n===":                               "Under",
		"#tag\n\n- # nested":                       "",
		"    # code\n":                             "",
		"#\n\n# after empty":                       "after empty",
	} {
		if got := firstHeading(src); got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
		if got := parseString(t, src).Title; got != want {
			t.Errorf("parseBody %q: got %q, want %q", src, got, want)
		}
	}
}
