package tui

import (
	"testing"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz/fsrs"
)

func TestNumbersAreGroupedAndCounted(t *testing.T) {
	for n, want := range map[int]string{0: "0 cards", 1: "1 card", 2: "2 cards", 999: "999 cards", 1000: "1,000 cards", 1234567: "1,234,567 cards", -1000: "-1,000 cards", -100: "-100 cards"} {
		if got := count(n, "card", "cards"); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

func TestTimesAreSaidInOneUnit(t *testing.T) {
	for d, want := range map[time.Duration]string{
		-time.Hour: "1 min", 0: "1 min", time.Second: "1 min", time.Minute: "1 min", 61 * time.Second: "2 min", 10 * time.Minute: "10 min",
		119 * time.Minute: "119 min", 2 * time.Hour: "2 h", 5 * time.Hour: "5 h", 149 * time.Minute: "2 h", 150 * time.Minute: "3 h",
	} {
		if got := minutes(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
	if got := comesBack(fsrs.Outcome{Days: 1200}); got != "1,200 d" {
		t.Errorf("days are %q", got)
	}
	if got := comesBack(fsrs.Outcome{Delay: 6 * time.Minute}); got != "6 min" {
		t.Errorf("minutes are %q", got)
	}
}

func TestSharesAreRounded(t *testing.T) {
	for share, want := range map[float64]string{0: "0 %", 0.004: "0 %", 0.005: "1 %", 0.914: "91 %", 0.996: "100 %", 1: "100 %"} {
		if got := percent(share); got != want {
			t.Errorf("%v is %q, want %q", share, got, want)
		}
	}
}

func TestEveryKindHasAWord(t *testing.T) {
	for kind, want := range map[content.ItemKind]string{
		content.Single: "Question", content.Multiple: "Question", content.Tip: "Tip", content.Trap: "Trap",
		content.Cloze: "Fill in", content.Recall: "Recall", content.Typed: "Typed",
	} {
		if got := kindWord(kind); got != want {
			t.Errorf("kind %v is %q, want %q", kind, got, want)
		}
	}
}

func TestAMessageBecomesASentence(t *testing.T) {
	for text, want := range map[string]string{"": "", "free some space": "Free some space.", "done.": "Done.", "é": "É."} {
		if got := sentence(text); got != want {
			t.Errorf("%q is said %q, want %q", text, got, want)
		}
	}
}
