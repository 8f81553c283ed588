package quiz

import "math/bits"

// index finds a card's place in a deck by its hash. A plan looks up every card ever seen: in a table
// that is one look, in a sorted list of 100,000 seventeen.
type index struct {
	deck  []Ref
	slots []int32 // place + 1, or 0: free; a card is at its home or in the next free slot
	shift int
}

func newIndex(deck []Ref) index {
	width := bits.Len(uint(2 * len(deck))) // half of the slots stay free
	return index{deck: deck, slots: make([]int32, 1<<width), shift: 64 - width}
}

// add enters the card at a place, and tells whether it is the first with its hash.
func (x index) add(place int) bool {
	at, there := x.slot(x.deck[place].Hash)
	if !there {
		x.slots[at] = int32(place + 1)
	}
	return !there
}

// find is the first place of the card with this hash.
func (x index) find(hash uint64) (place int, ok bool) {
	at, there := x.slot(hash)
	return int(x.slots[at]) - 1, there
}

// slot is where the card with this hash is or would be.
func (x index) slot(hash uint64) (at int, there bool) {
	at = int(hash * 0x9E3779B97F4A7C15 >> x.shift)
	for x.slots[at] != 0 && x.deck[x.slots[at]-1].Hash != hash {
		at = (at + 1) & (len(x.slots) - 1)
	}
	return at, x.slots[at] != 0
}
