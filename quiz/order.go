package quiz

import (
	"slices"

	"github.com/drillship/drillship/content"
)

// random is splitmix64 (Steele, Lea, Flood 2014): ten lines that give the same numbers on every
// platform and in every Go release, which math/rand does not promise.
type random uint64

func (r *random) next() uint64 {
	*r += 0x9E3779B97F4A7C15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// below is a number in [0, n). The bias of the remainder is under n/2^64.
func (r *random) below(n int) int { return int(r.next() % uint64(n)) }

// OptionOrder is the order in which an item's options are shown: shuffled, the same for the same card
// and number of answers, so that a look back finds everything where it was. FixedOrder items keep
// theirs.
func OptionOrder(item *content.Item, answers int) []int {
	order := make([]int, len(item.Options))
	for i := range order {
		order[i] = i
	}
	if item.FixedOrder {
		return order
	}
	r := random(item.Key.Hash() ^ uint64(answers)*0xD1B54A32D192ED03)
	for i := len(order) - 1; i > 0; i-- {
		j := r.below(i + 1)
		order[i], order[j] = order[j], order[i]
	}
	return order
}

// ShownOrder is the order in which an answer says the options were shown, or nil when the item has
// other options now.
func ShownOrder(item *content.Item, shown []string) []int {
	var order []int
	for _, hash := range shown {
		i := slices.IndexFunc(item.Options, func(o content.Option) bool { return o.Hash == hash })
		if i < 0 || slices.Contains(order, i) {
			return nil
		}
		order = append(order, i)
	}
	if len(order) != len(item.Options) {
		return nil
	}
	return order
}

// Wanted is how many options of a choice are to be marked: as many as are right, at least one.
func Wanted(item *content.Item) int {
	n := 0
	for _, o := range item.Options {
		if o.Right {
			n++
		}
	}
	return max(1, n)
}
