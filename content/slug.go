package content

import (
	"strconv"
	"strings"
	"unicode"
)

// githubSlug is the anchor that GitHub gives a heading of this text.
func githubSlug(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(text))
}

// slugs gives each heading of a note a slug of its own: the second of one text ends in -1.
type slugs map[string]int

func (s slugs) of(text string) string {
	base := githubSlug(text)
	slug := base
	for s[slug] > 0 {
		slug = base + "-" + strconv.Itoa(s[base])
		s[base]++
	}
	s[slug] = max(s[slug], 1)
	return slug
}
