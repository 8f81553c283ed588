package library

import (
	"fmt"
	"iter"

	"github.com/drillship/drillship/content"
)

// CardRef names a card by the hash of its key and by its place in the index. The hash is what counts:
// after a pack was read again the places of old references may be others, and every method that takes
// a reference looks it up by its hash then.
type CardRef struct {
	Hash uint64
	// Pack counts in Packs, Note in its Notes, Item and Card in the whole pack.
	Pack, Note, Item, Card int32
}

// Cards are the cards that can be drilled, in course order: pack by pack, note by note. Those of one
// item follow each other.
func (l *Library) Cards() iter.Seq[CardRef] {
	packs := l.Packs()
	return func(yield func(CardRef) bool) {
		for i, p := range packs {
			if !p.eachCard(int32(i), yield) {
				return
			}
		}
	}
}

func (p *PackInfo) eachCard(pack int32, yield func(CardRef) bool) bool {
	t := &p.tables
	for n := range p.Notes {
		first, end := p.Notes[n].First, p.Notes[n].First+p.Notes[n].Items
		for item := first; item < end; item++ {
			if !t.drilled(item) {
				continue
			}
			a, b := t.cardRange(item)
			for c := a; c < b; c++ {
				if !yield(CardRef{t.hash(c), pack, int32(n), int32(item), int32(c)}) {
					return false
				}
			}
		}
	}
	return true
}

// CardByHash finds the card with the hash of a key; ok is false when no card that can be drilled has it.
func (l *Library) CardByHash(hash uint64) (ref CardRef, ok bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return cardByHash(l.packs, hash, true)
}

// Known tells that a card with this key's hash stands in some pack, even if an error leaves it out at
// present: what is known is no orphan.
func (l *Library) Known(hash uint64) bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	_, ok := cardByHash(l.packs, hash, false)
	return ok
}

func cardByHash(packs []*PackInfo, hash uint64, drilled bool) (ref CardRef, ok bool) {
	for i, p := range packs {
		t := &p.tables
		for at := t.byHash(hash); at < t.cardCount(); at++ {
			c := t.sortedCard(at)
			if t.hash(c) != hash {
				break
			}
			item := t.itemOf(c)
			if !drilled || t.drilled(item) {
				return CardRef{hash, int32(i), int32(p.noteOf(item)), int32(item), int32(c)}, true
			}
		}
	}
	return CardRef{}, false
}

// locate finds the pack of a reference, and corrects the reference when a pack was read again.
func (l *Library) locate(ref CardRef) (*PackInfo, CardRef, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if i := int(ref.Pack); i >= 0 && i < len(l.packs) && l.packs[i].holds(ref) {
		return l.packs[i], ref, true
	}
	ref, ok := cardByHash(l.packs, ref.Hash, true)
	if !ok {
		return nil, ref, false
	}
	return l.packs[ref.Pack], ref, true
}

func (p *PackInfo) holds(ref CardRef) bool {
	t := &p.tables
	c, item, note := int(ref.Card), int(ref.Item), int(ref.Note)
	if c < 0 || c >= t.cardCount() || t.hash(c) != ref.Hash || item < 0 || item >= t.itemCount() {
		return false
	}
	a, b := t.cardRange(item)
	return a <= c && c < b && note >= 0 && note < len(p.Notes) && p.Notes[note].holdsItem(item)
}

func (n *NoteInfo) holdsItem(item int) bool { return n.First <= item && item < n.First+n.Items }

// CardKey is the key of a card, or empty when the card is gone.
func (l *Library) CardKey(ref CardRef) content.Key {
	p, ref, ok := l.locate(ref)
	if !ok {
		return ""
	}
	return p.cardKey(int(ref.Item), int(ref.Card))
}

// CardItem is what is known of a card's item without reading its note; ok is false when the card is gone.
func (l *Library) CardItem(ref CardRef) (info ItemInfo, ok bool) {
	p, ref, ok := l.locate(ref)
	if !ok {
		return info, false
	}
	return p.Item(int(ref.Item)), true
}

// CardKind is the kind of a card's item, or 0 when the card is gone.
func (l *Library) CardKind(ref CardRef) content.ItemKind {
	p, ref, ok := l.locate(ref)
	if !ok {
		return 0
	}
	return p.tables.kind(int(ref.Item))
}

// Renames are the old keys that items say they had: was=old-id or was=pack/old-id.
func (l *Library) Renames() iter.Seq2[content.Key, content.Key] {
	packs := l.Packs()
	return func(yield func(old, item content.Key) bool) {
		for _, p := range packs {
			for _, r := range p.renames {
				old := content.Key(r.was)
				if old.Pack() == string(old) {
					old = content.Key(p.ID + "/" + r.was)
				}
				if !yield(old, p.itemKey(r.item)) {
					return
				}
			}
		}
	}
}

// notFound says which key leads nowhere.
func notFound(key content.Key) error { return fmt.Errorf("%q: %w", string(key), ErrNotFound) }
