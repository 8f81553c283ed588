package progress

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

func readingOf(t *testing.T, path string) *Store {
	t.Helper()
	s, err := OpenReadOnly(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func names(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestAMissingFileReadsAsAnEmptyHistory(t *testing.T) {
	dir := t.TempDir()
	s := readingOf(t, filepath.Join(dir, "no", "progress.db"))
	log, err := survey(s)
	if err != nil || len(log) != 0 {
		t.Fatal(log, err)
	}
	if set, _ := s.Settings(); set != quiz.DefaultSettings() {
		t.Fatal(set)
	}
	clean(t, s)
	_, err = s.Append(answerTo("dns/a", fsrs.Good))
	kindIs(t, err, ReadOnly)
	if left := names(t, dir); len(left) != 0 {
		t.Fatalf("something was created: %v", left)
	}
}

func TestReadingLeavesNothingBehind(t *testing.T) {
	path := filled(t, 50)
	before := contents(t, path)
	s, err := OpenReadOnly(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if log, err := survey(s); err != nil || len(log) != 50 {
		t.Fatal(len(log), err)
	}
	clean(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left := names(t, filepath.Dir(path)); len(left) != 1 || contents(t, path) != before {
		t.Fatalf("left %v", left)
	}
}

func TestReadingSeesWhatARunningProgramHasWritten(t *testing.T) {
	s, _ := fresh(t)
	must(t, s, answerTo("dns/a", fsrs.Good))
	r := readingOf(t, s.Path())
	if len(logOf(t, r)) != 1 {
		t.Fatal("the answer is not seen")
	}
	if _, err := r.Refresh(); err != nil {
		t.Fatal(err)
	}
	must(t, s, answerTo("dns/a", fsrs.Good))
	if changed, err := r.Refresh(); err != nil || !changed || len(logOf(t, r)) != 2 {
		t.Fatal("the second answer is not seen", err)
	}
}

func TestReadingAfterAKillSeesTheLastAnswersAndMovesNothing(t *testing.T) {
	live, _ := fresh(t)
	must(t, live, answerTo("dns/a", fsrs.Good))
	path := file(t) // as the killed program left it
	for _, suffix := range []string{"", "-wal"} {
		if err := os.WriteFile(path+suffix, []byte(contents(t, live.Path()+suffix)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := contents(t, path)
	s := readingOf(t, path)
	if len(logOf(t, s)) != 1 {
		t.Fatal("the answer is lost")
	}
	_ = s.Close()
	if contents(t, path) != before {
		t.Fatal("the file was changed")
	}
}

func TestAStaleCacheIsRebuiltInMemoryWhenReadingAndInTheFileWhenWriting(t *testing.T) {
	for name, query := range map[string]string{
		"another version": `UPDATE tail SET version = 99; DELETE FROM state`,
		"unseen events":   `UPDATE tail SET seen = 7; DELETE FROM state; INSERT INTO register VALUES (8, 'x', 'y', 1)`,
		"none":            `DELETE FROM tail; DELETE FROM state`,
	} {
		t.Run(name, func(t *testing.T) {
			path := filled(t, 50)
			want, err := opened(t, path, Options{}).States("dns/q1")
			if err != nil {
				t.Fatal(err)
			}
			tamper(t, path, query)
			before := contents(t, path)
			s := readingOf(t, path)
			if got, err := s.States("dns/q1"); err != nil || !cmp.Equal(got, want) {
				t.Fatalf("%v %v", got, err)
			}
			if contents(t, path) != before {
				t.Fatal("reading changed the file")
			}
			_ = s.Close()
			w := opened(t, path, Options{})
			if got, err := w.States("dns/q1"); err != nil || !cmp.Equal(got, want) {
				t.Fatalf("%v %v", got, err)
			}
			clean(t, w)
		})
	}
}

func TestAfterClosingThereIsOneFile(t *testing.T) {
	path := filled(t, 50)
	if left := names(t, filepath.Dir(path)); len(left) != 1 {
		t.Fatal(left)
	}
}

func TestACopyOfTheMainFileAloneMissesAtMostTheLastAnswers(t *testing.T) {
	s, _ := fresh(t)
	for i := range 100 {
		must(t, s, answerTo(key(i%7), fsrs.Good))
	}
	path := file(t)
	if err := os.WriteFile(path, []byte(contents(t, s.Path())), 0o600); err != nil {
		t.Fatal(err)
	}
	log := logOf(t, opened(t, path, Options{}))
	if len(log) < 90 {
		t.Fatalf("%d of 100 answers in the copy", len(log))
	}
}

func TestAStoreMayBeUsedFromWithinAVisit(t *testing.T) {
	s, _ := fresh(t)
	for i := range 20 {
		must(t, s, answerTo(key(i), fsrs.Good))
	}
	seen := 0
	err := s.Log(func(e quiz.Event) error {
		seen++
		if _, ok := stateOf(t, s, string(e.Card)); !ok {
			t.Error("no state")
		}
		must(t, s, answerTo("dns/more", fsrs.Good))
		if state, _ := stateOf(t, s, "dns/more"); state.Answers != seen {
			t.Errorf("%d answers, %d given", state.Answers, seen)
		}
		return nil
	})
	if err != nil || seen != 20 {
		t.Fatal(seen, err)
	}
	clean(t, s)
}
