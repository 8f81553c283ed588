package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// found lists a note's findings as "line:column rule".
func found(n *Note) string {
	var list []string
	for _, d := range n.Diagnostics {
		if d.Rule != "P-21" {
			list = append(list, fmt.Sprintf("%d:%d %s", d.Line, d.Column, d.Rule))
		}
	}
	return strings.Join(list, " ")
}

const boxes = "\n- [x] a\n- [ ] b\n"

func TestDrillCommentsAreReadAsTheirAuthorsTypeThem(t *testing.T) {
	for comment, want := range map[string]string{
		`<!-- drill id=a-1 -->`:                             "id=a-1",
		`<!--drill id=a-->`:                                 "id=a",
		`<!-- drill skip="Best for,Notes" -->`:              "skip=Best for,Notes",
		"<!-- drill\n  id=a\n  tags=x,y\n-->":               "id=a tags=x,y",
		`<!-- drill: id=a -->`:                              "id=a; P-06",
		`<!-- Drill id=a -->`:                               "id=a; P-06",
		`<!-- drill id = a -->`:                             "id=a; P-06",
		`<!-- drill id:a -->`:                               "id=a; P-06",
		`<!-- drill tags=a, b, c rev=2 -->`:                 "rev=2 tags=a,; P-06 P-06",
		`<!-- drill tags='a,b' -->`:                         "tags=a,b; P-06",
		`<!-- drill tags=„a b“ -->`:                         "tags=a b; P-06",
		`<!-- drill tags="a b -->`:                          "; P-06!",
		`<!-- drill id=a id=b -->`:                          "id=a; P-06!",
		`<!-- drill id=a_b -->`:                             "id=a_b; P-08!",
		`<!-- drill id= -->`:                                "id=; P-06 P-08!",
		`<!-- drill type=quiz -->`:                          "type=quiz; P-07!",
		`<!-- drill typ=single -->`:                         "; P-07",
		`<!-- drill word -->`:                               "; P-06",
		`<!-- drill difficulty=hard -->`:                    "; P-07",
		`<!-- drill difficulty=1.5 -->`:                     "; P-07",
		`<!-- drill shuffle=never -->`:                      "shuffle=never; P-07",
		`<!-- drill id=a -- note -->`:                       "id=a; P-05 P-06 P-06",
		`<!-- drill -->`:                                    "",
		`<!-- drill id=` + strings.Repeat("a", 64) + ` -->`: "id=" + strings.Repeat("a", 64) + "; P-08!",
	} {
		d := readDrill(comment, 0)
		if !isDrill(comment) {
			t.Errorf("%s: not taken for a drill comment", comment)
		}
		var values, rules []string
		for k, v := range d.values {
			values = append(values, k+"="+v)
		}
		slices.Sort(values)
		for _, f := range d.faults {
			rules = append(rules, f.rule+map[bool]string{true: "!"}[f.severity == Error])
			if f.message == "" || f.hint == "" || f.at < 0 || f.at > len(comment) {
				t.Errorf("%s: %+v", comment, f)
			}
		}
		got := strings.Join(values, " ")
		if len(rules) > 0 {
			got += "; " + strings.Join(rules, " ")
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", comment, got, want)
		}
	}
	for _, other := range []string{"<!-- drills -->", "<!-- drillship -->", "<!-- TODO drill id=a -->", "<!---->"} {
		if isDrill(other) {
			t.Errorf("%s is taken for a drill comment", other)
		}
	}
}

func TestCommentsNameWhatStandsWhereTheFormatSays(t *testing.T) {
	for _, c := range []struct{ name, src, id, found string }{
		{"directly below", "### Q?\n<!-- drill id=x -->\n" + boxes, "x", ""},
		{"below an empty line", "### Q?\n\n<!-- drill id=x -->\n" + boxes, "x", ""},
		{"below another comment", "### Q?\n<!-- todo -->\n\n<!-- drill id=x -->\n" + boxes, "x", ""},
		{"beside another comment", "### Q?\n<!-- todo --><!-- drill id=x -->\n" + boxes, "x", ""},
		{"no empty line above the text", "### Q?\n<!-- drill id=x -->\nText?\n" + boxes, "x", ""},
		{"behind the stem", "### Q?\n\nText.\n\n<!-- drill id=x -->\n" + boxes, "", "5:1 P-10"},
		{"a second one", "### Q?\n<!-- drill id=x -->\n<!-- drill id=y -->\n" + boxes, "x", "3:1 P-10"},
		{"in an option", "### Q?\n\n- [x] a <!-- drill id=x -->\n- [ ] b\n", "", "3:9 P-10"},
		{"above the first heading", "<!-- drill id=x -->\n\n### Q?\n" + boxes, "", "1:1 P-10"},
		{"in an alert's text", "> [!TIP]\n> a ==b== <!-- drill id=x -->\n", "", "2:11 P-10"},
		{"in an alert that is no card", "> [!NOTE]\n> a\n> <!-- drill id=x -->\n", "", "3:3 P-10"},
		{"first in an alert", "> [!TIP]\n> <!-- drill id=x -->\n> a ==b==\n", "x", ""},
		{"last in an alert, behind a list", "> [!TIP]\n> - ==b==\n> <!-- drill id=x -->\n", "x", ""},
		{"over lines in an alert", "> [!TIP]\n> ==b==\n> <!-- drill\n> id=x\n> -->\n", "x", ""},
		{"columns count letters", "### Über?\n\nÜü <!-- drill id=x -->\n" + boxes, "", "3:4 P-10"},
	} {
		n := parseString(t, c.src)
		id := ""
		for _, i := range n.Items {
			id += i.ID
			if i.Out {
				t.Errorf("%s: the item is out", c.name)
			}
		}
		if id != c.id || found(n) != c.found {
			t.Errorf("%s: id %q and %q, want %q and %q", c.name, id, found(n), c.id, c.found)
		}
	}
}

func TestACommentBeatsItsNoteAndTagsAddUp(t *testing.T) {
	n := &Note{Pack: "p", ID: "n", Path: "n.md", Drill: true}
	parseBody(n, "### Q?\n<!-- drill id=x domain=2 tags=b,c difficulty=0 rev=3 was=old,other/y allow=C-1 shuffle=no -->\n"+boxes, 5,
		bodyEnv{Defaults: Defaults{Exam: "e", Domain: "1", Task: "1.1", Tags: []string{"a", "b"}, Difficulty: 0.5}})
	i := n.Items[0]
	got := fmt.Sprintln(i.Exam, i.Domain, i.Task, i.Tags, i.Difficulty, i.Rev, i.Was, i.Allow, i.FixedOrder, i.Line, i.Key)
	if want := "e 2 1.1 [a b c] 0 3 [old other/y] [C-1] true 5 p/x\n"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
