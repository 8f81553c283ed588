package content

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// askedFor is a sentence of its own that says how many options are right: "Select TWO."
var askedFor = regexp.MustCompile(`(?i)(?:^|[.?!(])[ ]*(?:select|choose|pick|tick|mark|check)[ ]+(?:the[ ]+|any[ ]+)?(one|two|three|four|five|six|[1-9])\b([ ]+or\b)?`)

// checkCount compares the number that a stem asks for with the ticks: one forgotten makes another
// question of it.
func (q *question) checkCount(stem []ast.Node) {
	if q.item.Kind == Typed || q.item.Out {
		return
	}
	right := 0
	for _, o := range q.item.Options {
		if o.Right {
			right++
		}
	}
	if len(stem) == 0 {
		stem = q.tops[q.at : q.at+1]
	}
	for _, n := range stem {
		if want := wanted(q.plain(n)); want > 0 && want != right {
			q.spoil(q.item, q.start(n), "K-2", fmt.Sprintf("the question asks for %d right options, ticked: %d", want, right),
				"tick as many as it asks for: [x]")
			return
		}
	}
}

// wanted is the number of right options that a text asks for, or 0.
func wanted(text string) int {
	m := askedFor.FindStringSubmatch(text)
	if m == nil || m[2] != "" {
		return 0
	}
	if n, ok := map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}[strings.ToLower(m[1])]; ok {
		return n
	}
	n, _ := strconv.Atoi(m[1]) // one digit
	return n
}
