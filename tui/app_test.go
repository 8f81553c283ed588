package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// does is what a command gives right away.
func (s *sitting) does(key string) tea.Msg {
	s.t.Helper()
	s.world.clock.advance(time.Second)
	_, cmd := s.Update(stroked(key))
	if cmd == nil {
		return nil
	}
	return cmd()
}

func TestEveryScreenRedrawsAndStopsForTheShell(t *testing.T) {
	for _, state := range everyState() {
		s := state.open(newWorld(t))
		if _, ok := s.does("ctrl+z").(tea.SuspendMsg); !ok {
			t.Errorf("%s does not stop", state.name)
		}
		if msg := s.does("ctrl+l"); msg == nil {
			t.Errorf("%s does not redraw", state.name)
		}
	}
}

func TestCtrlCLeavesFromEveryScreen(t *testing.T) {
	for _, state := range everyState() {
		if s := state.open(newWorld(t)).press("ctrl+c"); !s.gone {
			t.Errorf("%s stays", state.name)
		}
	}
}

func TestEscAloneLeadsHomeFromEveryScreen(t *testing.T) {
	for _, state := range everyState() {
		s := state.open(newWorld(t))
		for range 10 {
			if len(s.stack) > 1 || s.App.help != nil {
				key := "esc"
				if r, ok := s.top().(*reviewScreen); ok && r.lost != nil {
					key = "q" // esc is harmless there
				}
				s.press(key)
			}
		}
		if _, ok := s.top().(*homeScreen); !ok || s.gone || s.App.help != nil {
			t.Errorf("%s does not lead home:\n%s", state.name, s.screen())
		}
	}
}

func TestTheProgramCanOpenOnEachStart(t *testing.T) {
	for _, test := range []struct {
		start Start
		place string
	}{
		{Start{}, "drillship"}, {Start{Notes: true}, "Notes"}, {Start{Review: true}, "Review · 1 of 10"},
		{Start{Pack: "harbour", Note: "choosing"}, "Choosing · line 1"},
	} {
		w := newWorld(t)
		s := w.sit(test.start).at(test.place)
		if test.start != (Start{}) {
			s.press("q").at("drillship")
		}
	}
}

func TestMessagesOfTheTerminalChangeNothing(t *testing.T) {
	for _, state := range everyState() {
		s := state.open(newWorld(t))
		before := s.screen()
		for _, msg := range []tea.Msg{
			tea.FocusMsg{}, tea.BlurMsg{}, tea.ResumeMsg{}, tea.KeyReleaseMsg{Code: 'q'}, tea.MouseMotionMsg{}, tea.MouseReleaseMsg{},
			tea.EnvMsg{}, tea.ColorProfileMsg{}, tea.KeyboardEnhancementsMsg{}, tea.PasteStartMsg{}, tea.PasteEndMsg{}, noteMsg{}, nil,
		} {
			s.send(msg)
		}
		if s.screen() != before {
			t.Errorf("%s changed:\n%s", state.name, s.screen())
		}
	}
}

func TestALateNoteIsNotShownInAnothersPlace(t *testing.T) {
	w := newWorld(t)
	s := w.sit(Start{Pack: "harbour", Note: "fargate"})
	s.slow = true
	s.press("space", ">", ">") // the second waits for the first to be saved
	s.catchUp().at("Strange")
	s.send(noteMsg{at: reader{pack: "harbour", note: "fargate"}})
	s.at("Strange")
}

func TestTheStatusIsGoneAtTheNextKey(t *testing.T) {
	s := newWorld(t).drill("single").press("enter").says("Mark one first: 1-4, or space.")
	s.press("j").says("")
	s.press("enter").minuteLater().says("Mark one first: 1-4, or space.").press("f5").says("")
}

func TestMouseCanBeLeftOff(t *testing.T) {
	w := newWorld(t)
	if s := w.sitAt(Options{Theme: usual()}, 80, 24); s.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse is taken")
	}
	if s := w.sitAt(Options{Theme: usual(), Mouse: true}, 80, 24); s.View().MouseMode != tea.MouseModeCellMotion {
		t.Error("the mouse is not heard")
	}
}
