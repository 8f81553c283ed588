package content

import (
	"slices"

	"github.com/yuin/goldmark/ast"
)

// cloze asks the holes of the body.
func (q *question) cloze() {
	q.item.Kind = Cloze
	body := q.bodyOnly()
	q.halfHoles(body)
	q.identify(q.item, "q", normal(q.runs(body...)), nil)
	q.item.Stem = q.lower(body)
	holes := q.holes(body, false)
	if len(holes) == 0 {
		q.nothing("there is no hole", "mark words with ==equals signs== or {{c1::text}}")
		return
	}
	q.item.identity.right = holeTexts(holes)
	q.item.Cards = q.holeCards(q.item, body, holes)
}

// recall asks the heading; everything below answers.
func (q *question) recall() {
	q.item.Kind = Recall
	body := q.bodyOnly()
	prompt := q.ask(nil)
	q.item.Truth = q.lower(body)
	answer := q.plain(body...)
	if answer == "" {
		q.nothing("there is no text below the heading", "write the answer")
		return
	}
	q.answered(prompt, q.item.Truth, answer, []string{normal(q.runs(body...))})
}

// bodyOnly is the body without references, and without the alerts behind its last text: those are
// shown with the answer.
func (q *question) bodyOnly() []ast.Node {
	end := q.end
	for end > q.at+1 && (q.isReference(q.tops[end-1]) || isAlert(q.tops[end-1]) || isComment(q.tops[end-1])) {
		end--
	}
	if end == q.at+1 { // nothing but alerts: they are the body
		end = q.end
	}
	q.explain(end, q.end)
	for _, n := range q.tops[q.at+1 : end] {
		if q.isReference(n) {
			q.item.References = append(q.item.References, q.references(n)...)
		}
	}
	return slices.DeleteFunc(slices.Clone(q.tops[q.at+1:end]), q.isReference)
}
