package content

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// soundItems are one of each kind.
var soundItems = []string{
	"> [!TIP]\n> Pulls the image: the **execution role**.\n> <!-- drill id=tip -->",
	"> [!WARNING]\n> **Trap:** Both roles are one.\n>\n> **Truth:** They are two.\n> <!-- drill id=trap -->",
	"### Single?\n<!-- drill id=single -->\n\nWhich?\n\n- [ ] One\n  > No.\n- [x] Two\n  > Yes.",
	"### Multiple?\n<!-- drill id=multiple -->\n\n- [x] One\n- [x] Two\n- [ ] Three",
	"### Typed?\n<!-- drill id=typed type=typed -->\n\n- [x] `awsvpc`\n- [ ] bridge",
	"### Cloze\n<!-- drill id=cloze type=cloze -->\n\nThe ==task role== is {{c1::yours}}.",
	"### Recall?\n<!-- drill id=recall type=recall -->\n\nThe answer.",
	"### Ordering?\n<!-- drill id=ordering type=ordering -->\n\n1. One\n2. Two",
	"### Matching?\n<!-- drill id=matching type=matching -->\n\n| a | b |\n| - | - |\n| one | 1 |\n| two | 2 |",
	"<!-- drill id=terms type=terms -->\n\n- **Task**: runs\n- **Service**: keeps tasks running",
	"<!-- drill id=table type=table -->\n\n| kind | hosts | cost |\n| - | - | - |\n| EC2 | yours | hours |\n| Fargate | theirs | seconds |",
	"### Case\n<!-- drill id=case type=case -->\n\nA studio renders at night.\n\n#### Cost?\n<!-- drill id=in-case -->\n\n- [ ] One\n- [x] Two",
}

// brokenItems are the mistakes that leave an item out, by their rule.
var brokenItems = map[string]string{
	"P-01 a comment that never ends": "### Bad?\n<!-- drill id=bad ->\n\n- [ ] a\n- [x] b",
	"P-01 half a comment":            "### Bad?\n\nText <!-- drill id=bad\n\n- [ ] a\n- [x] b",
	"P-02 a fence that never ends":   "### Bad?\n<!-- drill id=bad -->\n\n```\ncode\n\n- [ ] a\n- [x] b",
	"P-02 options that are code":     "### Bad?\n<!-- drill id=bad -->\n\n    - [ ] a\n    - [x] b",
	"P-03 another dash":              "### Bad?\n<!–– drill id=bad -->\n\n- [ ] a\n- [x] b",
	"P-04 text behind the comment":   "### Bad?\n<!-- drill id=bad --> text\n\n- [ ] a\n- [x] b",
	"P-06 a quote that never ends":   "### Bad?\n<!-- drill id=bad tags=\"a b -->\n\n- [ ] a\n- [x] b",
	"P-06 an id twice in a comment":  "### Bad?\n<!-- drill id=bad id=worse -->\n\n- [ ] a\n- [x] b",
	"P-07 an unknown type":           "### Bad?\n<!-- drill id=bad type=quiz -->\n\n- [ ] a\n- [x] b",
	"P-08 no id":                     "### Bad?\n<!-- drill id=Bad_Id -->\n\n- [ ] a\n- [x] b",
	"P-09 an id used twice":          "### Bad?\n<!-- drill id=bad -->\n\n- [ ] a\n- [x] b\n\n### Worse?\n<!-- drill id=bad -->\n\n- [ ] c\n- [x] d",
	"P-11 a glued box":               "### Bad?\n<!-- drill id=bad -->\n\n- [ ]a\n- [x] b",
	"P-12 an empty box":              "### Bad?\n<!-- drill id=bad -->\n\n- [ ]\n- [x] b",
	"P-14 a table that is none":      "### Bad?\n<!-- drill id=bad type=matching -->\n\n| a | b |\n| - |\n| one | 1 |",
	"P-16 a quote that splits":       "### Bad?\n<!-- drill id=bad -->\n\n- [ ] a\n\n> no\n\n- [x] b",
	"P-17 two alerts in one":         "> [!TIP]\n> The **one**.\n> [!TIP]\n> The **other**.",
	"P-18 an alert in a list":        "- a\n\n  > [!TIP]\n  > The **one**.",
	"P-22 two lists":                 "### Bad?\n<!-- drill id=bad -->\n\n- [ ] a\n- [x] b\n\n* [ ] c\n* [x] d",
	"P-23 nothing to answer":         "### Bad\n<!-- drill id=bad type=cloze -->\n\nNo hole.",
	"P-24 an option without a box":   "### Bad?\n<!-- drill id=bad -->\n\n- [ ] a\n- b\n- [x] c",
	"P-25 a heading in an option":    "### Bad?\n<!-- drill id=bad -->\n\n- [ ] a\n- [x] b\n\n  # c",
	"P-29 too deep":                  "### Bad?\n<!-- drill id=bad -->\n\n" + strings.Repeat(">", 40) + " x\n\n- [ ] a\n- [x] b",
	"K-1 no tick":                    "### Bad?\n<!-- drill id=bad -->\n\n- [ ] a\n- [ ] b",
	"K-3 an option twice":            "### Bad?\n<!-- drill id=bad -->\n\n- [ ] a\n- [x] b\n- [ ] A.",
}

// asking is what a learner is asked of an item, wherever it stands.
type asking struct {
	Key     Key
	Kind    ItemKind
	Out     bool
	Stem    string
	Options []Option
	Pairs   []Pair
	Trap    string
	Cards   []Card
}

// askings are what is asked of the sound items among items, and the rules that were broken.
func askings(t *testing.T, items []string) (sound map[Key]asking, broken []string) {
	t.Helper()
	n := parseString(t, "# Note\n\n## Part\n\n"+strings.Join(items, "\n\n## Part\n\n")+"\n")
	settle("p", []*Note{n})
	sound = map[Key]asking{}
	for _, i := range n.Items {
		if i.ID == "" || i.ID == "bad" {
			continue
		}
		sound[i.Key] = asking{i.Key, i.Kind, i.Out, i.Stem, i.Options, i.Pairs, i.Trap, i.Cards}
	}
	for _, d := range n.Diagnostics {
		if d.Severity == Error {
			broken = append(broken, d.Rule)
		}
	}
	return sound, broken
}

// TestOneBadItemCostsOneItem puts each mistake at each place between sound items: every sound one is
// asked as if the mistake were not there.
func TestOneBadItemCostsOneItem(t *testing.T) {
	want, broken := askings(t, soundItems)
	if len(want) != len(soundItems)+1 || len(broken) > 0 {
		t.Fatalf("%d sound items, broken rules %v", len(want), broken)
	}
	for name, bad := range brokenItems {
		rule, _, _ := strings.Cut(name, " ")
		for at := range len(soundItems) + 1 {
			got, broken := askings(t, slices.Insert(slices.Clone(soundItems), at, bad))
			if !slices.Contains(broken, rule) {
				t.Errorf("%s, at %d: the rules told are %v", name, at, broken)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s, at %d: another item pays for it", name, at)
			}
		}
	}
}
