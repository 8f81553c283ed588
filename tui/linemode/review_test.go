package linemode

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/progress"
	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

func tagged(tag string) desk.Scope { return desk.Scope{Tag: tag} }

func TestAGuessIsSavedAsAgainThoughItIsRight(t *testing.T) {
	for _, line := range []string{"guess 2", "2?", "B ?", "guess b"} {
		w := harbour(t)
		w.hears(tagged("pull"), script(line))
		e := w.log()[0]
		if !e.Right || e.Sure != quiz.Guessed || e.Rating != fsrs.Again {
			t.Errorf("%q is saved as right %v, sure %d, rating %d", line, e.Right, e.Sure, e.Rating)
		}
	}
}

func TestTheLogHoldsWhatWasSaid(t *testing.T) {
	for lines, want := range map[string]string{
		"flag bury undo undo undo":           "flag bury undo undo",
		"1 flag undo undo":                   "answer flag undo undo",
		"help options guess note frobnicate": "",
		"2  show 3":                          "answer answer",
		"flag flag quit":                     "flag unflag",
		"suspend bury":                       "suspend bury",
	} {
		w := harbour(t)
		w.hears(tagged("two"), script(strings.Split(lines, " ")...))
		if got := w.kinds(); got != want {
			t.Errorf("%q leaves %q in the log, want %q", lines, got, want)
		}
	}
}

func TestASlipCountedAsRightIsInTheLogTwice(t *testing.T) {
	w := harbour(t)
	w.hears(tagged("typed"), script("Assume", "flag", "y"))
	if got, want := w.kinds(), "answer flag undo undo answer flag"; got != want {
		t.Fatalf("log %q, want %q", got, want)
	}
	s := w.state("sts")
	if s.Answers != 1 || s.Right != 1 || !s.Flagged {
		t.Errorf("%d answers, %d right, flagged %v", s.Answers, s.Right, s.Flagged)
	}
}

func TestTheReviewIsEmptyUntilTheCardsComeBack(t *testing.T) {
	w := harbour(t)
	all := func(input string) string { return w.hears(desk.Scope{}, input) }
	if err := w.Save(quiz.Event{Kind: quiz.Set, Name: quiz.SetNewPerDay, Value: "0"}); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(all(""))
	b.WriteString(w.hears(desk.Scope{Tag: "pull", New: 1}, script("2", "quit")))
	b.WriteString(all(""))
	w.clock = w.clock.Add(time.Hour)
	b.WriteString(all(script("2", "")))
	w.clock = w.clock.AddDate(0, 0, 1)
	b.WriteString(all(""))
	w.clock = w.clock.AddDate(0, 0, 40)
	b.WriteString(all(script("2", "")))
	matches(t, "days", b.String())
}

func TestCrammingLeavesTheFileAsItIs(t *testing.T) {
	w := harbour(t)
	w.hears(tagged("two"), script("1", "", "", "3", "quit"))
	states := func() map[string]quiz.State {
		all := map[string]quiz.State{}
		for key, s := range quiz.Replay(w.log()).States {
			all[string(key)] = s
		}
		return all
	}
	log, before := w.log(), states()
	w.hears(desk.Scope{Cram: true}, script("1", "flag", "bury", "", "suspend", "undo", "", "2", "1", "", "3", "undo", "y", "quit"))
	if !reflect.DeepEqual(w.log(), log) || !reflect.DeepEqual(states(), before) {
		t.Errorf("cramming wrote %q", w.kinds())
	}
}

func TestAnAnswerThatCannotBeSavedIsNotSaidToBe(t *testing.T) {
	for _, c := range []struct {
		name    string
		lines   []string
		refused []int
		fails   bool
	}{
		{"unsaved-retry", []string{"1", "", "", "3", "help", "retry", "retry", "quit"}, []int{2, 3}, false},
		{"unsaved-quit", []string{"2", "quit"}, []int{1}, false},
		{"unsaved-undo", []string{"1", "", "undo", "retry", "quit"}, []int{2}, false},
		{"unsaved-end", []string{"1", "", "", "3"}, []int{2}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := harbour(t)
			got, err := w.hearsUnsaved(tagged("two"), script(c.lines...), c.refused...)
			if (err != nil) != c.fails || err != nil && !errors.Is(err, errFull) {
				t.Errorf("error %v", err)
			}
			matches(t, c.name, got)
		})
	}
}

