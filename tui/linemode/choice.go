package linemode

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

// maxLetter is the last option that has a letter, as on the screen.
const maxLetter = 5

// optionOrder is the order in which a choice's options are said; nil for other items. That of an
// answered one is the order in which they were.
func (c conversation) optionOrder(slot quiz.Slot) []int {
	item := c.card.Item
	if item.Kind != content.Single && item.Kind != content.Multiple {
		return nil
	}
	if r := c.session.Answered(); r != nil {
		if order := quiz.ShownOrder(item, r.Answer.Shown); order != nil {
			return order
		}
	}
	return quiz.OptionOrder(item, slot.State.Answers)
}

// places is the range of numbers to answer with.
func (c conversation) places() string {
	switch n := len(c.order); n {
	case 1:
		return "1"
	case 2:
		return "1 or 2"
	default:
		return fmt.Sprintf("1 to %d", n)
	}
}

func (c conversation) hearChoice(line string) (conversation, reply) {
	guess, rest := cutGuess(line)
	places, ok := placesIn(rest, len(c.order))
	if !ok {
		return c.unknown(line)
	}
	want := quiz.Wanted(c.card.Item)
	switch {
	case len(places) == want:
	case want == 1:
		return c.stay("Only one option is right.")
	default:
		return c.stay(fmt.Sprintf("Choose %d, not %d.", want, len(places)))
	}
	chosen, shown := c.hashes(places), c.hashes(nil)
	a := c.answer(quiz.GradeChoice(c.card.Item, chosen))
	a.Chosen, a.Shown = chosen, shown
	c.guess = c.guess || guess
	return c.give(a)
}

// cutGuess takes away what says that an answer is a guess: the word before it, or a question mark
// behind it.
func cutGuess(line string) (guess bool, rest string) {
	if word, after, ok := strings.Cut(line, " "); ok && strings.EqualFold(word, "guess") {
		guess, line = true, strings.TrimSpace(after)
	}
	if before, ok := strings.CutSuffix(line, "?"); ok {
		guess, line = true, strings.TrimSpace(before)
	}
	return guess, line
}

// placesIn reads the options that a line names, from 0, each once: "2", "b", "1 3", "1,3", "bd". It is
// not ok when the line holds anything else, or nothing.
func placesIn(line string, options int) (places []int, ok bool) {
	words := strings.FieldsFunc(strings.ToLower(line), func(r rune) bool {
		return strings.ContainsRune(" ,.;+&", r)
	})
	for _, word := range words {
		if word == "and" {
			continue
		}
		some := placesOf(word, options)
		if some == nil {
			return nil, false
		}
		places = append(places, some...)
	}
	slices.Sort(places)
	places = slices.Compact(places)
	return places, len(places) > 0
}

// placesOf is a number, or digits and letters side by side; nil when one of them names no option.
func placesOf(word string, options int) []int {
	if n, err := strconv.Atoi(word); err == nil && n >= 1 && n <= options {
		return []int{n - 1}
	}
	var places []int
	for _, r := range word {
		place := int(r - '1')
		if r >= 'a' && r < 'a'+maxLetter {
			place = int(r - 'a')
		}
		if place < 0 || place > 8 || place >= options {
			return nil
		}
		places = append(places, place)
	}
	return places
}

// hashes of the options at places, or of all in the order said.
func (c conversation) hashes(places []int) []string {
	var out []string
	for i, o := range c.order {
		if places == nil || slices.Contains(places, i) {
			out = append(out, c.card.Item.Options[o].Hash)
		}
	}
	return out
}

// choicePrompt asks for numbers. The example is the same for every question of its size: it gives
// nothing away.
func (c conversation) choicePrompt() string {
	want, n := quiz.Wanted(c.card.Item), len(c.order)
	if want == 1 {
		return "Answer " + c.places() + ":"
	}
	step := 2
	if step*(want-1) >= n {
		step = 1
	}
	var example []string
	for i := range want {
		example = append(example, strconv.Itoa(1+i*step))
	}
	return fmt.Sprintf("Answer %d of %d, for example %s:", want, n, strings.Join(example, " "))
}
