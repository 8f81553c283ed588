package clean

import (
	"strings"
	"testing"
)

func TestSafeLinkAcceptsWhatPacksLinkTo(t *testing.T) {
	for _, link := range []string{
		"https://example.org",
		"http://example.org:8080/a/b?c=d&e=%20#f",
		"HTTPS://EXAMPLE.ORG/",
		"https://de.wikipedia.org/wiki/Käse",
		"https://zh.wikipedia.org/wiki/中文",
		"https://xn--bcher-kva.example/",
		"https://[2001:db8::1]:443/",
		"https://docs.example.org/a_(b);c",
		"mailto:a@example.org",
		"mailto:a@example.org?subject=Hi%20there",
	} {
		if !SafeLink(link) {
			t.Errorf("%q is refused", link)
		}
	}
}

func TestSafeLinkRefusesTheRest(t *testing.T) {
	for why, link := range map[string]string{
		"empty":               "",
		"relative":            "notes/a.md",
		"fragment":            "#top",
		"no scheme":           "//example.org/",
		"file":                "file:///etc/passwd",
		"script":              "javascript:alert(1)",
		"data":                "data:text/html,x",
		"remote shell":        "ssh://example.org",
		"no host":             "https:///path",
		"only a port":         "https://:443/",
		"opaque":              "https:example.org",
		"no address":          "mailto:",
		"path for an address": "mailto:/x",
		"user name":           "https://bank.example@evil.example/",
		"look-alike host":     "https://аpple.com/",
		"encoded host":        "https://%D0%B0pple.com/",
		"newline":             "https://example.org/\nx",
		"escape":              "https://example.org/\x1b]0;x",
		"C1":                  "https://example.org/\u009c",
		"direction":           "https://example.org/\u202egpj",
		"zero width":          "https://exam\u200bple.org/",
		"space":               "https://example.org/a b",
		"leading space":       " https://example.org/",
		"no-break space":      "https://example.org/a\u00a0b",
		"backslash":           `https://example.org\@evil.example/`,
		"invalid UTF-8":       "https://example.org/\xff",
		"bad escape":          "https://example.org/%zz",
		"bad port":            "https://example.org:x/",
		"too long":            "https://example.org/" + strings.Repeat("x", maxTarget),
	} {
		if SafeLink(link) {
			t.Errorf("%s: %q is accepted", why, link)
		}
	}
}

func FuzzSafeLink(f *testing.F) {
	f.Add("https://example.org/ü")
	f.Add("mailto:a@b")
	f.Fuzz(func(t *testing.T, link string) {
		if !SafeLink(link) {
			return
		}
		checkHarmless(t, link)
		encoded := percentEncode(link)
		if len(encoded) <= maxTarget && !SafeLink(encoded) {
			t.Errorf("%q is safe and %q is not", link, encoded)
		}
	})
}
