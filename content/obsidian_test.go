package content

import (
	"strings"
	"testing"
)

// obsidianSeeds are lines as they stand in vaults.
var obsidianSeeds = []string{
	"![[picture.png|300]] and [[a note|text]] and [[a#b]] #tag ^id\n",
	"%%hidden%% shown %%\nhidden\n%% shown\n",
	"%%\n# hidden\n%%\n# shown\n",
	"==a== **b**==c==**d** _e_==f==\n",
	"{{c1::a}} {{c2::b::h}} {{c1::**x** `y`}} {{c3::a {{c4::b}} c}}\n",
	"> [!TIP]- t\n> a ==b== &#27;[31m &#x202e;\n> <!-- drill id=x -->\n",
	"a[^1] b[^n]\n\n[^1]: text\n[^n]: more\n\n    code\n",
	"[a]: javascript:alert(1)\n\n[a] [b](javascript:x) ![c](http://d/e.png) <f@g.h> <http://i.j>\n",
	"### q?\n- [x] a\n  > b\nlazy\n- [ ] c\n\nSource: https://example.com/_a_b_\n",
	"### q\n<!-- drill type=matching -->\n\n|a|b|\n|-|-|\n|c \\| d|e|\n||f|\n",
	"<!-- drill type=table id=t -->\n\n|a|b|c <!-- drill id=z -->|\n|-|-|-|\n|d|e|`f\\|g`|\n|h|i<br>j|k|\n",
	"<!-- drill type=terms id=t -->\n\n- **A a**: b A a c `A a`\n- `B`  – d <!-- drill id=b -->\n- c\n",
	"## c\n<!-- drill type=case id=c -->\n\ns\n\n### q?\n- [x] a\n- [ ] b\n\n---\n\nt\n",
	"a <b>bold</b><br>c <script>x</script> d\n\n<div>\n<p>e &amp;#27; f\n</div>\n",
	"1. a\n\n   ```sh\n   x\n   ```\n2. b\n\t- c\n\n\n***\n",
	"*a***b***c* __d__e **f<br>** *<b> g</b>*\n",
	"+ a\n- b\n* c\n1. d\n1) e\n",
	"a\\\nb  \nc\\\n\n\\# d \\&#27; \\<b>\n",
}

func TestAnObsidianNoteLoadsAndReads(t *testing.T) {
	src := strings.Join([]string{
		"# Über Häfen 🚢",
		"Tabs:\tand a [[Harbour|harbour]], [[Missing]], ![[map.png|300]] and [mail](mailto:a@b.example).",
		"",
		"%%",
		"- [x] hidden",
		"%%",
		"A broken char: \ufffd and a footnote[^n]. ^block-1",
		"",
		"[^n]: The ==note== text.",
		"",
		"- one",
		"\t- two <b>bold</b><br>three",
	}, "\n")
	n := &Note{Pack: "p", ID: "n", Path: "n.md", Drill: true}
	parseBody(n, src, 1, bodyEnv{Resolve: func(target string) (string, bool) { return "harbour notes", target == "Harbour" }})
	want := []string{
		"Über Häfen 🚢",
		"Tabs:\tand a [harbour](<note:harbour notes>), Missing, \\[Image: 300 (map.png)\\] and [mail](mailto:a@b.example).\n\n" +
			"A broken char: \ufffd and a footnote\\[1\\].\n\n- one\n  - two bold\\\n    three",
		"1. The **note** text.",
	}
	if len(n.Blocks) != len(want) {
		t.Fatalf("%d blocks: %+v", len(n.Blocks), n.Blocks)
	}
	for i, b := range n.Blocks {
		if b.Markdown != want[i] {
			t.Errorf("block %d:\n%s\nwant\n%s", i, b.Markdown, want[i])
		}
	}
	if n.Title != "Über Häfen 🚢" || n.Blocks[0].Slug != "über-häfen-" {
		t.Errorf("title %q, slug %q", n.Title, n.Blocks[0].Slug)
	}
	if len(n.Diagnostics) > 0 || len(n.Items) > 0 {
		t.Errorf("%v %v", n.Diagnostics, n.Items)
	}
}
