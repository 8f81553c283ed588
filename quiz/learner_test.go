package quiz_test

import (
	"encoding/binary"
	"slices"
	"time"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// evening is when most tests begin: a Friday, ten hours before its study day ends.
var evening = moment("2026-11-20T18:00:00Z")

func moment(s string) quiz.Moment {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return quiz.MomentOf(t)
}

func dayOf(m quiz.Moment) quiz.Day { return m.Day(quiz.DefaultSettings().Rollover) }

// learner sits at a session, with a clock, and keeps the log of it.
type learner struct {
	session quiz.Session
	now     quiz.Moment
	log     []quiz.Event
	ids     uint64
}

// sit starts a session over new cards of these keys.
func sit(keys ...content.Key) *learner {
	var slots []quiz.Slot
	for _, key := range keys {
		slots = append(slots, quiz.Slot{Key: key})
	}
	return sitOver(slots, evening)
}

func sitOver(slots []quiz.Slot, now quiz.Moment) *learner {
	return &learner{session: quiz.Start(slots, quiz.DefaultSettings(), false, now), now: now}
}

// cram starts a cram session over new cards of these keys.
func cram(keys ...content.Key) *learner {
	l := sit(keys...)
	var slots []quiz.Slot
	for _, key := range keys {
		slots = append(slots, quiz.Slot{Key: key})
	}
	l.session = quiz.Start(slots, quiz.DefaultSettings(), true, evening)
	return l
}

func (l *learner) id() quiz.EventID {
	l.ids++
	var id quiz.EventID
	binary.BigEndian.PutUint64(id[8:], l.ids)
	return id
}

func (l *learner) keep(next quiz.Session, events []quiz.Event) *learner {
	l.session = next
	l.log = append(l.log, events...)
	return l
}

// give answers the current card ten seconds later; it stays on screen.
func (l *learner) give(r fsrs.Rating) *learner {
	l.wait(10 * time.Second)
	return l.keep(l.session.Answer(l.now, l.id(), quiz.Answer{Rating: r, Right: r != fsrs.Again}))
}

// answer gives answers and goes on after each.
func (l *learner) answer(ratings ...fsrs.Rating) *learner {
	for _, r := range ratings {
		l.give(r).advance()
	}
	return l
}

func (l *learner) bury() *learner                { return l.keep(l.session.Bury(l.now, l.id())) }
func (l *learner) suspend() *learner             { return l.keep(l.session.Suspend(l.now, l.id())) }
func (l *learner) flag() *learner                { return l.keep(l.session.Flag(l.now, l.id())) }
func (l *learner) undo() *learner                { return l.keep(l.session.Undo(l.now, l.id)) }
func (l *learner) wait(d time.Duration) *learner { l.now = l.now.Plus(d); return l }

// advance goes on, as the screens do: from an answer, or when a wait is over.
func (l *learner) advance() *learner {
	if l.asks() == "" || l.session.Answered() != nil {
		l.session = l.session.Advance(l.now)
	}
	return l
}

// skip passes over a card that cannot be shown.
func (l *learner) skip() *learner {
	l.session = l.session.Advance(l.now)
	return l
}

// asks is the key on screen, or "" when there is nothing to ask.
func (l *learner) asks() content.Key {
	slot, _ := l.session.Current()
	return slot.Key
}

func (l *learner) state(key content.Key) quiz.State { return quiz.Replay(l.log).States[key] }

func keysOf(slots []quiz.Slot) (keys []content.Key) {
	for _, s := range slots {
		keys = append(keys, s.Key)
	}
	return keys
}

func equal[T comparable](t rapid.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func same[T comparable](t rapid.TB, what string, got, want []T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}
