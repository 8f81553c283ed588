package quiz

import (
	"cmp"
	"slices"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz/fsrs"
)

// Slot is a card in a session with what is known of it.
type Slot struct {
	Key   content.Key
	State State
}

// Session is one sitting. It is a value: every step returns the next session and leaves the old one
// as it was, so that a caller whose store failed keeps what it had, and undo is the session before.
//
// States: a card is asked (Current), answered (Current is the same card, Answered says how), then
// Advance asks the next one; when none is left, Current says so and the session is over for now.
type Session struct {
	set  Settings
	cram bool
	last int64 // time of the latest event

	current  Slot
	asked    bool // current holds a card
	answered *Result

	queue []Slot // not yet asked, in order
	steps []Slot // come back within this day, by DueAt

	replies *reply   // the answers that stand
	before  *Session // for undo
	taken   []Event  // the events that led from before to here
}

// Start begins a session over slots in their order; a card that is there twice is asked once. Cards
// whose step is not over yet wait until it is. In a cram session nothing is scheduled and no step
// gives an event; a card that was missed comes back at the end.
func Start(slots []Slot, set Settings, cram bool, now Moment) Session {
	s := Session{set: set, cram: cram}
	for _, slot := range once(slots) {
		if !cram && slot.State.DueAt > now.At {
			s.steps = append(s.steps, slot)
			continue
		}
		s.queue = append(s.queue, slot)
	}
	slices.SortStableFunc(s.steps, soonest)
	return s.Advance(now)
}

func soonest(a, b Slot) int { return cmp.Compare(a.State.DueAt, b.State.DueAt) }

// once drops all but the first of each card: the state of a second one would be out of date when its
// turn comes.
func once(slots []Slot) []Slot {
	seen := map[content.Key]bool{}
	return slices.DeleteFunc(slices.Clone(slots), func(s Slot) bool {
		again := seen[s.Key]
		seen[s.Key] = true
		return again
	})
}

// Current is the card asked or just answered; false when the session has nothing to ask now.
func (s Session) Current() (Slot, bool) { return s.current, s.asked }

// Answered is the result shown for the current card, or nil while it is asked.
func (s Session) Answered() *Result { return s.answered }

// Cram tells whether the session leaves the schedule alone.
func (s Session) Cram() bool { return s.cram }

// Results are the answers that stand, in order.
func (s Session) Results() []Result {
	all := make([]Result, s.replies.count())
	for r := s.replies; r != nil; r = r.before {
		all[r.number-1] = r.Result
	}
	return all
}

// Position is how far the session has come, in cards: n of them were asked, the current one
// included, and repeats were answered before and come back. A card counts once, so that the end does
// not run away.
func (s Session) Position() (n, of, repeats int) {
	seen := map[content.Key]bool{}
	for r := s.replies; r != nil; r = r.before {
		seen[r.Key] = true
	}
	n = len(seen)
	if s.asked && !seen[s.current.Key] {
		n++
	}
	of = n
	for _, slot := range slices.Concat(s.queue, s.steps) {
		switch {
		case seen[slot.Key]:
			repeats++
		default:
			of++
		}
	}
	if s.asked && s.answered == nil && seen[s.current.Key] {
		repeats++
	}
	return n, of, repeats
}

// Again tells whether the card asked was answered in this session before.
func (s Session) Again() bool { return s.asked && s.answered == nil && s.seen(s.current.Key) }

// Waiting are the cards that come back today, the soonest first, without the one asked now.
func (s Session) Waiting() []Slot { return s.steps }

// Previews are what each rating would do to the current card.
func (s Session) Previews(now Moment) [4]fsrs.Outcome {
	return Previews(s.current.Key, s.current.State, s.stamp(now), s.set)
}

// stamp is the time of the next event: later than the one before though the clock was put back, for
// replay takes events by their time.
func (s Session) stamp(now Moment) Moment {
	now.At = max(now.At, s.last+1)
	return now
}

// Answer records the answer to the current card. The events are to be made durable before anything
// is shown as saved; there are none in a cram session. Without a card that waits for an answer, or
// without a rating for the schedule, nothing changes.
func (s Session) Answer(now Moment, id EventID, a Answer) (Session, []Event) {
	if !s.asked || s.answered != nil || (!s.cram && !a.Rating.Valid()) {
		return s, nil
	}
	now = s.stamp(now)
	next := s.branch(now)
	slot := s.current
	result := Result{Key: slot.Key, Answer: a, First: !s.seen(slot.Key)}
	var events []Event
	if s.cram {
		if !a.Right {
			next.queue = append(slices.Clip(next.queue), slot)
		}
	} else {
		result.Outcome = Previews(slot.Key, slot.State, now, s.set)[a.Rating-fsrs.Again]
		e := a.event(now, id, slot.Key)
		slot.State = slot.State.Apply(e, s.set)
		next.steps = s.withStep(slot, now)
		events = []Event{e}
	}
	next.current = slot
	next.answered = &result
	next.replies = &reply{Result: result, number: s.replies.count() + 1, before: s.replies}
	next.taken = slices.Clone(events)
	return next, events
}

