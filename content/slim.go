package content

import (
	"slices"
	"strings"
)

// slim is a note without its texts. Strings are copied: one that is cut out of a file keeps the whole
// file in memory.
func slim(n *Note) *Note {
	s := *n
	s.Blocks = nil
	s.Items = make([]*Item, len(n.Items))
	items := make([]Item, len(n.Items))
	for i, item := range n.Items {
		items[i] = slimItem(item)
		s.Items[i] = &items[i]
	}
	return &s
}

func slimItem(i *Item) Item {
	s := Item{
		Key: Key(strings.Clone(string(i.Key))), ID: strings.Clone(i.ID), Kind: i.Kind,
		Note: i.Note, Path: i.Path, Line: i.Line, Case: Key(strings.Clone(string(i.Case))),
		Exam: strings.Clone(i.Exam), Domain: strings.Clone(i.Domain), Task: strings.Clone(i.Task),
		Difficulty: i.Difficulty, Tags: cloneAll(i.Tags), Was: cloneAll(i.Was), Out: i.Out,
		Cards: make([]Card, len(i.Cards)),
	}
	for c := range i.Cards {
		s.Cards[c].Key = Key(strings.Clone(string(i.Cards[c].Key)))
	}
	s.identity = identity{strings.Clone(i.identity.class), strings.Clone(i.identity.text), cloneAll(i.identity.right)}
	return s
}

func cloneAll(list []string) []string {
	list = slices.Clone(list)
	for i := range list {
		list[i] = strings.Clone(list[i])
	}
	return list
}
