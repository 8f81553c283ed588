package content

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"github.com/drillship/drillship/content/clean"
)

// parsing is the reading of one note's text.
type parsing struct {
	*sheet
	note *Note
	env  bodyEnv

	above    []*heading            // parallel to tops: the innermost heading above each
	heads    map[ast.Node]*heading // what is known of each heading at the margin
	comments map[ast.Node]*drill   // of a heading, an alert's quote, a list, a table
	used     map[ast.Node]bool     // comments that have found their place, or been reported
	between  between
	errors   map[int]bool       // lines with an error
	regions  []region           // of questions and alerts, for findings that only know a line
	pending  []int              // diagnostics that leave out the item around them
	itemAt   map[ast.Node]*Item // by heading or quote
	ends     map[ast.Node]int   // index of the node behind a question's last, by its heading
	asked    map[ast.Node]bool  // headings that are questions
	spans    []stretch          // explanations, to be read when every alert is known
	unmarked []*question        // without an id
	holeText int                // bytes of the cloze cards so far
}

// region is the lines of an item.
type region struct {
	item        *Item
	first, last int
}

// stretch is a range of nodes that explains an item; the item begins at start.
type stretch struct {
	item            *Item
	start, from, to int
}

// report adds a finding; by itself it leaves no item out.
func (p *parsing) report(at int, rule string, s Severity, message, hint string) *Diagnostic {
	at = max(0, min(at, len(p.src)))
	if s == Error {
		p.errors[p.line(at)] = true
	}
	p.note.Diagnostics = append(p.note.Diagnostics, Diagnostic{
		Rule: rule, Severity: s, File: p.note.Path, Line: p.line(at), Column: p.column(at),
		Message: clean.Line(message), Hint: clean.Line(hint),
	})
	return &p.note.Diagnostics[len(p.note.Diagnostics)-1]
}

// warn reports what is used as understood.
func (p *parsing) warn(at int, rule, message, hint string) {
	p.report(at, rule, Warning, message, hint)
}

// spoil reports an error that leaves an item out.
func (p *parsing) spoil(i *Item, at int, rule, message, hint string) {
	i.Out = true
	p.report(at, rule, Error, message, hint).ItemOut = true
}

// around reports an error that leaves out the item around it, whichever that is.
func (p *parsing) around(f fault) {
	p.report(f.at, f.rule, f.severity, f.message, f.hint)
	if f.severity == Error {
		p.pending = append(p.pending, len(p.note.Diagnostics)-1)
	}
}

// settleAround finds the innermost item around each pending error.
func (p *parsing) settleAround() {
	if len(p.pending)+len(p.lost) == 0 {
		return
	}
	slices.SortStableFunc(p.regions, func(a, b region) int { return a.first - b.first })
	owner := map[int]*Item{} // by line: what begins later is further inside
	for _, r := range p.regions {
		for line := r.first; line <= r.last; line++ {
			owner[line] = r.item
		}
	}
	for _, d := range p.pending {
		if i := owner[p.note.Diagnostics[d].Line]; i != nil {
			i.Out = true
			p.note.Diagnostics[d].ItemOut = true
		}
	}
	for _, at := range p.lost {
		if i := owner[p.line(at)]; i != nil {
			i.Out = true
		}
	}
}

// troubled tells whether something between two lines has been reported as an error already: what
// follows from it is not reported.
func (p *parsing) troubled(first, last int) bool {
	for line := first; line <= last; line++ {
		if p.errors[line] {
			return true
		}
	}
	return false
}

// take hands a comment's faults to its item.
func (p *parsing) take(i *Item, d *drill) {
	for _, f := range d.faults {
		found := p.report(f.at, f.rule, f.severity, f.message, f.hint)
		if f.severity == Error {
			i.Out, found.ItemOut = true, true
		}
	}
}

// lowering writes nodes to be read.
func (p *parsing) lowering() *lowering {
	return &lowering{sheet: p.sheet, links: linkMaker{note: p.note.ID, resolve: p.env.Resolve}}
}

// lower writes nodes to be read.
func (p *parsing) lower(nodes []ast.Node) string { return p.lowering().blocks(nodes) }

// lastLine is the file line on which the nodes before tops[end] end.
func (p *parsing) lastLine(end int) int {
	if end < len(p.tops) {
		return p.line(p.start(p.tops[end])) - 1
	}
	return p.first + len(p.starts) - 1
}
