package desk

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/progress"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

func TestAReviewAsksWhatHomePromises(t *testing.T) {
	w := sitDown(t, harbour(), packOf("yard", map[string]string{"one": noteOf("Yard", "land", "gate", "lamp")}))
	for range 5 {
		o := w.overview()
		asked := w.asked(Scope{})
		if len(asked) != o.Plan.Len() {
			t.Errorf("%d are asked, %d promised", len(asked), o.Plan.Len())
		}
		w.answer(asked[:len(asked)/2]...)
		w.clock = w.clock.Add(20 * time.Hour)
	}
}

func TestAReviewCanBeNarrowed(t *testing.T) {
	w := sitDown(t, harbour(), packOf("yard", map[string]string{"one": noteOf("Yard", "land", "gate", "lamp")}))
	for _, test := range []struct {
		scope Scope
		want  []content.Key
	}{
		{Scope{Pack: "yard"}, []content.Key{"yard/gate", "yard/lamp"}},
		{Scope{Pack: "harbour", Note: "a-ships"}, []content.Key{key("bow"), key("keel"), key("stern")}},
		{Scope{Note: "b-cargo"}, []content.Key{key("crane"), key("crate"), key("pallet")}},
		{Scope{Tag: "sea"}, []content.Key{key("bow"), key("keel"), key("stern")}},
		{Scope{Pack: "harbour", Tag: "land", Limit: 2}, []content.Key{key("crane"), key("crate")}},
		{Scope{Limit: 1}, []content.Key{key("bow")}},
		{Scope{New: 2}, []content.Key{key("bow"), key("keel")}},
		{Scope{New: -1}, nil},
		{Scope{Pack: "nowhere"}, nil},
		{Scope{Pack: "yard", Note: "a-ships"}, nil},
		{Scope{Tag: "air"}, nil},
	} {
		if got := w.asked(test.scope); !slices.Equal(got, test.want) {
			t.Errorf("%+v asks %v, want %v", test.scope, got, test.want)
		}
	}
}

func TestANoteAskedForByNameGivesNewCardsThoughTheDaysAreUsedUp(t *testing.T) {
	w := sitDown(t, harbour())
	w.save(quiz.Event{Kind: quiz.Set, Name: quiz.SetNewPerDay, Value: "2"})
	w.answer(w.asked(Scope{})...)
	if got := w.asked(Scope{}); len(got) != 0 {
		t.Errorf("the day gives %v more", got)
	}
	if got := w.asked(Scope{Pack: "harbour", Note: "b-cargo"}); len(got) != 2 {
		t.Errorf("the note gives %v", got)
	}
	if got := w.asked(Scope{Pack: "harbour", Note: "b-cargo", New: -1}); len(got) != 0 {
		t.Errorf("without new cards the note gives %v", got)
	}
}

func TestCrammingAsksEverythingInScopeWhateverIsDue(t *testing.T) {
	w := sitDown(t, harbour())
	w.answer(key("bow"), key("keel"))
	s, err := w.Review(Scope{Cram: true})
	if err != nil || !s.Cram() {
		t.Fatalf("cram %v, %v", s.Cram(), err)
	}
	if got := w.asked(Scope{Cram: true}); len(got) != 6 {
		t.Errorf("cramming asks %v", got)
	}
	if got := w.asked(Scope{Cram: true, Note: "a-ships", Limit: 2}); len(got) != 2 {
		t.Errorf("two of a note are %v", got)
	}
}

func TestASessionKnowsWhatTheStoreKnowsOfItsCards(t *testing.T) {
	w := sitDown(t, harbour())
	w.answer(key("bow"))
	w.save(quiz.Event{Kind: quiz.Flagged, Card: key("bow")})
	s, err := w.Review(Scope{Cram: true, Note: "a-ships"})
	if err != nil {
		t.Fatal(err)
	}
	for slot, ok := s.Current(); ok; slot, ok = s.Current() {
		if known := slot.State.Answers == 1 && slot.State.Flagged; known != (slot.Key == key("bow")) {
			t.Errorf("%s comes with %+v", slot.Key, slot.State)
		}
		s = s.Advance(w.Now())
	}
}

func TestThePaceIsTheLearnersOwn(t *testing.T) {
	w := sitDown(t, harbour())
	if _, err := w.Review(Scope{}); err != nil || w.Pace(100) != 0 {
		t.Errorf("a stranger's pace is %v, %v", w.Pace(100), err)
	}
	for range 10 {
		w.save(quiz.Event{Kind: quiz.Answered, Card: key("bow"), Rating: fsrs.Good, Right: true, Took: 5000, Length: 100, Shown: []string{"0a1b2c3d"}})
	}
	if _, err := w.Review(Scope{}); err != nil || w.Pace(200) != 10*time.Second {
		t.Errorf("the pace is %v, %v", w.Pace(200), err)
	}
}

func TestACardComesWithItsItemItsNoteAndItsCase(t *testing.T) {
	w := sitDown(t, packOf("harbour", map[string]string{"shop": `# The shop

> [!TIP]
> Ships have a ==bow== and a ==stern==.
> <!-- drill id=ends -->

### A shop on the quay
<!-- drill id=quay type=case -->

It sells rope.

#### Rope
<!-- drill id=rope -->

What does it sell?

- [x] Rope
  > It does.
- [ ] Sails
  > It does not.

### Anchor
<!-- drill id=anchor type=cloze -->

An {{c1::anchor}} holds.
`}))
	rope, err := w.Card(key("rope"))
	if err != nil || rope.NoteTitle != "The shop" || rope.Case != "It sells rope." || len(rope.Item.Options) != 2 || rope.IsCloze() {
		t.Errorf("rope is %+v, %v", rope, err)
	}
	anchor, err := w.Card(key("anchor#c1"))
	if err != nil || !anchor.IsCloze() || anchor.Case != "" {
		t.Errorf("anchor is %+v, %v", anchor, err)
	}
	holes := 0
	for ref := range w.Library.Cards() {
		card, err := w.Card(w.Library.CardKey(ref))
		if err != nil {
			t.Errorf("%s: %v", w.Library.CardKey(ref), err)
		}
		if card.Item.Kind == content.Tip && card.IsCloze() {
			holes++
		}
	}
	if holes != 2 {
		t.Errorf("the tip hides %d parts", holes)
	}
}

func TestACardThatIsGoneIsAnError(t *testing.T) {
	w := sitDown(t, harbour())
	for _, k := range []content.Key{"harbour/mast", "harbour/bow#c1", "nowhere/bow", "", "bow"} {
		if card, err := w.Card(k); err == nil {
			t.Errorf("%q is %+v", k, card)
		}
	}
	if _, err := w.Card("harbour/mast"); !errors.Is(err, library.ErrNotFound) {
		t.Errorf("the error is %v", err)
	}
}

func TestNotesAreReadAndHaveNeighboursUpToTheEnds(t *testing.T) {
	w := sitDown(t, harbour(), packOf("yard", map[string]string{"one": noteOf("Yard", "land", "gate")}))
	if n, err := w.Note("harbour", "a-ships"); err != nil || n.Title != "Ships" {
		t.Errorf("the note is %v, %v", n, err)
	}
	if _, err := w.Note("harbour", "z"); err == nil {
		t.Error("a note that is not there was read")
	}
	for _, test := range []struct {
		pack, note string
		step       int
		want       string
	}{
		{"harbour", "a-ships", 1, "b-cargo"}, {"harbour", "b-cargo", -1, "a-ships"}, {"harbour", "b-cargo", 1, ""}, {"harbour", "a-ships", -1, ""},
		{"harbour", "z", 1, ""}, {"yard", "one", 1, ""}, {"nowhere", "one", 1, ""}, {"yard", "a-ships", 1, ""},
	} {
		if n, ok := w.Neighbour(test.pack, test.note, test.step); n.ID != test.want || ok != (test.want != "") {
			t.Errorf("%s/%s has %q at %+d", test.pack, test.note, n.ID, test.step)
		}
	}
}

func TestWhatIsSavedIsThereForTheNextDesk(t *testing.T) {
	w := sitDown(t, harbour())
	w.answer(key("bow"))
	next := &Desk{Library: w.Library, Store: w.open(), Clock: w.now}
	o, err := next.Overview()
	if err != nil || o.FirstRun || o.Plan.Done != 1 {
		t.Errorf("the next desk has %+v, %v", o.Plan, err)
	}
}

func TestIdsAreFresh(t *testing.T) {
	w := sitDown(t, harbour())
	if a, b := w.NewID(), w.NewID(); a == b || a == (quiz.EventID{}) {
		t.Errorf("ids %v and %v", a, b)
	}
}

func TestWithoutRandomnessNothingIsSaved(t *testing.T) {
	w := sitDown(t, harbour())
	store, err := progress.Open(w.path+"2", progress.Options{Now: w.now, Random: &lame{good: 64}})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	w.Store = store
	for w.NewID() != (quiz.EventID{}) {
	}
	if err := w.Save(quiz.Event{Moment: w.Now(), Kind: quiz.Flagged, Card: key("bow")}); err == nil {
		t.Error("an event was saved without an id")
	}
}

// lame is a source of randomness that runs dry.
type lame struct{ good int }

func (l *lame) Read(p []byte) (int, error) {
	if l.good -= len(p); l.good < 0 {
		return 0, errors.New("no randomness")
	}
	for i := range p {
		p[i] = byte(l.good + i)
	}
	return len(p), nil
}

func TestAClosedStoreIsAnErrorEverywhere(t *testing.T) {
	w := sitDown(t, harbour())
	_ = w.Store.Close()
	if _, err := w.Review(Scope{}); err == nil {
		t.Error("a review starts")
	}
	if _, err := w.Review(Scope{Cram: true}); err == nil {
		t.Error("cramming starts")
	}
	if o, err := w.Overview(); err == nil || len(o.Notes) != 2 {
		t.Errorf("the overview has %d notes, %v", len(o.Notes), err)
	}
	if err := w.Save(quiz.Event{Kind: quiz.Flagged, Card: key("bow")}); err == nil {
		t.Error("something is saved")
	}
	if got := w.PlaceEvents("harbour", "a-ships", 10, ""); got != nil {
		t.Errorf("places are recorded: %v", got)
	}
}
