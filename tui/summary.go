package tui

import (
	"fmt"
	"strings"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
)

// summaryScreen says what a session came to and leads back to what was missed.
type summaryScreen struct {
	summary
	sum      quiz.Summary
	tomorrow int
	left     bool // there is more to review now
	unseen   int  // cards of the note that were never asked, when one note was drilled
	missed   []desk.Asked
	list     list

	lines []string
	at    []int
}

func newSummary(e env, to summary) *summaryScreen {
	s := &summaryScreen{summary: to, sum: to.session.Summary()}
	for _, key := range s.sum.Missed {
		if card, err := e.desk.Card(key); err == nil {
			s.missed = append(s.missed, card)
		}
	}
	s.refresh(e)
	return s
}

func (s *summaryScreen) refresh(e env) result {
	if over, err := e.desk.Overview(); err == nil {
		s.tomorrow = over.Plan.Tomorrow
		s.unseen = unseenIn(over, s.scope)
		s.left = over.Plan.Len() > 0 || s.unseen > 0 || s.scope.Cram
	}
	return result{}
}

// unseenIn is how many cards of the scope's note were never answered; 0 when it is about no note.
func unseenIn(over desk.Overview, scope desk.Scope) int {
	for _, n := range over.Notes {
		if scope.Note != "" && n.Pack == scope.Pack && n.ID == scope.Note {
			return n.Cards - n.Seen
		}
	}
	return 0
}

func (s *summaryScreen) keys() keymap { return summaryKeys(len(s.missed) > 0, s.left) }

func (s *summaryScreen) do(e env, c command, _ string) result {
	if s.list.move(c, max(1, len(s.missed)), e.rows(0)) {
		return result{}
	}
	switch c {
	case cmdOpen:
		return result{to: readerOf(s.missed[s.list.at].Item)}
	case cmdReview:
		return result{to: swap{review{s.scope}}}
	case cmdUndo:
		return s.undo(e)
	case cmdLeave:
		return result{to: home{}}
	case cmdBack:
		return result{to: back{}}
	}
	return result{}
}

// undo goes back into the session with its last answer taken back.
func (s *summaryScreen) undo(e env) result {
	if !s.session.CanUndo() {
		return result{status: "Nothing to take back."}
	}
	what := takenBack(s.session.LastStep())
	before, events := s.session.Undo(e.desk.Now(), e.desk.NewID)
	if len(events) == 0 {
		return result{to: swap{resume{before, s.scope}}}
	}
	return result{save: events, then: func(_ env, err error) result {
		if err != nil {
			return result{status: "Not saved: " + clean.Line(err.Error())}
		}
		return result{to: swap{resume{before, s.scope}}, status: what}
	}}
}

func (s *summaryScreen) click(_ env, line, _ int, _ bool) result {
	for i, at := range s.at {
		if at == s.list.top+line {
			s.list.at = i
			return result{to: readerOf(s.missed[i].Item)}
		}
	}
	return result{}
}

func (s *summaryScreen) fit(e env) {
	s.lines, s.at = nil, nil
	s.lines = append(s.lines, indent(e.look.Bold.Render(fmt.Sprintf("%d of %d right", s.sum.Right, s.sum.Cards))), "")
	if line := s.next(e.desk.Now()); line != "" {
		for _, l := range wrap(line, e.measure()) {
			s.lines = append(s.lines, indent(l))
		}
		s.lines = append(s.lines, "")
	}
	if len(s.missed) == 0 {
		return
	}
	s.lines = append(s.lines, indent(e.look.Muted.Render("Missed")))
	for i, card := range s.missed {
		s.at = append(s.at, len(s.lines))
		s.lines = append(s.lines, missedLine(e, card, i == s.list.at))
	}
	s.list.show(s.at, len(s.lines), e.rows(0))
}

// next says when the cards come back and what is left.
func (s *summaryScreen) next(now quiz.Moment) string {
	if s.session.Cram() {
		return "The schedule was not touched."
	}
	var parts []string
	if s.sum.Waiting > 0 {
		parts = append(parts, comeBack(s.sum.Waiting, s.sum.NextAt, now))
	}
	if s.tomorrow > 0 {
		parts = append(parts, fmt.Sprintf("Tomorrow %d.", s.tomorrow))
	}
	if s.unseen > 0 {
		parts = append(parts, count(s.unseen, "card", "cards")+" of this note not asked yet.")
	}
	return strings.Join(parts, " ")
}

func missedLine(e env, card desk.Asked, here bool) string {
	symbol := "?"
	switch card.Item.Kind {
	case content.Trap:
		symbol = e.look.Trap
	case content.Tip:
		symbol = e.look.Tip
	}
	title := card.Item.Title
	if title == "" {
		title = card.Card.Prompt
	}
	line := fit(strings.TrimSpace(symbol+" "+title), e.measure(), e.look)
	if here {
		return e.look.Accent.Render(e.look.Cursor) + " " + e.look.Bold.Render(line)
	}
	return indent(line)
}

func (s *summaryScreen) page(e env) page {
	rows := e.rows(0)
	p := page{
		place: s.heading() + " · " + grouped(s.sum.Cards) + took(s.session),
		body:  s.lines[s.list.top:],
		more:  max(0, len(s.lines)-s.list.top-rows),
		line:  -1,
	}
	if len(s.at) > 0 {
		p.line = s.at[s.list.at] - s.list.top
	}
	return p
}

// heading tells a session that came to its end from one that was left.
func (s *summaryScreen) heading() string {
	what := "Review"
	if s.session.Cram() {
		what = "Cram"
	}
	n, of, _ := s.session.Position()
	if _, asked := s.session.Current(); asked && (n < of || s.session.Answered() == nil) {
		return what + " left"
	}
	return what + " done"
}

// took is the time spent on the prompts, not on breaks: no answer counts for more than two minutes.
func took(session quiz.Session) string {
	const most = 2 * time.Minute
	var sum time.Duration
	for _, r := range session.Results() {
		sum += min(most, r.Answer.Took)
	}
	return " in " + minutes(sum)
}
