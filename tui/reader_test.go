package tui

import (
	"strings"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"
)

// fargate is the first note, open at its start.
func fargate(t *testing.T) *sitting {
	t.Helper()
	return newWorld(t).sit(Start{Pack: "harbour", Note: "fargate"}).at("Fargate · line 1 of 54")
}

func TestTheReaderScrollsByLinePageAndToTheEnds(t *testing.T) {
	s := fargate(t)
	for _, step := range []struct{ key, place string }{
		{"j", "Fargate · line 2 of 54"}, {"down", "Fargate · line 3"}, {"k", "Fargate · line 2"}, {"up", "Fargate · line 1"},
		{"up", "Fargate · line 1"}, {"space", "Fargate · Capacity · line 20"}, {"b", "Fargate · line 1"},
		{"ctrl+d", "Fargate · Sizes · line 11"}, {"ctrl+u", "Fargate · line 1"}, {"pgdown", "Fargate · Capacity · line 20"},
		{"G", "Fargate · Spot · line 35 of 54"}, {"space", "Fargate · Spot · line 35"}, {"g", "Fargate · line 1"}, {"end", "Fargate · Spot · line 35"},
		{"home", "Fargate · line 1"},
	} {
		s.press(step.key).at(step.place)
	}
	s.says("↓ 34 more lines").press("G").says("")
}

func TestTheWheelScrollsThreeLines(t *testing.T) {
	s := fargate(t)
	s.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	s.at("Fargate · line 4")
	s.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	s.at("Fargate · line 1")
}

func TestFindGoesThroughTheMatchesAndRound(t *testing.T) {
	s := fargate(t).press("/").types("spot").says("Find: spot")
	s.press("enter").shows(`"spot", 1 of 10`)
	s.press("n").shows(`"spot", 2 of 10`).press("N", "N").shows(`"spot", 10 of 10`).press("n").shows(`"spot", 1 of 10`)
	s.press("esc").hides(`"spot"`).at("Fargate").press("esc").at("drillship")
}

func TestFindOffersTheKeysThatGoThroughMatches(t *testing.T) {
	s := fargate(t).press("/").types("spot").press("enter")
	if got, want := s.footer(), "  n next   N back   / find   tab outline   esc close   ? keys"; got != want {
		t.Errorf("the footer is %q, want %q", got, want)
	}
	s.press("esc").stays("n", "N")
}

func TestFindSaysWhatIsNotThere(t *testing.T) {
	s := fargate(t).press("/").types("nowhere").press("enter").shows(`"nowhere" is not in this note.`).stays("n", "N")
	s.press("/", "esc").hides("nowhere")
}

func TestTheOutlineGoesToAHeading(t *testing.T) {
	s := fargate(t).press("tab").shows("› Fargate", "  Storage").hides("You name a size")
	s.press("j", "j", "j").shows("› Spot").press("enter").at("Fargate · Spot · line 25").hides("› Spot")
	s.press("tab").shows("› Spot").press("esc").at("Fargate · Spot · line 25").shows("EKS has no Fargate Spot")
	s.press("tab", "tab").shows("EKS has no Fargate Spot")
}

func TestOnAWideScreenTheOutlineStandsBesideTheTextWhichDoesNotMove(t *testing.T) {
	s := fargate(t).resize(120, 40)
	before := strings.Split(s.body(), "\n")
	s.press("tab").shows("› Fargate")
	for i, line := range strings.Split(s.body(), "\n") {
		if !strings.HasPrefix(line, before[i]) {
			t.Fatalf("line %d moved from %q to %q", i, before[i], line)
		}
	}
	s.press("/").types("spot").press("enter").shows(`"spot", 1 of 10`, "Sizes")
	if got, want := s.footer(), "  n next   N back   / find   tab outline   esc close   ? keys"; got != want {
		t.Errorf("the footer is %q, want %q", got, want)
	}
	s.press("n", "G", "enter").shows("› ").press("esc").hides("› ").shows(`"spot", 2 of`)
}

func TestLinksAreFollowedAndComeBack(t *testing.T) {
	s := fargate(t).press("]").says("enter follows, backspace comes back.")
	at := strings.TrimSpace(s.place())
	s.press("enter").at("Choosing · line 1")
	s.press("]", "enter").at("Fargate · Spot · line 25")
	s.press("backspace").at("Choosing · line 1").press("backspace").at(at)
	s.press("backspace").says("No link was followed to get here.").at(at)
}

func TestALinkToAHeadingOpensThere(t *testing.T) {
	s := fargate(t).press("]", "]").press("enter").at("Choosing").shows("Cost")
	s.press("[").says("enter follows, backspace comes back.")
}

func TestAnAddressOnTheWebIsShownNotOpened(t *testing.T) {
	s := fargate(t).press("]", "]", "]")
	s.shows("↗ https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacit…").press("enter").at("Fargate")
}

