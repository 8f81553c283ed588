package content

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// choice reads a question with boxes: single, multiple, typed.
func (q *question) choice() {
	q.item.Kind = Single
	broken := q.looseOptions()
	lists := q.taskLists()
	if len(lists) == 0 {
		q.ask(q.body())
		q.nothing("there is no task list", `add options "- [ ] …" and "- [x] …", or a type=`)
		return
	}
	broken = q.splits(lists) || broken
	for _, at := range lists {
		broken = q.checkOptions(q.tops[at]) || broken
	}
	prompt := q.ask(q.tops[q.at+1 : lists[0]])
	broken = q.tooMany(q.tops[lists[0]]) || broken
	for c := q.tops[lists[0]].FirstChild(); c != nil && len(q.item.Options) < maxOptions; c = c.NextSibling() {
		q.item.Options = append(q.item.Options, q.option(c))
	}
	q.judge(q.tops[lists[0]], broken)
	q.checkCount(q.tops[q.at+1 : lists[0]])
	q.explain(lists[len(lists)-1]+1, q.end)
	answer, back, right := q.rightAnswers()
	q.answered(prompt, back, answer, right)
}

// taskLists are the indexes of the lists with boxes.
func (q *question) taskLists() []int {
	var list []int
	for i := q.at + 1; i < q.end; i++ {
		if q.isTaskList(q.tops[i]) {
			list = append(list, i)
		}
	}
	return list
}

func (q *question) looseOptions() (broken bool) {
	for _, n := range q.body() {
		for _, at := range q.looseBoxes(n) {
			if indentOf(q.text(q.row(at))) >= 4 {
				continue // the list is indented too far: P-02
			}
			q.spoil(q.item, at, "P-11", "a box that is no list item", boxHint)
			broken = true
		}
	}
	return broken
}

// splits reports what makes two lists of one.
func (q *question) splits(lists []int) (broken bool) {
	for k := 1; k < len(lists); k++ {
		between := q.tops[lists[k-1]+1 : lists[k]]
		at, broke := q.start(q.tops[lists[k]]), "a second task list: only one can hold the options"
		hint := "keep one bullet sign; put everything else before or after the list"
		rule := "P-22"
		if len(between) > 0 && !slices.ContainsFunc(between, func(n ast.Node) bool { return !isQuoteOrCode(n) }) {
			at, rule, broke = q.start(between[0]), "P-16", "a quote or code at the margin splits the list of options"
			hint = "indent it as far as the option's text"
		}
		q.spoil(q.item, at, rule, broke, hint)
		broken = true
	}
	last := lists[len(lists)-1]
	if last+1 < q.end {
		if quote, ok := q.tops[last+1].(*ast.Blockquote); ok && markerOf(quote) == nil {
			q.warn(q.start(quote), "P-16", "a quote behind the last option is read as the explanation", "indent it, if it is the option's rationale")
		}
	}
	return broken
}

func isQuoteOrCode(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Blockquote:
		return markerOf(n) == nil
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return true
	}
	return false
}

// tooMany reports a list that no screen can ask.
func (q *question) tooMany(list ast.Node) bool {
	n := list.ChildCount()
	if n <= maxOptions {
		return false
	}
	q.spoil(q.item, q.start(list), "P-29", fmt.Sprintf("a question of %d options: it is left out", n), fmt.Sprintf("keep to %d", maxOptions))
	return true
}

// checkOptions reports what is wrong with the options of a list.
func (q *question) checkOptions(list ast.Node) (broken bool) {
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		b := q.boxOf(c)
		switch {
		case !b.found:
			q.spoil(q.item, q.start(c), "P-24", "an option without a box", boxHint)
			broken = true
		case b.problem.rule != "":
			q.spoil(q.item, b.at, b.problem.rule, b.problem.message, b.problem.hint)
			broken = true
		}
		broken = q.checkInside(c) || broken
		q.lazyLines(c, c.(*ast.ListItem).Offset)
	}
	if l := list.(*ast.List); !l.IsTight {
		q.report(q.start(list), "P-28", Info, "empty lines between the options or in one", "leave them out, where no list or code needs them")
	}
	return broken
}

