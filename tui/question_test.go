package tui

import (
	"strings"
	"testing"

	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

func TestMarkingIsNotAnswering(t *testing.T) {
	w := newWorld(t)
	w.drill("single").press("1", "2", "3", "d").at("Review · 1 of 1 · Question").shows("(•) 4").hides("✓", "✗")
	if n := len(w.log()); n != 0 {
		t.Errorf("marking saved %d events", n)
	}
}

func TestEnterWithoutAMarkSaysSo(t *testing.T) {
	w := newWorld(t)
	w.drill("single").press("enter").says("Mark one first: 1-4, or space.").at("Review · 1 of 1 · Question")
	w.drill("multiple").press("enter").says("Mark 2 more first.").press("1", "enter").says("Mark 1 more first.")
	if n := len(w.log()); n != 0 {
		t.Errorf("enter saved %d events", n)
	}
}

func TestASingleMarkMoves(t *testing.T) {
	s := newWorld(t).drill("single").press("1").shows("› (•) 1").press("3").shows("› (•) 3").press("3").shows("(•) 3")
	if n := strings.Count(s.screen(), "(•)"); n != 1 {
		t.Errorf("%d marks:\n%s", n, s.screen())
	}
}

func TestLettersMarkToo(t *testing.T) {
	s := newWorld(t).drill("multiple").press("b").shows("[x] 2").press("e").shows("[x] 5").says("2 of 2 marked")
	s.press("b").shows("[ ] 2")
	newWorld(t).drill("single").press("b").shows("(•) 2").press("d").shows("(•) 4")
}

func TestAMarkTooManyIsRefusedWithAWord(t *testing.T) {
	s := newWorld(t).drill("multiple").press("2", "4", "3").says("2 of 2 marked. Take one back to mark 3.")
	s.shows("[x] 2", "› [ ] 3", "[x] 4")
}

func TestSpaceMarksAtTheCursor(t *testing.T) {
	newWorld(t).drill("multiple").press("j", "space").shows("› [x] 2").press("space").shows("› [ ] 2")
	newWorld(t).drill("single").press("down", "down", "space").shows("› (•) 3").press("k", "k", "k").shows("› ( ) 1", "(•) 3")
}

func TestAStruckOptionLosesItsMarkAndAMarkItsStrike(t *testing.T) {
	s := newWorld(t).drill("single").press("1", "x").shows("›×( ) 1").press("1").shows("› (•) 1")
	s.press("j", "x", "j").shows("× ( ) 2").press("k", "x", "j").hides("×")
}

func TestARightAnswerShowsEveryRationaleAndComesBackLater(t *testing.T) {
	w := newWorld(t)
	s := w.drill("single").press("2", "enter")
	s.at("Review · 1 of ").shows("Private image pull fails on Fargate")
	s.shows("✓ Right. It comes back in 10 min.", "✓ (•) 2  The task execution role", "Saved")
	s.explains()
	if log := w.log(); len(log) != 1 || log[0].Rating != fsrs.Good || !log[0].Right || len(log[0].Chosen) != 1 || len(log[0].Shown) != 4 || log[0].Took != 2000 {
		t.Errorf("saved %+v", log)
	}
}

func TestAWrongAnswerShowsEveryRationaleAndTheSource(t *testing.T) {
	w := newWorld(t)
	s := w.drill("single").press("1", "enter")
	s.shows("✗ Wrong, 2 is right. It comes back in 1 min.", "✗ (•) 1  The task role", "✓ ( ) 2  The task execution role",
		"◆ Tip", "┃ Before the code runs: execution role. After: task role.", "↗ docs.aws.amazon.com: Task execution IAM role")
	s.explains()
	if log := w.log(); len(log) != 1 || log[0].Rating != fsrs.Again || log[0].Right {
		t.Errorf("saved %+v", log)
	}
}

// explains fails unless why each option is right or wrong is on the screen.
func (s *sitting) explains() {
	s.t.Helper()
	s.shows("The application uses it after start; it plays no part in the pull.",
		"The agent assumes it to pull the image, write logs and fetch secrets.",
		"It manages network interfaces and load balancers, never images.",
		"Behind a Fargate task there is no container instance.")
}

func TestAMultipleResponseIsAllOrNothing(t *testing.T) {
	w := newWorld(t)
	w.drill("multiple").press("2", "3", "enter").shows("✗ Wrong, 2 and 4 are right.", "✗ [x] 3", "✓ [x] 2", "✓ [ ] 4")
	if log := w.log(); log[0].Right {
		t.Error("half right counted as right")
	}
	newWorld(t).drill("multiple").press("4", "2", "enter").shows("✓ Right.", "✓ [x] 2", "✓ [x] 4")
}

func TestAGuessIsRightButComesBackSoon(t *testing.T) {
	w := newWorld(t)
	s := w.drill("single").press("g").says("Marked as a guess: it comes back soon.").press("2").at("Review · 1 of 1 · Question · guessed")
	s.press("enter").shows("✓ Right, by a guess. It comes back in 1 min.")
	log := w.log()
	if len(log) != 1 || log[0].Rating != fsrs.Again || !log[0].Right || log[0].Sure != quiz.Guessed {
		t.Errorf("saved %+v", log)
	}
	newWorld(t).drill("single").press("g", "g").says("No guess.").press("2", "enter").shows("✓ Right. It comes back in 10 min.")
}

func TestSpaceGoesOnAfterTheAnswer(t *testing.T) {
	w := newWorld(t)
	s := w.drill("some")
	first := s.asked()
	s.until("Which IAM role").press("1", "enter", "space")
	if s.asked() == pull || first == "" {
		t.Errorf("space did not go on:\n%s", s.screen())
	}
}

func TestOptionsOnASmallScreenAreReachable(t *testing.T) {
	s := newWorld(t).drill("multiple").resize(40, 12)
	s.press("G", "j", "j", "j", "j").shows("› [ ] 5  Interface endpoint for")
	s.press("space", "k", "space", "enter").shows("✗ Wrong")
	s.press("ctrl+d", "ctrl+d", "ctrl+d", "ctrl+d", "ctrl+d", "ctrl+d").shows("Only a task with secrets")
}
