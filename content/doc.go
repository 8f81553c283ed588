// Package content knows what study material is: packs, notes and the items in them, read from plain
// Markdown. A file system goes in, values and diagnostics come out.
//
// Its words: a pack is a folder of notes; a note is a Markdown file to read; an item is one thing to
// be learnt in it (a tip, a trap, a question); a card is one prompt with one answer, the unit that is
// scheduled; a key names an item or a card for ever; a diagnostic is one finding in a file.
//
// One bad item costs one item, one bad pack costs one pack: reading never fails for what an author
// wrote, it leaves out and says so. It refuses to know learners, time, terminals and databases.
package content
