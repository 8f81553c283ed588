// Package clean holds the two filters between a stranger's text and a
// learner's terminal.
//
// Text is the first. It runs once, when bytes from a pack, a file name or
// another program's message come in, and makes them safe to keep, compare and
// print. Fence is the second. It runs once more, on text that a renderer has
// already styled, because rendering brings things back: the Markdown entity
// &#27; is six harmless letters to Text and an escape character to the
// terminal. Line is Text for places that have room for a single line, and
// SafeLink is the one opinion on which links may be opened.
//
// The words used here: a rune is forbidden when no terminal should ever be
// sent it from a pack (see Forbidden); a rune is stray when it is honest in one
// place and a trick in another: a joiner between two Persian letters against
// a joiner inside "admin", an accent on a letter against two hundred of them.
// Both are shown, never deleted: deleting would change what an answer says,
// and would move every later line and column away from the author's file. C0
// controls and DEL become their control pictures (␛, ␀, ␡), all else becomes
// U+FFFD (�).
//
// What is promised, for any input: the output is valid UTF-8, holds no
// forbidden rune, and filtering it again changes nothing. Text that has
// nothing wrong with it is returned as it is, without a copy.
//
// What is refused: the package does not judge meaning (look-alike letters
// stay), does not measure width, knows no Markdown, and removes nothing
// silently, so that the linter can point at what it found.
package clean

import "strings"

const bom = "\ufeff"

// Text makes pack text safe to keep. A leading byte order mark is dropped, CRLF
// and a lone CR become LF, newline and tab stay; every other rune is kept or
// replaced by exactly one rune, an invalid byte counting as one rune. So lines
// stay where they were, and columns counted in runes too.
//
// Kept where writing needs them, and replaced elsewhere: joiners (U+200C,
// U+200D) inside emoji and between the letters of scripts that shape with
// them, one variation selector after a printed rune, four combining marks on
// one base. Flags of regions spelled with tag characters lose their tags: tags
// carry hidden text.
func Text(s string) string {
	s = strings.TrimPrefix(s, bom)
	d := draft{source: s}
	var c cluster
	for i := 0; i < len(s); {
		if n := plainRun(s[i:]); n > 0 {
			i += n
			c.settle(rune(s[i-1]))
			continue
		}
		if s[i] == '\r' {
			end := i + newlineLen(s[i:])
			d.replace(i, end, "\n")
			c.settle('\n')
			i = end
			continue
		}
		i += d.pass(i, &c)
	}
	return d.String()
}

// Line is Text for strings that get one line: titles, authors, tags, file names,
// error messages. Newlines and tabs become spaces, so a title cannot draw a
// second row under itself.
func Line(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, Text(s))
}

// plainRun counts the bytes at the start of s that need no thought: printable
// ASCII and newlines. Nearly all of a pack is skipped here.
func plainRun(s string) int {
	for i := range len(s) {
		if !isPlainByte(s[i]) {
			return i
		}
	}
	return len(s)
}

func isPlainByte(c byte) bool {
	return ' ' <= c && c < 0x7f || c == '\n'
}

// newlineLen is the length of the line ending that the CR at the start of s
// begins.
func newlineLen(s string) int {
	if strings.HasPrefix(s, "\r\n") {
		return 2
	}
	return 1
}
