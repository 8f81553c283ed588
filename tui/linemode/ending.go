package linemode

import (
	"fmt"
	"time"

	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
)

// end is the last reply: the summary, with status before it.
func (c conversation) end(status string) (conversation, reply) {
	return c, reply{text: spoken(sentences(status, c.summary())), over: true}
}

// goodbye is the last reply when there is no line to answer.
func (c conversation) goodbye() reply {
	_, r := c.end("")
	return r
}

// summary is what the session came to, and when its cards come back.
func (c conversation) summary() string {
	sum := c.session.Summary()
	done := "Nothing was answered."
	if sum.Cards > 0 {
		done = fmt.Sprintf("Done: %s of %s right.", grouped(sum.Right), grouped(sum.Cards))
	}
	return sentences(done, c.unread(), comeBack(sum, c.desk.Now()), c.tomorrow(), c.untouched())
}

func (c conversation) unread() string {
	if c.skipped == 0 {
		return ""
	}
	return count(c.skipped, "card") + " could not be read: drillship pack lint says why."
}

// comeBack says when the cards in their steps are asked again.
func comeBack(sum quiz.Summary, now quiz.Moment) string {
	if sum.Waiting == 0 {
		return ""
	}
	in := "now"
	if wait := time.Duration(sum.NextAt-now.At) * time.Millisecond; wait > 0 {
		in = "in " + minutes(wait)
	}
	if sum.Waiting == 1 {
		return fmt.Sprintf("1 comes back today, %s.", in)
	}
	return fmt.Sprintf("%s come back today, the first %s.", grouped(sum.Waiting), in)
}

// tomorrow is left out when progress cannot be read: a summary is no place to fail.
func (c conversation) tomorrow() string {
	o, err := c.desk.Overview()
	if err != nil || o.Plan.Tomorrow == 0 {
		return ""
	}
	return fmt.Sprintf("Tomorrow %s.", grouped(o.Plan.Tomorrow))
}

func (c conversation) untouched() string {
	if c.cram {
		return "The schedule was not touched."
	}
	return ""
}

// nothing is the only reply when there is nothing to ask: why, and what can be done about it.
func (c conversation) nothing(o desk.Overview) reply {
	var s speech
	switch {
	case len(o.Notes) == 0:
		s.say("No notes here. Put a pack into " + o.Folder)
	case c.skipped > 0:
		s.say(c.unread())
	case c.cram:
		s.say("No card here to ask.")
	default:
		s.say(nothingDue(o))
		s.say("To ask cards without touching their schedule: drillship review --cram")
	}
	return reply{text: s.b.String(), over: true}
}

func nothingDue(o desk.Overview) string {
	switch p := o.Plan; {
	case p.Len() == 1: // the scope was narrower
		return "Nothing due in what you chose. 1 card is due in all."
	case p.Len() > 0:
		return "Nothing due in what you chose. " + count(p.Len(), "card") + " are due in all."
	case p.Waiting > 0:
		return "Nothing due now. The next comes back in " + minutes(time.Duration(p.NextAt-o.Now.At)*time.Millisecond) + "."
	case p.Tomorrow > 0:
		return fmt.Sprintf("Done for today. Tomorrow %s.", grouped(p.Tomorrow))
	}
	return "Done for today."
}
