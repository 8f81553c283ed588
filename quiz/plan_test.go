package quiz_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

var (
	today    = dayOf(evening)
	tomorrow = today + 1
)

// course is a deck with what is known of its cards.
type course struct {
	keys  []content.Key
	deck  []quiz.Ref
	known map[int]quiz.Brief
	set   quiz.Settings
	now   quiz.Moment
}

// courseOf has one card for each number; equal numbers are siblings, of one item.
func courseOf(items ...int32) *course {
	c := &course{known: map[int]quiz.Brief{}, set: quiz.DefaultSettings(), now: evening}
	for i, item := range items {
		key := content.Key(fmt.Sprintf("p/%d#%d", item, i))
		c.keys = append(c.keys, key)
		c.deck = append(c.deck, quiz.Ref{Hash: key.Hash(), Item: item, Note: item / 10})
	}
	return c
}

// singles is a course of n cards without siblings.
func singles(n int) *course {
	items := make([]int32, n)
	for i := range items {
		items[i] = int32(i)
	}
	return courseOf(items...)
}

// review tells of a card under review, answered last ten days ago.
func (c *course) review(i int, due quiz.Day) *course {
	return c.brief(i, quiz.Brief{Phase: fsrs.Review, DueDay: due, First: today - 50, Last: today - 10, Stability: 10, Answers: 3})
}

// doneToday tells of a card answered today and due another day.
func (c *course) doneToday(i int, first quiz.Day) *course {
	return c.brief(i, quiz.Brief{Phase: fsrs.Review, DueDay: today + 5, First: first, Last: today, Stability: 5, Answers: 3})
}

// step tells of a card in its steps that comes back some time from now.
func (c *course) step(i int, in time.Duration, last quiz.Day) *course {
	return c.brief(i, quiz.Brief{Phase: fsrs.Learning, DueAt: c.now.Plus(in).At, First: last, Last: last, Stability: 1, Answers: 1})
}

func (c *course) brief(i int, b quiz.Brief) *course {
	b.Hash = c.deck[i].Hash
	c.known[i] = b
	return c
}

// hide buries or suspends a card, known or new.
func (c *course) hide(i int, until quiz.Day) *course {
	b := c.known[i]
	b.Hash, b.HiddenUntil = c.deck[i].Hash, until
	c.known[i] = b
	return c
}

func (c *course) seen(yield func(quiz.Brief) bool) {
	for _, b := range c.known {
		if !yield(b) {
			return
		}
	}
}

func (c *course) plan(scope quiz.Scope) quiz.Plan {
	return quiz.Make(c.deck, c.seen, c.now, c.set, scope)
}

func (c *course) today() quiz.Plan { return c.plan(quiz.Scope{}) }

