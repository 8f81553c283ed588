package content

import "strings"

// Key names an item ("pack/item") or a card of it ("pack/item#part"). It is what progress is kept
// under: the position, file, options and explanation of an item never count.
type Key string

// Pack is the part before the first slash.
func (k Key) Pack() string { p, _, _ := strings.Cut(string(k), "/"); return p }

// Item is the key without its part: siblings share it.
func (k Key) Item() Key { i, _, _ := strings.Cut(string(k), "#"); return Key(i) }

// Card is the key of a card of the item k; an empty part means its only card, which has the item's own.
func (k Key) Card(part string) Key {
	if part == "" {
		return k
	}
	return k + Key("#"+part)
}

// Part is what follows "#", or empty.
func (k Key) Part() string { _, p, _ := strings.Cut(string(k), "#"); return p }

// Hash is a stable 64-bit number for the key (FNV-1a): databases and caches join on it without
// keeping the text. It is not a security boundary; with 100,000 cards two agree once in 3.7 billion
// libraries.
func (k Key) Hash() uint64 {
	h := uint64(14695981039346656037)
	for i := range len(k) {
		h = (h ^ uint64(k[i])) * 1099511628211
	}
	return h
}
