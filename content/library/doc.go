// Package library holds all packs of a learner at once without holding their texts: it keeps an index
// of what there is, and parses a note when somebody opens it.
//
// Its words: a source is a place where packs are found; a place is one pack in it; an index is what is
// kept of a pack: its notes, its items' keys, the hash of each card; a reference names a card by its
// hash and by its position in the index. Indexes are cached between runs. A cache is never trusted: it
// is compared with the files, checked by a sum, bounded while it is read, and rebuilt without a word
// when anything disagrees. Deleting it costs one slow start.
//
// It refuses to know learners, terminals, and where on the disk the packs and the cache lie.
package library
