package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

// choice is a question's options while they are open.
type choice struct {
	order  []int // place on the screen → option of the item
	marked map[int]bool
	struck map[int]bool
	want   int // how many are right: the number to choose
	at     int
	guess  bool
}

func newChoice(item *content.Item, answers int) choice {
	return choice{
		order:  quiz.OptionOrder(item, answers),
		marked: map[int]bool{}, struck: map[int]bool{},
		want: quiz.Wanted(item),
	}
}

// recall sets the options as they stood when the answer was given.
func (c *choice) recall(item *content.Item, a quiz.Answer) {
	if order := quiz.ShownOrder(item, a.Shown); order != nil {
		c.order = order
	}
	for i, o := range c.order {
		c.marked[i] = slices.Contains(a.Chosen, item.Options[o].Hash)
	}
	c.guess = a.Sure == quiz.Guessed
}

// mark marks or takes back the option at place i. A single choice has one mark; in a multiple one a
// mark too many is refused with a word, so that none is lost unseen.
func (c *choice) mark(e env, i int) (refused string) {
	if i < 0 || i >= len(c.order) {
		return ""
	}
	c.at = i
	switch {
	case c.want == 1:
		c.marked = map[int]bool{i: true}
	case c.marked[i]:
		delete(c.marked, i)
	case len(c.marked) >= c.want:
		refused = fmt.Sprintf("%d of %d marked. Take one back to mark %d.", len(c.marked), c.want, i+1)
		if len(refused) > e.width-margin {
			refused = "Take one back first."
		}
		return refused
	default:
		c.marked[i] = true
	}
	delete(c.struck, i)
	return ""
}

// touched tells whether anything was marked, struck out or moved to.
func (c *choice) touched() bool { return c.at > 0 || len(c.marked) > 0 || len(c.struck) > 0 }

// hashes of the options marked, or of all in the order shown.
func (c *choice) hashes(item *content.Item, markedOnly bool) []string {
	var out []string
	for i, o := range c.order {
		if !markedOnly || c.marked[i] {
			out = append(out, item.Options[o].Hash)
		}
	}
	return out
}

func (s *reviewScreen) doOptions(e env, c command, key string) result {
	s.chase = true
	switch c {
	case cmdMark:
		return result{status: s.choice.mark(e, markPlace(key))}
	case cmdMarkHere:
		return result{status: s.choice.mark(e, s.choice.at)}
	case cmdDown, cmdUp:
		s.moveCursor(c)
	case cmdStrike:
		s.strike()
	case cmdGuess:
		s.choice.guess = !s.choice.guess
		if s.choice.guess {
			return result{status: "Marked as a guess: it comes back soon."}
		}
		return result{status: "No guess."}
	case cmdCheck:
		return s.check(e)
	default:
		s.scroll(e, c)
	}
	return result{}
}

// moveCursor goes to the next option or the one before; beyond the first and the last it scrolls, so
// that a long stem can be read again.
func (s *reviewScreen) moveCursor(c command) {
	last := len(s.choice.order) - 1
	switch {
	case c == cmdDown && s.choice.at < last:
		s.choice.at++
	case c == cmdUp && s.choice.at > 0:
		s.choice.at--
	case c == cmdDown:
		s.top, s.chase = s.top+1, false
	default:
		s.top, s.chase = s.top-1, false
	}
}

// markPlace is the option that a digit or one of a–e names.
func markPlace(key string) int {
	if key >= "1" && key <= "9" {
		return int(key[0] - '1')
	}
	return int(key[0] - 'a')
}

func (s *reviewScreen) strike() {
	at := s.choice.at
	s.choice.struck[at] = !s.choice.struck[at]
	delete(s.choice.marked, at)
}

// check grades what is marked. With nothing marked, enter marks at the cursor first: it is never an
// answer by accident.
func (s *reviewScreen) check(e env) result {
	c := &s.choice
	if n := len(c.marked); n < c.want {
		if c.want == 1 {
			return result{status: "Mark one first: " + rangeOf(len(c.order)) + ", or space."}
		}
		return result{status: fmt.Sprintf("Mark %d more first.", c.want-n)}
	}
	item := s.card.Item
	chosen := c.hashes(item, true)
	a := s.answer(e, quiz.GradeChoice(item, chosen))
	a.Chosen, a.Shown = chosen, c.hashes(item, false)
	if c.guess {
		a.Sure = quiz.Guessed
	}
	a.Rating = s.session.Rate(a, e.desk.Pace(a.Length))
	return s.give(e, a, func(env) result { return result{status: "Saved"} })
}

func rangeOf(n int) string { return fmt.Sprintf("1-%d", n) }

func (s *reviewScreen) doTyping(e env, c command) result {
	if c != cmdCheck {
		s.scroll(e, c)
		return result{}
	}
	typed := strings.TrimSpace(s.field.value())
	if typed == "" {
		return result{status: "Type an answer first."}
	}
	right, known := quiz.GradeTyped(s.card.Item, typed)
	s.known = known
	a := s.answer(e, right)
	a.Typed = typed
	a.Rating = s.session.Rate(a, e.desk.Pace(a.Length))
	status := "Saved"
	switch {
	case right || s.session.Cram():
	case e.width < 56:
		status = "Saved. A slip? y counts it as right."
	default:
		status = "Saved. A slip of the finger? y counts it as right."
	}
	return s.give(e, a, func(env) result { return result{status: status} })
}

func (s *reviewScreen) mayCountRight() bool {
	r := s.session.Answered()
	return r != nil && s.card.Item.Kind == content.Typed && !r.Answer.Right && !s.session.Cram()
}

// countRight counts a typed slip as right.
func (s *reviewScreen) countRight(e env) result {
	pace := e.desk.Pace(s.session.Answered().Answer.Length)
	next, events := s.session.CountRight(e.desk.Now(), e.desk.NewID, pace)
	return s.save(events, func(env) result {
		s.session = next
		return result{status: "Saved as right."}
	})
}

func (s *reviewScreen) click(e env, line, col int, right bool) result {
	switch s.mode() {
	case modeOptions:
		for i := len(s.marks) - 1; i >= 0; i-- {
			if s.top+line < s.marks[i] || s.top+line >= s.ends {
				continue
			}
			s.chase = true
			if s.choice.at = i; right {
				s.strike()
				return result{}
			}
			return result{status: s.choice.mark(e, i)}
		}
	case modeCard:
		return s.do(e, cmdShow, "")
	case modeTurned:
		if i, ok := s.ratingAt(e, line, col); ok {
			return s.do(e, cmdRate, strconv.Itoa(i+1))
		}
	}
	return result{}
}
