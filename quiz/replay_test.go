package quiz_test

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// anyLog holds events of every kind on four cards, by clocks that agree in nothing, with undos of
// anything. Ids are their own, times are not.
var anyLog = rapid.Custom(func(t *rapid.T) []quiz.Event {
	var log []quiz.Event
	for n := range rapid.IntRange(0, 40).Draw(t, "events") {
		e := quiz.Event{Moment: evening, Kind: quiz.EventKind(rapid.IntRange(1, 9).Draw(t, "kind"))}
		binary.BigEndian.PutUint32(e.ID[:], rapid.Uint32().Draw(t, "id"))
		binary.BigEndian.PutUint32(e.ID[4:], uint32(n+1))
		e.At += rapid.Int64Range(0, 2000).Draw(t, "hours") * time.Hour.Milliseconds()
		e.Zone = rapid.IntRange(-12, 14).Draw(t, "zone") * 60
		e.Card = content.Key(rapid.SampledFrom([]string{"p/a", "p/b", "p/c#1", "p/c#2"}).Draw(t, "card"))
		switch e.Kind {
		case quiz.Answered:
			e.Rating = anyRating.Draw(t, "rating")
			e.Right = e.Rating != fsrs.Again
		case quiz.Undone:
			if len(log) > 0 {
				e.Target = rapid.SampledFrom(log).Draw(t, "target").ID
			}
		case quiz.Set:
			e.Card, e.Name = "", rapid.SampledFrom([]string{quiz.SetRetention, quiz.SetRollover, quiz.SetNewPerDay}).Draw(t, "setting")
			e.Value = fmt.Sprint(rapid.IntRange(60, 120).Draw(t, "value"))
		case quiz.Placed:
			e.Card, e.Name, e.Value = "", "p/note", fmt.Sprint(n)
		}
		log = append(log, e)
	}
	return log
})

func TestReplayIsTheSameForAnyOrderOfTheLog(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := anyLog.Draw(t, "log")
		if got, want := quiz.Replay(rapid.Permutation(log).Draw(t, "order")), quiz.Replay(log); !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	})
}

func TestReplayLeavesTheLogAsItWas(t *testing.T) {
	log := []quiz.Event{flagAt(9), undoAt(3, 2, 7)}
	before := slices.Clone(log)
	quiz.Replay(log)
	if !reflect.DeepEqual(log, before) {
		t.Errorf("got %v, want %v", log, before)
	}
}

func TestMergingLogsIsAUnion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := anyLog.Draw(t, "log")
		cut := rapid.IntRange(0, len(all)).Draw(t, "cut")
		back := rapid.IntRange(0, cut).Draw(t, "back")
		mine, yours := all[:cut], all[back:]
		want := quiz.Replay(all)
		for name, merged := range map[string][]quiz.Event{
			"once":      slices.Concat(mine, yours),
			"the other": slices.Concat(yours, mine),
			"twice":     slices.Concat(mine, yours, yours, mine),
		} {
			if got := quiz.Replay(merged); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: got %+v, want %+v", name, got, want)
			}
		}
	})
}

func TestACardReplaysAloneAsInTheWholeLog(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := anyLog.Draw(t, "log")
		states := quiz.Replay(log).States
		for _, key := range []content.Key{"p/a", "p/b", "p/c#1", "p/c#2"} {
			var own []quiz.Event
			for _, e := range log {
				if e.Card == key || e.Kind == quiz.Set || e.Kind == quiz.Undone {
					own = append(own, e)
				}
			}
			equal(t, string(key), quiz.Replay(own).States[key], states[key])
		}
	})
}

func TestSettingsHoldFromTheirMomentOn(t *testing.T) {
	rollover := quiz.Event{ID: number(3), Moment: evening.Plus(time.Hour), Kind: quiz.Set, Name: quiz.SetRollover, Value: "1380"}
	before := answered(evening, fsrs.Easy)
	later := answered(evening.Plus(2*time.Hour), fsrs.Easy)
	before.ID, later.ID, later.Card = number(1), number(2), "p/b"
	states := quiz.Replay([]quiz.Event{rollover, later, before}).States
	equal(t, "answered before", states["p/a"].First, dayOf(evening))
	equal(t, "answered after", states["p/b"].First, dayOf(evening)-1)
}

func TestAWrongSettingInTheLogChangesNothing(t *testing.T) {
	log := []quiz.Event{{ID: number(1), Kind: quiz.Set, Name: quiz.SetRetention, Value: "0"}, {ID: number(2), Kind: quiz.Set, Name: "unheard of", Value: "1"}}
	equal(t, "settings", quiz.Replay(log).Settings, quiz.DefaultSettings())
}

func TestTheLatestPlaceOfANoteCounts(t *testing.T) {
	place := func(id byte, at quiz.Moment, value string) quiz.Event {
		return quiz.Event{ID: number(id), Moment: at, Kind: quiz.Placed, Name: "p/note", Value: value}
	}
	later := evening.Plus(time.Minute)
	got := quiz.Replay([]quiz.Event{place(1, later, "spot"), place(2, evening, "top")}).Places["p/note"]
	equal(t, "place", got, quiz.Place{Value: "spot", At: later.At})
}

func TestAKindOfANewerVersionLeavesNoTrace(t *testing.T) {
	log := []quiz.Event{{ID: number(1), Kind: 10, Card: "p/a"}, {ID: number(2), Kind: 0, Card: "p/b"}}
	equal(t, "cards", len(quiz.Replay(log).States), 0)
}

func TestEventsOfOneMomentAreReplayedByTheirID(t *testing.T) {
	flag := quiz.Event{ID: number(1), Moment: evening, Kind: quiz.Flagged, Card: "p/a"}
	unflag := quiz.Event{ID: number(2), Moment: evening, Kind: quiz.Unflagged, Card: "p/a"}
	equal(t, "flag, then unflag", isFlagged(unflag, flag), false)
	flag.ID = number(3)
	equal(t, "unflag, then flag", isFlagged(flag, unflag), true)
}

func TestEveryKindHasAWordOfItsOwn(t *testing.T) {
	seen := map[string]bool{}
	for kind := quiz.Answered; kind.Valid(); kind++ {
		if word := kind.String(); word == "" || seen[word] {
			t.Errorf("kind %d is called %q", kind, word)
		}
		seen[kind.String()] = true
	}
	equal(t, "kind of a newer version", quiz.EventKind(200).String(), "")
	equal(t, "id", number(255).String(), "000000000000000000000000000000ff")
}

func BenchmarkReplay(b *testing.B) {
	log := make([]quiz.Event, 100_000)
	for i := range log {
		log[i] = answered(evening.Plus(time.Duration(i)*time.Minute), fsrs.Rating(i%4+1))
		log[i].Card = content.Key(fmt.Sprint("p/", i%5000))
		binary.BigEndian.PutUint64(log[i].ID[:], uint64(i+1))
	}
	for b.Loop() {
		quiz.Replay(log)
	}
}
