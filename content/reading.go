package content

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// proseRoom is where a stretch of prose is cut into another block: renderers take their time, and a
// screen shows only a part.
const proseRoom = 4 << 10

// reading collects the blocks of a note in the order in which they are read.
type reading struct {
	*parsing
	lower *lowering
	list  []Block

	prose     strings.Builder
	proseLine int
	bullet    byte

	slug  string // of the last heading that is shown
	words int
}

// blocks are the note's, questions collapsed to their titles.
func (p *parsing) blocks() {
	r := &reading{parsing: p, lower: p.lowering()}
	for i := 0; i < len(p.tops); i++ {
		if end := r.question(i); end > i {
			i = end - 1
			if end < len(p.tops) && p.tops[end].Kind() == ast.KindThematicBreak {
				i = end // the rule says where the question ends, and parts nothing that is shown
			}
			continue
		}
		r.add(i)
	}
	r.flush()
	r.footnotesLast(nil)
	p.note.Blocks, p.note.Words = r.list, r.words
}

// explanation are the blocks behind a question's answers, without its references; last the footnotes
// that its text names.
func (p *parsing) explanation(s stretch) []Block {
	r := &reading{parsing: p, lower: p.lowering()}
	for i := s.from; i < s.to; i++ {
		if !p.isReference(p.tops[i]) {
			r.add(i)
		}
	}
	r.flush()
	if named := footnotesIn(p.tops[s.start:s.to]); len(named) > 0 {
		r.footnotesLast(named)
	}
	return r.list
}

// footnotesIn are the numbers of the footnotes that nodes refer to.
func footnotesIn(nodes []ast.Node) map[int]bool {
	named := map[int]bool{}
	for _, n := range nodes {
		_ = ast.Walk(n, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
			if f, ok := n.(*east.FootnoteLink); ok {
				named[f.Index] = true
			}
			return ast.WalkContinue, nil
		})
	}
	return named
}

// question collapses the question at tops[i] to one line, and returns where it ends; i if there is
// none, or a case, which is shown.
func (r *reading) question(i int) (end int) {
	item := r.itemAt[r.tops[i]]
	if item != nil {
		item.Slug = r.slug
	}
	h := r.heads[r.tops[i]]
	if item == nil || h == nil || item.Kind == Case {
		return i
	}
	r.flush()
	r.list = append(r.list, Block{Kind: QuestionLine, Text: h.title, Slug: h.slug, Line: item.Line, Item: item})
	end = r.ends[r.tops[i]]
	for k := i + 1; k < end; k++ {
		if inner := r.itemAt[r.tops[k]]; inner != nil {
			inner.Slug = r.slug
		}
	}
	return end
}

func (r *reading) add(i int) {
	n := r.tops[i]
	r.words += countWords(r.runs(n))
	switch n := n.(type) {
	case *ast.Heading:
		r.flush()
		h := r.heads[n]
		r.slug = h.slug
		if item := r.itemAt[n]; item != nil {
			item.Slug = h.slug // a case is shown under its own heading
		}
		r.list = append(r.list, Block{Kind: Heading, Level: n.Level, Text: h.title, Slug: h.slug,
			Markdown: r.lower.heading(n), Line: r.line(r.start(n)), Item: r.itemAt[n]})
		return
	case *ast.Blockquote:
		if markerOf(n) != nil {
			r.flush()
			r.list = append(r.list, r.alert(n))
			return
		}
	}
	r.addProse(i, n)
}

func (r *reading) addProse(i int, n ast.Node) {
	r.bullet = nextBullet(r.tops, i, r.bullet)
	text := r.lower.block(n, r.bullet)
	if text == "" {
		return
	}
	if r.prose.Len()+len(text) > proseRoom {
		r.flush()
	}
	if r.prose.Len() == 0 {
		r.proseLine = r.line(r.start(n))
	} else {
		r.prose.WriteString("\n\n")
	}
	r.prose.WriteString(text)
}

func (r *reading) flush() {
	if r.prose.Len() == 0 {
		return
	}
	r.list = append(r.list, Block{Kind: Prose, Markdown: r.prose.String(), Line: r.proseLine})
	r.prose.Reset()
}

// alert is a tip, a trap with its halves, or a callout that is only read.
func (r *reading) alert(q *ast.Blockquote) Block {
	m := markerOf(q)
	body := children(q)[1:]
	b := Block{Kind: Alert, Label: alertLabel(m.word), Text: r.plain(children(m)...),
		Markdown: r.lower.blocks(body), Line: r.line(r.start(q)), Item: r.itemAt[q]}
	switch {
	case isTip(m.word):
		b.Kind = TipBox
	case isTrap(m.word):
		b.Kind = TrapBox
		if h := r.halve(body); plain(h.trapText) != "" && plain(h.truthText) != "" {
			b.Trap, b.Truth = h.trap.String(), h.truth.String()
		}
	}
	return b
}

// footnotesLast writes the texts of the footnotes, numbered as in the text: all, or only some.
func (r *reading) footnotesLast(only map[int]bool) {
	if r.footnotes == nil || r.footnotes.FirstChild() == nil {
		return
	}
	var items []string
	for c := r.footnotes.FirstChild(); c != nil; c = c.NextSibling() {
		f, ok := c.(*east.Footnote)
		if !ok || only != nil && !only[f.Index] {
			continue
		}
		r.words += countWords(r.runs(f))
		sign := strconv.Itoa(f.Index) + ". "
		items = append(items, strings.TrimRight(indent(r.lower.blocks(children(f)), sign, strings.Repeat(" ", len(sign))), " "))
	}
	if len(items) > 0 {
		r.list = append(r.list, Block{Kind: Prose, Markdown: strings.Join(items, "\n"), Line: r.line(r.start(r.footnotes.FirstChild()))})
	}
}

// countWords counts what stands between spaces.
func countWords(runs []run) int {
	n := 0
	for _, r := range runs {
		n += len(strings.Fields(r.text))
	}
	return n
}
