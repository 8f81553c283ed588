package linemode

import (
	"strconv"
	"time"

	"github.com/drillship/drillship/quiz/fsrs"
)

// outcome is when a card comes back, in whole words: "10 minutes", "32 days".
func outcome(o fsrs.Outcome) string {
	if o.Days > 0 {
		return count(o.Days, "day")
	}
	return minutes(o.Delay)
}

// minutes rounds up: nobody is told "0 minutes". From two hours on it counts hours.
func minutes(d time.Duration) string {
	m := int((d + time.Minute - 1) / time.Minute)
	if m >= 120 {
		return count((m+30)/60, "hour")
	}
	return count(max(1, m), "minute")
}

// count is a number with its word, in the plural where it must be.
func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return grouped(n) + " " + word + "s"
}

// grouped writes thousands apart: 4,812.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
