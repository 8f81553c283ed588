package tui

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"github.com/drillship/drillship/content/clean"
)

// field is one line of text being typed, with the terminal's own cursor.
type field struct {
	input textinput.Model
	open  bool
}

// longestInput is the most that a field takes: an answer of more than 200 characters is no answer.
const longestInput = 200

func newField() field {
	in := textinput.New()
	in.Prompt = ""
	in.CharLimit = longestInput
	in.SetVirtualCursor(false)
	in.SetStyles(textinput.Styles{})
	in.Focus()
	return field{input: in, open: true}
}

// take is a key or a paste. Pasted text is untrusted and one line.
func (f *field) take(msg tea.Msg) {
	if paste, ok := msg.(tea.PasteMsg); ok {
		paste.Content = clean.Line(paste.Content[:min(len(paste.Content), 64<<10)])
		msg = paste
	}
	f.input, _ = f.input.Update(msg)
}

func (f *field) value() string { return clean.Line(f.input.Value()) }

// draw is the text in at most width columns and the cursor's column in it.
func (f *field) draw(width int) (text string, col int) {
	f.input.SetWidth(max(1, width-1))
	if c := f.input.Cursor(); c != nil {
		col = c.X
	}
	return f.input.View(), col
}
