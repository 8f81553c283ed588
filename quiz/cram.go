package quiz

import (
	"cmp"
	"iter"
	"slices"
)

// CramSize is how many cards a cram session takes when nobody says: one sitting of ten minutes.
const CramSize = 20

// Cram picks cards to practise outside the schedule: those wanted by the scope, one of an item, the
// ones answered before first, in an order that no two moments share. scope.New has no meaning here;
// without a limit it is CramSize.
func Cram(deck []Ref, seen iter.Seq[Brief], now Moment, scope Scope) []int {
	known := map[uint64]bool{}
	for b := range seen {
		known[b.Hash] = b.Answers > 0
	}
	turn := func(i int) uint64 {
		r := random(deck[i].Hash ^ uint64(now.At))
		if known[deck[i].Hash] {
			return r.next() >> 1
		}
		return r.next() | 1<<63
	}
	var picked []int
	for i := range deck {
		if scope.Want == nil || scope.Want(i) {
			picked = append(picked, i)
		}
	}
	slices.SortFunc(picked, func(a, b int) int {
		return cmp.Or(cmp.Compare(turn(a), turn(b)), cmp.Compare(a, b))
	})
	taken := map[int32]bool{}
	picked = slices.DeleteFunc(picked, func(i int) bool {
		again := taken[deck[i].Item]
		taken[deck[i].Item] = true
		return again
	})
	limit := scope.Limit
	if limit <= 0 {
		limit = CramSize
	}
	return picked[:min(limit, len(picked))]
}
