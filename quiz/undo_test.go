package quiz_test

import (
	"testing"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

func number(n byte) quiz.EventID { return quiz.EventID{15: n} }

// flagAt is event 1, minutes after the evening began; in force it flags p/a.
func flagAt(minutes int) quiz.Event {
	return quiz.Event{ID: number(1), Moment: evening.Plus(time.Duration(minutes) * time.Minute), Kind: quiz.Flagged, Card: "p/a"}
}

func undoAt(minutes int, id, target byte) quiz.Event {
	return quiz.Event{ID: number(id), Moment: evening.Plus(time.Duration(minutes) * time.Minute), Kind: quiz.Undone, Card: "p/a", Target: number(target)}
}

func isFlagged(log ...quiz.Event) bool { return quiz.Replay(log).States["p/a"].Flagged }

func TestAnUndoneEventNeverHappened(t *testing.T) {
	equal(t, "flagged", isFlagged(flagAt(1)), true)
	equal(t, "undone", isFlagged(flagAt(1), undoAt(2, 2, 1)), false)
	_, known := quiz.Replay([]quiz.Event{flagAt(1), undoAt(2, 2, 1)}).States["p/a"]
	equal(t, "the card is known", known, false)
}

func TestAnUndoneUndoCountsForNothing(t *testing.T) {
	log := []quiz.Event{flagAt(1), undoAt(2, 2, 1), undoAt(3, 3, 2)}
	equal(t, "undone twice", isFlagged(log...), true)
	equal(t, "undone three times", isFlagged(append(log, undoAt(4, 4, 3))...), false)
}

func TestOfTwoUndosOneIsEnough(t *testing.T) {
	log := []quiz.Event{flagAt(1), undoAt(2, 2, 1), undoAt(3, 3, 1)}
	equal(t, "two undos", isFlagged(log...), false)
	equal(t, "one of them undone", isFlagged(append(log, undoAt(4, 4, 2))...), false)
	equal(t, "both undone", isFlagged(append(log, undoAt(4, 4, 2), undoAt(5, 5, 3))...), true)
}

func TestAnUndoHoldsThoughItsClockWasBehind(t *testing.T) {
	equal(t, "undo before its target", isFlagged(flagAt(5), undoAt(1, 2, 1)), false)
	equal(t, "undo of an undo before both", isFlagged(flagAt(5), undoAt(6, 2, 1), undoAt(1, 3, 2)), true)
	equal(t, "chain in reverse", isFlagged(flagAt(5), undoAt(4, 2, 1), undoAt(3, 3, 2), undoAt(2, 4, 3)), false)
}

func TestAnUndoOfWhatIsMissingHarmsNothing(t *testing.T) {
	equal(t, "flagged", isFlagged(flagAt(1), undoAt(2, 2, 77), undoAt(3, 3, 0)), true)
}

func TestUndosInARingCountForNothing(t *testing.T) {
	equal(t, "of itself", isFlagged(flagAt(1), undoAt(2, 2, 2)), true)
	equal(t, "of each other", isFlagged(flagAt(1), undoAt(2, 2, 3), undoAt(3, 3, 2)), true)
	equal(t, "beside one of the flag", isFlagged(flagAt(1), undoAt(2, 2, 3), undoAt(3, 3, 2), undoAt(4, 4, 1), undoAt(5, 5, 2)), false)
}

func TestASettingTakenBackNeverHeld(t *testing.T) {
	set := quiz.Event{ID: number(1), Moment: evening, Kind: quiz.Set, Name: quiz.SetNewPerDay, Value: "3"}
	equal(t, "in force", quiz.Replay([]quiz.Event{set}).Settings.NewPerDay, 3)
	equal(t, "taken back", quiz.Replay([]quiz.Event{set, undoAt(1, 2, 1)}).Settings.NewPerDay, quiz.DefaultSettings().NewPerDay)
}

func TestLogsWithoutIDsStillReplay(t *testing.T) {
	flag := quiz.Event{Moment: evening, Kind: quiz.Flagged, Card: "p/a"}
	bury := quiz.Event{Moment: evening, Kind: quiz.Buried, Card: "p/b"}
	states := quiz.Replay([]quiz.Event{flag, bury}).States
	equal(t, "cards", len(states), 2)
	equal(t, "flag", states[content.Key("p/a")].Flagged, true)
}
