package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestNotesTellWhatEachHoldsWhatWasReadAndWhatIsDue(t *testing.T) {
	w := newWorld(t)
	w.read("fargate")
	s := w.sit(Start{Notes: true})
	s.at("Notes · 3 notes")
	s.shows("Note                              min   read  tips  traps  questions  due",
		"› Fargate                             1   40 %     2      1          4    0",
		"  Choosing                            1      -     0      0          2    0")
}

func TestTheNotesFilterTakesLettersAsText(t *testing.T) {
	s := newWorld(t).sit(Start{Notes: true})
	s.press("/").types("q?far").says("Filter: q?far").shows("No note matches.")
	s.press("backspace", "backspace", "backspace", "backspace", "backspace").says("Filter:").shows("Choosing")
	s.types("FAR").at(`Notes · 1 of 3 match "FAR"`).hides("Choosing")
	s.press("enter").at("Fargate · line 1")
	s.press("esc").at(`Notes · 1 of 3 match "FAR"`)
	s.press("esc").at("Notes · 3 notes").press("esc").at("drillship")
}

func TestTheNotesFilterKnowsAliasesAndTags(t *testing.T) {
	for text, note := range map[string]string{"which serv": "Choosing", "serverless": "Fargate", "漢": "Strange"} {
		s := newWorld(t).sit(Start{Notes: true}).press("/").types(text)
		s.at("Notes · 1 of 3 match").shows(note)
	}
}

func TestTheNotesFilterChoosesWithArrows(t *testing.T) {
	s := newWorld(t).sit(Start{Notes: true}).press("/").types("i").at(`Notes · 2 of 3 match "i"`)
	s.press("down").shows("› Strange").press("up").shows("› Choosing").press("ctrl+n", "enter").at("Strange")
}

func TestAPasteIntoTheFilterIsOneCleanLine(t *testing.T) {
	s := newWorld(t).sit(Start{Notes: true}).press("/")
	s.send(tea.PasteMsg{Content: "far\ngate\x1b[31m\u202e"})
	s.says("Filter: far gate␛[31m")
}

func TestAPasteWhereNothingIsTypedDoesNothing(t *testing.T) {
	s := newWorld(t).sit(Start{Notes: true})
	before := s.screen()
	s.send(tea.PasteMsg{Content: "q\nd\n"})
	if s.screen() != before {
		t.Errorf("a paste acted:\n%s", s.screen())
	}
}

func TestNotesDrillTheOneAtTheCursorAndGoBack(t *testing.T) {
	s := newWorld(t).sit(Start{Notes: true}).press("j", "d").at("Review · 1 of 2")
	s.press("q").at("Notes").shows("› Choosing").press("h").at("drillship")
}

func TestAClickOpensANote(t *testing.T) {
	newWorld(t).sit(Start{Notes: true}).clickOn("Choosing", tea.MouseLeft).at("Choosing")
}

func TestNotesOfManyPacksStandUnderTheirPack(t *testing.T) {
	s := newWorld(t, secondPack()).sit(Start{Notes: true})
	s.shows("AWS container services", "Team drills", "Our cluster").press("G", "enter").at("Our cluster")
}
