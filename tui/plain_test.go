package tui

import (
	"strings"
	"testing"

	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/progress/desk"
)

func (w *world) overview() desk.Overview {
	w.t.Helper()
	o, err := w.desk.Overview()
	if err != nil {
		w.t.Fatal(err)
	}
	return o
}

func TestHomeAsTextSaysWhatIsDueTheNotesAndWhatToTypeNext(t *testing.T) {
	got := HomeText(newWorld(t, secondPack()).overview())
	for _, want := range []string{
		"2 packs: 4 notes, 5 tips and traps, 10 questions\n2 problems in the packs: drillship pack lint\n\nNote ",
		"\nFargate ", "\nChoosing ", "\nOur cluster ", "drillship review         drill what is due\n",
		"drillship notes NOTE     read a note\n", "drillship --help         everything else\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
}

func TestDueAsTextNamesTheNotesWithSomethingDue(t *testing.T) {
	w := newWorld(t)
	w.read("fargate")
	got := DueText(w.overview())
	want := "10 cards today, about 5 min\nFargate: 0 due, 7 new\nChoosing: 0 due, 2 new\nStrange, long and unkind: 漢字 and 🚢 �x: 0 due, 1 new\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTextHasNoEscapesAndNoSymbols(t *testing.T) {
	o := newWorld(t, secondPack()).overview()
	for _, text := range []string{HomeText(o), DueText(o), NotesText(o)} {
		if clean.Text(text) != text || strings.ContainsAny(text, "\x1b›◆▲✓✗") {
			t.Errorf("it prints %q", text)
		}
	}
}
