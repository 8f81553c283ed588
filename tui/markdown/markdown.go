// Package markdown draws notes, questions and answers for a terminal: plain Markdown and blocks of
// content go in, styled lines go out.
//
// Its words: a line is one row of the screen, styled, never wider than asked; a document is a drawn
// note with the places of its headings, links and items; a piece is text of one style, a row is
// pieces side by side; a box is a tip, trap or alert behind its bar; a record is a row of a table
// that is too wide, drawn as "Heading: value" lines.
//
// The package parses with goldmark and lays out itself, because a reader needs what glamour cannot
// give: where each link stands, hard line breaks, hanging lists, tables at 36 columns, and the
// author's text whole (glamour drops <account-id> and some backslashes). Glamour draws code, behind
// the one function render, and may be replaced there.
//
// What is promised for any input and any width from 1: no panic, no line wider than the width, the
// same bytes every time, no control characters but our own styles and hyperlinks, and an end in
// time that grows with the text. Text hangs from column 0; margins belong to the screen.
//
// It refuses to parse drillship's own dialect, to know where a link leads, and to start goroutines.
package markdown

import (
	"strings"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/tui/theme"
)

// Options say how wide and in which styles to draw. A width below 1 counts as 1. The zero theme is
// plain: words instead of symbols, addresses instead of hyperlinks, tables as records.
type Options struct {
	Width int
	Theme theme.Theme
}

// Lines draws one piece of Markdown: a stem, an option, an explanation. No source, no lines.
func Lines(source string, o Options) []string {
	p := newPainter(o)
	return p.finish(p.source(source, p.width, nil)).Lines
}

// PlainText draws a note without any escape sequence, for pipes and for line mode. It ends with a
// newline unless it is empty.
func PlainText(blocks []content.Block, width int) string {
	lines := Render(blocks, Options{Width: width, Theme: theme.New(theme.Options{Plain: true})}).Lines
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}
