package content

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// hole is what one card of a cloze hides: a number's spans, or one text wherever it is marked.
type hole struct {
	part  string
	nodes []ast.Node
	texts []string
}

// holes finds the marks and clozes in nodes, or their bold words.
func (p *parsing) holes(nodes []ast.Node, bold bool) []*hole {
	var list []*hole
	byPart := map[string]*hole{}
	add := func(n ast.Node) {
		runs := p.runs(children(n)...)
		text := normal(runs)
		if text == "" {
			return
		}
		part := hashOf("c", text, partHash)
		if c, ok := n.(*cloze); ok {
			part = c.number
		}
		h := byPart[part]
		if h == nil {
			h = &hole{part: part}
			byPart[part] = h
			list = append(list, h)
		}
		h.nodes = append(h.nodes, n)
		h.add(plain(runs))
	}
	for _, n := range nodes {
		_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				return ast.WalkContinue, nil
			}
			if isHole(n, bold) {
				add(n)
				return ast.WalkSkipChildren, nil // of two nested the outer counts
			}
			return ast.WalkContinue, nil
		})
	}
	return list
}

func (h *hole) add(text string) {
	if !slices.Contains(h.texts, text) {
		h.texts = append(h.texts, text)
	}
}

func isHole(n ast.Node, bold bool) bool {
	if bold {
		e, ok := n.(*ast.Emphasis)
		return ok && e.Level == 2
	}
	return n.Kind() == kindMark || n.Kind() == kindCloze
}

func holeTexts(holes []*hole) []string {
	var texts []string
	for _, h := range holes {
		texts = append(texts, normal([]run{{text: strings.Join(h.texts, " ")}}))
	}
	return texts
}

// holeCards makes a card for each hole: it alone is hidden, the others read as text.
func (p *parsing) holeCards(i *Item, nodes []ast.Node, holes []*hole) []Card {
	cost := len(holes) * len(i.Stem)
	if p.holeText+cost > maxHoleText {
		p.spoil(i, p.start(nodes[0]), "P-29", "too many holes in too much text: the cards would fill megabytes", "split it into several")
		return nil
	}
	p.holeText += cost
	var cards []Card
	views := map[ast.Node]holeView{}
	for _, h := range holes {
		for _, n := range h.nodes {
			views[n] = holeOpen
		}
	}
	for _, h := range holes {
		hidden := map[ast.Node]string{}
		show := func(v holeView) string {
			for _, n := range h.nodes {
				views[n] = v
			}
			l := p.lowering()
			l.holes = views
			return l.blocks(nodes)
		}
		for _, n := range h.nodes {
			hidden[n] = blankText(n)
		}
		c := Card{Key: i.Key.Card(h.part), Front: show(holeHidden), Back: show(holeAnswer),
			Prompt: plain(p.runsHiding(hidden, nodes...)), Answer: strings.Join(h.texts, ", ")}
		show(holeOpen)
		cards = append(cards, c)
	}
	return cards
}

// blankText is a hidden hole in plain text.
func blankText(n ast.Node) string {
	if c, ok := n.(*cloze); ok && c.hint != "" {
		return "[ " + resolve([]byte(c.hint)) + " ]"
	}
	return "[ ... ]"
}