func TestAClickFollowsALink(t *testing.T) {
	fargate(t).press("}", "}", "}").clickOn("Choosing and", tea.MouseLeft).at("Choosing")
}

func TestBracesGoFromHeadingToHeading(t *testing.T) {
	s := fargate(t)
	for _, step := range []struct{ key, place string }{
		{"}", "Fargate · Sizes"}, {"}", "Fargate · Capacity"}, {"}", "Fargate · Spot"}, {"{", "Fargate · Capacity"},
		{"{", "Fargate · Sizes"}, {"{", "Fargate · line 1"}, {"{", "Fargate · line 1"},
	} {
		s.press(step.key).at(step.place)
	}
}

func TestAnglesGoFromNoteToNote(t *testing.T) {
	s := fargate(t).press(">").at("Choosing").press(">").at("Strange").press(">").says("There is no further note.")
	s.press("<", "<").at("Fargate").press("<").says("There is no further note.").press("esc").at("drillship")
}

func TestTheReaderDrillsItsNoteAndIsThereAgain(t *testing.T) {
	s := fargate(t).press("}", "}").at("Fargate · Capacity").press("d").at("Review · 1 of 7")
	s.press("q").at("Fargate · Capacity")
}

func TestQuestionsInANoteDoNotGiveTheirAnswersAway(t *testing.T) {
	fargate(t).press("G").shows("? Private image pull fails on Fargate").hides("task execution role", "AssumeRole")
}

func TestReadingIsSavedForEachNoteThatIsLeft(t *testing.T) {
	s := fargate(t).press("space", ">", "space", ">", "esc")
	places, err := s.world.desk.Store.Places()
	if err != nil || len(places) != 2 { // the one in between was only passed
		t.Fatalf("places %v, %v", places, err)
	}
	if got := places["harbour/choosing"].Value; got != "100 choosing" {
		t.Errorf("choosing was left at %q", got)
	}
}

func TestOpeningANoteAgainWithoutReadingOnSavesNothing(t *testing.T) {
	s := fargate(t).press("esc")
	n := len(s.world.log())
	s.press("n", "enter", "esc")
	if got := len(s.world.log()); got != n {
		t.Errorf("%d events became %d", n, got)
	}
}

func TestWhatWasReadSurvivesAnotherWidth(t *testing.T) {
	s := fargate(t).readOn().resize(44, 20).press("g", "esc")
	places, _ := s.world.desk.Store.Places()
	if got := places["harbour/fargate"].Value; !strings.HasPrefix(got, "9") && !strings.HasPrefix(got, "100") {
		t.Errorf("all was read, then the window made narrow: saved %q", got)
	}
}

func TestANoteThatIsGoneSaysSo(t *testing.T) {
	s := newWorld(t).sit(Start{Pack: "harbour", Note: "gone"})
	s.shows("This note cannot be read:").stays("j", "tab", "]", "}", "n", "/", "d", ">").press("esc").at("drillship")
}

func TestAWideReaderKeepsTheTextNarrow(t *testing.T) {
	s := fargate(t).resize(300, 40)
	for _, line := range strings.Split(s.body(), "\n") {
		if len([]rune(line)) > margin+maxMeasure {
			t.Errorf("a line of %d: %q", len([]rune(line)), line)
		}
	}
}

func TestALinkWithinTheNoteGoesThereAndComesBack(t *testing.T) {
	note := "# Long\n\nSee [[#The end]] or [this](#the-end) or [[Nowhere]].\n\n" + strings.Repeat("A line of its own.\n\n", 40) + "## The end\n\nThat was it.\n\n" + strings.Repeat("More.\n\n", 30)
	w := worldOf(t, fstest.MapFS{"pack.md": {Data: []byte("---\nformat: drillship/1\nid: one\ntitle: One\n---\n\n# One\n")}, "long.md": {Data: []byte(note)}})
	s := w.sit(Start{Pack: "one", Note: "long"}).press("]", "enter").at("Long · The end").press("backspace").at("Long · line 1 of")
	s.press("]", "]", "enter").at("Long · The end").press("backspace").at("Long · line 1 of")
	s.press("tab").clickOn("The end", tea.MouseLeft).at("Long · The end").press("[", "[").at("Long · line 1 of")
	s.resize(120, 40).press("tab").clickOn("The end", tea.MouseLeft).at("Long · The end").shows("› The end")
	s.press("esc", "g").at("Long · line 1 of")
}

func TestANoteWithoutLinksSaysSo(t *testing.T) {
	w := worldOf(t, manyNotes())
	w.sit(Start{Pack: "many", Note: "a"}).press("]").says("There is no link in this note.").press("enter").at("Note a").press("backspace").says("No link was followed to get here.")
}