// checkInside reports what cannot stand in an option.
func (q *question) checkInside(item ast.Node) (broken bool) {
	bad := func(at int, rule, message, hint string) {
		q.spoil(q.item, at, rule, message, hint)
		broken = true
	}
	_ = ast.Walk(item, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		switch {
		case n == item:
			for _, at := range q.sunkBoxes(n) {
				bad(at, "P-11", "a box that is no list item", boxHint)
			}
		case n.Kind() == ast.KindHeading:
			bad(q.start(n), "P-25", "a heading inside an option", "use bold text")
		case q.isTaskList(n):
			bad(q.start(n), "P-25", "a box inside an option", "options have no options: take the inner boxes away")
		case n.Kind() == ast.KindParagraph || n.Kind() == ast.KindTextBlock:
			if at, found := q.sunkQuote(n); found {
				bad(at, "P-16", "a quote indented so far that it is text", "indent it by two to five spaces")
			}
		}
		return ast.WalkContinue, nil
	})
	return broken
}

// sunkQuote finds a line of a text that begins with ">".
func (p *parsing) sunkQuote(n ast.Node) (at int, found bool) {
	for i := 1; i < n.Lines().Len(); i++ {
		line := n.Lines().At(i)
		if text := line.Value(p.src); len(text) > 0 && text[0] == '>' {
			return line.Start, true
		}
	}
	return 0, false
}

// option reads one list item: its quotes are the rationale, all else is the option.
func (q *question) option(item ast.Node) Option {
	var text, rationale []ast.Node
	for _, c := range children(item) {
		if quote, ok := c.(*ast.Blockquote); ok {
			rationale = append(rationale, children(quote)...)
			continue
		}
		text = append(text, c)
	}
	l := q.lowering()
	l.skip = map[ast.Node]bool{}
	if len(text) > 0 {
		if b, ok := text[0].FirstChild().(*east.TaskCheckBox); ok {
			l.skip[b] = true
		}
	}
	return Option{
		Text: l.blocks(text), Rationale: q.lower(rationale), Right: q.boxOf(item).ticked,
		Hash: hashOf("o", normal(q.runs(text...)), partHash),
	}
}

// judge finds the kind of the question, and whether its key is one.
func (q *question) judge(list ast.Node, broken bool) {
	right := 0
	for _, o := range q.item.Options {
		if o.Right {
			right++
		}
	}
	q.item.Kind = Single
	if right > 1 || q.kind == "multiple" {
		q.item.Kind = Multiple
	}
	if q.kind == "typed" {
		q.item.Kind = Typed
	}
	if broken {
		return
	}
	switch {
	case right == 0:
		q.spoil(q.item, q.start(list), "K-1", "no option is ticked", "tick the right ones: [x]")
	case right == len(q.item.Options) && q.kind != "typed":
		q.spoil(q.item, q.start(list), "K-1", "every option is ticked", "add options that are wrong")
	case right > 1 && q.kind == "single":
		q.spoil(q.item, q.start(list), "K-1", "type=single with several ticks", "tick one, or leave the type out")
	}
	q.sameOptions(list)
}

// sameOptions reports options that say the same. A typed answer may differ by case alone.
func (q *question) sameOptions(list ast.Node) {
	if q.item.Exact {
		return
	}
	seen := map[string]bool{}
	c := list.FirstChild()
	for _, o := range q.item.Options {
		if seen[o.Hash] {
			q.spoil(q.item, q.start(c), "K-3", fmt.Sprintf("the option %s stands twice", quote(q.plain(without[*ast.Blockquote](children(c))...))), "delete or change one")
		}
		seen[o.Hash] = true
		c = c.NextSibling()
	}
}

// rightAnswers are the ticked options as plain text, as Markdown and as hash text.
func (q *question) rightAnswers() (answer, back string, right []string) {
	var plainText, markdown []string
	c := q.tops[q.taskLists()[0]].FirstChild()
	for _, o := range q.item.Options {
		if o.Right {
			text := without[*ast.Blockquote](children(c))
			plainText = append(plainText, q.plain(text...))
			markdown = append(markdown, o.Text)
			right = append(right, normal(q.runs(text...)))
		}
		c = c.NextSibling()
	}
	slices.Sort(plainText) // their order in the file is no part of the answer
	slices.Sort(right)
	return strings.Join(plainText, "; "), listed(markdown), right
}

// listed is one text as it is, several as a list.
func listed(texts []string) string {
	if len(texts) == 1 {
		return texts[0]
	}
	var items []string
	for _, t := range texts {
		items = append(items, indent(t, "- ", "  "))
	}
	return strings.Join(items, "\n")
}
