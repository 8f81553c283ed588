package content

import (
	"fmt"
	"slices"
	"strings"
)

// settle applies the rules that need the whole pack, to notes in course order. Ids used twice are
// left out (P-09). Unmarked items with one key all get their right answers into it; of those still
// equal the first stays. Questions of a case that is left out are left out with it. It needs no text,
// only what a slim note keeps.
func settle(pack string, notes []*Note) {
	s := &settling{pack: pack, written: map[Key][]place{}, unmarked: map[Key][]place{}}
	for _, n := range notes {
		for _, i := range n.Items {
			s.collect(n, i)
		}
	}
	for _, n := range notes {
		for _, i := range n.Items {
			s.item(place{n, i})
		}
	}
	s.orphanQuestions(notes)
	for _, n := range notes {
		inFileOrder(n.Diagnostics)
	}
}

type place struct {
	note *Note
	item *Item
}

func (p place) String() string { return fmt.Sprintf("%s:%d", p.item.Path, p.item.Line) }

func (p place) report(s Severity, message, hint string) {
	p.note.Diagnostics = append(p.note.Diagnostics, Diagnostic{Rule: "P-09", Severity: s, File: p.item.Path,
		Line: p.item.Line, Column: 1, Message: message, Hint: hint, ItemOut: true})
}

type settling struct {
	pack              string
	written, unmarked map[Key][]place
	answered          map[Key][]place // unmarked items that got their answers into the key
}

func (s *settling) collect(n *Note, i *Item) {
	switch {
	case i.ID != "" && i.Key != "":
		s.written[i.Key] = append(s.written[i.Key], place{n, i})
	case i.ID == "" && i.identity.class != "":
		key := s.key(i.identity, false)
		s.unmarked[key] = append(s.unmarked[key], place{n, i})
	}
}

// key is the key of an unmarked item, with or without its answers.
func (s *settling) key(id identity, answers bool) Key {
	text := id.text
	if answers {
		right := slices.Clone(id.right)
		slices.Sort(right)
		text += "\x00" + strings.Join(right, "\x1f")
	}
	return Key(s.pack + "/~" + hashOf(id.class, text, itemHash))
}

func (s *settling) item(p place) {
	if all := s.written[p.item.Key]; p.item.ID != "" && len(all) > 1 {
		p.item.Out = true
		p.report(Error, fmt.Sprintf("id %q is used %s: %s; all are left out", oneLine(p.item.ID),
			times(len(all)), placesOf(all)), "give each an id of its own; keep the old one where it was first")
		return
	}
	if p.item.ID != "" || p.item.identity.class == "" {
		return
	}
	key := s.key(p.item.identity, false)
	if len(s.unmarked[key]) == 1 {
		p.item.rekey(key)
		return
	}
	s.twin(p)
}

// twin settles an unmarked item whose prompt stands more than once.
func (s *settling) twin(p place) {
	key := s.key(p.item.identity, true)
	p.item.rekey(key)
	if p.item.Out {
		return
	}
	if s.answered == nil {
		s.answered = map[Key][]place{}
	}
	s.answered[key] = append(s.answered[key], p)
	if first := s.answered[key][0]; first != p {
		p.item.Out = true
		p.report(Warning, fmt.Sprintf("the same stands in %s already; only the first is drilled", first),
			"delete one, or write an id into each")
	}
}

// orphanQuestions leaves out the questions of cases that are left out: without the scenario they
// cannot be answered. The case's own diagnostic says why.
func (s *settling) orphanQuestions(notes []*Note) {
	out := map[Key]bool{}
	for _, n := range notes {
		for _, i := range n.Items {
			if i.Kind == Case && i.Out {
				out[i.Key] = true
			}
		}
	}
	for _, n := range notes {
		for _, i := range n.Items {
			if i.Case != "" && out[i.Case] {
				i.Out = true
			}
		}
	}
}

// rekey gives an item another key; its cards follow.
func (i *Item) rekey(key Key) {
	if i.Key == key {
		return
	}
	for c := range i.Cards {
		i.Cards[c].Key = key.Card(i.Cards[c].Key.Part())
	}
	i.Key = key
}

func times(n int) string {
	if n == 2 {
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// placesOf names every place, up to a number that still reads as a message.
func placesOf(all []place) string {
	var names []string
	for _, p := range all[:min(len(all), maxPlaces)] {
		names = append(names, p.String())
	}
	text := strings.Join(names, ", ")
	if more := len(all) - maxPlaces; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
