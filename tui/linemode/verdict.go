package linemode

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/quiz"
)

// verdict says whether the answer was right, which one is, when the card comes back, and why each
// option is right or wrong. before is said first, after ahead of the prompt.
func (c conversation) verdict(before, after string) string {
	var s speech
	s.say(before)
	s.say(c.judgement(), c.rightOnes(), c.comesBack())
	if c.card.Item.Kind == content.Typed {
		c.typedWrong(&s)
	} else {
		c.reasons(&s)
	}
	c.aftermath(&s)
	if c.mayCountRight() {
		s.say(after, "A slip of the finger? y counts it as right.")
		after = ""
	}
	return s.ask(after, c.prompt())
}

func (c conversation) judgement() string {
	a := c.session.Answered().Answer
	switch {
	case !a.Right:
		return "Wrong."
	case a.Sure == quiz.Guessed:
		return "Right, by a guess."
	}
	return "Right."
}

// comesBack is empty in a cram session, which schedules nothing.
func (c conversation) comesBack() string {
	if c.cram {
		return ""
	}
	return "Comes back in " + outcome(c.session.Answered().Outcome) + "."
}

// rightOnes names what is right, after a wrong answer, or one that is not written as the author does.
func (c conversation) rightOnes() string {
	a := c.session.Answered().Answer
	if c.card.Item.Kind == content.Typed {
		return c.rightText(a)
	}
	var names []string
	for i, o := range c.order {
		if opt := c.card.Item.Options[o]; opt.Right {
			names = append(names, optionName(i, opt.Text))
		}
	}
	switch {
	case a.Right || len(names) == 0:
		return ""
	case len(names) == 1:
		return "The answer is " + names[0] + "."
	}
	last := len(names) - 1
	return "The answers are " + strings.Join(names[:last], ", ") + ", and " + names[last] + "."
}

func (c conversation) rightText(a quiz.Answer) string {
	for _, o := range c.card.Item.Options {
		if !o.Right {
			continue
		}
		text := phrase(o.Text)
		switch {
		case text == "", a.Right && text == a.Typed:
			return ""
		case a.Right:
			return "It is written " + text + "."
		}
		return "The answer is " + text + "."
	}
	return ""
}

// optionName is an option within a sentence: "2, the task execution role".
func optionName(place int, source string) string {
	name := strconv.Itoa(place + 1)
	if text := phrase(source); text != "" {
		name += ", " + lowerArticle(text)
	}
	return name
}

// lowerArticle makes "The" small within a sentence. Other words may be names.
func lowerArticle(s string) string {
	for _, article := range []string{"The ", "An ", "A "} {
		if strings.HasPrefix(s, article) {
			return strings.ToLower(s[:1]) + s[1:]
		}
	}
	return s
}

// reasons is every option's rationale, and which options were chosen or are right.
func (c conversation) reasons(s *speech) {
	chosen := c.session.Answered().Answer.Chosen
	for i, o := range c.order {
		opt := c.card.Item.Options[o]
		lead := strconv.Itoa(i + 1)
		if slices.Contains(chosen, opt.Hash) {
			lead += ", yours"
		}
		if opt.Right {
			lead += ", right"
		}
		if opt.Rationale != "" || opt.Right || strings.Contains(lead, "yours") {
			s.read(lead+".", opt.Rationale)
		}
	}
}

// typedWrong repeats a wrong typed answer, and says why it is wrong if the author did.
func (c conversation) typedWrong(s *speech) {
	a := c.session.Answered().Answer
	if a.Right {
		return
	}
	s.say("You typed " + clean.Line(a.Typed) + ".")
	if _, known := quiz.GradeTyped(c.card.Item, a.Typed); known != "" {
		s.read("", known)
	}
}

// aftermath is what follows any answer: explanation and sources.
func (c conversation) aftermath(s *speech) {
	item := c.card.Item
	s.blocks(item.Explanation)
	if item.Kind == content.Tip || item.Kind == content.Trap {
		return
	}
	for _, r := range item.References {
		s.say("Source: " + reference(r))
	}
}

func reference(r content.Reference) string {
	text := clean.Line(r.Text)
	switch {
	case r.URL == "" || !clean.SafeLink(r.URL):
		return text
	case text == "" || strings.Contains(text, "://"):
		return clean.Line(r.URL)
	}
	return fmt.Sprintf("%s, %s", text, clean.Line(r.URL))
}
