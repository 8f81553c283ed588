package content

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
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