func TestANewCourseGivesItsFirstCardsUpToTheDaysNumber(t *testing.T) {
	p := singles(30).today()
	same(t, "new", p.New, []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
	equal(t, "due", len(p.Due), 0)
	equal(t, "unseen", p.Unseen, 30)
	equal(t, "day", p.Day, today)
}

func TestAnEmptyLibraryAsksNothing(t *testing.T) {
	p := singles(0).today()
	equal(t, "cards", p.Len(), 0)
	equal(t, "order", len(p.Order()), 0)
}

func TestCardsOfAPackThatIsGoneAreLeftOut(t *testing.T) {
	c := singles(1)
	c.known[7] = quiz.Brief{Hash: 1234, DueDay: today, Last: today, First: today, Answers: 1}
	p := c.today()
	equal(t, "due", len(p.Due), 0)
	equal(t, "done", p.Done, 0)
	equal(t, "new", len(p.New), 1)
}

func TestReviewsComeOnTheirDayTheOldestFirst(t *testing.T) {
	p := singles(4).review(0, today).review(1, tomorrow).review(2, today-3).review(3, today-1).today()
	same(t, "due", p.Due, []int{2, 3, 0})
	equal(t, "tomorrow", p.Tomorrow, 1)
}

func TestStepsComeBeforeReviewsTheSoonestFirst(t *testing.T) {
	p := singles(4).review(0, today-30).step(1, -time.Minute, today).step(2, -time.Hour, today).step(3, time.Minute, today).today()
	same(t, "due", p.Due, []int{2, 1, 0})
	equal(t, "waiting", p.Waiting, 1)
	equal(t, "next at", p.NextAt, evening.Plus(time.Minute).At)
	equal(t, "done", p.Done, 0)
}

func TestAStepOfADayIsAskedOnItsDay(t *testing.T) {
	c := singles(2)
	for i, due := range []quiz.Day{today, tomorrow} {
		c.brief(i, quiz.Brief{Phase: fsrs.Learning, DueDay: due, First: today - 1, Last: today - 1, Answers: 1})
	}
	p := c.today()
	same(t, "due", p.Due, []int{0})
	equal(t, "tomorrow", p.Tomorrow, 1)
}

func TestAStepBeyondTheRolloverIsTomorrows(t *testing.T) {
	c := singles(1)
	c.now = moment("2026-11-21T03:55:00Z")
	c.step(0, 10*time.Minute, today)
	p := c.today()
	equal(t, "waiting before four", p.Waiting, 0)
	equal(t, "tomorrow", p.Tomorrow, 1)
	equal(t, "done", p.Done, 1)
	c.now = moment("2026-11-21T04:01:00Z")
	p = c.today()
	equal(t, "waiting after four", p.Waiting, 1)
	equal(t, "done", p.Done, 0)
	c.now = moment("2026-11-21T04:05:00Z")
	same(t, "due then", c.today().Due, []int{0})
}

func TestDoneAreTheCardsThatDoNotComeBackToday(t *testing.T) {
	c := singles(6).doneToday(0, today).doneToday(1, today-9).step(2, -time.Minute, today).step(3, time.Minute, today)
	c.step(4, -24*time.Hour, today-1).review(5, today)
	p := c.today()
	equal(t, "done", p.Done, 2)
	equal(t, "waiting", p.Waiting, 1)
	equal(t, "due", len(p.Due), 3)
}

func TestTheDaysNewCardsAreUsedUp(t *testing.T) {
	c := singles(30)
	for i := range 8 {
		c.doneToday(i, today)
	}
	same(t, "new", c.today().New, []int{8, 9})
	c.doneToday(8, today-5)
	same(t, "new, a review more", c.today().New, []int{9, 10})
	c.set.NewPerDay = 3
	equal(t, "new, after the number was lowered", len(c.today().New), 0)
}

func TestTheDaysReviewsAreLimited(t *testing.T) {
	c := singles(30)
	c.set.ReviewsPerDay = 5
	for i := range 10 {
		c.review(i, today-quiz.Day(i))
	}
	same(t, "due", c.today().Due, []int{9, 8, 7, 6, 5})
	c.doneToday(9, today-50).doneToday(8, today-50)
	same(t, "due, two are done", c.today().Due, []int{7, 6, 5})
	c.set.ReviewsPerDay = 0
	equal(t, "due, none a day", len(c.today().Due), 0)
}

func TestCardsInStepsComeWhateverTheLimitAndCountTowardsIt(t *testing.T) {
	c := singles(5)
	c.set.ReviewsPerDay = 2
	c.step(0, -24*time.Hour, today-1).review(1, today-1).review(2, today)
	same(t, "due", c.today().Due, []int{0, 1})
	c.doneToday(0, today-1)
	same(t, "due, the step is done", c.today().Due, []int{1})
	c.set.ReviewsPerDay = 0
	c.step(3, -time.Hour, today)
	same(t, "due, no reviews", c.today().Due, []int{3})
}

func TestSiblingsNeverComeOnOneDay(t *testing.T) {
	same(t, "new ones", courseOf(0, 0, 1, 1).today().New, []int{0, 2})
	p := courseOf(0, 0, 0).review(0, today).review(1, today-1).today()
	same(t, "due ones", p.Due, []int{1})
	same(t, "new beside due ones", p.New, nil)
	equal(t, "after one was done", courseOf(0, 0, 0).doneToday(0, today).review(1, today).today().Len(), 0)
	equal(t, "while one is waiting", courseOf(0, 0, 0).step(0, time.Minute, today).review(1, today).today().Len(), 0)
	equal(t, "while one waits since last night", courseOf(0, 0, 0).step(0, time.Minute, today-1).review(1, today).today().Len(), 0)
	same(t, "left in their steps", courseOf(0, 0).step(0, -30*time.Hour, today-1).step(1, -29*time.Hour, today-1).today().Due, []int{0})
	same(t, "left in its steps, the other done", courseOf(0, 0).step(0, -30*time.Hour, today-1).doneToday(1, today-9).today().Due, nil)
	same(t, "both begun today, on two devices", courseOf(0, 0).step(0, -2*time.Hour, today).step(1, -time.Hour, today).today().Due, []int{0, 1})
}

func TestASiblingBeyondTheLimitDoesNotKeepANewCardBack(t *testing.T) {
	c := courseOf(0, 0).review(0, today)
	c.set.ReviewsPerDay = 0
	same(t, "new", c.today().New, []int{1})
}

func TestHiddenCardsAreNotAsked(t *testing.T) {
	const ever = quiz.Day(1<<31 - 1)
	c := singles(6).review(0, today).review(1, today).step(2, -time.Minute, today).step(3, time.Minute, today)
	c.hide(0, tomorrow).hide(1, ever).hide(2, tomorrow).hide(3, ever).hide(4, tomorrow).hide(5, ever)
	p := c.today()
	equal(t, "cards", p.Len(), 0)
	equal(t, "waiting", p.Waiting, 0)
	equal(t, "done", p.Done, 2)
	equal(t, "tomorrow, those buried", p.Tomorrow, 2)
	equal(t, "unseen, hidden ones too", p.Unseen, 2)
}

func TestACardBuriedYesterdayComesBack(t *testing.T) {
	p := singles(2).review(0, today-1).hide(0, today).hide(1, today).today()
	same(t, "due", p.Due, []int{0})
	same(t, "new", p.New, []int{1})
}

func TestAHiddenNewCardLeavesItsPlaceToTheNext(t *testing.T) {
	c := courseOf(0, 0, 1).hide(0, tomorrow)
	same(t, "new", c.today().New, []int{1, 2})
}

func TestACardThatIsThereTwiceIsOneCard(t *testing.T) {
	c := singles(3)
	c.deck = append(c.deck, quiz.Ref{Hash: c.deck[1].Hash, Item: 9, Note: 0})
	same(t, "new", c.today().New, []int{0, 1, 2})
	equal(t, "unseen", c.today().Unseen, 3)
	same(t, "after it was answered", c.doneToday(1, today).today().New, []int{0, 2})
}

func TestAnAnswerFromTheFutureDoesNotUseUpEveryDay(t *testing.T) {
	c := singles(20)
	for i := range 10 {
		c.brief(i, quiz.Brief{Phase: fsrs.Review, DueDay: today + 5000, First: today + 4000, Last: today + 4000, Answers: 1})
	}
	p := c.today()
	equal(t, "new", len(p.New), 10)
	equal(t, "done", p.Done, 0)
}

func TestAfterAFlightWestTheDayIsStillTheSame(t *testing.T) {
	c := singles(30)
	for i := range 10 {
		c.brief(i, quiz.Brief{Phase: fsrs.Review, DueDay: today + 5, First: tomorrow, Last: tomorrow, Answers: 1})
	}
	equal(t, "new", len(c.today().New), 0)
	equal(t, "done", c.today().Done, 10)
}

func TestANoteAskedForByNameGivesNewCards(t *testing.T) {
	c := singles(40)
	for i := range 10 {
		c.doneToday(i, today)
	}
	third := func(i int) bool { return c.deck[i].Note == 2 }
	equal(t, "new of the day", len(c.plan(quiz.Scope{Want: third}).New), 0)
	p := c.plan(quiz.Scope{Want: third, New: 4})
	same(t, "new of the note", p.New, []int{20, 21, 22, 23})
	equal(t, "unseen of the note", p.Unseen, 10)
	equal(t, "done of the note", p.Done, 0)
	equal(t, "no new ones", len(singles(5).plan(quiz.Scope{New: -1}).New), 0)
}

func TestAScopeNarrowsAllNumbers(t *testing.T) {
	c := singles(6).review(0, today).review(1, tomorrow).step(2, time.Minute, today).doneToday(3, today)
	p := c.plan(quiz.Scope{Want: func(i int) bool { return i > 3 }})
	equal(t, "due, tomorrow, waiting, done", [4]int{len(p.Due), p.Tomorrow, p.Waiting, p.Done}, [4]int{})
	equal(t, "next at", p.NextAt, 0)
	equal(t, "unseen", p.Unseen, 2)
}

func TestALimitTakesStepsFirstThenReviewsThenNewCards(t *testing.T) {
	c := singles(6).review(0, today-5).review(1, today).step(2, -time.Minute, today)
	for limit, want := range [][]int{1: {2}, 2: {2, 0}, 3: {2, 0, 1}, 4: {2, 0, 1, 3}} {
		if limit > 0 {
			p := c.plan(quiz.Scope{Limit: limit})
			same(t, fmt.Sprint("limit ", limit), append(p.Due, p.New...), want)
		}
	}
}

func TestNewCardsAreSpreadAmongTheReviews(t *testing.T) {
	p := quiz.Plan{Due: []int{1, 2, 3, 4, 5, 6}, New: []int{11, 12, 13}}
	same(t, "order", p.Order(), []int{1, 11, 2, 3, 12, 4, 5, 13, 6})
	same(t, "only new", quiz.Plan{New: []int{3, 1}}.Order(), []int{3, 1})
	same(t, "only due", quiz.Plan{Due: []int{3, 1}}.Order(), []int{3, 1})
}

func TestReviewsOfOneDayAreNotInTheOrderOfTheCourse(t *testing.T) {
	c := singles(50)
	for i := range 50 {
		c.review(i, today)
	}
	morning := c.today().Due
	if slices.IsSorted(morning) {
		t.Error("they are in the order of the course")
	}
	c.now = c.now.Plus(time.Hour)
	same(t, "an hour later", c.today().Due, morning)
}

func TestNotesTellWhatTheyHold(t *testing.T) {
	c := singles(20).review(0, today).review(1, today+9).doneToday(2, today)
	c.set.NewPerDay = 9
	p := c.today()
	first, second := p.Notes[0], p.Notes[1]
	equal(t, "due", first.Due, 1)
	equal(t, "new", first.New, 7)
	equal(t, "seen", first.Seen, 3)
	equal(t, "new of the second", second.New, 1)
	equal(t, "seen of the second", second.Seen, 0)
	equal(t, "recall of the second", second.Recall, 0)
	// Two were answered as many days ago as they are stable, to be known with 90 %; the fresh one says
	// nothing yet.
	equal(t, "judged", first.Judged, 2)
	if want := 0.9; first.Recall < want-1e-9 || first.Recall > want+1e-9 {
		t.Errorf("recall %v, want %v", first.Recall, want)
	}
}
