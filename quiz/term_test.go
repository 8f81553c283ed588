package quiz_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// anyCourse has up to twenty cards with siblings, in every state that a log may have brought about.
var anyCourse = rapid.Custom(func(t *rapid.T) *course {
	c := courseOf(rapid.SliceOfN(rapid.Int32Range(0, 11), 0, 20).Draw(t, "items")...)
	c.set.NewPerDay = rapid.IntRange(0, 8).Draw(t, "new a day")
	c.set.ReviewsPerDay = rapid.IntRange(0, 8).Draw(t, "reviews a day")
	ago := rapid.SampledFrom([]quiz.Day{0, 0, 1, 2, 30})
	for i := range c.deck {
		last := today - ago.Draw(t, "last")
		first := last - ago.Draw(t, "first")
		switch rapid.SampledFrom([]string{"new", "review", "review", "step"}).Draw(t, "phase") {
		case "review":
			due := max(last+1, today+quiz.Day(rapid.IntRange(-5, 3).Draw(t, "due")))
			c.brief(i, quiz.Brief{Phase: fsrs.Review, DueDay: due, First: first, Last: last, Stability: 9, Answers: 2})
		case "step":
			due := evening.Plus(time.Duration(rapid.IntRange(-900, 900).Draw(t, "minutes")) * time.Minute)
			c.brief(i, quiz.Brief{Phase: fsrs.Learning, DueAt: due.At, First: first, Last: last, Stability: 1, Answers: 1})
		}
		if rapid.IntRange(0, 5).Draw(t, "hidden") == 0 {
			c.hide(i, today+quiz.Day(rapid.IntRange(-1, 2).Draw(t, "until")))
		}
	}
	return c
})

// fresh tells whether the card was answered today and is still in its steps.
func (c *course) fresh(i int) bool {
	b := c.known[i]
	return b.Answers > 0 && b.Last == today && b.DueDay == 0
}

func TestAPlanAsksOnlyWhatIsDueAndShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCourse.Draw(t, "course")
		p := c.today()
		for _, i := range p.Due {
			b := c.known[i]
			due := b.DueDay != 0 && b.DueDay <= today || b.DueDay == 0 && b.DueAt <= evening.At
			if b.Answers == 0 || b.HiddenUntil > today || !due {
				t.Errorf("asks %d, of which %+v is known", i, b)
			}
		}
		for _, i := range p.New {
			if b := c.known[i]; b.Answers > 0 || b.HiddenUntil > today {
				t.Errorf("%d is new, of which %+v is known", i, b)
			}
		}
		order := p.Order()
		slices.Sort(order)
		equal(t, "cards asked once", len(slices.Compact(order)), p.Len())
	})
}

func TestAPlanKeepsSiblingsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCourse.Draw(t, "course")
		p := c.today()
		there := map[int32][]int{}
		for _, i := range p.Order() {
			there[c.deck[i].Item] = append(there[c.deck[i].Item], i)
		}
		for i, b := range c.known {
			if b.Answers > 0 && b.Last == today && !slices.Contains(there[c.deck[i].Item], i) {
				there[c.deck[i].Item] = append(there[c.deck[i].Item], i)
			}
		}
		for item, cards := range there {
			for _, i := range cards {
				asked := slices.Contains(p.Order(), i)
				if asked && !c.fresh(i) && len(cards) > 1 {
					t.Errorf("item %d: asks %d on one day with its siblings %v", item, i, cards)
				}
			}
		}
	})
}

func TestAPlanKeepsTheLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCourse.Draw(t, "course")
		p := c.today()
		newOnes, reviews := len(p.New), 0
		steps := 0
		for _, i := range p.Due {
			switch {
			case c.known[i].DueDay != 0:
				reviews++
			case !c.fresh(i):
				steps++
			}
		}
		doneNew, doneReviews := 0, 0
		for _, b := range c.known {
			switch {
			case b.Answers == 0 || b.Last != today:
			case b.First == today:
				doneNew++
			default:
				doneReviews++
			}
		}
		if newOnes > 0 && newOnes+doneNew > c.set.NewPerDay {
			t.Errorf("%d new cards after %d, of %d a day", newOnes, doneNew, c.set.NewPerDay)
		}
		if reviews > 0 && reviews+steps+doneReviews > c.set.ReviewsPerDay {
			t.Errorf("%d reviews and %d steps after %d, of %d a day", reviews, steps, doneReviews, c.set.ReviewsPerDay)
		}
		limit := rapid.IntRange(1, 10).Draw(t, "limit")
		equal(t, "with a limit", c.plan(quiz.Scope{Limit: limit}).Len(), min(limit, p.Len()))
	})
}

