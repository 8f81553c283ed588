package content

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// question is a heading with what belongs to it.
type question struct {
	*parsing
	at, end int // indexes of its heading and of the node behind its last
	head    *heading
	drill   *drill // nil for an unmarked question
	kind    string // its type=, or empty
	item    *Item
}

// findQuestions returns the questions in the note's order. Each ends at the next one.
func (p *parsing) findQuestions() []*question {
	var list []*question
	for i, n := range p.tops {
		h := p.heads[n]
		if h == nil {
			continue
		}
		d := p.comments[n]
		if d.value("type") == "note" {
			for _, f := range d.faults {
				p.report(f.at, f.rule, f.severity, f.message, f.hint)
			}
			continue
		}
		if d != nil || p.asks(i) {
			list = append(list, &question{parsing: p, at: i, head: h, drill: d, kind: d.value("type")})
		}
	}
	for k, q := range list {
		next := len(p.tops)
		if k+1 < len(list) {
			next = list[k+1].at
		}
		q.end = q.findEnd(next)
	}
	return list
}

// findEnd is where a question stops: a heading of its level or above, the next question, a rule. A
// case goes on over its questions.
func (q *question) findEnd(next int) int {
	end := q.sectionEnd(q.at)
	if q.kind == "case" {
		return end
	}
	end = min(end, next)
	for i := q.at + 1; i < end; i++ {
		if q.tops[i].Kind() == ast.KindThematicBreak {
			return i
		}
	}
	return end
}

// asks tells whether an unmarked heading is a question: boxes of both kinds, and something that asks.
func (p *parsing) asks(i int) bool {
	own := p.ownText(i)
	ticked, unticked := p.ticks(own)
	if ticked == 0 || unticked == 0 {
		return false
	}
	if p.askedAbove(p.tops[i], own) || p.hasRationale(own) {
		return true
	}
	p.report(p.start(p.tops[i]), "P-21", Info, "a checklist, which is only read",
		"write type=note under the heading, or ask: a question mark makes it a question")
	return false
}

// ownText is what stands between a heading and the next heading or rule.
func (p *parsing) ownText(i int) []ast.Node {
	end := p.nextHeading(i)
	for k := i + 1; k < end; k++ {
		if p.tops[k].Kind() == ast.KindThematicBreak {
			end = k
		}
	}
	return p.tops[i+1 : end]
}

func (p *parsing) askedAbove(h ast.Node, own []ast.Node) bool {
	if p.asking(h) {
		return true
	}
	for _, n := range own {
		if p.isTaskList(n) {
			return false
		}
		if p.asking(n) {
			return true
		}
	}
	return false
}

// asking looks for a question mark or a blank to fill in; those in code ask nothing.
func (p *parsing) asking(n ast.Node) bool {
	for _, r := range p.runs(n) {
		if !r.code && (strings.ContainsAny(r.text, "?？؟") || strings.Contains(r.text, "__")) {
			return true
		}
	}
	return false
}

func (p *parsing) hasRationale(own []ast.Node) bool {
	for _, n := range own {
		if !p.isTaskList(n) {
			continue
		}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			for c := item.FirstChild(); c != nil; c = c.NextSibling() {
				if c.Kind() == ast.KindBlockquote {
					return true
				}
			}
		}
	}
	return false
}

// checklists reports those that stand above the first heading, where nothing can be a question.
func (p *parsing) checklists() {
	for _, n := range p.tops {
		if n.Kind() == ast.KindHeading {
			return
		}
		if ticked, unticked := p.ticks([]ast.Node{n}); ticked > 0 && unticked > 0 && p.isTaskList(n) {
			p.report(p.start(n), "P-21", Info, "a checklist, which is only read", "a question needs a heading")
			return
		}
	}
}

// build makes the item of a question.
func (q *question) build(in *Item) {
	q.item = q.newItem(q.drill, q.line(q.start(q.tops[q.at])))
	q.item.Title, q.item.Headings = q.head.title, q.head.up.path()
	if in != nil {
		q.item.Case = in.Key
	}
	if q.drill != nil {
		q.take(q.item, q.drill)
	}
	q.regions = append(q.regions, region{q.item, q.item.Line, q.lastLine(q.end)})
	q.itemAt[q.tops[q.at]], q.ends[q.tops[q.at]] = q.item, q.end
	switch q.kind {
	case "ordering":
		q.ordering()
	case "matching":
		q.matching()
	case "cloze":
		q.cloze()
	case "recall":
		q.recall()
	case "case":
		q.scenario()
	default:
		q.choice()
	}
	q.note.Items = append(q.note.Items, q.item)
	if q.item.ID == "" {
		q.unmarked = append(q.unmarked, q)
	}
}

// body is what stands below the heading.
func (q *question) body() []ast.Node { return q.tops[q.at+1 : q.end] }

// troubled tells whether an error in the question has been reported, so that "nothing to answer" would
// only repeat it.
func (q *question) troubled() bool {
	return q.item.Out || q.parsing.troubled(q.item.Line, q.lastLine(q.end))
}

// nothing reports a question without anything to answer.
func (q *question) nothing(what, hint string) {
	if !q.troubled() {
		q.spoil(q.item, q.start(q.tops[q.at]), "P-23", "nothing to answer: "+what, hint)
	}
	q.item.Out = true
	if q.item.identity.text == "" {
		q.item.identity.text = normal([]run{{text: q.head.title}})
	}
	q.identify(q.item, "q", q.item.identity.text, nil)
}

// ask sets the stem: what stands before the answers, or the title.
func (q *question) ask(stem []ast.Node) (prompt string) {
	q.item.Stem = q.lower(stem)
	prompt = q.plain(stem...)
	text := normal(q.runs(stem...))
	if text == "" {
		q.item.Stem, prompt = q.lowering().heading(q.head.node), q.head.title
		text = normal(q.runs(children(q.head.node)...))
	}
	q.item.identity.text = text
	return prompt
}

// answered sets the key and the one card of a question.
func (q *question) answered(prompt, back, answer string, right []string) {
	if answer == "" {
		q.nothing("the answer is empty", "write it")
	}
	q.identify(q.item, "q", q.item.identity.text, right)
	q.item.Cards = []Card{{Key: q.item.Key, Front: q.item.Stem, Back: back, Prompt: prompt, Answer: answer}}
}
