// Package theme says how drillship looks: which style each meaning has, and which symbol.
//
// Its words: a style is what the terminal switches on and off around a piece of text; a symbol is
// one of the few signs that stand before a word. Styles are named after what they mean (Good, Due),
// never after what they look like, so that a screen cannot pick a colour of its own.
//
// A theme is a value, built once and handed down; the package keeps no state and asks the terminal
// nothing. Colours are the sixteen of the terminal's own palette. It refuses to know widths, keys
// and screens; turning colours down for poorer terminals is the business of who prints.
package theme

// Options are what a learner's terminal and settings ask for. The zero value is a light terminal
// without colour.
type Options struct {
	// Dark is true when the terminal's background is dark.
	Dark bool
	// Color is false for NO_COLOR: bold, underline and backticks then do its work.
	Color bool
	// ASCII draws symbols that every font and every encoding has.
	ASCII bool
	// Plain is line mode: no escape sequence at all and no symbols; words must do. It wins over
	// the others.
	Plain bool
}

// Theme is every style and symbol. Themes can be compared; the zero Theme is plain.
type Theme struct {
	// Options are what the theme was built from; they identify it.
	Options

	Text   Style
	Muted  Style // places, labels: nothing that is needed to answer
	Accent Style // cursor, keys, headings
	Link   Style
	Due    Style // counts above 0
	Good   Style // right
	Bad    Style // wrong, errors
	Warn   Style // traps, the clock, findings
	Code   Style // a piece of code within a line, with its backticks where there is no colour

	Bold      Style // first glance, cursor line
	Italic    Style // an author's emphasis
	Reverse   Style // grid cursor, current match, time warning
	Underline Style // other matches
	Strike    Style // struck options

	Symbols
}

// New builds the theme for o.
func New(o Options) Theme {
	if o.Plain {
		return Theme{Options: Options{Plain: true}}
	}
	t := Theme{
		Options:   o,
		Muted:     sgr(2, 22),
		Bold:      sgr(1, 22),
		Italic:    sgr(3, 23),
		Underline: sgr(4, 24),
		Reverse:   sgr(7, 27),
		Strike:    sgr(9, 29),
		Symbols:   unicodeSymbols(),
	}
	if o.ASCII {
		t.Symbols = asciiSymbols()
	}
	switch {
	case !o.Color:
		return t.uncolored()
	case o.Dark:
		return t.colored(darkPalette())
	}
	return t.colored(lightPalette())
}

func (t Theme) uncolored() Theme {
	t.Accent, t.Due = t.Bold, t.Bold
	t.Good, t.Bad, t.Warn = t.Bold, t.Bold, t.Bold
	t.Link = t.Underline
	t.Code = Style{"`", "`"}
	return t
}

func (t Theme) colored(p palette) Theme {
	t.Accent = color(p.accent)
	t.Good, t.Bad, t.Warn = color(p.good), color(p.bad), color(p.warn)
	t.Due = t.Bold.and(t.Accent)
	t.Link = t.Underline.and(t.Accent)
	t.Code = t.Accent
	return t
}

// palette holds numbers of the terminal's own sixteen colours.
type palette struct{ accent, good, bad, warn int }

// darkPalette is bright: bright cyan, green, red, yellow.
func darkPalette() palette { return palette{accent: 14, good: 10, bad: 9, warn: 11} }

// lightPalette is dark: blue, green, red. Its warning is magenta, because yellow on white is
// not read, and red and green already have a meaning.
func lightPalette() palette { return palette{accent: 4, good: 2, bad: 1, warn: 5} }
