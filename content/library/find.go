package library

import (
	"path"
	"slices"
	"strings"

	"github.com/drillship/drillship/content"
)

// NoteRef is a note that a learner may have meant.
type NoteRef struct {
	Pack *PackInfo
	Note *NoteInfo
}

// Find finds the notes that a learner means by a word or two: a pack's and a note's id ("pack/note"),
// a note's id, its path, title or file name, an alias, or, if none of these, a part of a title, id or
// alias. Case does not matter. What is more exact wins; several notes that match equally well are all
// returned, none is an empty list.
func (l *Library) Find(ref string) []NoteRef {
	want := content.FoldName(ref)
	if want == "" {
		return nil
	}
	packs := l.Packs()
	for _, match := range []func(p *PackInfo, n *NoteInfo) bool{
		func(p *PackInfo, n *NoteInfo) bool { return p.ID+"/"+n.ID == strings.TrimSpace(ref) },
		func(p *PackInfo, n *NoteInfo) bool {
			return content.FoldName(n.ID) == want || content.FoldName(p.ID+"/"+n.ID) == want
		},
		func(p *PackInfo, n *NoteInfo) bool {
			return content.FoldName(n.Path) == want || content.FoldName(n.Title) == want
		},
		func(p *PackInfo, n *NoteInfo) bool {
			return content.FoldName(stem(n.Path)) == want || hasAlias(n, want)
		},
		func(p *PackInfo, n *NoteInfo) bool { return mentions(n, want) },
	} {
		if found := search(packs, match); len(found) > 0 {
			return found
		}
	}
	return nil
}

func search(packs []*PackInfo, match func(p *PackInfo, n *NoteInfo) bool) []NoteRef {
	var found []NoteRef
	for _, p := range packs {
		for i := range p.Notes {
			if match(p, &p.Notes[i]) {
				found = append(found, NoteRef{p, &p.Notes[i]})
			}
		}
	}
	return found
}

func hasAlias(n *NoteInfo, want string) bool {
	return slices.ContainsFunc(n.Aliases, func(a string) bool { return content.FoldName(a) == want })
}

func mentions(n *NoteInfo, want string) bool {
	return strings.Contains(content.FoldName(n.Title), want) || strings.Contains(content.FoldName(n.ID), want) ||
		slices.ContainsFunc(n.Aliases, func(a string) bool { return strings.Contains(content.FoldName(a), want) })
}

func stem(file string) string { return strings.TrimSuffix(path.Base(file), path.Ext(file)) }
