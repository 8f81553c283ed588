package content

import "fmt"

// Severity says what a diagnostic costs.
type Severity uint8

// E: the item is left out, the rest loads. W: used as understood. I: only lint shows it.
const (
	Info Severity = iota + 1
	Warning
	Error
)

// String is the word a listing prints.
func (s Severity) String() string {
	return [...]string{"", "info", "warning", "error"}[min(s, Error)]
}

// Diagnostic is one finding in a pack's files. Message and Hint are one clean line each.
type Diagnostic struct {
	Rule     string // stable id: P-01 … P-31, K-1 … K-3
	Severity Severity
	File     string // relative to the pack's folder
	Line     int    // from 1; 0 when the whole file is meant
	Column   int    // from 1, in code points
	Message  string // what is wrong
	Hint     string // what to do
	// ItemOut tells that an item was left out because of this.
	ItemOut bool
}

// String is "file:line:col: rule message; hint: what to do".
func (d Diagnostic) String() string {
	s := fmt.Sprintf("%s:%d:%d: %s %s", d.File, max(d.Line, 1), max(d.Column, 1), d.Rule, d.Message)
	if d.Hint == "" {
		return s
	}
	return s + "; hint: " + d.Hint
}
