package content

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// ordering reads the last ordered list; a bullet list directly behind it does not belong.
func (q *question) ordering() {
	q.item.Kind = Ordering
	at := q.last(func(n ast.Node) bool { l, ok := n.(*ast.List); return ok && l.IsOrdered() })
	if at < 0 {
		q.ask(q.body())
		q.nothing("there is no numbered list", "number the steps in their right order")
		return
	}
	prompt := q.ask(q.tops[q.at+1 : at])
	var steps []string
	behind := at + 1
	for c := q.tops[at].FirstChild(); c != nil; c = c.NextSibling() {
		o := q.option(c)
		o.Right = true
		q.item.Options = append(q.item.Options, o)
		steps = append(steps, q.plain(without[*ast.Blockquote](children(c))...))
		q.lazyLines(c, c.(*ast.ListItem).Offset)
	}
	right := q.hashTexts(q.tops[at])
	if behind < q.end && q.tops[behind].Kind() == ast.KindList {
		for c := q.tops[behind].FirstChild(); c != nil; c = c.NextSibling() {
			o := q.option(c)
			o.Right = false
			q.item.Options = append(q.item.Options, o)
			q.lazyLines(c, c.(*ast.ListItem).Offset)
		}
		behind++
	}
	q.explain(behind, q.end)
	var back []string
	for i, o := range q.item.Options[:len(steps)] {
		sign := fmt.Sprintf("%d. ", i+1)
		back = append(back, indent(o.Text, sign, strings.Repeat(" ", len(sign))))
	}
	q.answered(prompt, strings.Join(back, "\n"), strings.Join(steps, "; "), right)
}

func (q *question) hashTexts(list ast.Node) []string {
	var texts []string
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		texts = append(texts, normal(q.runs(without[*ast.Blockquote](children(c))...)))
	}
	return texts
}

// last is the index of the last node of a question that fits, or -1.
func (q *question) last(fits func(ast.Node) bool) int {
	for i := q.end - 1; i > q.at; i-- {
		if fits(q.tops[i]) {
			return i
		}
	}
	return -1
}

// matching reads the last table: two columns, right cells for left ones.
func (q *question) matching() {
	q.item.Kind = Matching
	at := q.last(func(n ast.Node) bool { return n.Kind() == east.KindTable })
	if at < 0 {
		for _, n := range q.body() {
			q.brokenTable(n)
		}
		q.ask(q.body())
		q.nothing("there is no table", "add a table of two columns")
		return
	}
	prompt := q.ask(q.tops[q.at+1 : at])
	table := q.tops[at].(*east.Table)
	if len(table.Alignments) != 2 {
		q.spoil(q.item, q.start(table), "P-14", fmt.Sprintf("a table of %d columns: matching needs two", len(table.Alignments)), "keep two columns")
	}
	var right, answers []string
	for row := table.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		if pair, text := q.pair(row); pair.Right != "" {
			q.item.Pairs = append(q.item.Pairs, pair)
			if pair.Left == "" {
				continue // a distractor answers nothing
			}
			right = append(right, normal([]run{{text: text}}))
			answers = append(answers, text)
		}
	}
	if len(answers) == 0 && !q.item.Out {
		q.nothing("the table has no rows", "add a row for each pair")
		return
	}
	q.explain(at+1, q.end)
	q.answered(prompt, q.lower(q.tops[at:at+1]), strings.Join(answers, "; "), right)
}

// pair reads a row of a matching table; a row that is none leaves the item out.
func (q *question) pair(row ast.Node) (pair Pair, text string) {
	cells := q.rowCells(row)
	l := q.lowering()
	first := row.FirstChild()
	if first == nil || first.NextSibling() == nil || cells > 2 {
		q.spoil(q.item, q.start(row), "P-14", fmt.Sprintf("a row of %d cells: matching needs two", cells), `escape a bar inside a cell: \|`)
		return Pair{}, ""
	}
	left, right := l.cell(first), l.cell(first.NextSibling())
	if right == "" {
		q.spoil(q.item, q.start(row), "P-14", "a row without a right cell", "begin every row with a bar; leave only the left cell empty")
		return Pair{}, ""
	}
	if left == "" {
		return Pair{Right: right}, q.plain(first.NextSibling())
	}
	return Pair{left, right}, q.plain(first) + ": " + q.plain(first.NextSibling())
}

// cloze asks the holes of the body.
func (q *question) cloze() {
	q.item.Kind = Cloze
	body := q.bodyOnly()
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
	return slices.DeleteFunc(slices.Clone(q.tops[q.at+1:end]), q.isReference)
}

// scenario reads a case: what stands before its first question.
func (q *question) scenario() {
	q.item.Kind = Case
	end := q.at + 1
	for end < q.end && q.itemAt[q.tops[end]] == nil && !q.startsQuestion(end) {
		end++
	}
	q.identify(q.item, "q", normal(q.runs(q.tops[q.at:end]...)), nil)
	q.needID(q.item, q.start(q.tops[q.at]), "case")
	q.item.Stem = q.lower(q.tops[q.at+1 : end])
	if end == q.end {
		q.nothing("the case has no questions", "add questions at deeper levels")
		return
	}
	q.ends[q.tops[q.at]] = end // what follows is for its questions
}

func (q *question) startsQuestion(i int) bool { return q.asked[q.tops[i]] }

// explain keeps what stands behind the answers.
func (q *question) explain(from, to int) {
	for _, n := range q.tops[from:to] {
		if q.isReference(n) {
			q.item.References = append(q.item.References, q.references(n)...)
		}
	}
	q.spans = append(q.spans, stretch{q.item, q.at, from, to})
}
