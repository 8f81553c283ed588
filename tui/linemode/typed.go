package linemode

import (
	"strings"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

// isAnswer tells a typed answer from a command of the same letters: an answer that the author wrote
// down, right or wrong, is one.
func (c conversation) isAnswer(line string) bool {
	return c.stage() == stageTyping && isWritten(c.card.Item, line)
}

func isWritten(item *content.Item, line string) bool {
	right, known := quiz.GradeTyped(item, line)
	return right || known != ""
}

func (c conversation) hearTyped(line string) (conversation, reply) {
	guess, typed := readTyped(c.card.Item, line)
	if typed == "" {
		return c.unknown("")
	}
	right, _ := quiz.GradeTyped(c.card.Item, typed)
	a := c.answer(right)
	a.Typed = typed
	c.guess = c.guess || guess
	return c.give(a)
}

// readTyped takes away what is not the answer itself: the word answer or guess before it, a question
// mark behind it. An answer that must agree to the letter keeps what the author wrote.
func readTyped(item *content.Item, line string) (guess bool, typed string) {
	if item.Exact && isWritten(item, line) {
		return false, line
	}
	guess, typed = cutGuess(line)
	if word, rest, ok := strings.Cut(typed, " "); ok && strings.EqualFold(word, "answer") && command(strings.ToLower(strings.TrimSpace(rest))) != nil {
		return guess, strings.TrimSpace(rest)
	}
	return guess, typed
}

// mayCountRight tells a wrong typed answer, which may be a slip of the finger.
func (c conversation) mayCountRight() bool {
	r := c.session.Answered()
	return r != nil && c.card.Item.Kind == content.Typed && !r.Answer.Right && !c.cram
}

// countRight counts a typed slip as right.
func (c conversation) countRight() (conversation, reply) {
	pace := c.desk.Pace(c.session.Answered().Answer.Length)
	next, events := c.session.CountRight(c.desk.Now(), c.desk.NewID, pace)
	c.session = next
	var s speech
	s.say("Counts as right.", c.comesBack())
	return c, reply{text: s.ask(saved(events), c.prompt()), save: events}
}
