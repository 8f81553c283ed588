package content

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// markerOf is the marker of a quote that is an alert, or nil.
func markerOf(q *ast.Blockquote) *marker {
	m, _ := q.FirstChild().(*marker)
	return m
}

func isAlert(n ast.Node) bool {
	q, ok := n.(*ast.Blockquote)
	return ok && markerOf(q) != nil
}

func isTip(word string) bool { return word == "tip" }

func isTrap(word string) bool { return word == "warning" || word == "caution" || word == "trap" }

func isCardAlert(word string) bool { return isTip(word) || isTrap(word) }

// alertLabel is the word that a reader sees: "Important".
func alertLabel(word string) string {
	if isTrap(word) {
		return "Trap"
	}
	return strings.ToUpper(word[:1]) + word[1:]
}

// alertItem makes the card of a tip or a trap.
func (p *parsing) alertItem(i int, q *ast.Blockquote) {
	m, d := markerOf(q), p.comments[q]
	at := p.start(q)
	item := p.newItem(d, p.line(at))
	item.Title, item.Headings = p.plain(children(m)...), p.above[i].path()
	if d != nil {
		p.take(item, d)
	}
	p.regions = append(p.regions, region{item, item.Line, p.quoteEnd(i)})
	p.itemAt[q] = item
	p.checkAlert(item, q)
	body := children(q)[1:]
	if isTip(m.word) {
		p.tip(item, q, body)
	} else {
		p.trap(item, q, body)
	}
	p.note.Items = append(p.note.Items, item)
}

// quoteEnd is the last line of the quote at tops[i].
func (p *parsing) quoteEnd(i int) int {
	end := p.lastLine(i + 1)
	for end > p.line(p.start(p.tops[i])) && len(strings.TrimSpace(string(p.text(end-p.first)))) == 0 {
		end--
	}
	return end
}

// checkAlert reports glued alerts and lines that only happen to belong.
func (p *parsing) checkAlert(item *Item, q *ast.Blockquote) {
	for c := q.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != ast.KindParagraph {
			continue
		}
		for k := range c.Lines().Len() {
			line := c.Lines().At(k)
			if m := markerLine.FindSubmatch(line.Value(p.src)); m != nil && isKnownAlert(string(m[1])) {
				p.spoil(item, line.Start, "P-17", "two alerts in one quote", `part them with an empty line, without ">"`)
			}
		}
	}
	p.lazyLines(q, 0)
}

func isKnownAlert(word string) bool {
	word = strings.ToLower(word)
	return isCardAlert(word) || word == "note" || word == "important"
}

// lazyLines reports lines that join a quote or option although they look as if they stood outside.
func (p *parsing) lazyLines(container ast.Node, column int) {
	_ = ast.Walk(container, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if n.Kind() != ast.KindParagraph && n.Kind() != ast.KindTextBlock {
			return ast.WalkContinue, nil
		}
		quotes := quotesAround(n)
		for i := 1; i < n.Lines().Len(); i++ {
			at := n.Lines().At(i).Start
			row := p.row(at)
			before := p.src[p.starts[row]:at]
			outside := strings.Count(string(before), ">") < quotes || indentOf(p.text(row)) < column
			if outside && !p.errors[p.line(at)] {
				p.warn(at, "P-15", "this line joins the quote or option above", `begin it with ">" or indent it; or put an empty line before it`)
			}
		}
		return ast.WalkSkipChildren, nil
	})
}

func quotesAround(n ast.Node) int {
	count := 0
	for ; n != nil; n = n.Parent() {
		if n.Kind() == ast.KindBlockquote {
			count++
		}
	}
	return count
}

// tip gives a card for each hole, or asks for the whole.
func (p *parsing) tip(item *Item, q *ast.Blockquote, body []ast.Node) {
	item.Kind = Tip
	p.halfHoles(body)
	holes := p.holes(body, false)
	if len(holes) == 0 {
		holes = p.holes(body, true)
	}
	p.identify(item, "tip", normal(p.runs(body...)), holeTexts(holes))
	item.Stem = p.lower(body)
	if len(holes) == 0 {
		p.recallAlert(item, q, body)
		return
	}
	item.Cards = p.holeCards(item, body, holes)
}

// recallAlert asks an alert by its title, or by the headings above it.
func (p *parsing) recallAlert(item *Item, q *ast.Blockquote, body []ast.Node) {
	item.Kind = Recall
	prompt := item.Title
	if prompt == "" {
		prompt = strings.Join(item.Headings, " › ")
	}
	if prompt == "" {
		prompt = p.note.Title
	}
	item.Stem, item.Truth = escapeLine(escapeText(prompt, false)), p.lower(body)
	answer := p.plain(body...)
	if answer == "" {
		p.spoil(item, p.start(q), "P-23", fmt.Sprintf("nothing to answer: the %s is empty", item.identity.class), "write its text below the marker")
		return
	}
	item.Cards = []Card{{Key: item.Key, Front: item.Stem, Back: item.Truth, Prompt: prompt, Answer: answer}}
}

// checkAlerts reports what is wrong with alerts whether or not they are cards.
func (p *parsing) checkAlerts() {
	for _, top := range p.tops {
		_ = ast.Walk(top, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering || n.Type() == ast.TypeInline {
				return ast.WalkSkipChildren, nil
			}
			q, ok := n.(*ast.Blockquote)
			if !ok || markerOf(q) == nil {
				return ast.WalkContinue, nil
			}
			m := markerOf(q)
			if m.dressed {
				p.report(p.start(m), "P-28", Info, "something stands behind the marker: GitHub shows a plain quote", "leave the marker alone on its line, if the note is read there")
			}
			if n != top && isCardAlert(m.word) {
				p.report(p.start(m), "P-18", Error, "an alert inside a list or quote is no card", "put it at the left margin")
			}
			return ast.WalkContinue, nil
		})
	}
}
