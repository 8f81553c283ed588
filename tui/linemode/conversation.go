package linemode

import (
	"fmt"
	"strings"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
)

// conversation is a review at one of its prompts. It is a value: hearing a line makes another one and
// leaves this one as it was, so a reply that could not be saved costs nothing.
type conversation struct {
	desk    *desk.Desk
	cram    bool
	session quiz.Session

	card   desk.Asked
	order  []int       // place among the options said → option of the item
	since  quiz.Moment // when the card was asked
	turned bool        // the card's answer was said
	guess  bool        // the answer to come is a guess

	skipped int // cards whose item could not be read
	lost    *unsaved
}

// reply is what follows a line: events to make durable, then a text to say. It ends with a prompt,
// unless it is the last one.
type reply struct {
	text string
	save []quiz.Event
	over bool
}

// begin is the conversation at its first prompt. With nothing to ask the first reply is the last.
func begin(d *desk.Desk, scope desk.Scope) (conversation, reply, error) {
	session, err := d.Review(scope)
	if err != nil {
		return conversation{}, reply{}, err
	}
	c := conversation{desk: d, cram: scope.Cram}.at(session)
	if c.stage() == stageDone {
		o, err := d.Overview()
		return c, c.nothing(o), err
	}
	status := ""
	if c.cram {
		status = "Cram: the schedule is not touched."
	}
	c, r := c.present(status)
	return c, r, nil
}

// stage is what the conversation waits for.
type stage uint8

const (
	stageDone     stage = iota // nothing is left to ask
	stageChoice                // the numbers of options
	stageTyping                // a typed answer
	stageCovered               // enter, to hear a card's answer
	stageTurned                // a rating
	stageAnswered              // enter, for the next question
)

func (c conversation) stage() stage {
	_, ok := c.session.Current()
	switch {
	case !ok:
		return stageDone
	case c.session.Answered() != nil:
		return stageAnswered
	case c.order != nil:
		return stageChoice
	case c.card.Item.Kind == content.Typed:
		return stageTyping
	case c.turned:
		return stageTurned
	}
	return stageCovered
}

// at is the conversation over the session's current card. A card whose item cannot be read any more
// (its file changed a moment ago) is passed over.
func (c conversation) at(session quiz.Session) conversation {
	c.session, c.card, c.order, c.turned, c.guess = session, desk.Asked{}, nil, false, false
	for {
		slot, ok := c.session.Current()
		if !ok {
			return c
		}
		card, err := c.desk.Card(slot.Key)
		now := c.desk.Now()
		if err == nil {
			c.card, c.since = card, now
			c.order = c.optionOrder(slot)
			return c
		}
		c.skipped++
		c.session = c.session.Advance(now)
	}
}

// hear is what becomes of the conversation when the learner says line.
func (c conversation) hear(line string) (conversation, reply) {
	line = strings.TrimSpace(clean.Line(line))
	if c.lost != nil {
		return c.hearUnsaved(line)
	}
	if do := command(strings.ToLower(line)); do != nil && !c.isAnswer(line) {
		return do(c)
	}
	switch c.stage() {
	case stageChoice:
		return c.hearChoice(line)
	case stageTyping:
		return c.hearTyped(line)
	case stageCovered:
		return c.hearCovered(line)
	case stageTurned:
		return c.hearRating(line)
	case stageAnswered:
		return c.hearNext(line)
	}
	return c.end("")
}

// hearNext is a line below a verdict.
func (c conversation) hearNext(line string) (conversation, reply) {
	switch line = strings.ToLower(line); {
	case line == "", line == "next":
		return c.at(c.session.Advance(c.desk.Now())).present("")
	case c.mayCountRight() && (line == "y" || line == "yes"):
		return c.countRight()
	}
	return c.unknown(line)
}

// stay says something and repeats the prompt.
func (c conversation) stay(status string) (conversation, reply) {
	var s speech
	s.say(status)
	return c, reply{text: s.ask(c.prompt())}
}

// unknown says what is understood. Nothing is lost by it.
func (c conversation) unknown(line string) (conversation, reply) {
	const shown = 40
	if runes := []rune(line); len(runes) > shown {
		line = string(runes[:shown]) + " and so on"
	}
	if line == "" {
		return c.stay(c.understood())
	}
	return c.stay("Not understood: " + line + ". " + c.understood())
}

func (c conversation) understood() string {
	const words = " Help lists the words."
	switch c.stage() {
	case stageChoice:
		return fmt.Sprintf("Answer by number, %s, or by letter.", c.places()) + words
	case stageCovered:
		return "Enter shows the answer." + words
	case stageTurned:
		return "Rate the card by number or by word." + words
	case stageAnswered:
		return "Enter goes on." + words
	}
	return "Type an answer first." + words
}

// answer is what every answer to the current card has.
func (c conversation) answer(right bool) quiz.Answer {
	return quiz.Answer{
		Right:  right,
		Took:   time.Duration(c.desk.Now().At-c.since.At) * time.Millisecond,
		Length: quiz.Length(c.card.Item),
		Rev:    c.card.Item.Rev,
	}
}

// give records the answer to a question and says the verdict.
func (c conversation) give(a quiz.Answer) (conversation, reply) {
	if c.guess {
		a.Sure = quiz.Guessed
	}
	a.Rating = c.session.Rate(a, c.desk.Pace(a.Length))
	next, events := c.session.Answer(c.desk.Now(), c.desk.NewID(), a)
	c.session = next
	return c, reply{text: c.verdict("", saved(events)), save: events}
}

// saved is the word for events that are on the disk when it is said; none in a cram session.
func saved(events []quiz.Event) string {
	if len(events) == 0 {
		return ""
	}
	return "Saved."
}