func TestAPlanIsTheSameHoweverItsCardsAreTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCourse.Draw(t, "course")
		p, q := c.today(), c.today() // from a map: in another order each time
		for i := range p.Notes {
			p.Notes[i].Recall, q.Notes[i].Recall = 0, 0 // a sum of fractions
		}
		if !reflect.DeepEqual(p, q) {
			t.Errorf("got %+v and %+v", p, q)
		}
	})
}

func TestAPlanMadeLaterIsWhatIsLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCourse.Draw(t, "course")
		p := c.today()
		order := p.Order()
		given := rapid.IntRange(0, len(order)).Draw(t, "answers")
		for _, i := range order[:given] {
			b := c.known[i]
			if b.Answers == 0 {
				b.First = today
			}
			b.Hash, b.Last, b.DueAt, b.DueDay = c.deck[i].Hash, today, 0, today+4
			if rapid.Bool().Draw(t, "back today") {
				b.DueAt, b.DueDay = evening.Plus(time.Minute).At, 0
			}
			b.Answers++
			c.known[i] = b
		}
		want, got := order[given:], c.today().Order()
		slices.Sort(want)
		slices.Sort(got)
		same(t, "left", got, want)
	})
}

// student goes through a course day by day.
type student struct {
	*course
	states []quiz.State
}

func (s *student) tell(i int) {
	state := s.states[i]
	until := state.HiddenUntil
	if state.Suspended {
		until = 1<<31 - 1
	}
	s.brief(i, quiz.Brief{
		Phase: state.Card.Phase, DueAt: state.DueAt, DueDay: state.DueDay, First: state.First, Last: state.Last,
		Stability: state.Card.Memory.Stability, HiddenUntil: until, Answers: state.Answers,
	})
}

// study sits through the day's plan and tells which cards were answered.
func (s *student) study(rate func() fsrs.Rating) (answered []int) {
	var slots []quiz.Slot
	for _, i := range s.today().Order() {
		slots = append(slots, quiz.Slot{Key: s.keys[i], State: s.states[i]})
	}
	l := sitOver(slots, s.now)
	l.session = quiz.Start(slots, s.set, false, s.now)
	for l.asks() != "" {
		i := slices.Index(s.keys, l.asks())
		l.give(rate())
		slot, _ := l.session.Current()
		s.states[i] = slot.State
		answered = append(answered, i)
		s.tell(i)
		l.advance()
	}
	return answered
}

func TestWhoStudiesEveryDayIsAskedEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := courseOf(0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 6, 7)
		c.set.NewPerDay, c.set.ReviewsPerDay = rapid.IntRange(1, 4).Draw(t, "new a day"), rapid.IntRange(4, 9).Draw(t, "reviews a day")
		s := &student{course: c, states: make([]quiz.State, len(c.deck))}
		mostlyRight := rapid.SampledFrom([]fsrs.Rating{again, hard, good, good, good, good, easy, easy})
		for range 90 {
			s.now = s.now.Plus(24 * time.Hour)
			items := map[int32]int{}
			for _, i := range s.study(func() fsrs.Rating { return mostlyRight.Draw(t, "rating") }) {
				if other, twice := items[s.deck[i].Item]; twice && other != i {
					t.Fatalf("cards %d and %d of an item on one day", i, other)
				}
				items[s.deck[i].Item] = i
			}
		}
		for i, state := range s.states {
			if state.IsNew() {
				t.Errorf("card %d was never asked", i)
			}
			if late := dayOf(s.now) - state.DueDay; state.DueDay != 0 && late > 7 {
				t.Errorf("card %d waits for %d days", i, late)
			}
		}
	})
}
