package quiz_test

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

// anyStep does one of the things that a learner can do, or lets time pass, backwards too.
func anyStep(t *rapid.T, l *learner) {
	switch rapid.SampledFrom([]string{"answer", "answer", "answer", "go on", "bury", "suspend", "flag", "wait", "clock"}).Draw(t, "step") {
	case "answer":
		l.answer(anyRating.Draw(t, "rating"))
	case "go on":
		l.give(anyRating.Draw(t, "rating"))
	case "bury":
		l.bury()
	case "suspend":
		l.suspend()
	case "flag":
		l.flag()
	case "wait":
		l.wait(time.Duration(rapid.Int64Range(0, int64(10*time.Hour)).Draw(t, "wait"))).advance()
	case "clock":
		l.wait(-time.Duration(rapid.Int64Range(0, int64(3*time.Hour)).Draw(t, "back")))
		l.now.Zone = rapid.IntRange(-12, 14).Draw(t, "zone") * 60
	}
}

// anySitting is a learner before up to eight cards, some of which were met on the days before, with
// the log of those days. Ids of the log are apart from those that the learner will give.
var anySitting = rapid.Custom(func(t *rapid.T) *learner {
	var log []quiz.Event
	var slots []quiz.Slot
	for i := range rapid.IntRange(0, 8).Draw(t, "cards") {
		key := content.Key(fmt.Sprint("p/", i))
		for n := range rapid.IntRange(0, 3).Draw(t, "answers before") {
			e := answered(evening.Plus(time.Duration(n-20)*24*time.Hour), anyRating.Draw(t, "rating"))
			e.Card = key
			binary.BigEndian.PutUint64(e.ID[:], uint64(i*10+n+1))
			log = append(log, e)
		}
		slots = append(slots, quiz.Slot{Key: key, State: quiz.Replay(log).States[key]})
	}
	l := sitOver(slots, evening)
	l.log = log
	return l
})

func TestNoCardOfASessionIsEverLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anySitting.Draw(t, "sitting")
		_, cards, _ := l.session.Position()
		before := len(l.log)
		for range rapid.IntRange(0, 40).Draw(t, "steps") {
			anyStep(t, l)
		}
		reached := map[content.Key]bool{}
		for _, e := range l.log[before:] {
			if e.Kind != quiz.Flagged && e.Kind != quiz.Unflagged {
				reached[e.Card] = true
			}
		}
		if slot, asked := l.session.Current(); asked {
			reached[slot.Key] = true
		}
		n, of, _ := l.session.Position()
		toCome := of - n
		equal(t, "cards answered, hidden, on screen or to come", len(reached)+toCome, cards)
	})
}

func TestACardInStepsIsOnScreenOrWaitsUnlessHidden(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anySitting.Draw(t, "sitting")
		for range rapid.IntRange(0, 30).Draw(t, "steps") {
			before, was := *l, l.now.At
			anyStep(t, l)
			if dayOf(l.now) != dayOf(evening) || l.now.Zone != evening.Zone || l.now.At < was {
				*l = before // not today's matter
			}
		}
		there := map[content.Key]int{}
		for _, slot := range l.session.Waiting() {
			there[slot.Key]++
		}
		if l.session.Answered() == nil {
			there[l.asks()]++
		}
		midnight := evening.Starts(dayOf(evening)+1, four)
		for key, s := range quiz.Replay(l.log).States {
			inSteps := s.Last == dayOf(evening) && s.DueAt != 0 && s.DueAt < midnight.At && !s.Hidden(dayOf(evening))
			if inSteps != (there[key] == 1) && s.Last == dayOf(evening) || there[key] > 1 {
				t.Errorf("%s is there %d times, in steps: %v", key, there[key], inSteps)
			}
		}
	})
}

func TestWhatASessionKnowsIsWhatItsLogSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anySitting.Draw(t, "sitting")
		for range rapid.IntRange(0, 40).Draw(t, "steps") {
			anyStep(t, l)
			states := quiz.Replay(l.log).States
			known := l.session.Waiting()
			if slot, asked := l.session.Current(); asked {
				known = append(known[:len(known):len(known)], slot)
			}
			for _, slot := range known {
				equal(t, string(slot.Key), slot.State, states[slot.Key])
			}
		}
	})
}

func TestUndoGivesTheSessionThatWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anySitting.Draw(t, "sitting")
		was := []learner{}
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			before := *l
			anyStep(t, l)
			if len(l.log) > len(before.log) {
				was = append(was, before)
			}
		}
		for i := range was {
			l.wait(time.Second).undo()
			want := was[len(was)-1-i]
			if !reflect.DeepEqual(l.session, want.session) {
				t.Fatalf("got %+v, want %+v", l.session, want.session)
			}
			if got, want := quiz.Replay(l.log), quiz.Replay(want.log); !reflect.DeepEqual(got, want) {
				t.Fatalf("the log says %+v, before it said %+v", got, want)
			}
		}
		equal(t, "can undo", l.session.CanUndo(), false)
	})
}

func TestAStoreThatFailedLeavesTheSessionUsable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anySitting.Draw(t, "sitting")
		for range rapid.IntRange(0, 20).Draw(t, "steps") {
			kept, log, ids := l.session, l.log, l.ids
			looks := fmt.Sprintf("%+v", kept.Results()) + fmt.Sprintf("%+v", kept.Waiting())
			anyStep(t, l)
			anyStep(t, l)
			if got := fmt.Sprintf("%+v", kept.Results()) + fmt.Sprintf("%+v", kept.Waiting()); got != looks {
				t.Fatalf("got %s, want %s", got, looks)
			}
			if rapid.Bool().Draw(t, "fails") {
				l.session, l.log, l.ids = kept, log, ids
			}
		}
	})
}
