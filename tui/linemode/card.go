package linemode

import (
	"fmt"
	"strings"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz/fsrs"
)

// ratingWords are the four ratings, from Again on.
var ratingWords = [4]string{"again", "hard", "good", "easy"}

func (c conversation) hearCovered(line string) (conversation, reply) {
	if line != "" && !strings.EqualFold(line, "show") {
		return c.unknown(line)
	}
	c.turned = true
	var s speech
	return c, reply{text: c.turnedOver(&s)}
}

// turnedOver is a card's answer, with what is said about it, and the ratings.
func (c conversation) turnedOver(s *speech) string {
	item := c.card.Item
	switch {
	case item.Kind == content.Trap:
		s.read("Truth:", item.Truth)
	case c.card.IsCloze():
		s.say("The blank: " + c.card.Card.Answer + ".")
		s.read("", c.card.Card.Back)
	default:
		s.read("", c.card.Card.Back)
	}
	c.aftermath(s)
	return s.ask(c.prompt())
}

// hearRating is a rating, which at once brings the next card. An empty line is none: nobody should
// rate by pressing enter twice.
func (c conversation) hearRating(line string) (conversation, reply) {
	rating, ok := ratingOf(strings.ToLower(line))
	if !ok {
		return c.unknown(line)
	}
	a := c.answer(rating > fsrs.Again)
	a.Rating = rating
	now := c.desk.Now()
	next, events := c.session.Answer(now, c.desk.NewID(), a)
	c, r := c.at(next.Advance(now)).present(saved(events))
	r.save = events
	return c, r
}

func ratingOf(word string) (fsrs.Rating, bool) {
	for i, name := range ratingWords {
		if word == name || word == fmt.Sprint(i+1) {
			return fsrs.Again + fsrs.Rating(i), true
		}
	}
	return 0, false
}

// ratingPrompt says what each rating would do to the card.
func (c conversation) ratingPrompt() string {
	previews := c.session.Previews(c.desk.Now())
	var parts []string
	for i, name := range ratingWords {
		part := fmt.Sprintf("%d %s", i+1, name)
		if !c.cram {
			part += ", " + outcome(previews[i])
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ". ") + ":"
}
