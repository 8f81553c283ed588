package clean

import "unicode/utf8"

// Forbidden reports whether r may never reach a terminal from a pack, wherever
// it stands: controls other than newline and tab, runes that turn the writing
// direction, runes that draw nothing, and code points that are no characters.
// Joiners, combining marks and variation selectors are not forbidden; whether
// they may stay depends on their neighbours. Numbers outside Unicode, and
// surrogates, are forbidden.
func Forbidden(r rune) bool {
	switch {
	case r < ' ':
		return r != '\n' && r != '\t'
	case r < 0x7f:
		return false
	case r < 0xa0:
		return true // DEL and C1: U+009B starts a sequence in several terminals
	case r < 0x600:
		return r == 0xad || r == 0x34f // soft hyphen, grapheme joiner
	}
	return turnsDirection(r) || drawsNothing(r) || isNoncharacter(r)
}

func turnsDirection(r rune) bool {
	switch {
	case r == 0x61c, // Arabic letter mark
		r == 0x200e, r == 0x200f, // left-to-right and right-to-left marks
		0x202a <= r && r <= 0x202e, // embeddings and overrides
		0x2066 <= r && r <= 0x2069: // isolates
		return true
	}
	return false
}

// drawsNothing lists the format characters and fillers without a shape of their
// own. Arabic number signs are format characters too, but are seen.
func drawsNothing(r rune) bool {
	switch {
	case r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0, // Hangul fillers
		r == 0x17b4, r == 0x17b5, // Khmer inherent vowels
		r == 0x180e,              // Mongolian vowel separator
		r == 0x200b,              // zero width space
		r == 0x2028, r == 0x2029, // line and paragraph separators
		0x2060 <= r && r <= 0x2065,   // word joiner, invisible operators
		0x206a <= r && r <= 0x206f,   // deprecated shaping controls
		r == 0xfeff,                  // byte order mark inside the text
		0xfff0 <= r && r <= 0xfffb,   // interlinear annotations
		0x13430 <= r && r <= 0x1343f, // hieroglyph layout
		0x1bca0 <= r && r <= 0x1bca3, // shorthand layout
		0x1d173 <= r && r <= 0x1d17a, // musical layout
		0xe0000 <= r && r <= 0xe00ff, // tags
		0xe01f0 <= r && r <= 0xe0fff: // reserved as invisible
		return true
	}
	return false
}

func isNoncharacter(r rune) bool {
	return r&0xfffe == 0xfffe || 0xfdd0 <= r && r <= 0xfdef || !utf8.ValidRune(r)
}

// visible is the one rune that stands where r was taken out.
func visible(r rune) rune {
	const pictures = 0x2400
	switch {
	case 0 <= r && r < ' ':
		return pictures + r
	case r == 0x7f:
		return pictures + 0x21
	}
	return utf8.RuneError
}
