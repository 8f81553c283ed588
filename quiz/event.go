package quiz

import (
	"bytes"
	"cmp"
	"encoding/hex"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz/fsrs"
)

// EventID is a UUIDv7: 16 bytes that sort by time. The zero value is no id.
type EventID [16]byte

// String is the id in hexadecimal.
func (id EventID) String() string { return hex.EncodeToString(id[:]) }

// EventKind is what a learner did. The numbers are stored: never renumber.
type EventKind uint8

// The kinds of event.
const (
	Answered  EventKind = 1 // a review answer: Card, Rating, Right, Sure, Chosen, Shown, Typed, Took, Length
	Undone    EventKind = 2 // takes back Target; an undone undo counts for nothing
	Buried    EventKind = 3 // hides Card until the next study day
	Suspended EventKind = 4 // hides Card until Resumed
	Resumed   EventKind = 5
	Flagged   EventKind = 6 // marks Card for another look
	Unflagged EventKind = 7
	Set       EventKind = 8 // setting Name has Value from now on
	Placed    EventKind = 9 // the learner was reading note Name (pack/note) at Value
)

// Valid tells whether this program knows the kind.
func (k EventKind) Valid() bool { return k >= Answered && k <= Placed }

var eventNames = [...]string{"", "answer", "undo", "bury", "suspend", "resume", "flag", "unflag", "setting", "place"}

// String is the word used in listings and exports.
func (k EventKind) String() string {
	if int(k) < len(eventNames) {
		return eventNames[k]
	}
	return ""
}

// Sureness is how sure a learner said to be. The numbers are stored.
type Sureness uint8

// Unasked is an answer without a word on it.
const (
	Unasked Sureness = 0
	Guessed Sureness = 1
	Unsure  Sureness = 2
	Sure    Sureness = 3
)

// Event is one line of the log: the truth, never changed once it is written. Fields that a kind
// doesn't name are zero.
type Event struct {
	ID     EventID
	Device [16]byte // of the store that wrote it; set by the store
	Seq    int64    // 1, 2, 3 … on that device; set by the store
	Moment          // when; the store makes it later than every event of the device before
	Kind   EventKind
	Card   content.Key

	Rating fsrs.Rating
	Right  bool
	Sure   Sureness
	Chosen []string // hashes of the options marked
	Shown  []string // hashes of the options in the order shown
	Typed  string   // what was typed, at most 200 runes
	Took   int64    // milliseconds from the prompt to the answer
	Length int      // characters of the prompt and options: answer times are compared by length
	Rev    string   // the item's rev= when it was answered

	Target EventID // of an undo

	Name, Value string // of a setting or a place
}

// Before is the order of replay: time, then id.
func Before(a, b Event) int {
	if c := cmp.Compare(a.At, b.At); c != 0 {
		return c
	}
	return bytes.Compare(a.ID[:], b.ID[:])
}
