package linemode

import (
	"fmt"
	"regexp"

	"github.com/drillship/drillship/content"
)

// present says the current card, or the summary when there is none.
func (c conversation) present(status string) (conversation, reply) {
	if c.stage() == stageDone {
		return c.end(status)
	}
	var s speech
	s.say(status)
	c.question(&s)
	return c, reply{text: s.ask(c.prompt())}
}

// question is the prompt of the card: nothing in it gives the answer away.
func (c conversation) question(s *speech) {
	item := c.card.Item
	switch item.Kind {
	case content.Single, content.Multiple:
		s.read(c.place(), c.card.Case, item.Stem)
		for i, o := range c.order {
			s.read(fmt.Sprintf("%d.", i+1), item.Options[o].Text)
		}
	case content.Typed:
		s.read(c.place(), c.card.Case, item.Stem)
	case content.Trap:
		s.read(c.place()+" What is wrong with this?", item.Trap)
	default:
		s.read(c.place(), c.card.Case, sayHoles(c.card.Card.Front))
	}
}

// place is where in the review the card stands, and what it is: "1 of 2, question."
func (c conversation) place() string {
	n, of, _ := c.session.Position()
	flagged := ""
	if slot, _ := c.session.Current(); slot.State.Flagged {
		flagged = ", flagged"
	}
	again := ""
	if c.session.Again() {
		again = " again"
	}
	return fmt.Sprintf("%d of %d%s, %s%s.", n, of, again, kindWord(c.card.Item.Kind), flagged)
}

func kindWord(k content.ItemKind) string {
	switch k {
	case content.Single, content.Multiple, content.Typed:
		return "question"
	case content.Tip:
		return "tip"
	case content.Trap:
		return "trap"
	}
	return "card"
}

// hole is how the front of a cloze shows what it hides: "[ ... ]" or "[ hint ]".
var hole = regexp.MustCompile(`\[ ([^\[\]]+) \]`)

// sayHoles puts a word for each hole: a voice passes over brackets and dots in silence.
func sayHoles(front string) string {
	return hole.ReplaceAllStringFunc(front, func(found string) string {
		if hint := hole.FindStringSubmatch(found)[1]; hint != "..." {
			return "(blank, " + hint + ")"
		}
		return "(blank)"
	})
}

// prompt is the last line, which waits for an answer.
func (c conversation) prompt() string {
	if c.lost != nil {
		return "Type retry or quit:"
	}
	switch c.stage() {
	case stageChoice:
		return c.choicePrompt()
	case stageTyping:
		return "Type the answer:"
	case stageCovered:
		return "Enter to show:"
	case stageTurned:
		return c.ratingPrompt()
	case stageAnswered:
		return c.nextPrompt()
	}
	return ""
}

// nextPrompt stands below a verdict. Nobody is sent to a next question when there is none.
func (c conversation) nextPrompt() string {
	to := "next"
	if _, more := c.session.Advance(c.desk.Now()).Current(); !more {
		to = "summary"
	}
	if c.cram {
		return "Enter for the " + to + ", or undo, note:"
	}
	return "Enter for the " + to + ", or undo, bury, flag, note:"
}
