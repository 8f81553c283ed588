// Package progress keeps what one learner has done: one local file, an append-only log of events in
// it, and the states of the cards that follow from them.
//
// Its words: the log is every event in the order it arrived, never changed and never shortened; the
// cache is what the log amounts to (a state for every card, the settings and the reading places),
// written in the same transaction as the event and rebuilt from the log at any time; a device is the
// 16 random bytes that name the file an event was written in; the tail is where the log ends.
//
// Its promises: an event that Append returned is on the disk, whatever happens next; the cache equals
// quiz.Replay of the log, exactly; a file that is not ours, is newer than this program or is damaged
// is refused with an *Error and left as it was; no content of a file makes it panic.
//
// It knows no screens, no flags and no Markdown, and it keeps nothing in memory that another process
// could make stale: two programs may share one file.
package progress
