package desk

import (
	"testing"

	"github.com/drillship/drillship/content"
)

func TestASurveyNumbersCardsItemsAndNotesThroughAllPacks(t *testing.T) {
	w := sitDown(t, harbour(), packOf("yard", map[string]string{
		"one": noteOf("Yard", "land", "gate"), "two": "# Two\n\n> [!TIP]\n> A ==bow== and a ==stern==.\n> <!-- drill id=ends -->\n",
	}))
	s := w.survey()
	if len(s.deck) != 9 || len(s.refs) != 9 {
		t.Fatalf("%d cards, %d refs", len(s.deck), len(s.refs))
	}
	notes := w.overview().Notes
	items := map[int32]content.Key{}
	for i, ref := range s.deck {
		k := w.Library.CardKey(s.refs[i])
		if ref.Hash != k.Hash() {
			t.Errorf("%s has another hash", k)
		}
		card, err := w.Card(k)
		if err != nil {
			t.Fatal(err)
		}
		if n := notes[ref.Note]; n.Pack != k.Pack() || n.ID != card.Item.Note {
			t.Errorf("%s is counted in %s/%s", k, n.Pack, n.ID)
		}
		if before, ok := items[ref.Item]; ok && before != k.Item() {
			t.Errorf("%s and %s have one number", before, k.Item())
		}
		items[ref.Item] = k.Item()
	}
	if len(items) != 8 { // the two holes of the tip are siblings
		t.Errorf("%d items", len(items))
	}
}

func TestAScopeThatNamesNothingWantsEverything(t *testing.T) {
	w := sitDown(t, harbour())
	if w.survey().want(Scope{Limit: 3, New: 2, Cram: true}) != nil {
		t.Error("a scope without pack, note and tag narrows")
	}
}