// withStep is the waiting list with slot in it, if slot comes back today.
func (s Session) withStep(slot Slot, now Moment) []Slot {
	if slot.State.DueAt == 0 || (Moment{slot.State.DueAt, now.Zone}).Day(s.set.Rollover) > now.Day(s.set.Rollover) {
		return s.steps
	}
	steps := append(slices.Clip(s.steps), slot)
	slices.SortStableFunc(steps, soonest)
	return steps
}

func (s Session) seen(key content.Key) bool {
	for r := s.replies; r != nil; r = r.before {
		if r.Key == key {
			return true
		}
	}
	return false
}

// branch is a session that can be undone back to s, after an event at now.
func (s Session) branch(now Moment) Session {
	next := s
	next.before, next.taken = &s, nil
	next.last = now.At
	return next
}

// Advance asks the next card: first one whose step is over, then the queue, then ahead of its time one
// whose step is at most LearnAhead away. It is not a step of its own for undo. A card that was not
// answered is passed over: that is for one whose item cannot be shown.
func (s Session) Advance(now Moment) Session {
	s.answered = nil
	ahead := s.ahead(now)
	switch {
	case len(s.steps) > 0 && s.steps[0].State.DueAt <= now.At:
		s.current, s.steps, s.asked = s.steps[0], s.steps[1:], true
	case len(s.queue) > 0:
		s.current, s.queue, s.asked = s.queue[0], s.queue[1:], true
	case ahead >= 0:
		s.current, s.asked = s.steps[ahead], true
		s.steps = slices.Delete(slices.Clone(s.steps), ahead, ahead+1)
	default:
		s.current, s.asked = Slot{}, false
	}
	return s
}

// ahead is the step to ask before its time, or -1: never before something else was answered in this
// session, and never the card just answered, which would only be read off.
func (s Session) ahead(now Moment) int {
	if s.replies == nil {
		return -1
	}
	limit := now.Plus(LearnAhead).At
	return slices.IndexFunc(s.steps, func(slot Slot) bool {
		return slot.State.DueAt <= limit && slot.Key != s.replies.Key
	})
}

// Bury hides the current card until the next study day and asks the next one. Like Suspend and Flag
// it does nothing in a cram session.
func (s Session) Bury(now Moment, id EventID) (Session, []Event) { return s.hide(now, id, Buried) }

// Suspend hides the current card until it is resumed and asks the next one.
func (s Session) Suspend(now Moment, id EventID) (Session, []Event) {
	return s.hide(now, id, Suspended)
}

func (s Session) hide(now Moment, id EventID, kind EventKind) (Session, []Event) {
	if !s.asked || s.cram {
		return s, nil
	}
	now = s.stamp(now)
	next := s.branch(now)
	key := s.current.Key
	next.steps = slices.DeleteFunc(slices.Clone(s.steps), func(slot Slot) bool { return slot.Key == key })
	next.taken = []Event{{ID: id, Moment: now, Kind: kind, Card: key}}
	return next.Advance(now), slices.Clone(next.taken)
}

// Flag marks the current card for another look, or takes the mark back.
func (s Session) Flag(now Moment, id EventID) (Session, []Event) {
	if !s.asked || s.cram {
		return s, nil
	}
	now = s.stamp(now)
	next := s.branch(now)
	kind := Flagged
	if s.current.State.Flagged {
		kind = Unflagged
	}
	e := Event{ID: id, Moment: now, Kind: kind, Card: s.current.Key}
	next.current.State = s.current.State.Apply(e, s.set)
	next.steps = slices.Clone(s.steps)
	for i, slot := range next.steps {
		if slot.Key == e.Card {
			next.steps[i].State.Flagged = next.current.State.Flagged
		}
	}
	next.taken = []Event{e}
	return next, slices.Clone(next.taken)
}

// CanUndo tells whether there is something of this session to take back.
func (s Session) CanUndo() bool { return s.before != nil }

// LastStep is what Undo would take back: an answer, bury, suspend or flag; 0 when there is nothing.
func (s Session) LastStep() EventKind {
	switch {
	case s.before == nil:
		return 0
	case len(s.taken) == 0: // cramming leaves no events
		return Answered
	}
	return s.taken[0].Kind
}

// Undo is the session before the last answer, bury, suspend or flag, and the events that say so to
// the log. newID is asked once for each. Any number of steps back to the start can be taken.
func (s Session) Undo(now Moment, newID func() EventID) (Session, []Event) {
	if s.before == nil {
		return s, nil
	}
	now = s.stamp(now)
	var events []Event
	for _, e := range slices.Backward(s.taken) {
		events = append(events, Event{ID: newID(), Moment: now, Kind: Undone, Card: e.Card, Target: e.ID})
	}
	return *s.before, events
}
