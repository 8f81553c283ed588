package progress

import (
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

func TestAnEventComesBackAsItWasWritten(t *testing.T) {
	s, c := fresh(t)
	full := answerTo("dns/mx#2", fsrs.Hard)
	full.Typed = "mail\x00 exchanger é"
	full.Chosen = []string{"not8", "0a1b2c3d", ""}
	for _, e := range []quiz.Event{
		full, answerTo("dns/a", fsrs.Again), of(quiz.Buried, "dns/a"), of(quiz.Suspended, "dns/a"), of(quiz.Resumed, "dns/a"),
		of(quiz.Flagged, "dns/a"), of(quiz.Unflagged, "dns/a"), set(quiz.SetRetention, "85"), placed("dns/intro", "§3"),
		undo(quiz.EventID{1}),
	} {
		c.advance(time.Second)
		written := must(t, s, e)[0]
		if written.Seq == 0 || written.ID == (quiz.EventID{}) || written.Device == [16]byte{} || written.Moment != quiz.MomentOf(c.now()) {
			t.Fatalf("not stamped: %+v", written)
		}
		log := logOf(t, s)
		if diff := cmp.Diff(written, log[len(log)-1]); diff != "" {
			t.Error(diff)
		}
		e.ID, e.Device, e.Seq, e.Moment = written.ID, written.Device, written.Seq, written.Moment
		if diff := cmp.Diff(e, written); diff != "" {
			t.Error(diff)
		}
	}
	clean(t, s)
}

func TestAnAnswerMovesItsCardAndNoOther(t *testing.T) {
	s, c := fresh(t)
	if _, ok := stateOf(t, s, "dns/a"); ok {
		t.Fatal("a card that was never touched has a state")
	}
	e := must(t, s, answerTo("dns/a", fsrs.Good))[0]
	got, ok := stateOf(t, s, "dns/a")
	if want := (quiz.State{}).Apply(e, quiz.DefaultSettings()); !ok || got != want {
		t.Fatalf("got %+v, want %+v", got, want)
	}
	c.advance(24 * time.Hour)
	must(t, s, answerTo("dns/b", fsrs.Again))
	if again, _ := stateOf(t, s, "dns/a"); again != got {
		t.Fatal("another card's answer moved it")
	}
}

func TestEventsOfOneAppendAreAllWrittenOrNone(t *testing.T) {
	s, _ := fresh(t)
	id := must(t, s, answerTo("dns/a", fsrs.Good))[0].ID
	clash := answerTo("dns/z", fsrs.Easy)
	clash.ID = id
	if _, err := s.Append(answerTo("dns/b", fsrs.Good), answerTo("dns/c", fsrs.Good), clash); err == nil {
		t.Fatal("another event under a used id was taken")
	}
	if log := logOf(t, s); len(log) != 1 {
		t.Fatalf("%d events in the log", len(log))
	}
	if _, ok := stateOf(t, s, "dns/b"); ok {
		t.Fatal("the cache followed an event that was not written")
	}
	clean(t, s)
}

func TestAppendingAnEventAgainWritesItOnce(t *testing.T) {
	s, c := fresh(t)
	id, err := s.NewEventID()
	if err != nil {
		t.Fatal(err)
	}
	e := answerTo("dns/a", fsrs.Good)
	e.ID = id
	first := must(t, s, e)[0]
	c.advance(time.Minute)
	second := must(t, s, e, e)
	if diff := cmp.Diff([]quiz.Event{first, first}, second); diff != "" {
		t.Fatal(diff)
	}
	if state, _ := stateOf(t, s, "dns/a"); state.Answers != 1 {
		t.Fatalf("%d answers", state.Answers)
	}
}

func TestAClockThatGoesBackwardsKeepsTheOrder(t *testing.T) {
	s, c := fresh(t)
	var ids []quiz.EventID
	for range 5 {
		ids = append(ids, must(t, s, answerTo("dns/a", fsrs.Good))[0].ID)
		c.advance(-36 * time.Hour)
	}
	log := logOf(t, s)
	for i, e := range log {
		if e.ID != ids[i] || e.Seq != int64(i+1) || i > 0 && e.At <= log[i-1].At {
			t.Fatalf("event %d: %+v", i, e)
		}
	}
	clean(t, s)
}

func TestAnUndoOfTheFirstAnswerMakesTheCardNew(t *testing.T) {
	s, _ := fresh(t)
	first := must(t, s, answerTo("dns/a", fsrs.Good))[0]
	before, _ := stateOf(t, s, "dns/a")
	back := must(t, s, undo(first.ID))[0]
	if _, ok := stateOf(t, s, "dns/a"); ok {
		t.Fatal("the card still has a state")
	}
	must(t, s, undo(back.ID))
	if after, _ := stateOf(t, s, "dns/a"); after != before {
		t.Fatalf("undoing the undo gives %+v, want %+v", after, before)
	}
	clean(t, s)
}

func TestAnUndoThatComesBeforeItsTargetCounts(t *testing.T) {
	s, _ := fresh(t)
	for i, e := range []quiz.Event{answerTo("dns/a", fsrs.Good), set("theme", "dark"), set(quiz.SetRetention, "80"), placed("dns/n", "2")} {
		e.ID = quiz.EventID{byte(i + 1)}
		must(t, s, undo(e.ID), e)
	}
	if _, ok := stateOf(t, s, "dns/a"); ok {
		t.Error("the answer counted")
	}
	if set, _ := s.Settings(); set != quiz.DefaultSettings() {
		t.Error("the setting counted")
	}
	if all, _ := s.Preferences(); len(all) != 0 {
		t.Errorf("preferences %v", all)
	}
	if places, _ := s.Places(); len(places) != 0 {
		t.Errorf("places %v", places)
	}
	clean(t, s)
}

func TestUndoingASettingGivesTheOldScheduleBack(t *testing.T) {
	s, c := fresh(t)
	change := must(t, s, set(quiz.SetRetention, "75"))[0]
	for range 4 {
		must(t, s, answerTo("dns/a", fsrs.Easy))
		c.advance(30 * 24 * time.Hour)
	}
	under75, _ := stateOf(t, s, "dns/a")
	must(t, s, undo(change.ID))
	under90, _ := stateOf(t, s, "dns/a")
	if under75.DueDay <= under90.DueDay {
		t.Fatalf("due on %d, and on %d with more retention", under75.DueDay, under90.DueDay)
	}
	clean(t, s)
}

func TestWhatNobodyCanHaveDoneIsRefused(t *testing.T) {
	s, _ := fresh(t)
	long := placed("dns/n", string(make([]byte, longest)))
	many := answerTo("dns/a", fsrs.Good)
	many.Shown = make([]string, longest)
	zone := of(quiz.Flagged, "dns/a")
	zone.Moment = quiz.Moment{At: 1, Zone: 9999}
	never := of(quiz.Flagged, "dns/a")
	never.At = math.MaxInt64
	before := of(quiz.Flagged, "dns/a")
	before.At = -1
	for name, e := range map[string]quiz.Event{
		"no kind": {}, "a kind of the future": of(99, "dns/a"), "no card": of(quiz.Buried, ""), "rating 0": answerTo("dns/a", 0),
		"rating 5": answerTo("dns/a", 5), "no target": undo(quiz.EventID{}), "no name": set("", "1"), "no place": placed("", "1"),
		"a setting out of range": set(quiz.SetRetention, "100"), "a long text": long, "many options": many,
		"no such zone": zone, "the end of time": never, "before time": before,
	} {
		_, err := s.Append(answerTo("dns/ok", fsrs.Good), e)
		if kindIs(t, err, Other); len(err.Error()) > 300 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if log := logOf(t, s); len(log) != 0 {
		t.Fatalf("%d events in the log", len(log))
	}
}

func TestTheLogRefusesToBeChanged(t *testing.T) {
	path := filled(t, 20)
	for _, query := range []string{`DELETE FROM event`, `UPDATE event SET rating = 4`} {
		c, err := connect(uri(path), modeWrite)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.ExecContext(t.Context(), query); err == nil {
			t.Errorf("%s worked", query)
		}
		_ = c.close()
	}
}

func TestTheSameClockAndRandomnessGiveTheSameLog(t *testing.T) {
	life := func() []quiz.Event {
		c := newClock()
		s := opened(t, file(t), Options{Now: c.now, Random: rand.NewChaCha8([32]byte{1})})
		for i := range 20 {
			c.advance(time.Minute)
			must(t, s, answerTo(key(i%5), fsrs.Good))
		}
		return logOf(t, s)
	}
	if one, two := life(), life(); len(one) != 20 || !reflect.DeepEqual(one, two) {
		t.Errorf("%d and %d events, the first %+v and %+v", len(one), len(two), one[0], two[0])
	}
}

func TestIDsAreUUIDsOfVersion7InTheOrderOfTheClock(t *testing.T) {
	s, c := fresh(t)
	var ids []string
	for range 20 {
		id, err := s.NewEventID()
		if err != nil {
			t.Fatal(err)
		}
		if id[6]>>4 != 7 || id[8]>>6 != 2 {
			t.Fatalf("%s is no UUIDv7", id)
		}
		ids = append(ids, id.String())
		c.advance(time.Millisecond)
	}
	if !slices.IsSorted(ids) {
		t.Fatal("ids don't sort by time")
	}
}

func TestStatesOfManyKeysCanBeAskedAtOnce(t *testing.T) {
	path := filled(t, 20_000)
	s := opened(t, path, Options{})
	var keys []content.Key
	for _, e := range logOf(t, s) {
		keys = append(keys, e.Card)
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	states, err := s.States(append(keys, "no/such")...)
	if err != nil || len(states) != len(keys) {
		t.Fatalf("%d states of %d keys: %v", len(states), len(keys), err)
	}
	if none, err := s.States(); err != nil || len(none) != 0 {
		t.Fatalf("no keys: %v %v", none, err)
	}
}

func TestAnAnswerIntoAFileThatWasTakenAwayIsNotAcknowledged(t *testing.T) {
	for name, take := range map[string]func(path string) error{
		"removed":            os.Remove,
		"replaced":           func(path string) error { return os.Rename(path, path+".old") },
		"its folder removed": func(path string) error { return os.RemoveAll(filepath.Dir(path)) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "data", "progress.db")
			s := opened(t, path, Options{})
			if err := take(path); err != nil {
				t.Skip(err) // Windows keeps open files
			}
			if name == "replaced" {
				if err := os.WriteFile(path, []byte("another"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			_, err := s.Append(answerTo(key(1), fsrs.Good))
			sentence(t, err, Missing)
		})
	}
}
