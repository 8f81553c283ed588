package quiz

import (
	"cmp"
	"slices"
)

// CramSize is how many cards a cram session takes when nobody says: one sitting of ten minutes.
const CramSize = 20

// Cram picks cards to practise outside the schedule: those wanted by the scope, one of an item, in an
// order that changes from day to day. scope.New has no meaning here; without a limit it is CramSize.
func Cram(deck []Ref, today Day, scope Scope) []int {
	var picked []int
	for i := range deck {
		if scope.Want == nil || scope.Want(i) {
			picked = append(picked, i)
		}
	}
	slices.SortFunc(picked, func(a, b int) int {
		return cmp.Or(cmp.Compare(mix(deck[a].Hash, today), mix(deck[b].Hash, today)), cmp.Compare(a, b))
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
