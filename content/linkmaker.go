package content

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/drillship/drillship/content/clean"
)

// linkMaker decides where a note's links lead: to the web, to a note, or nowhere.
type linkMaker struct {
	note    string // id
	resolve func(target string) (noteID string, ok bool)
}

// of gives a link's text (of those that have no nodes for it) and its target, which is empty where
// the link is only shown.
func (m linkMaker) of(s *sheet, n ast.Node) (text, target string) {
	switch n := n.(type) {
	case *ast.AutoLink:
		label := clean.Line(string(n.Label(s.src)))
		if n.AutoLinkType == ast.AutoLinkEmail {
			return label, safe("mailto:" + strings.TrimPrefix(label, "mailto:"))
		}
		return label, safe(string(n.URL(s.src)))
	case *ast.Link:
		return "", m.target(resolve(n.Destination))
	case *ast.Image:
		return m.image(s.plain(children(n)...), resolve(n.Destination))
	case *wikiLink:
		if n.embed {
			return m.image(clean.Line(n.label), clean.Line(n.target))
		}
		return n.text(), m.noteTarget(n.target, githubSlug)
	}
	return "", ""
}

// image is never fetched: its text says what is missing.
func (m linkMaker) image(alt, dest string) (text, target string) {
	if target = safe(dest); target != "" {
		if alt == "" {
			alt = target
		}
		return "Image: " + alt, target
	}
	if alt == "" {
		return "[Image: " + dest + "]", ""
	}
	return "[Image: " + alt + " (" + dest + ")]", ""
}

func (m linkMaker) target(dest string) string {
	if web := safe(dest); web != "" {
		return web
	}
	if strings.Contains(dest, ":") {
		return ""
	}
	return m.noteTarget(dest, fragmentSlug)
}

// noteTarget is "note:id#slug" for a link to a note that exists.
func (m linkMaker) noteTarget(dest string, slug func(string) string) string {
	name, fragment, _ := strings.Cut(dest, "#")
	id := m.note
	if strings.TrimSpace(name) != "" {
		if m.resolve == nil {
			return ""
		}
		var ok bool
		if id, ok = m.resolve(strings.TrimSpace(name)); !ok {
			return ""
		}
	}
	if fragment = slug(fragment); fragment != "" {
		return NoteScheme + id + "#" + fragment
	}
	if name == "" {
		return ""
	}
	return NoteScheme + id
}

// fragmentSlug reads "#where-tasks-run", which is a slug already.
func fragmentSlug(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		s = plain
	}
	return githubSlug(s)
}

// safe is a web or mail address as it may be opened, or empty.
func safe(dest string) string {
	dest = strings.TrimSpace(dest)
	if !clean.SafeLink(dest) {
		return ""
	}
	return dest
}

// destination writes a link's target. Brackets keep a note's spaces; what would end them is escaped.
func destination(target string, inTable bool) string {
	if inTable {
		target = strings.ReplaceAll(target, "|", "%7C")
	}
	if strings.Contains(target, "&") {
		target = anyEntity.ReplaceAllString(target, "&amp;$1")
	}
	escaped := destinationEscaper.Replace(target)
	if strings.ContainsAny(target, " ()") || escaped != target {
		return "<" + escaped + ">"
	}
	return target
}

var (
	anyEntity          = regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`)
	destinationEscaper = strings.NewReplacer(`\`, `\\`, "<", `\<`, ">", `\>`, "`", "%60", "\n", " ")
)
