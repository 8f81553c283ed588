package content

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// termLists makes an item of each list below a type=terms comment.
func (p *parsing) termLists() {
	for i, n := range p.tops {
		if d := p.comments[n]; d != nil && n.Kind() == ast.KindList {
			p.terms(i, n.(*ast.List), d)
		}
	}
}

// term is one entry of a terms list.
type term struct {
	text       string // plain
	markdown   string
	definition definition
	part       string
}

type definition struct {
	inline, blocks []ast.Node
	cut            map[ast.Node]int
	skip           map[ast.Node]bool
}

func (p *parsing) terms(i int, list *ast.List, d *drill) {
	item := p.blockItem(i, list, d, Terms)
	seen := map[string]bool{}
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := p.term(item, c)
		if !ok || seen[t.part] {
			p.warn(p.start(c), "P-27", "this entry of a terms list is no term, or one that stands above", `write "- **Term**: definition"`)
			continue
		}
		seen[t.part] = true
		item.Cards = append(item.Cards, p.termCard(item, t))
		if d.value("reverse") != "no" {
			item.Cards = append(item.Cards, p.reverseCard(item, t))
		}
	}
	if len(item.Cards) == 0 && !item.Out {
		p.spoil(item, p.start(list), "P-23", "nothing to answer: the list has no terms", `write "- **Term**: definition"`)
	}
}

// blockItem is the item of a list or table that a comment names.
func (p *parsing) blockItem(i int, n ast.Node, d *drill, kind ItemKind) *Item {
	item := p.newItem(d, p.line(d.at))
	item.Kind, item.Headings = kind, p.above[i].path()
	p.take(item, d)
	p.identify(item, "q", normal(p.runs(n)), nil)
	p.needID(item, d.at, kind.String())
	p.regions = append(p.regions, region{item, item.Line, p.lastLine(i + 1)})
	p.itemAt[n] = item
	item.Stem = p.lower([]ast.Node{n})
	p.note.Items = append(p.note.Items, item)
	return item
}

var spacedDash = regexp.MustCompile(`^[ \t]+(?:-|–|—)[ \t]+`)

// term reads "**Term**: definition", the term in bold or code, a colon or a spaced dash behind.
func (p *parsing) term(item *Item, entry ast.Node) (t term, ok bool) {
	first := entry.FirstChild()
	if first == nil || first.Kind() != ast.KindTextBlock && first.Kind() != ast.KindParagraph {
		return term{}, false
	}
	inline := children(first)
	if len(inline) == 0 || inline[0].Kind() != ast.KindCodeSpan && !isHole(inline[0], true) {
		return term{}, false
	}
	runs := p.runs(inline[0])
	t.definition = definition{inline: inline[1:], blocks: children(entry)[1:], cut: map[ast.Node]int{}, skip: map[ast.Node]bool{}}
	l := p.lowering()
	t.markdown = l.inlines(children(inline[0]))
	if inline[0].Kind() == ast.KindCodeSpan {
		t.markdown = l.inlines(inline[:1])
	}
	t.text = plain(runs)
	if strings.HasSuffix(t.text, ":") && inline[0].Kind() != ast.KindCodeSpan {
		t.text, t.markdown = strings.TrimSuffix(t.text, ":"), strings.TrimSuffix(t.markdown, ":")
	} else if !p.cutSeparator(&t.definition) {
		return term{}, false
	}
	text := normal(runs)
	if text == "" || p.definitionText(t.definition) == "" {
		return term{}, false
	}
	if t.part = p.termID(item, &t.definition, "term"); t.part == "" {
		t.part = hashOf("t", text, partHash)
	}
	return t, true
}

func (d *definition) nodes() []ast.Node {
	return append(append([]ast.Node{}, d.inline...), d.blocks...)
}

func (p *parsing) cutSeparator(d *definition) bool {
	if len(d.inline) == 0 {
		return false
	}
	t, ok := d.inline[0].(*ast.Text)
	if !ok {
		return false
	}
	raw := string(t.Segment.Value(p.src))
	if strings.HasPrefix(raw, ":") {
		d.cut[t] = 1
		return true
	}
	d.cut[t] = len(spacedDash.FindString(raw))
	return d.cut[t] > 0
}

// termID reads the comment at the end of a term, or in a heading cell.
func (p *parsing) termID(item *Item, d *definition, of string) string {
	id := ""
	for _, n := range d.nodes() {
		var found []*drill
		if h, ok := n.(*ast.HTMLBlock); ok {
			found = p.drillsIn(h)
		} else if one := p.inlineDrill(n); one != nil {
			found = []*drill{one}
		}
		for _, one := range found {
			p.used[n] = true
			p.take(item, one)
			for key := range one.values {
				if key != "id" {
					p.warn(one.at, "P-07", fmt.Sprintf("only an id can stand at a %s", of), "put the rest into the comment above")
				}
			}
			id = one.id()
		}
	}
	return id
}

// lowerDefinition writes what follows the term.
func (p *parsing) lowerDefinition(d definition, blank *regexp.Regexp) string {
	l := p.lowering()
	l.cut, l.blank = d.cut, blank
	text := escapeLines(l.inlines(d.inline))
	if more := l.blocks(d.blocks); more != "" {
		text += "\n\n" + more
	}
	return text
}

func (p *parsing) definitionText(d definition) string {
	runs := p.runs(d.nodes()...)
	if len(d.inline) > 0 && len(runs) > 0 {
		if n := d.cut[d.inline[0]]; n <= len(runs[0].text) {
			runs[0].text = runs[0].text[n:]
		}
	}
	return plain(runs)
}

func (p *parsing) termCard(item *Item, t term) Card {
	return Card{Key: item.Key.Card(t.part), Front: t.markdown, Back: p.lowerDefinition(t.definition, nil),
		Prompt: t.text, Answer: p.definitionText(t.definition)}
}

// reverseCard asks for the term; in its definition it is blanked.
func (p *parsing) reverseCard(item *Item, t term) Card {
	blank := regexp.MustCompile(`(?i)` + regexp.QuoteMeta(cutTitle(t.text)))
	return Card{Key: item.Key.Card(t.part + ".r"), Front: p.lowerDefinition(t.definition, blank), Back: t.markdown,
		Prompt: blankWords(blank, p.definitionText(t.definition), func(s string) string { return s }), Answer: t.text}
}

// blankWords replaces whole words by a hole, and passes what stands between through keep.
func blankWords(blank *regexp.Regexp, s string, keep func(string) string) string {
	var b strings.Builder
	last := 0
	for _, at := range blank.FindAllStringIndex(s, -1) {
		if wordAt(s, at[0]-1) || wordAt(s, at[1]) {
			continue
		}
		b.WriteString(keep(s[last:at[0]]) + "[ ... ]")
		last = at[1]
	}
	return b.String() + keep(s[last:])
}
