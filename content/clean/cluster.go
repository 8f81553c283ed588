package clean

import (
	"unicode"
	"unicode/utf8"
)

const (
	// maxMarks is how many combining marks one base carries. Vietnamese needs
	// two, pointed Hebrew three; a cell with two hundred paints over the lines
	// above it and stalls some terminals.
	maxMarks = 4

	// maxLinks is how many joiners hold one emoji together: families and kisses,
	// the longest that Unicode recommends, have three. A longer chain is one cell
	// to a program that counts clusters and a whole row to one that does not.
	maxLinks = 3

	zwnj = '\u200c'
	zwj  = '\u200d'
)

// cluster remembers the printed character that marks, selectors and joiners
// would attach to. The zero value is the start of a line: nothing to join or to
// vary there.
//
// It is what makes the filters idempotent: after a refused rune nothing may
// attach until the next base, so the replacement never gets company that a
// second reading would judge by other rules.
type cluster struct {
	base   rune // 0 for none
	marks  int  // combining marks on base
	links  int  // joiners inside the emoji so far
	joined bool // the last rune was a joiner
	varied bool // base has its variation selector
}

// settle starts a cluster at r, which is known to be harmless.
func (c *cluster) settle(r rune) {
	if r == '\n' || r == '\t' {
		r = 0
	}
	*c = cluster{base: r}
}

// close refuses whatever would attach to what came last.
func (c *cluster) close() {
	*c = cluster{marks: maxMarks}
}

// admit reports whether r, followed by rest, may stay where it stands, and moves
// on past it. After a refusal the caller closes the cluster.
func (c *cluster) admit(r rune, rest string) bool {
	switch {
	case Forbidden(r):
		return false
	case r == zwj || r == zwnj:
		return c.join(rest)
	case isSelector(r):
		return c.vary(r)
	case unicode.IsMark(r):
		return c.mark()
	}
	c.begin(r)
	return true
}

func (c *cluster) begin(r rune) {
	links := c.links
	if !c.joined && !isSkinTone(r) {
		links = 0
	}
	c.settle(r)
	c.links = links
}

func (c *cluster) mark() bool {
	c.marks++
	c.joined = false
	return c.marks <= maxMarks
}

// vary takes one selector for each printed base. The supplementary selectors
// pick glyphs of Han characters; anywhere else they are known as a way to hide
// a byte behind every letter.
func (c *cluster) vary(r rune) bool {
	if c.base == 0 || c.varied || c.joined || unicode.IsSpace(c.base) {
		return false
	}
	c.varied = true
	return r < 0xe0100 || unicode.Is(unicode.Han, c.base)
}

// join looks ahead, since a joiner is honest only with both neighbours in place:
// the next rune must be one that will be kept.
func (c *cluster) join(rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	if c.base == 0 || c.joined || Forbidden(next) || !c.reaches(next) {
		return false
	}
	c.joined = true
	c.links++
	return true
}

func (c *cluster) reaches(next rune) bool {
	if isEmoji(c.base) {
		return isEmoji(next) && c.links < maxLinks
	}
	if !isShaped(c.base) {
		return false
	}
	if unicode.IsMark(next) {
		return !isSelector(next) && c.marks < maxMarks
	}
	return isShaped(next)
}

func isSelector(r rune) bool {
	switch {
	case 0xfe00 <= r && r <= 0xfe0f,
		0x180b <= r && r <= 0x180d, r == 0x180f, // Mongolian
		0xe0100 <= r && r <= 0xe01ef:
		return true
	}
	return false
}

// isEmoji covers the blocks that emoji sequences are made of, by range: a table
// would not know the emoji of the next Unicode version.
func isEmoji(r rune) bool {
	switch {
	case 0x2190 <= r && r <= 0x21ff, // arrows, as in a shaking head
		0x2300 <= r && r <= 0x23ff,
		0x25a0 <= r && r <= 0x27bf,
		0x2b00 <= r && r <= 0x2bff,
		0x1f000 <= r && r <= 0x1faff:
		return true
	}
	return false
}

func isSkinTone(r rune) bool {
	return 0x1f3fb <= r && r <= 0x1f3ff
}

// isShaped reports a letter of a script in which a joiner changes what is seen,
// such as Arabic, Devanagari or Sinhala. In the scripts listed it shows nothing,
// and makes an answer that nobody can type.
func isShaped(r rune) bool {
	const firstHebrew = 0x590 // all before it is Latin, Greek, Cyrillic or Armenian
	return r >= firstHebrew && unicode.IsLetter(r) && !unicode.In(r,
		unicode.Latin, unicode.Greek, unicode.Cyrillic,
		unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo)
}
