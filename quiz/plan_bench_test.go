package quiz_test

import (
	"fmt"
	"iter"
	"testing"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// shelf is a deck of n cards and what is known of them, all seen before, a few due each day.
func shelf(n int, dueEvery int) ([]quiz.Ref, iter.Seq[quiz.Brief], quiz.Moment) {
	now := quiz.MomentOf(time.Date(2026, 11, 20, 18, 0, 0, 0, time.UTC))
	today := now.Day(4 * time.Hour)
	deck := make([]quiz.Ref, n)
	briefs := make([]quiz.Brief, n)
	for i := range deck {
		hash := content.Key(fmt.Sprintf("pack/item-%d", i)).Hash()
		deck[i] = quiz.Ref{Hash: hash, Item: int32(i), Note: int32(i / 50)}
		due := today + 1 + quiz.Day(i%90)
		if i%dueEvery == 0 {
			due = today - quiz.Day(i%30)
		}
		briefs[i] = quiz.Brief{
			Hash: hash, Phase: fsrs.Review, DueDay: due, First: today - 200, Last: today - 1 - quiz.Day(i%60),
			Stability: 3 + float64(i%97), Answers: 5,
		}
	}
	seen := func(yield func(quiz.Brief) bool) {
		for _, b := range briefs {
			if !yield(b) {
				return
			}
		}
	}
	return deck, seen, now
}

func BenchmarkMake(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		for _, dueEvery := range []int{20, 1} {
			deck, seen, now := shelf(n, dueEvery)
			b.Run(fmt.Sprintf("%d seen, 1 in %d due", n, dueEvery), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					quiz.Make(deck, seen, now, quiz.DefaultSettings(), quiz.Scope{})
				}
			})
		}
	}
}

func BenchmarkPreviews(b *testing.B) {
	now := quiz.MomentOf(time.Date(2026, 11, 20, 18, 0, 0, 0, time.UTC))
	b.ReportAllocs()
	for b.Loop() {
		quiz.Previews("pack/item", quiz.State{}, now, quiz.DefaultSettings())
	}
}
