package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// reviewScreen is one session: a card is asked, answered, and the next one comes.
//
// Its states follow the session's: asking (options open, a field to type in, or a card to turn
// over), turned (the four ratings), answered (a question with its verdict), unsaved (the disk
// refused), empty (nothing to ask).
type reviewScreen struct {
	session quiz.Session
	scope   desk.Scope
	err     error

	card   desk.Asked
	since  quiz.Moment // when the prompt was shown
	choice choice
	field  field
	turned bool
	known  string // rationale of a known wrong answer that was typed
	lost   *unsaved

	top   int
	chase bool   // bring the option at the cursor into sight
	size  [2]int // what was drawn for
	below int    // lines below the screen
	lines []string
	marks []int // body line of each option
	ends  int   // body line behind the last option
}

// unsaved is an answer that is not on the disk: it keeps its screen until it is, or is given up.
type unsaved struct {
	err    error
	events []quiz.Event
	then   func(env, error) result
}

func newReview(e env, scope desk.Scope) *reviewScreen {
	s := &reviewScreen{scope: scope}
	s.session, s.err = e.desk.Review(scope)
	s.ask(e)
	return s
}

// resumeReview goes on with a session that had ended, its last answer taken back.
func resumeReview(e env, to resume) *reviewScreen {
	s := &reviewScreen{session: to.session, scope: to.scope}
	s.ask(e)
	return s
}

// ask prepares the current card of the session, which after an undo may be one that was answered. A
// card whose item cannot be read any more (its file changed a moment ago) is passed over.
func (s *reviewScreen) ask(e env) {
	s.top, s.turned, s.known = 0, false, ""
	s.field, s.choice = field{}, choice{}
	if s.err != nil || !s.load(e) {
		return
	}
	slot, _ := s.session.Current()
	given := s.session.Answered()
	switch kind := s.card.Item.Kind; {
	case kind == content.Single || kind == content.Multiple:
		s.choice = newChoice(s.card.Item, slot.State.Answers)
		if given != nil {
			s.choice.recall(s.card.Item, given.Answer)
		}
	case kind == content.Typed && given == nil:
		s.field = newField()
	case kind == content.Typed:
		_, s.known = quiz.GradeTyped(s.card.Item, given.Answer.Typed)
	}
}

// load finds the current card's item; false when the session has nothing left to ask.
func (s *reviewScreen) load(e env) bool {
	for {
		slot, ok := s.session.Current()
		if !ok {
			return false
		}
		card, err := e.desk.Card(slot.Key)
		if err == nil {
			s.card, s.since = card, e.desk.Now()
			return true
		}
		s.session = s.session.Advance(e.desk.Now())
	}
}

// mode is what the screen waits for.
type mode uint8

const (
	modeEmpty mode = iota
	modeUnsaved
	modeOptions
	modeTyping
	modeCard
	modeTurned
	modeAnswered
)

func (s *reviewScreen) mode() mode {
	_, ok := s.session.Current()
	switch {
	case s.lost != nil:
		return modeUnsaved
	case !ok:
		return modeEmpty
	case s.session.Answered() != nil:
		return modeAnswered
	case s.choice.order != nil:
		return modeOptions
	case s.field.open:
		return modeTyping
	case s.turned:
		return modeTurned
	}
	return modeCard
}

func (s *reviewScreen) keys() keymap {
	switch s.mode() {
	case modeUnsaved:
		return unsavedKeys()
	case modeEmpty:
		return emptyKeys(s.mayCram(), s.session.CanUndo())
	case modeOptions:
		return optionKeys(len(s.choice.order), s.session.CanUndo(), s.session.Cram())
	case modeTyping:
		return typingKeys()
	case modeTurned:
		return rateKeys(s.session.CanUndo(), s.session.Cram(), s.below > 0)
	case modeAnswered:
		return nextKeys(s.mayCountRight(), s.session.Cram(), s.below > 0)
	}
	return showKeys(s.session.CanUndo(), s.session.Cram())
}

