package content

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// halves are a trap's two sides. What has no label is truth.
type halves struct {
	trap, truth         strings.Builder // Markdown
	trapText, truthText []run
	hasTruth            bool
	glued               int // offset of a truth without an empty line before it, or -1
}

// trap gives one card: the belief is shown, the truth is the answer.
func (p *parsing) trap(item *Item, q *ast.Blockquote, body []ast.Node) {
	item.Kind = Trap
	p.identify(item, "trap", normal(p.runs(body...)), nil)
	h := p.halve(body)
	trap, truth := plain(h.trapText), plain(h.truthText)
	switch {
	case trap == "" || truth == "":
		p.warn(p.start(q), "P-26", "a trap without its two labels: it is asked as a whole", `write "**Trap:** what some believe", an empty line, "**Truth:** what is right"`)
		p.recallAlert(item, q, body)
		return
	case !h.hasTruth:
		p.warn(p.start(q), "P-26", "a trap without a truth label: the rest is taken for the truth", `begin the truth with "**Truth:**"`)
	case h.glued >= 0:
		p.warn(h.glued, "P-26", "no empty line before the truth: GitHub joins the two", `put a line with ">" before it`)
	}
	item.Trap, item.Truth = h.trap.String(), h.truth.String()
	item.Stem, item.identity.right = item.Trap, []string{normal(h.truthText)}
	item.Cards = []Card{{Key: item.Key, Front: item.Trap, Back: item.Truth, Prompt: trap, Answer: truth}}
}

// halve sorts the blocks of a trap by the labels that open them.
func (p *parsing) halve(body []ast.Node) *halves {
	h := &halves{glued: -1}
	for _, n := range body {
		if n.Kind() != ast.KindParagraph && n.Kind() != ast.KindTextBlock {
			h.add(false, p.lowering().blocks([]ast.Node{n}), p.runs(n))
			continue
		}
		for _, part := range p.byLabel(children(n)) {
			p.halfOf(h, part)
		}
	}
	return h
}

func (p *parsing) halfOf(h *halves, part labelled) {
	l := p.lowering()
	l.cut = part.cut
	text := escapeLines(l.inlines(part.nodes))
	runs := p.runs(part.nodes...)
	if len(part.cut) > 0 && len(runs) > 0 {
		runs[0].text = strings.TrimPrefix(runs[0].text, ":")
	}
	h.add(part.label == "trap", text, runs)
	if part.label == "truth" {
		h.hasTruth = true
		if !part.first && h.glued < 0 {
			h.glued = part.at
		}
	}
}

func (h *halves) add(trap bool, markdown string, runs []run) {
	b, text := &h.truth, &h.truthText
	if trap {
		b, text = &h.trap, &h.trapText
	}
	if markdown == "" {
		return
	}
	if b.Len() > 0 {
		b.WriteString("\n\n")
	}
	b.WriteString(markdown)
	*text = append(append(*text, run{text: " "}), runs...)
}

// labelled is a stretch of a paragraph that a label opens, without the label.
type labelled struct {
	label string
	nodes []ast.Node
	cut   map[ast.Node]int
	at    int
	first bool // of its paragraph
}

// byLabel splits a paragraph where a line begins with a label.
func (p *parsing) byLabel(nodes []ast.Node) []labelled {
	var parts []labelled
	open := labelled{first: true}
	lineStart := true
	for _, n := range nodes {
		if label, cut := p.labelAt(n); lineStart && (label == "trap" || label == "truth") {
			if len(open.nodes) > 0 {
				parts = append(parts, open)
			}
			open = labelled{label: label, cut: cut, at: p.start(n), first: len(parts) == 0}
			lineStart = false
			continue
		}
		open.nodes = append(open.nodes, n)
		t, ok := n.(*ast.Text)
		lineStart = ok && (t.SoftLineBreak() || t.HardLineBreak())
	}
	return append(parts, open)
}

// labelAt reads a bold label with its colon inside or behind; cut is what to leave out of the next text.
func (p *parsing) labelAt(n ast.Node) (label string, cut map[ast.Node]int) {
	e, ok := n.(*ast.Emphasis)
	if !ok || e.Level != 2 {
		return "", nil
	}
	word := p.plain(children(e)...)
	inside := strings.HasSuffix(word, ":")
	if next, ok := e.NextSibling().(*ast.Text); !inside && ok {
		if !strings.HasPrefix(string(next.Segment.Value(p.src)), ":") {
			return "", nil
		}
		cut = map[ast.Node]int{next: 1}
	} else if !inside {
		return "", nil
	}
	return p.labelNamed(strings.TrimSpace(strings.TrimSuffix(word, ":"))), cut
}

// labelNamed knows the English labels and the pack's own.
func (p *parsing) labelNamed(word string) string {
	for _, label := range []string{"trap", "truth", "source"} {
		own := p.env.Labels[label]
		if strings.EqualFold(word, label) || own != "" && strings.EqualFold(word, own) {
			return label
		}
	}
	if strings.EqualFold(word, "sources") {
		return "source"
	}
	return ""
}
