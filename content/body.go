package content

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/yuin/goldmark/ast"
)

// bodyEnv is what a note's text cannot know by itself.
type bodyEnv struct {
	// Labels are the pack's own words for trap, truth and source.
	Labels map[string]string
	// Defaults are the pack's and the note's, merged.
	Defaults Defaults
	// Resolve finds the note that a wiki link or relative .md link means, by id, path, file name,
	// title or alias (case aside). It may be nil: then every such link is plain text.
	Resolve func(target string) (noteID string, ok bool)
}

// identity is what an item's key is computed from, kept until the whole pack is known: unmarked
// items with one key all get their right answers appended (pack-format, section 5).
type identity struct {
	class string   // q, tip, trap
	text  string   // normalised prompt
	right []string // normalised right answers
}

// parseBody reads the text of a note below its frontmatter and fills n.Title (if empty), Words,
// Blocks, Items and Diagnostics. src has passed clean.Text; firstLine is the file line of its first
// line, so that every diagnostic names the file's own lines. Keys are set as if the note were alone
// in its pack; settle corrects them when the whole pack is known. It never fails and never panics.
func parseBody(n *Note, src string, firstLine int, env bodyEnv) {
	sheet, faults := readSheet([]byte(src), firstLine)
	p := &parsing{sheet: sheet, note: n, env: env, errors: map[int]bool{}, itemAt: map[ast.Node]*Item{}, ends: map[ast.Node]int{}}
	for _, f := range faults {
		p.around(f)
	}
	p.outline()
	if n.Title == "" {
		n.Title = p.firstTitle()
	}
	if n.Drill {
		p.items()
	}
	p.blocks()
	for _, s := range p.spans {
		s.item.Explanation = p.explanation(s)
	}
	slices.SortStableFunc(n.Items, func(a, b *Item) int { return a.Line - b.Line })
	slices.SortStableFunc(n.Diagnostics, func(a, b Diagnostic) int {
		return cmp.Or(a.Line-b.Line, a.Column-b.Column)
	})
}

func (p *parsing) firstTitle() string {
	for _, n := range p.tops {
		if h := p.heads[n]; h != nil && h.title != "" {
			return h.title
		}
	}
	return ""
}

// items finds what is to be learnt, and what its author mistyped.
func (p *parsing) items() {
	p.placeComments()
	p.mistakes()
	questions := p.findQuestions()
	p.asked = map[ast.Node]bool{}
	for _, q := range questions {
		p.asked[p.tops[q.at]] = true
	}
	var cases []*question
	for _, q := range questions {
		for len(cases) > 0 && q.at >= cases[len(cases)-1].end {
			cases = cases[:len(cases)-1]
		}
		var in *Item
		if len(cases) > 0 {
			in = cases[len(cases)-1].item
		}
		q.build(in)
		if q.kind == "case" {
			cases = append(cases, q)
		}
	}
	p.termLists()
	p.grids()
	p.alertItems()
	p.checkAlerts()
	p.checklists()
	p.strays()
	p.settleAround()
	p.countUnmarked()
}

// alertItems makes cards of tips and traps. Within a question an alert is shown with the answer, and
// is a card only with an id of its own.
func (p *parsing) alertItems() {
	within := 0
	for i, n := range p.tops {
		if q := p.itemAt[n]; q != nil && n.Kind() == ast.KindHeading && q.Kind != Case {
			within = p.ends[n]
		}
		q, ok := n.(*ast.Blockquote)
		if !ok || markerOf(q) == nil || !isCardAlert(markerOf(q).word) {
			continue
		}
		if i >= within || p.comments[n].value("id") != "" {
			p.alertItem(i, q)
			continue
		}
		p.lazyLines(q, 0)
	}
}

// countUnmarked says once how many questions have only their text for a name.
func (p *parsing) countUnmarked() {
	list := slices.DeleteFunc(p.unmarked, func(q *question) bool { return q.item.Out })
	if len(list) == 0 {
		return
	}
	message := "a question has no id: its history hangs on its text"
	if len(list) > 1 {
		message = fmt.Sprintf("%d questions have no id: their history hangs on their text", len(list))
	}
	p.report(p.start(p.tops[list[0].at]), "P-21", Info, message, "write <!-- drill id=name --> under its heading")
}
