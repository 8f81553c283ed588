package fsrs

import "fmt"

// Rating says how well something was recalled. The zero value is not valid.
type Rating int8

// Again is a failure; the other three are passes.
const (
	Again Rating = iota + 1
	Hard
	Good
	Easy
)

// Valid reports whether r is one of the four ratings.
func (r Rating) Valid() bool { return Again <= r && r <= Easy }

// String is the English name: "Again", "Hard", "Good", "Easy".
func (r Rating) String() string {
	if !r.Valid() {
		return fmt.Sprintf("Rating(%d)", int8(r))
	}
	return [...]string{"Again", "Hard", "Good", "Easy"}[r-Again]
}
