package linemode

import (
	"errors"
	"fmt"
	"strings"

	"github.com/drillship/drillship/content/clean"
)

// unsaved is a step that is not on the disk: the conversation waits until it is, or is given up.
type unsaved struct {
	err   error
	next  conversation
	reply reply
}

// unsaved is the conversation whose step to next failed with err.
func (c conversation) unsaved(err error, next conversation, r reply) (conversation, reply) {
	c.lost = &unsaved{err: err, next: next, reply: r}
	var s speech
	return c, reply{text: s.ask(notSaved(err), c.safe(), c.prompt())}
}

func notSaved(err error) string {
	why := "Not saved: " + strings.TrimRight(clean.Line(err.Error()), ".") + "."
	var h interface{ Hint() string }
	if errors.As(err, &h) && h.Hint() != "" {
		hint := clean.Line(h.Hint())
		why += " " + strings.ToUpper(hint[:1]) + hint[1:] + "."
	}
	return why
}

func (c conversation) safe() string {
	switch n := len(c.session.Results()); {
	case n == 0 || c.cram:
		return ""
	case n == 1:
		return "The 1 before it is safe."
	default:
		return fmt.Sprintf("The %s before it are safe.", grouped(n))
	}
}

// hearUnsaved tries again with the same events, which the store writes once however often it is asked.
func (c conversation) hearUnsaved(line string) (conversation, reply) {
	switch strings.ToLower(line) {
	case "retry":
		return c.lost.next, c.lost.reply
	case "quit":
		c.lost = nil
		return c.end("")
	}
	return c.stay("Nothing else works until this is saved or given up.")
}
