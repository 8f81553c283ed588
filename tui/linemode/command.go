package linemode

import (
	"slices"
	"strings"

	"github.com/drillship/drillship/quiz"
)

// command is what a word does at any prompt, or nil for other words.
func command(word string) func(conversation) (conversation, reply) {
	switch word {
	case "help", "?":
		return conversation.help
	case "options":
		return conversation.again
	case "guess":
		return conversation.toggleGuess
	case "note":
		return conversation.note
	case "flag":
		return conversation.flag
	case "undo":
		return conversation.undo
	case "bury":
		return conversation.bury
	case "suspend":
		return conversation.suspend
	case "quit":
		return conversation.quit
	}
	return nil
}

// helpLines are read by ear: a word first, then what it does.
func helpLines() []string {
	return []string{
		"Numbers answer, and so do the letters a to e. These words work at any prompt:",
		"options: say the question again, with its options.",
		"guess: the answer to come is a guess. Guess 2, or 2?, answers at once. A guess comes back soon even if right.",
		"undo: take back the last answer, bury, suspend or flag. Say it again for the one before.",
		"bury: put the card off until tomorrow.",
		"suspend: do not ask the card any more.",
		"flag: mark the card for another look, or take the mark off.",
		"note: where the answer is explained.",
		"quit: end with the summary. All that was answered is saved.",
		"A typed answer that is one of these words: put answer before it.",
	}
}

func (c conversation) help() (conversation, reply) {
	var s speech
	for _, line := range helpLines() {
		s.say(line)
	}
	return c, reply{text: s.ask(c.prompt())}
}

// again says what was said last at this card.
func (c conversation) again() (conversation, reply) {
	switch c.stage() {
	case stageAnswered:
		return c, reply{text: c.verdict("", "")}
	case stageTurned:
		var s speech
		c.question(&s)
		return c, reply{text: c.turnedOver(&s)}
	}
	return c.present("")
}

func (c conversation) toggleGuess() (conversation, reply) {
	if s := c.stage(); s != stageChoice && s != stageTyping {
		return c.stay("Only the answer to a question can be a guess.")
	}
	c.guess = !c.guess
	if c.guess {
		return c.stay("Marked as a guess: it comes back soon even if right.")
	}
	return c.stay("No guess.")
}

// note says where the item stands, once that gives nothing away.
func (c conversation) note() (conversation, reply) {
	if s := c.stage(); s != stageAnswered && s != stageTurned {
		return c.stay("Answer first: the place in the note may give it away.")
	}
	item := c.card.Item
	headings := item.Headings
	if len(headings) > 0 && headings[0] == c.card.NoteTitle {
		headings = headings[1:]
	}
	where := "Note: " + c.card.NoteTitle
	if len(headings) > 0 {
		where += ", under " + strings.Join(headings, ", ")
	}
	var s speech
	s.say(where + ".")
	s.say("To read it: drillship notes --plain " + shellWord(c.noteName()))
	return c, reply{text: s.ask(c.prompt())}
}

// noteName is what the note is called by; with several packs that takes the pack's name, too.
func (c conversation) noteName() string {
	if len(c.desk.Library.Packs()) > 1 {
		return c.card.Item.Key.Pack() + "/" + c.card.Item.Note
	}
	return c.card.Item.Note
}

// shellWord is an argument as it is typed in a shell.
func shellWord(arg string) string {
	if !strings.ContainsAny(arg, " \t'\"\\$`&;|<>()*?[]#~!{}") {
		return arg
	}
	return "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
}

const leftAlone = "Cramming leaves the schedule alone."

func (c conversation) flag() (conversation, reply) {
	next, events := c.session.Flag(c.desk.Now(), c.desk.NewID())
	if len(events) == 0 {
		return c.stay(leftAlone)
	}
	c.session = next
	status := "Flag taken off."
	if slot, _ := next.Current(); slot.State.Flagged {
		status = "Flagged."
	}
	c, r := c.stay(status)
	r.save = events
	return c, r
}

func (c conversation) bury() (conversation, reply) {
	next, events := c.session.Bury(c.desk.Now(), c.desk.NewID())
	return c.hide(next, events, "Buried until tomorrow.")
}

func (c conversation) suspend() (conversation, reply) {
	next, events := c.session.Suspend(c.desk.Now(), c.desk.NewID())
	return c.hide(next, events, "Suspended.")
}

func (c conversation) hide(next quiz.Session, events []quiz.Event, status string) (conversation, reply) {
	if len(events) == 0 {
		return c.stay(leftAlone)
	}
	c = c.at(next)
	if c.stage() != stageDone {
		status += " Undo takes it back."
	}
	c, r := c.present(status)
	r.save = events
	return c, r
}

// undo goes back to the prompt before the last answer, bury, suspend or flag.
func (c conversation) undo() (conversation, reply) {
	if !c.session.CanUndo() {
		return c.stay("Nothing to take back.")
	}
	before, events := c.session.Undo(c.desk.Now(), c.desk.NewID)
	c, r := c.back(before)
	r.save = slices.Clone(events)
	return c, r
}

func (c conversation) back(before quiz.Session) (conversation, reply) {
	const status = "Taken back."
	was, _ := c.session.Current()
	slot, _ := before.Current()
	if was.Key == slot.Key && was.State.Flagged != slot.State.Flagged { // all but the flag is as it was
		c.session = before
		return c.stay(status)
	}
	c = c.at(before)
	if c.stage() == stageAnswered {
		return c, reply{text: c.verdict(status, "")}
	}
	return c.present(status)
}

func (c conversation) quit() (conversation, reply) { return c.end("") }
