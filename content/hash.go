package content

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Lengths of hashes in keys: an item must be unique among all packs of a learner's life, a part only
// among its siblings.
const (
	itemHash = 12
	partHash = 8
)

var base32hex = base32.NewEncoding("0123456789abcdefghijklmnopqrstuv").WithPadding(base32.NoPadding)

// hashOf is the identity of a text that has no id: of class q, tip, trap (items), c, t, r, o (parts
// and options). Changing it loses the history of every learner.
func hashOf(class, text string, length int) string {
	sum := sha256.Sum256([]byte(Format + "\x00" + class + "\x00" + text))
	return base32hex.EncodeToString(sum[:])[:length]
}

// run is a stretch of visible text. Code is literal: -p and -P are two options.
type run struct {
	text string
	code bool
}

// normal is the text that a hash is taken of: what an author may change without asking another
// question (emphasis, case, quotes, a final full stop) is gone.
func normal(runs []run) string {
	var b strings.Builder
	literal, space := 0, false
	for _, r := range runs {
		if r.code {
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(r.text)
			literal, space = b.Len(), false
			continue
		}
		space = writeNormal(&b, r.text, space)
	}
	s := b.String()
	return s[:literal] + strings.TrimRight(s[literal:], ".!?:;, ")
}

func writeNormal(b *strings.Builder, s string, space bool) bool {
	for _, r := range norm.NFC.String(s) {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		if invisible(r) {
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		if a := ascii(r); a != "" {
			b.WriteString(a)
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return space
}

// invisible runes come and go when a text is copied. clean.Text has made U+FFFD of most of them.
func invisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\ufffd':
		return true
	}
	return false
}

// ascii is what a word processor had before it made the text prettier.
func ascii(r rune) string {
	switch r {
	case '‘', '’', '‚', '‛':
		return "'"
	case '“', '”', '„', '‟':
		return `"`
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return "-"
	case '…':
		return "..."
	}
	return ""
}

// plain is the text as one line for lists and titles.
func plain(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
