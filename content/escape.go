package content

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// escapeText writes text as Markdown that shows it and nothing else. What only matters at the start
// of a line is escapeLine's.
func escapeText(s string, inTable bool) string {
	if !strings.ContainsAny(s, "\\`*_[]~<&!|:") && !strings.Contains(s, "www.") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i := range len(s) {
		switch {
		case !mustEscape(s, i, inTable):
			b.WriteByte(s[i])
		case s[i] == '&':
			b.WriteString("&amp;") // a backslash is not enough: glamour decodes \&#27; too
		default:
			b.WriteByte('\\')
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func mustEscape(s string, i int, inTable bool) bool {
	switch s[i] {
	case '\\', '`', '*', '[', ']', '~':
		return true
	case '_':
		return !wordAt(s, i-1) || !wordAt(s, i+1)
	case '<':
		return i+1 == len(s) || s[i+1] == '/' || s[i+1] == '!' || s[i+1] == '?' || wordAt(s, i+1)
	case '&':
		return i+1 == len(s) || s[i+1] == '#' || wordAt(s, i+1)
	case '!':
		return i+1 == len(s) // a link may follow, and would become an image
	case '|':
		return inTable
	case ':':
		return strings.HasPrefix(s[i:], "://") // an address that is a link has been found already
	case '.':
		return strings.HasSuffix(s[:i], "www")
	}
	return false
}

// wordAt tells whether an ASCII letter or digit stands at i.
func wordAt(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	c := s[i] | 0x20
	return 'a' <= c && c <= 'z' || '0' <= s[i] && s[i] <= '9'
}

var (
	headingStart = regexp.MustCompile(`^#{1,6}(?:[ \t]|$)`)
	bulletStart  = regexp.MustCompile(`^[-+*](?:[ \t]|$)`)
	numberStart  = regexp.MustCompile(`^[0-9]{1,9}[.)](?:[ \t]|$)`)
	underline    = regexp.MustCompile(`^(?:=+|-+)[ \t]*$`)
	tableRule    = regexp.MustCompile(`^[ \t|:-]*-[ \t|:-]*$`)
)

// escapeLine keeps a line of a paragraph from beginning a block of its own.
func escapeLine(line string) string {
	line = strings.Trim(line, " \t")
	if line == "" || strings.IndexByte("#>-+*=|:0123456789", line[0]) < 0 {
		return line
	}
	switch {
	case line[0] == '>', headingStart.MatchString(line), bulletStart.MatchString(line),
		underline.MatchString(line), tableRule.MatchString(line):
		return `\` + line
	}
	if numberStart.MatchString(line) {
		end := strings.IndexAny(line, ".)")
		return line[:end] + `\` + line[end:]
	}
	return line
}

// escapeLines is escapeLine for each line of a paragraph; lines that became empty vanish, because
// they would end it.
func escapeLines(s string) string {
	var kept []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = escapeLine(line); line != "" && line != `\` {
			kept = append(kept, line)
		}
	}
	out := strings.Join(kept, "\n")
	if strings.HasSuffix(out, `\`) && !strings.HasSuffix(out, `\\`) {
		out = strings.TrimRight(strings.TrimSuffix(out, `\`), " ") // a hard break before nothing
	}
	return out
}

// codeSpan writes code as a code span whose fence is longer than any in it.
func codeSpan(code string, inTable bool) string {
	if inTable {
		code = strings.ReplaceAll(code, "|", `\|`)
	}
	fence := strings.Repeat("`", longestRun(code, '`', 0)+1)
	pad := ""
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") || code != strings.TrimSpace(code) && strings.TrimSpace(code) != "" {
		pad = " "
	}
	return fence + pad + code + pad + fence
}

// codeFence writes a code block.
func codeFence(code, language string) string {
	fence := strings.Repeat("`", max(3, longestRun(code, '`', 2)+1))
	return fence + language + "\n" + strings.TrimRight(code, "\n") + "\n" + fence
}

// longestRun is the length of the longest run of c in s, and at least least.
func longestRun(s string, c byte, least int) int {
	n := 0
	for i := range len(s) {
		if s[i] != c {
			n = 0
			continue
		}
		n++
		least = max(least, n)
	}
	return least
}

// canOpen and canClose are CommonMark's rules for emphasis between two runes; the start and end of a
// line count as space.
func canOpen(ch byte, before, after rune) bool {
	left, right := flanks(before, after)
	if ch == '_' {
		return left && (!right || isPunctuation(before))
	}
	return left
}

func canClose(ch byte, before, after rune) bool {
	left, right := flanks(before, after)
	if ch == '_' {
		return right && (!left || isPunctuation(after))
	}
	return right
}

func flanks(before, after rune) (left, right bool) {
	spaceBefore, spaceAfter := unicode.IsSpace(before), unicode.IsSpace(after)
	left = !spaceAfter && (!isPunctuation(after) || spaceBefore || isPunctuation(before))
	right = !spaceBefore && (!isPunctuation(before) || spaceAfter || isPunctuation(after))
	return left, right
}

func isPunctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }
