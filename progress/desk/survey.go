package desk

import (
	"iter"
	"slices"

	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/quiz"
)

// survey numbers the library's cards, items and notes for a plan. Notes count through all packs.
type survey struct {
	deck  []quiz.Ref
	refs  []library.CardRef
	packs []*library.PackInfo
}

func (d *Desk) survey() survey {
	s := survey{packs: d.Library.Packs()}
	cards := 0
	notes, items := make([]int32, len(s.packs)), make([]int32, len(s.packs))
	var note, item int32
	for i, p := range s.packs {
		notes[i], items[i] = note, item
		note += int32(len(p.Notes))
		for _, n := range p.Notes {
			item += int32(n.Items)
		}
		cards += p.Cards
	}
	s.deck, s.refs = make([]quiz.Ref, 0, cards), make([]library.CardRef, 0, cards)
	for ref := range d.Library.Cards() {
		s.refs = append(s.refs, ref)
		s.deck = append(s.deck, quiz.Ref{Hash: ref.Hash, Note: notes[ref.Pack] + ref.Note, Item: items[ref.Pack] + ref.Item})
	}
	return s
}

// want picks the cards a scope means, by their place in the deck; nil is all.
func (s survey) want(scope Scope) func(int) bool {
	if scope.Pack == "" && scope.Note == "" && scope.Tag == "" {
		return nil
	}
	return func(i int) bool {
		ref := s.refs[i]
		p := s.packs[ref.Pack]
		return (scope.Pack == "" || p.ID == scope.Pack) &&
			(scope.Note == "" || p.Notes[ref.Note].ID == scope.Note) &&
			(scope.Tag == "" || slices.Contains(p.Item(int(ref.Item)).Tags, scope.Tag))
	}
}

func (d *Desk) plan(s survey, set quiz.Settings, scope quiz.Scope) (quiz.Plan, error) {
	var err error
	plan := quiz.Make(s.deck, d.briefs(&err), d.Now(), set, scope)
	return plan, err
}

// briefs streams the store's; an error ends the stream and is left in err.
func (d *Desk) briefs(err *error) iter.Seq[quiz.Brief] {
	return func(yield func(quiz.Brief) bool) {
		on := true
		*err = d.Store.Briefs(func(b quiz.Brief) { on = on && yield(b) })
	}
}
