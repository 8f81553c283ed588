package linemode

import (
	"strings"
	"testing"

	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/progress/desk"
)

// hostile tries to reach the terminal by every text of an item: raw, by entity, by link, by code.
const hostile = `---
title: "Evil\e]0;title\a"
---

# Evil &#27;[31m

### Title \x1b[2J and &#x9b;2J
<!-- drill id=q shuffle=no -->

Stem [2J &#27;]8;;http://evil.example&#7;click&#27;]8;;&#7; ‮reversed? [link](javascript:alert(1))

- [ ] One &#27;[8m hidden [file](file:///etc/passwd)
  > Why &#27;c
- [x] Two ` + "`\x1b[5m blink`" + `
  > ` + "\x1b]52;c;aGk=\a" + `

` + "```\n\x1b[31mcode &#27;\n```" + `

Source: [a &#27;[1m](http://example.com/&#27;[1m)

### Type &#27;[31m it
<!-- drill id=t type=typed -->

Type what?

- [x] ` + "\x1b[1m" + `yes &#7;
- [ ] no
  > ` + "\x1b[1m" + `

> [!TIP]
> Words ==&#27;[2Jhole== and \u0000 more.
> <!-- drill id=tip -->
`

func TestNothingOfAPackReachesTheTerminalButText(t *testing.T) {
	w := worldOf(t, hostile)
	got := w.hears(desk.Scope{}, "2\nnote\n\n\x1b[2Jno\x07\nnote\noptions\n\n\n\n1\n\x1b]0;x\x07\n1\n\n")
	for _, want := range []string{"1 of 3, question.", "Type the answer:", "You typed", "3 of"} {
		if !strings.Contains(got, want) {
			t.Errorf("the script did not come to %q", want)
		}
	}
	if clean.Text(got) != got || strings.ContainsAny(got, "\x1b\x07\x00\u009b\u202e") {
		t.Errorf("said %q", got)
	}
	for _, bad := range []string{"javascript:", "file://"} {
		if strings.Contains(got, bad) {
			t.Errorf("an unsafe link is said: %q", bad)
		}
	}
}
