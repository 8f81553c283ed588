package clean

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTarget is the longest link in bytes: the point where terminals themselves
// begin to drop hyperlinks.
const maxTarget = 2083

// SafeLink reports whether a link from a pack may be shown as a link and opened.
// It must be an absolute http or https address with a host, or mailto with an
// address; parse; and hold no space, backslash, control or other rune that Line
// would change. Refused as well, because the eye reads them wrongly: a user name
// in front of the host (https://bank.example@evil.example), and a host outside
// ASCII, which must be written in its xn-- form.
func SafeLink(link string) bool {
	if link == "" || len(link) > maxTarget || Line(link) != link || strings.ContainsFunc(link, breaksLink) {
		return false
	}
	u, err := url.Parse(link)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Hostname() != "" && u.User == nil && isASCII(u.Host)
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

// breaksLink reports runes at which programs disagree where a link ends or its
// host begins: browsers read a backslash as a slash.
func breaksLink(r rune) bool {
	return unicode.IsSpace(r) || r == '\\'
}

// hyperlink is an OSC 8 sequence; without a target it is the one that closes.
type hyperlink struct {
	params string // such as id=1, which ties the lines of a wrapped link together
	target string
}

// cutLink takes the hyperlink at the start of s and returns its length, 0 when
// there is none or it does not end properly.
func cutLink(s string) (link hyperlink, n int) {
	body, ok := strings.CutPrefix(s, esc+"]8;")
	if !ok {
		return hyperlink{}, 0
	}
	end := strings.IndexFunc(body, func(r rune) bool { return r < ' ' })
	if end < 0 {
		return hyperlink{}, 0
	}
	tail := terminatorLen(body[end:])
	params, target, ok := strings.Cut(body[:end], ";")
	if tail == 0 || !ok {
		return hyperlink{}, 0
	}
	return hyperlink{params, target}, len(s) - len(body) + end + tail
}

// isSafe counts the length as it will be written: a link must not pass here and
// be too long for the next reader.
func (h hyperlink) isSafe() bool {
	return SafeLink(h.target) && len(percentEncode(h.target)) <= maxTarget
}

func terminatorLen(s string) int {
	for _, t := range []string{bel, st} {
		if strings.HasPrefix(s, t) {
			return len(t)
		}
	}
	return 0
}

// String writes the sequence in the one form that Fence lets out. Parameters of
// an unusual make are left out, and bytes outside ASCII are percent-encoded, as
// the specification of OSC 8 asks.
func (h hyperlink) String() string {
	if h.target == "" || strings.ContainsFunc(h.params, isOddParam) {
		h.params = ""
	}
	return esc + "]8;" + h.params + ";" + percentEncode(h.target) + st
}

func isOddParam(r rune) bool {
	return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && !strings.ContainsRune("=:-_.", r)
}

func percentEncode(target string) string {
	if isASCII(target) {
		return target
	}
	var b strings.Builder
	for i := range len(target) {
		if target[i] < utf8.RuneSelf {
			b.WriteByte(target[i])
			continue
		}
		fmt.Fprintf(&b, "%%%02X", target[i])
	}
	return b.String()
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}
