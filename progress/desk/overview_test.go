package desk

import (
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

func TestTheOverviewOfAFirstRun(t *testing.T) {
	o := sitDown(t, harbour()).overview()
	if !o.FirstRun || o.Plan.Len() != 6 || len(o.Notes) != 2 || o.Title() != "The harbour" || o.ManyPacks() || o.Questions() != 6 || o.TipsAndTraps() != 0 {
		t.Errorf("the overview is %+v", o)
	}
	if o.Folder != "~/packs" || o.File != "~/progress.db" {
		t.Errorf("the places are %q and %q", o.Folder, o.File)
	}
	n := o.Notes[0]
	if n.ID != "a-ships" || n.Title != "Ships" || n.New != 3 || n.Due != 0 || n.Seen != 0 || n.Read != -1 || n.PackTitle != "The harbour" || n.Minutes != 1 {
		t.Errorf("the first note is %+v", n)
	}
	if o.First().ID != "a-ships" || o.Continue() != nil {
		t.Errorf("first %v, continue %v", o.First(), o.Continue())
	}
}

func TestTheFirstAnswerOrTheFirstNoteEndsTheFirstRun(t *testing.T) {
	w := sitDown(t, harbour())
	w.answer(key("bow"))
	if w.overview().FirstRun {
		t.Error("an answer did not end it")
	}
	w = sitDown(t, harbour())
	w.save(w.PlaceEvents("harbour", "a-ships", 1, "")...)
	if w.overview().FirstRun {
		t.Error("a note read did not end it")
	}
}

func TestWithoutPacksThereIsNothingToBeginWith(t *testing.T) {
	o := sitDown(t).overview()
	if o.First() != nil || o.Continue() != nil || o.Title() != "0 packs" || o.Plan.Len() != 0 {
		t.Errorf("the overview is %+v", o)
	}
}

func TestPacksAreCountedAndTheirProblemsToo(t *testing.T) {
	broken := packOf("yard", map[string]string{"one": "# Yard\n\n### Nothing?\n<!-- drill id=nothing -->\n\n" + noteOf("More", "land", "gate")})
	twice := packOf("harbour", map[string]string{"z": noteOf("Twice", "sea", "bow")})
	o := sitDown(t, harbour(), broken, twice).overview()
	if len(o.Packs) != 2 || o.Title() != "2 packs" || !o.ManyPacks() {
		t.Errorf("the packs are %+v", o.Packs)
	}
	if o.Problems != 2 || o.Packs[1].Problems != 1 { // the item, and the second pack of one name
		t.Errorf("%d problems, %d of them in the yard", o.Problems, o.Packs[1].Problems)
	}
	untitled := fstest.MapFS{"pack.md": {Data: []byte("---\nformat: drillship/1\nid: bare\n---\n")}, "n.md": {Data: []byte("# N\n")}}
	if o := sitDown(t, untitled).overview(); o.Title() == "" {
		t.Error("a pack without a title has no name")
	}
}

func TestTheNoteToContinueIsTheLastOneLeftUnfinished(t *testing.T) {
	w := sitDown(t, harbour())
	read := func(note string, percent int) {
		w.clock = w.clock.Add(time.Minute)
		w.save(w.PlaceEvents("harbour", note, percent, "")...)
	}
	read("a-ships", 40)
	read("b-cargo", 10)
	if c := w.overview().Continue(); c == nil || c.ID != "b-cargo" {
		t.Errorf("continue %+v", c)
	}
	read("b-cargo", 100)
	if c := w.overview().Continue(); c == nil || c.ID != "a-ships" {
		t.Errorf("continue %+v", c)
	}
	read("a-ships", 100)
	if c := w.overview().Continue(); c != nil {
		t.Errorf("continue %+v", c)
	}
}

func TestANoteMatchesItsTitleAliasesAndTags(t *testing.T) {
	w := sitDown(t, packOf("harbour", map[string]string{"n": "---\ntitle: Große Ships\naliases: [Boats]\ntags: [Sea]\n---\n\n# Große Ships\n"}))
	n := w.overview().Notes[0]
	for text, want := range map[string]bool{"": true, "ship": true, "große": true, "boat": true, "sea": true, "land": false, "ships boats": false} {
		if n.Matches(text) != want {
			t.Errorf("%q matches: %v", text, !want)
		}
	}
}

func TestNumbersOfNotesAddUpToThePlan(t *testing.T) {
	packs := libraryOf(harbour(), packOf("yard", map[string]string{
		"empty": "# Empty\n", "one": noteOf("Yard", "land", "gate", "lamp"),
		"two": "# Two\n\n> [!TIP]\n> A ==bow== and a ==stern==.\n> <!-- drill id=ends -->\n\n> [!WARNING]\n> **Trap:** No.\n>\n> **Truth:** Yes.\n> <!-- drill id=no -->\n",
	}))
	var keys []content.Key
	notes := map[content.Key]string{}
	for ref := range packs.Cards() {
		k := packs.CardKey(ref)
		keys = append(keys, k)
		notes[k] = packs.Packs()[ref.Pack].Notes[ref.Note].ID
	}
	w := sitDown(t)
	w.Library = packs
	rapid.Check(t, func(rt *rapid.T) {
		for range rapid.IntRange(1, 8).Draw(rt, "events") {
			k := rapid.SampledFrom(keys).Draw(rt, "card")
			kind := rapid.SampledFrom([]quiz.EventKind{quiz.Answered, quiz.Answered, quiz.Buried, quiz.Suspended, quiz.Resumed}).Draw(rt, "kind")
			w.clock = w.clock.Add(time.Duration(rapid.IntRange(0, 30*60).Draw(rt, "minutes")) * time.Minute)
			w.save(quiz.Event{Kind: kind, Card: k, Rating: fsrs.Rating(rapid.IntRange(1, 4).Draw(rt, "rating"))})
		}
		o := w.overview()
		due, fresh := 0, 0
		want := map[string]int{}
		for _, k := range w.asked(Scope{}) {
			want[notes[k]]++
		}
		for _, n := range o.Notes {
			due, fresh = due+n.Due, fresh+n.New
			if got := n.Due + n.New; got != want[n.ID] {
				rt.Errorf("%s promises %d, %d are asked", n.ID, got, want[n.ID])
			}
			if n.Recall < 0 || n.Recall > 1 {
				rt.Errorf("%s has a recall of %v", n.ID, n.Recall)
			}
		}
		if due != len(o.Plan.Due) || fresh != len(o.Plan.New) {
			rt.Errorf("notes have %d due and %d new, the plan %d and %d", due, fresh, len(o.Plan.Due), len(o.Plan.New))
		}
	})
}
