package markdown

import (
	"sort"

	"github.com/drillship/drillship/content"
)

// Document is a drawn note. Its lines count from 0, its columns too. Whoever holds one must not
// change it: a Cache hands the same one out again.
type Document struct {
	Lines    []string
	Headings []Heading
	Links    []Link   // in reading order
	Anchors  []Anchor // one a block, ascending
	// Items tells at which line an item is drawn.
	Items map[content.Key]int
}

// Heading is where a section begins.
type Heading struct {
	Line, Level int
	Text, Slug  string
}

// Link is a text that leads somewhere: to a note ("note:<id>#<slug>"), to a place in the same note
// ("#<slug>") or out (http, https, mailto). Other targets are drawn as text only.
type Link struct {
	Span
	Rest   []Span // the parts on the following lines, when the link was wrapped
	Target string
	Text   string
}

// Span is a part of one line, in columns.
type Span struct{ Line, Col, Width int }

// Anchor ties a line of the note's file, from 1, to the line drawn for it.
type Anchor struct{ Source, Line int }

// At returns the line that shows the given line of the file: that of the block it lies in. It is 0
// when the file's line is above the first block.
func (d *Document) At(source int) int {
	after := sort.Search(len(d.Anchors), func(i int) bool { return d.Anchors[i].Source > source })
	if after == 0 {
		return 0
	}
	return d.Anchors[after-1].Line
}

// Render draws a note: its blocks in order, one blank line between them. Questions that follow each
// other stand together.
func Render(blocks []content.Block, o Options) Document {
	p := newPainter(o)
	var rows []row
	var marks []int // the row of each block
	for i := range blocks {
		drawn := p.blockRows(&blocks[i])
		if len(drawn) > 0 && len(rows) > 0 && !listed(blocks, i) {
			rows = append(rows, nil)
		}
		marks = append(marks, len(rows))
		rows = append(rows, drawn...)
	}
	d := p.finish(rows)
	for i := range blocks {
		d.note(&blocks[i], min(marks[i], max(0, len(rows)-1)))
	}
	return d
}

// listed reports that block i is one of several questions in a row, and not the first.
func listed(blocks []content.Block, i int) bool {
	return i > 0 && blocks[i].Kind == content.QuestionLine && blocks[i-1].Kind == content.QuestionLine
}

// note remembers where b was drawn.
func (d *Document) note(b *content.Block, line int) {
	if b.Line > 0 {
		d.Anchors = append(d.Anchors, Anchor{Source: b.Line, Line: line})
	}
	if b.Kind == content.Heading {
		d.Headings = append(d.Headings, Heading{Line: line, Level: b.Level, Text: b.Text, Slug: b.Slug})
	}
	if b.Item == nil {
		return
	}
	if d.Items == nil {
		d.Items = make(map[content.Key]int)
	}
	if _, ok := d.Items[b.Item.Key]; !ok {
		d.Items[b.Item.Key] = line
	}
}
