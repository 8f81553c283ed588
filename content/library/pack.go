package library

import (
	"encoding/binary"
	"slices"
	"sync"

	"github.com/drillship/drillship/content"
)

// PackInfo is what is known of a pack without its texts. It never changes: when the files change, the
// Library makes a new one. It must not be written to.
type PackInfo struct {
	ID, Title string
	// Source is the name of the source, Place the pack's folder or file in it ("." is the root).
	Source, Place string
	// Pack holds all of pack.md; its Notes and Diagnostics are nil.
	Pack *content.Pack
	// Notes are in course order.
	Notes []NoteInfo
	// Counts of what can be drilled.
	Tips, Traps, Questions, Cards int
	// Errors and Warnings count the diagnostics of the whole pack; Library.Problems has them.
	Errors, Warnings int

	place    place
	files    []stamp
	profiles profiles
	renames  []rename
	tables   tables

	readerOnce sync.Once
	reader     *content.Reader

	problems *problems
	sum      uint32 // of the index, which ties the diagnostics to it
}

// NoteInfo is what is known of a note without its text.
type NoteInfo struct {
	ID, Path, Title string
	Tags, Aliases   []string
	Verified        string
	Order           int
	Drill           bool
	Words, Minutes  int
	// Counts of what can be drilled, and of errors and warnings.
	Tips, Traps, Questions, Cards, Problems int
	// First and Items are the range of the note's items in the pack.
	First, Items int
}

// ItemInfo is what is known of an item without its text: enough to select it for a session.
type ItemInfo struct {
	Key                content.Key
	Kind               content.ItemKind
	Out                bool
	Case               content.Key // of the case it belongs to, or empty
	Exam, Domain, Task string
	Tags               []string
	Difficulty         float64 // 0–1, or -1
}

// profile is what many items have in common.
type profile struct {
	exam, domain, task string
	tags               []string
	difficulty         float64
}

// profiles stay as they stand in the index until somebody asks: with a tag here and a difficulty
// there, a large pack has thousands.
type profiles struct {
	text string
	at   []uint32 // where each begins in text
}

func (p *profiles) profile(i int) profile { return readProfile(&scanner{s: p.text[p.at[i]:]}) }

type rename struct {
	item int
	was  string
}

// tables are the items and cards of a pack as they stand in the index: rows of fixed size, so that
// nothing has to be built when a large pack is opened.
type tables struct {
	items  []byte // rows of itemRow bytes
	cards  []byte // rows of cardRow bytes
	sorted []byte // card numbers in the order of their hashes, 4 bytes each
	heap   string // the items' names, then the cards' parts
}

const (
	itemRow = 20 // end of name 4, end of cards 4, profile 4, case + 1 4, kind 1, flags 1, unused 2
	cardRow = 12 // hash 8, end of part 4

	flagOut = 1
)

func (t *tables) itemCount() int { return len(t.items) / itemRow }
func (t *tables) cardCount() int { return len(t.cards) / cardRow }

func (t *tables) item(i, field int) int {
	return int(binary.LittleEndian.Uint32(t.items[i*itemRow+4*field:]))
}

// before is a running end of the row before, 0 for the first.
func (t *tables) before(i, field int) int {
	if i == 0 {
		return 0
	}
	return t.item(i-1, field)
}

func (t *tables) name(i int) string           { return t.heap[t.before(i, 0):t.item(i, 0)] }
func (t *tables) cardRange(i int) (a, b int)  { return t.before(i, 1), t.item(i, 1) }
func (t *tables) kind(i int) content.ItemKind { return content.ItemKind(t.items[i*itemRow+16]) }
func (t *tables) out(i int) bool              { return t.items[i*itemRow+17]&flagOut != 0 }
func (t *tables) drilled(i int) bool          { return t.kind(i).Drilled() && !t.out(i) }
func (t *tables) hash(c int) uint64           { return binary.LittleEndian.Uint64(t.cards[c*cardRow:]) }
func (t *tables) partEnd(c int) int {
	return int(binary.LittleEndian.Uint32(t.cards[c*cardRow+8:]))
}

func (t *tables) part(c int) string {
	start := 0
	switch {
	case c > 0:
		start = t.partEnd(c - 1)
	case t.itemCount() > 0:
		start = t.item(t.itemCount()-1, 0)
	}
	return t.heap[start:t.partEnd(c)]
}

func (t *tables) sortedCard(i int) int { return int(binary.LittleEndian.Uint32(t.sorted[4*i:])) }

// byHash is the position in sorted of the first card with at least this hash.
func (t *tables) byHash(hash uint64) int {
	low, high := 0, t.cardCount()
	for low < high {
		mid := int(uint(low+high) >> 1)
		if t.hash(t.sortedCard(mid)) < hash {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// itemOf is the item of a card.
func (t *tables) itemOf(card int) int {
	low, high := 0, t.itemCount()
	for low < high {
		mid := int(uint(low+high) >> 1)
		if t.item(mid, 1) <= card {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// noteOf is the note of an item. Notes without items are behind every item before them.
func (p *PackInfo) noteOf(item int) int {
	n, _ := slices.BinarySearchFunc(p.Notes, item, func(n NoteInfo, item int) int {
		switch {
		case n.First+n.Items <= item:
			return -1
		case n.First > item:
			return 1
		}
		return 0
	})
	return n
}

func (p *PackInfo) itemKey(i int) content.Key { return content.Key(p.ID + "/" + p.tables.name(i)) }

func (p *PackInfo) cardKey(item, card int) content.Key {
	return p.itemKey(item).Card(p.tables.part(card))
}

// Item is what is known of an item by its number in the pack.
func (p *PackInfo) Item(i int) ItemInfo {
	f := p.profiles.profile(p.tables.item(i, 2))
	info := ItemInfo{Key: p.itemKey(i), Kind: p.tables.kind(i), Out: p.tables.out(i), Exam: f.exam,
		Domain: f.domain, Task: f.task, Tags: f.tags, Difficulty: f.difficulty}
	if c := p.tables.item(i, 3); c > 0 {
		info.Case = p.itemKey(c - 1)
	}
	return info
}

// NoteAt is the number of the note with an id; ok is false when there is none.
func (p *PackInfo) NoteAt(id string) (i int, ok bool) {
	i = slices.IndexFunc(p.Notes, func(n NoteInfo) bool { return n.ID == id })
	return i, i >= 0
}

// texts is the reader that parses single notes. Links need the names of all notes, so it is made only
// when the first note is opened.
func (p *PackInfo) texts() *content.Reader {
	p.readerOnce.Do(func() {
		pack := *p.Pack
		for _, n := range p.Notes {
			pack.Notes = append(pack.Notes, &content.Note{Pack: p.ID, ID: n.ID, Path: n.Path, Title: n.Title,
				Order: n.Order, Aliases: n.Aliases})
		}
		p.reader = content.ResumePack(p.place.source.FS, p.place.at, &pack, nil)
	})
	return p.reader
}
