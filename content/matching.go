package content

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

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
