package quiz

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// sameText tells whether typed is the answer that an author wrote in Markdown. The typed text may
// carry the same markup, for who types what the source shows.
func sameText(answer, typed string, exact bool) bool {
	if exact {
		typed = norm.NFC.String(strings.TrimSpace(typed))
		return typed == norm.NFC.String(unmark(answer)) || typed == norm.NFC.String(strings.TrimSpace(answer))
	}
	a := fold(unmark(answer))
	return a != "" && (a == fold(typed) || a == fold(unmark(typed))) || fold(answer) == fold(typed)
}

// unmark is Markdown as it reads: without the marks of code, of strong and of escapes. Within code
// every character is meant: `C:\Users` keeps its backslash, `**/*.go` its stars.
func unmark(s string) string {
	var b strings.Builder
	for s != "" {
		switch {
		case s[0] == '`':
			text, rest := codeSpan(s)
			b.WriteString(text)
			s = rest
		case strings.HasPrefix(s, "**"):
			s = s[2:]
		case len(s) > 1 && s[0] == '\\' && strings.IndexByte(escapable, s[1]) >= 0:
			b.WriteByte(s[1])
			s = s[2:]
		default:
			b.WriteByte(s[0])
			s = s[1:]
		}
	}
	return strings.TrimSpace(b.String())
}

// escapable is what a backslash takes its meaning from in CommonMark.
const escapable = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

// codeSpan is the code at the start of s, between equal runs of backticks, and what follows it.
// Backticks that are never closed are text.
func codeSpan(s string) (text, rest string) {
	mark := backticks(s)
	for end := mark; end < len(s); {
		i := strings.IndexByte(s[end:], '`')
		if i < 0 {
			break
		}
		end += i
		run := backticks(s[end:])
		if run == mark {
			return s[mark:end], s[end+run:]
		}
		end += run
	}
	return s[:mark], s[mark:]
}

func backticks(s string) int { return len(s) - len(strings.TrimLeft(s, "`")) }

// fold brings texts that mean the same to a learner to the same form. What is only punctuation stays:
// "::" is an answer too.
func fold(s string) string {
	s = strings.ReplaceAll(letters(s), "…", "...")
	s = strings.Join(strings.Fields(s), " ")
	if bare := strings.TrimRight(s, " .?!:;,"); bare != "" {
		return bare
	}
	return s
}

// letters are those of s in plain lower case, apart from their accents. The dot of İ goes, for in
// lower case it is i.
func letters(s string) string {
	s = string([]rune(s)) // what norm does beside a broken byte depends on its neighbours
	var b strings.Builder
	var base rune
	for _, r := range norm.NFD.String(s) {
		r = plainRune(r)
		if r < 0 || r == dot && base == 'i' {
			continue
		}
		if !unicode.Is(unicode.Mn, r) {
			base = r
		}
		b.WriteRune(r)
	}
	return b.String()
}

const dot = '\u0307'

// plainRune is a rune as a plain keyboard has it, in lower case; -1 for one that cannot be seen.
// Upper case first: it also joins ς with σ, ſ with s and ı with i.
func plainRune(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛':
		return '\''
	case '“', '”', '„', '‟':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return -1
	}
	return unicode.ToLower(unicode.ToUpper(r))
}
