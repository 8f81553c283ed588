package tui

import (
	"reflect"
	"testing"

	"github.com/drillship/drillship/progress/desk"
)

func TestCrammingLeavesTheStoreAsItWas(t *testing.T) {
	w := newWorld(t)
	w.sit(Start{Review: true}).finish()
	log, states := w.log(), w.states()
	s := w.sit(Start{Review: true, Scope: desk.Scope{Cram: true}}).at("Cram · 1 of")
	for i := range 60 {
		if !s.reviewing() {
			break
		}
		switch {
		case i%7 == 3 && !s.typing():
			s.stays("f", "s", "-", "@")
			s.pass()
		case i%5 == 4 && !s.typing():
			s.press("u")
		default:
			s.pass()
		}
	}
	if !reflect.DeepEqual(log, w.log()) || !reflect.DeepEqual(states, w.states()) {
		t.Error("cramming changed the log or a state")
	}
}

func TestCrammingPromisesNoDates(t *testing.T) {
	w := newWorld(t)
	s := w.sit(Start{Review: true, Scope: desk.Scope{Cram: true, Tag: "trap"}}).press("space")
	s.shows("1 Again           2 Hard          3 Good          4 Easy").press("3")
	s.shows("The schedule was not touched.")
	w.sit(Start{Review: true, Scope: desk.Scope{Cram: true, Tag: "single"}}).press("2", "enter").shows("✓ Right.").hides("comes back", "Saved")
}

func TestWhatWasMissedWhileCrammingComesAgain(t *testing.T) {
	s := newWorld(t).sit(Start{Review: true, Scope: desk.Scope{Cram: true, Tag: "trap"}})
	s.press("space", "1").shows("What is wrong with this?").press("u").at("Cram · 1 of 1 · Trap").press("space", "1", "space", "3").shows("0 of 1 right", "▲ When Spot")
}

func TestATypedSlipIsNothingToCorrectWhileCramming(t *testing.T) {
	s := newWorld(t).sit(Start{Review: true, Scope: desk.Scope{Cram: true, Tag: "typed"}})
	s.types("x").press("enter").shows("✗ Wrong.").hides("y right", "slip").stays("y")
}
