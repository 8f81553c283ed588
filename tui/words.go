package tui

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz/fsrs"
)

// count is a number with the right word behind it.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}

// grouped writes thousands apart: 4,812.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// comesBack is an outcome in words: "10 min", "32 d".
func comesBack(o fsrs.Outcome) string {
	if o.Days > 0 {
		return grouped(o.Days) + " d"
	}
	return minutes(o.Delay)
}

// minutes rounds up: nobody is told "0 min".
func minutes(d time.Duration) string {
	m := int((d + time.Minute - 1) / time.Minute)
	if m >= 120 {
		return strconv.Itoa((m+30)/60) + " h"
	}
	return strconv.Itoa(max(1, m)) + " min"
}

// kindWord is what a card is called on line 1.
func kindWord(k content.ItemKind) string {
	switch k {
	case content.Tip:
		return "Tip"
	case content.Trap:
		return "Trap"
	case content.Cloze:
		return "Fill in"
	case content.Recall:
		return "Recall"
	case content.Typed:
		return "Typed"
	}
	return "Question"
}

// sentence is a message of a lower room as a screen says it.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + strings.TrimSuffix(text[size:], ".") + "."
}

// percent of a share from 0 to 1.
func percent(share float64) string { return strconv.Itoa(int(share*100+0.5)) + " %" }
