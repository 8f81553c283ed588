package linemode

import (
	"testing"

	"github.com/drillship/drillship/progress/desk"
)

func TestTranscripts(t *testing.T) {
	for _, c := range []struct {
		name  string
		scope desk.Scope
		lines []string
	}{
		{"review", tagged("two"), []string{"1", "", "", "3", "", "2", "", "", "good", "2", ""}},
		{"guess", tagged("pull"), []string{"guess", "guess", "guess B", "options", "quit"}},
		{"multiple", tagged("multiple"), []string{"1", "1 2 3", "1 4", "", "3,2", "quit"}},
		{"tip", tagged("tip"), []string{"what", "", "", "easy"}},
		{"trap", tagged("trap"), []string{"show", "help", "1", "", "3"}},
		{"typed", tagged("typed"), []string{"", "AssumeRoleWithWebIdentiy", "note", "y", "note", ""}},
		{"typed-known", tagged("typed"), []string{"assumerole", "", "assumerolewithwebidentity.", ""}},
		{"typed-word", tagged("typed"), []string{"undo", "answer undo", "flag", "yes", "quit"}},
		{"case", tagged("case"), []string{"options", "note", "12", "x", "a", "note", "options", ""}},
		{"undo", tagged("two"), []string{"undo", "1", "undo", "2", "", "", "4"}},
		{"undo-several", tagged("two"), []string{"1", "flag", "", "bury", "undo", "undo", "undo", "undo", "quit"}},
		{"undo-bury-after-answer", tagged("two"), []string{"1", "bury", "undo", "suspend", "undo", "quit"}},
		{"bury", tagged("two"), []string{"bury", "bury"}},
		{"suspend", tagged("two"), []string{"suspend", "", "note", "3"}},
		{"flag", tagged("two"), []string{"flag", "options", "flag", "flag", "2", "flag", "quit"}},
		{"end-of-input", tagged("two"), []string{"1", ""}},
		{"quit-at-once", tagged("two"), []string{"QUIT"}},
		{"cram", desk.Scope{Tag: "two", Cram: true}, []string{"", "2", "flag", "bury", "1", "", "undo", "1", "", "", "3", "2", ""}},
		{"nothing-here", desk.Scope{Tag: "none"}, nil},
		{"nothing-to-cram", desk.Scope{Tag: "none", Cram: true}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			input := ""
			if len(c.lines) > 0 {
				input = script(c.lines...)
			}
			matches(t, c.name, harbour(t).hears(c.scope, input))
		})
	}
}