func TestAReadOnlyFileIsExplained(t *testing.T) {
	w := harbour(t)
	store, err := progress.OpenReadOnly(w.path, progress.Options{Now: w.now})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	w.Store = store
	got := w.hears(tagged("pull"), script("2", "quit"))
	got = strings.Join(strings.Fields(got), " ")
	if !strings.Contains(got, "it is read-only. Make the file and its folder writable, or copy the file to a place that is. Type retry or quit: quit Nothing was answered.") {
		t.Errorf("said %s", got)
	}
	if strings.Contains(got, "Saved") {
		t.Error("said to be saved")
	}
}

func TestAClosedStoreEndsWithAnError(t *testing.T) {
	w := harbour(t)
	if err := w.Store.Close(); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Review(context.Background(), w.Desk, desk.Scope{}, strings.NewReader(""), &out); err == nil || out.Len() > 0 {
		t.Errorf("error %v, said %q", err, &out)
	}
}

func TestAnEndedContextEndsTheReviewWithItsSummary(t *testing.T) {
	w := harbour(t)
	ctx, cancel := context.WithCancel(context.Background())
	in, typing := io.Pipe()
	defer typing.Close()
	var out bytes.Buffer
	ended := make(chan error)
	go func() { ended <- Review(ctx, w.Desk, tagged("two"), in, &out) }()
	_, _ = io.WriteString(typing, "2\n") // returns when it was read
	_, _ = io.WriteString(typing, "\n")
	_, _ = io.WriteString(typing, "help\n") // read once the line before was heard
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if !strings.Contains(out.String(), "\nDone: 1 of 1 right.") {
		t.Errorf("said %s", &out)
	}
	if w.kinds() != "answer" {
		t.Errorf("log %q", w.kinds())
	}
}

func TestAClosedOutputEndsTheReview(t *testing.T) {
	w := harbour(t)
	_, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out.Close()
	if err := Review(context.Background(), w.Desk, desk.Scope{}, strings.NewReader("1\n"), out); !errors.Is(err, os.ErrClosed) {
		t.Errorf("error %v", err)
	}
}

func TestAnyKindOfLineEndWorks(t *testing.T) {
	long := strings.Repeat("x", 3*maxLine)
	for _, input := range []string{"2\n", "2", "2\r\n", " 2 \n", long + "\n2\n", "\x1b[2J\n2"} {
		w := harbour(t)
		w.hears(tagged("pull"), input)
		if log := w.log(); len(log) != 1 || !log[0].Right {
			t.Errorf("%.20q: log %q", input, w.kinds())
		}
	}
}

func TestWithoutNotesItSaysWhereToPutAPack(t *testing.T) {
	w := harbour(t)
	w.Library = library.OpenWith(nil, library.Options{})
	if got, want := w.hears(desk.Scope{}, ""), "No notes here. Put a pack into ~/packs\n"; got != want {
		t.Errorf("said %q", got)
	}
}

func TestCardsWhoseFileIsGoneArePassedOver(t *testing.T) {
	w := harbour(t)
	w.Library.Packs()
	delete(w.files, "fargate.md")
	got := w.hears(desk.Scope{}, "")
	if want := "7 cards could not be read: drillship pack lint says why.\n"; got != want {
		t.Errorf("said %q", got)
	}
}

func TestAnAnswerInALanguageOfItsOwn(t *testing.T) {
	note := "# Sea\n\n### Which?\n<!-- drill id=q type=typed match=exact -->\n\nWhich mark?\n\n- [x] undo?\n- [ ] guess\n  > No.\n"
	w := worldOf(t, note)
	w.hears(desk.Scope{}, script("undo?"))
	if log := w.log(); len(log) != 1 || !log[0].Right || log[0].Typed != "undo?" || log[0].Sure == quiz.Guessed {
		t.Errorf("log %+v", log)
	}
}
