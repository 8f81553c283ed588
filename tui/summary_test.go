package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/drillship/drillship/progress/desk"
)

func TestTheSummaryTellsScoreMissesAndWhatComesBack(t *testing.T) {
	w := newWorld(t)
	s := w.drill("some")
	for s.reviewing() {
		if s.asked() == pull && s.top().(*reviewScreen).mode() == modeOptions && w.state(pull).Answers == 0 {
			s.press("1", "enter", "space")
			continue
		}
		s.pass()
	}
	s.at("Review done · 4 in").shows("3 of 4 right", "Missed", "› ? Private image pull fails on Fargate",
		"enter read in the note   r review more   u undo   q home   ? keys")
	s.press("enter").at("Fargate · Spot").press("esc").at("Review done")
	s.clickOn("Private image", tea.MouseLeft).at("Fargate").press("q").at("Review done").press("q").at("drillship")
}

func TestASummaryOfAReviewThatWasLeftSaysWhatComesBackToday(t *testing.T) {
	s := newWorld(t).drill("trap").press("space", "1")
	for s.reviewing() {
		s.press("q")
	}
	s.shows("0 of 1 right", "1 comes back today, in 1 min.", "▲ When Spot runs out, Fargate Spot falls back to On-Demand.")
}

func TestASummaryWithoutMissesOffersNoNote(t *testing.T) {
	s := newWorld(t).drill("trap").press("space", "4").at("Review done · 1 in 1 min").shows("1 of 1 right").hides("Missed", "read in the note")
	s.stays("enter", "l", "j", "G")
}

func TestUndoOnTheSummaryGoesBackIntoTheReview(t *testing.T) {
	w := newWorld(t)
	s := w.drill("single").press("2", "enter", "space")
	if !s.reviewing() {
		s.at("Review done")
	}
	s.finish().press("u").says("Taken back: the last answer.").at("Review · ")
	w.replays()
	s.finish()
	w.replays()
}

func TestEscOnTheSummaryGoesBackOneLevelAndQHome(t *testing.T) {
	newWorld(t).sit(Start{Notes: true}).press("d").leaveReview().press("esc").at("Notes")
	newWorld(t).sit(Start{Notes: true}).press("d").leaveReview().press("q").at("drillship")
}

// leaveReview answers one card and ends the review.
func (s *sitting) leaveReview() *sitting {
	s.t.Helper()
	s.passWhole()
	for s.reviewing() {
		s.press("esc")
	}
	return s.at("Review ").shows("u undo   q home")
}

func TestReviewMoreTakesTheSummarysPlace(t *testing.T) {
	newWorld(t).sit(Start{Review: true, Scope: desk.Scope{Limit: 1}}).leaveReview().press("r").at("Review · 1 of").press("q").at("drillship")
}
