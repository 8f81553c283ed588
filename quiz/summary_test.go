package quiz_test

import (
	"testing"
	"time"

	"github.com/drillship/drillship/content"
)

func TestASummaryCountsEachCardByItsFirstAnswer(t *testing.T) {
	sum := sit("p/a", "p/b", "p/c").answer(again, easy, again, easy, easy).session.Summary()
	equal(t, "cards", sum.Cards, 3)
	equal(t, "right", sum.Right, 1)
	same(t, "missed", sum.Missed, []content.Key{"p/a", "p/c"})
	equal(t, "waiting", sum.Waiting, 0)
	equal(t, "next at", sum.NextAt, 0)
}

func TestASummaryTellsWhatComesBackToday(t *testing.T) {
	l := sit("p/a", "p/b", "p/c").answer(good).give(good)
	sum := l.session.Summary()
	equal(t, "waiting", sum.Waiting, 2)
	equal(t, "next at", sum.NextAt, evening.Plus(10*time.Minute+10*time.Second).At)
}

func TestACardAskedAgainAndLeftStillComesBack(t *testing.T) {
	l := sit("p/a").give(again).wait(time.Minute).advance()
	equal(t, "asks", l.asks(), "p/a")
	sum := l.session.Summary()
	equal(t, "waiting", sum.Waiting, 1)
	equal(t, "next at", sum.NextAt, l.state("p/a").DueAt)
}

func TestTheSummaryOfNothingIsNothing(t *testing.T) {
	sum := sit("p/a").session.Summary()
	equal(t, "cards, missed, waiting", [3]int{sum.Cards, len(sum.Missed), sum.Waiting}, [3]int{})
}
