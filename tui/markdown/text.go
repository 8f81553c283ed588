package markdown

import (
	"html"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// unescape resolves the backslashes and entities of CommonMark in one go, so that the backslash in
// \&amp; protects the entity.
func unescape(raw []byte) string {
	s := string(raw)
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for s != "" {
		n := strings.IndexAny(s, `\&`)
		if n < 0 {
			n = len(s)
		}
		b.WriteString(s[:n])
		s = s[n:]
		if s == "" {
			break
		}
		text, taken := resolve(s)
		b.WriteString(text)
		s = s[taken:]
	}
	return b.String()
}

// resolve reads the escape or entity that s begins with; otherwise its first byte is just itself.
func resolve(s string) (text string, taken int) {
	if s[0] == '\\' && len(s) > 1 && s[1] < utf8.RuneSelf && util.IsPunct(s[1]) {
		return s[1:2], 2
	}
	if s[0] == '&' {
		if end := entityEnd(s); end > 0 {
			if text = html.UnescapeString(s[:end]); text != s[:end] {
				return text, end
			}
		}
	}
	return s[:1], 1
}

// entityEnd is the length of what has the shape of an entity at the start of s, or 0.
func entityEnd(s string) int {
	const longest = 40 // the longest name has 31 letters
	for i := 1; i < min(len(s), longest); i++ {
		switch c := s[i]; {
		case c == ';':
			return i + 1
		case c == '#' && i == 1, util.IsAlphaNumeric(c):
		default:
			return 0
		}
	}
	return 0
}