func (s *reviewScreen) typing() bool { return s.mode() == modeTyping }

func (s *reviewScreen) typed(_ env, msg tea.Msg) result {
	s.field.take(msg)
	return result{}
}

func (s *reviewScreen) do(e env, c command, key string) result {
	if r, ok := s.leaveOrHide(e, c); ok {
		return r
	}
	switch s.mode() {
	case modeUnsaved:
		return s.doUnsaved(c)
	case modeEmpty:
		return s.doEmpty(e, c)
	case modeOptions:
		return s.doOptions(e, c, key)
	case modeTyping:
		return s.doTyping(e, c)
	case modeCard:
		if c == cmdShow {
			s.turned, s.top = true, 0
			return result{}
		}
	case modeTurned:
		return s.doRate(e, c, key)
	case modeAnswered:
		return s.doAnswered(e, c)
	}
	s.scroll(e, c)
	return result{}
}

func (s *reviewScreen) scroll(e env, c command) {
	s.chase = false
	scrolled(&s.top, c, len(s.lines), e.rows(s.above(e)))
}

// leaveOrHide are the commands that mean the same whatever is asked.
func (s *reviewScreen) leaveOrHide(e env, c command) (result, bool) {
	if m := s.mode(); m == modeUnsaved || m == modeEmpty {
		return result{}, false
	}
	now, id := e.desk.Now(), e.desk.NewID
	switch c {
	case cmdBack, cmdLeave:
		return s.end(), true
	case cmdUndo:
		return s.undo(e), true
	case cmdBury:
		next, events := s.session.Bury(now, id())
		return s.step(next, events, "Buried for today. u takes it back."), true
	case cmdSuspend:
		next, events := s.session.Suspend(now, id())
		return s.step(next, events, "Suspended. u takes it back."), true
	case cmdFlag:
		return s.flag(e), true
	case cmdNote:
		return result{to: readerOf(s.card.Item)}, true
	}
	return result{}, false
}

// end is the way out: through the summary when something was answered.
func (s *reviewScreen) end() result {
	if len(s.session.Results()) == 0 {
		return result{to: back{}}
	}
	return result{to: swap{summary{s.session, s.scope}}}
}

// step saves events and then goes on with next; until then the screen stays.
func (s *reviewScreen) step(next quiz.Session, events []quiz.Event, status string) result {
	if len(events) == 0 {
		return result{}
	}
	return s.save(events, func(e env) result {
		s.session = next
		s.ask(e)
		return s.orSummary(e, status)
	})
}

// save makes events durable, then does next. If the disk refuses, the screen says so and asks.
func (s *reviewScreen) save(events []quiz.Event, next func(env) result) result {
	var then func(env, error) result
	then = func(e env, err error) result {
		if err != nil {
			s.lost = &unsaved{err, events, then}
			return result{}
		}
		s.lost = nil
		return next(e)
	}
	return result{save: events, then: then}
}

func (s *reviewScreen) doUnsaved(c command) result {
	lost := s.lost
	switch c {
	case cmdRetry:
		return result{save: lost.events, then: lost.then}
	case cmdLeave:
		s.lost = nil
		return s.end()
	case cmdBack:
		return result{status: "q leaves without this answer."}
	}
	return result{}
}

// mayCram tells whether cramming would find more than this review did.
func (s *reviewScreen) mayCram() bool { return s.err == nil && !s.scope.Cram }

func (s *reviewScreen) doEmpty(e env, c command) result {
	switch c {
	case cmdUndo:
		return s.undo(e)
	case cmdMore:
		scope := s.scope
		scope.Cram = true
		return result{to: swap{review{scope}}}
	case cmdNotes:
		return result{to: swap{notes{}}}
	case cmdLeave, cmdBack:
		return result{to: back{}}
	}
	return result{}
}

func (s *reviewScreen) undo(e env) result {
	if !s.session.CanUndo() {
		return result{status: "Nothing to take back."}
	}
	what := s.session.LastStep()
	before, events := s.session.Undo(e.desk.Now(), e.desk.NewID)
	done := func(e env) result {
		s.session = before
		s.ask(e)
		return result{status: takenBack(what)}
	}
	if len(events) == 0 { // cramming
		return done(e)
	}
	return s.save(events, done)
}

// takenBack says what an undo undid.
func takenBack(what quiz.EventKind) string {
	switch what {
	case quiz.Buried:
		return "Taken back: bury."
	case quiz.Suspended:
		return "Taken back: suspend."
	case quiz.Flagged, quiz.Unflagged:
		return "Taken back: flag."
	}
	return "Taken back: the last answer."
}

func (s *reviewScreen) flag(e env) result {
	next, events := s.session.Flag(e.desk.Now(), e.desk.NewID())
	if len(events) == 0 {
		return result{}
	}
	return s.save(events, func(env) result {
		s.session = next
		status := "Flagged."
		if slot, _ := next.Current(); !slot.State.Flagged {
			status = "Flag taken off."
		}
		return result{status: status}
	})
}

// doRate is a rating of a card that was turned over, which at once brings the next one.
func (s *reviewScreen) doRate(e env, c command, key string) result {
	rating := fsrs.Good
	switch c {
	case cmdRate:
		rating = fsrs.Rating(key[0] - '0')
	case cmdShow:
	default:
		s.scroll(e, c)
		return result{}
	}
	a := s.answer(e, rating > fsrs.Again)
	a.Rating = rating
	return s.give(e, a, func(e env) result { return s.next(e, "Saved") })
}

// doAnswered is a command below a verdict.
func (s *reviewScreen) doAnswered(e env, c command) result {
	switch c {
	case cmdNext:
		return s.next(e, "")
	case cmdCountRight:
		if s.mayCountRight() {
			return s.countRight(e)
		}
	}
	s.scroll(e, c)
	return result{}
}

func (s *reviewScreen) next(e env, status string) result {
	s.session = s.session.Advance(e.desk.Now())
	s.ask(e)
	return s.orSummary(e, status)
}

// orSummary ends a session that has nothing left to ask. One of which all cards were hidden stays: there
// is nothing to sum up, but something to take back.
func (s *reviewScreen) orSummary(_ env, status string) result {
	_, asked := s.session.Current()
	if asked || len(s.session.Results()) == 0 && s.session.CanUndo() {
		return result{status: status}
	}
	return s.end()
}

// answer is what every answer to the current card has.
func (s *reviewScreen) answer(e env, right bool) quiz.Answer {
	return quiz.Answer{
		Right:  right,
		Took:   time.Duration(e.desk.Now().At-s.since.At) * time.Millisecond,
		Length: quiz.Length(s.card.Item),
		Rev:    s.card.Item.Rev,
	}
}

// give records an answer and shows what follows once it is durable.
func (s *reviewScreen) give(e env, a quiz.Answer, then func(env) result) result {
	next, events := s.session.Answer(e.desk.Now(), e.desk.NewID(), a)
	done := func(e env) result {
		s.session, s.top = next, 0
		return then(e)
	}
	if len(events) == 0 {
		r := done(e)
		if r.status == "Saved" {
			r.status = ""
		}
		return r
	}
	return s.save(events, done)
}

func (s *reviewScreen) place() string {
	n, of, repeats := s.session.Position()
	what := "Review"
	if s.session.Cram() {
		what = "Cram"
	}
	place := fmt.Sprintf("%s · %d of %d · ", what, n, of)
	if asking := s.session.Answered() == nil; asking && repeats > 0 {
		place += fmt.Sprintf("%d to repeat · ", repeats)
		if slot, _ := s.session.Current(); slot.State.DueAt > s.since.At {
			place += "early · "
		}
	}
	shown := s.turned || s.session.Answered() != nil
	kind := kindWord(s.card.Item.Kind)
	switch {
	case shown && s.card.Item.Kind <= content.Multiple && s.card.Item.Title != "":
		return place + s.card.Item.Title
	case shown:
		return place + kind + " · " + s.card.NoteTitle
	}
	return place + kind
}
