package content

import (
	"fmt"
	"strings"
	"testing"
)

// unmarked is a question without an id as parseBody leaves it.
func unmarked(line int, prompt string, right ...string) *Item {
	i := &Item{Key: "p/~x", Kind: Single, Path: "a.md", Line: line, identity: identity{"q", prompt, right}}
	i.Cards = []Card{{Key: "p/~x"}, {Key: "p/~x#c1"}}
	return i
}

func marked(line int, id string) *Item {
	return &Item{Key: Key("p/" + id), ID: id, Kind: Single, Path: "a.md", Line: line, Cards: []Card{{Key: Key("p/" + id)}}}
}

func settled(items ...*Item) *Note {
	n := &Note{Path: "a.md", Items: items}
	settle("p", []*Note{n})
	return n
}

func TestAnUnmarkedItemIsNamedByItsPrompt(t *testing.T) {
	i := unmarked(1, "which iam role pulls the image", "a")
	settled(i)
	if i.Key != "p/~0lb7pi6b05i2" || i.Cards[0].Key != i.Key || i.Cards[1].Key != i.Key+"#c1" {
		t.Errorf("key %q, cards %q %q", i.Key, i.Cards[0].Key, i.Cards[1].Key)
	}
}

func TestIdsUsedTwiceLeaveAllOut(t *testing.T) {
	a, b, c, d := marked(1, "copied"), marked(5, "copied"), marked(9, "alone"), marked(13, "copied")
	d.Path = "b.md"
	first, second := &Note{Path: "a.md", Items: []*Item{a, b, c}}, &Note{Path: "b.md", Items: []*Item{d}}
	settle("p", []*Note{first, second})
	if !a.Out || !b.Out || c.Out || !d.Out {
		t.Errorf("out: %v %v %v %v", a.Out, b.Out, c.Out, d.Out)
	}
	const text = `P-09 id "copied" is used 3 times: a.md:1, a.md:5, b.md:13; all are left out`
	expect(t, first.Diagnostics, "a.md:1:1: "+text, "a.md:5:1: "+text)
	expect(t, second.Diagnostics, "b.md:13:1: "+text)
	if d := first.Diagnostics[0]; d.Severity != Error || !d.ItemOut {
		t.Errorf("%+v", d)
	}
}

func TestManyPlacesStayOneReadableMessage(t *testing.T) {
	var items []*Item
	for i := range 1000 {
		items = append(items, marked(i+1, "x"))
	}
	message := settled(items...).Diagnostics[999].Message
	if len(message) > 200 || !strings.Contains(message, "and 992 more") {
		t.Error(message)
	}
}

func TestEqualPromptsAreToldApartByTheirAnswers(t *testing.T) {
	a, b, same := unmarked(1, "which", "x", "y"), unmarked(5, "which", "z"), unmarked(9, "which", "y", "x")
	n := settled(a, b, same)
	if a.Key == b.Key || a.Key != same.Key || a.Cards[1].Key != a.Key+"#c1" {
		t.Errorf("keys %q %q %q", a.Key, b.Key, same.Key)
	}
	if a.Out || b.Out || !same.Out {
		t.Errorf("out: %v %v %v", a.Out, b.Out, same.Out)
	}
	alone := unmarked(1, "which", "x", "y")
	settled(alone)
	if alone.Key == a.Key {
		t.Error("the answers are in the key of an item that is alone")
	}
	expect(t, n.Diagnostics, "a.md:9:1: P-09 the same stands in a.md:1 already; only the first is drilled")
}

func TestABrokenTwinStillCounts(t *testing.T) {
	// Otherwise repairing it would give the other one a new key.
	a, broken := unmarked(1, "which", "x"), unmarked(5, "which")
	broken.Out = true
	settled(a, broken)
	b, repaired := unmarked(1, "which", "x"), unmarked(5, "which", "y")
	settled(b, repaired)
	if a.Key != b.Key {
		t.Errorf("keys %q and %q", a.Key, b.Key)
	}
}

func TestQuestionsOfACaseThatIsOutAreOut(t *testing.T) {
	a, b, q := marked(1, "c"), marked(5, "c"), marked(7, "q")
	a.Kind, b.Kind, q.Case = Case, Case, "p/c"
	if n := settled(a, b, q); !q.Out || len(n.Diagnostics) != 2 {
		t.Errorf("out %v, %v", q.Out, n.Diagnostics)
	}
}

func TestSettlingSlimNotesGivesTheSameKeys(t *testing.T) {
	build := func() *Note {
		n := &Note{Path: "a.md"}
		for i := range 30 {
			n.Items = append(n.Items, unmarked(i, fmt.Sprint("prompt ", i%11), fmt.Sprint(i%4)), marked(100+i, fmt.Sprint("id", i%29)))
		}
		return n
	}
	whole, thin := build(), slim(build())
	settle("p", []*Note{whole})
	settle("p", []*Note{thin})
	for i := range whole.Items {
		w, s := whole.Items[i], thin.Items[i]
		if w.Key != s.Key || w.Out != s.Out || w.Cards[0].Key != s.Cards[0].Key {
			t.Errorf("%d: %q %v, %q %v", i, w.Key, w.Out, s.Key, s.Out)
		}
	}
}
