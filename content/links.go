package content

import (
	"net/url"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// links finds the note that a link's target means. What is more exact wins: ids over paths over file
// names over titles over aliases; of equals the first in course order.
type links struct {
	byID, byPath, byFile, byTitle, byAlias map[string]string
}

func linksOf(heads []*Note) *links {
	l := &links{map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}}
	for _, n := range heads {
		add(l.byID, n.ID, n.ID)
		add(l.byPath, trimEnding(n.Path), n.ID)
		add(l.byFile, fileStem(n.Path), n.ID)
		add(l.byTitle, n.Title, n.ID)
		for _, a := range n.Aliases {
			add(l.byAlias, a, n.ID)
		}
	}
	return l
}

func add(m map[string]string, name, id string) {
	name = FoldName(name)
	if _, taken := m[name]; !taken && name != "" {
		m[name] = id
	}
}

// FoldName makes names equal that a reader takes for equal: case, the two ways to write an accent
// (macOS lists the other one), space around.
func FoldName(name string) string { return strings.ToLower(norm.NFC.String(strings.TrimSpace(name))) }

// from resolves links that stand in a note: relative ones begin in its folder. A heading behind "#"
// is cut off, and so is the text behind "|".
func (l *links) from(note string) func(target string) (id string, ok bool) {
	dir := path.Dir(note)
	return func(target string) (string, bool) {
		if id, ok := l.find(dir, target); ok {
			return id, true
		}
		target, _, _ = strings.Cut(target, "|")
		target, _, _ = strings.Cut(target, "#")
		if id, ok := l.find(dir, target); ok {
			return id, true
		}
		if plain, err := url.PathUnescape(target); err == nil && plain != target {
			return l.find(dir, plain)
		}
		return "", false
	}
}

func (l *links) find(dir, target string) (id string, ok bool) {
	name := FoldName(target)
	if name == "" {
		return "", false
	}
	stem := trimEnding(name)
	relative := FoldName(path.Join(dir, stem))
	for _, try := range []struct {
		in   map[string]string
		name string
	}{
		{l.byID, name}, {l.byPath, relative}, {l.byPath, stem}, {l.byFile, stem},
		{l.byTitle, name}, {l.byAlias, name},
	} {
		if id, ok := try.in[try.name]; ok {
			return id, true
		}
	}
	return "", false
}
