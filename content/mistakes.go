package content

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

var (
	gluedHeading = regexp.MustCompile(`^(#{2,6})[^#\s]`) // a single # before a word is an Obsidian tag
	atxHeading   = regexp.MustCompile(`^ {0,3}#{1,6}(?:[ \t]|$)`)
	typedComment = regexp.MustCompile(`(?:<[ \t]*!(?:[ \t]*[-–—]+)?|<[ \t]*[-–—]+|&lt;!--)[ \t]*drill\b`)
	openComment  = regexp.MustCompile(`(?i)<!--[ \t\n]*drill\b`)
	codeOption   = regexp.MustCompile(`^[ \t]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+\[[ xX]\][ \t]|(?i:<!--[ \t]*drill\b))`)
	likeMarker   = regexp.MustCompile(`^[ \t]*\[[ \t]*!?[ \t]*([A-Za-z]+)[ \t]*\][ \t]*\n?$`)
	barredRow    = regexp.MustCompile(`^[ \t]*\|.*\|[ \t]*\n?$`)
	likeMarkdown = regexp.MustCompile("^[ \t]*(?:[-*+][ \t]+|[0-9]{1,9}[.)][ \t]+|#{1,6}[ \t]+|>|```|~~~|\\|.*\\|)|\\*\\*[^*]+\\*\\*|\\]\\(")
)

// mistakes reports what the author meant as something and Markdown reads as something else.
func (p *parsing) mistakes() {
	for _, n := range p.tops {
		switch n := n.(type) {
		case *ast.Paragraph:
			p.mistypedLines(n)
		case *ast.Heading:
			p.underlined(n)
		case *ast.Blockquote:
			p.mistypedAlert(n)
		case *ast.CodeBlock:
			p.codeByIndent(n)
		case *ast.HTMLBlock:
			p.markdownInHTML(n)
		}
		p.halfComments(n)
	}
}

func (p *parsing) mistypedLines(n *ast.Paragraph) {
	p.typedComments(n)
	p.tableWithoutDashes(n)
	for i := range n.Lines().Len() {
		at := n.Lines().At(i).Start
		line := p.rest(at)
		switch {
		case gluedHeading.Match(line):
			p.warn(at, "P-13", "no space behind the heading's signs: it is text", "write a space before the title")
		case i > 0 && indentOf(p.text(p.row(at))) >= 4 && codeOption.Match(line):
			p.around(fault{at, "P-02", Error, "this line is indented by four: it continues the text above", "begin it at the margin"})
		}
	}
}

// typedComments finds comments that are text.
func (p *parsing) typedComments(n ast.Node) {
	for i := range n.Lines().Len() {
		at := n.Lines().At(i).Start
		if line := p.rest(at); typedComment.Match(line) && !openComment.Match(line) {
			p.around(fault{at, "P-03", Error, "a comment with the wrong dashes is text", "write <!-- drill … --> with two hyphens on each side"})
		}
	}
}

// mistypedAlert finds the slips that cost a card: a marker that is none, a comment that is text.
func (p *parsing) mistypedAlert(q *ast.Blockquote) {
	m := markerOf(q)
	for c := q.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindParagraph && m != nil && isCardAlert(m.word) {
			p.typedComments(c)
		}
	}
	switch first := q.FirstChild(); {
	case m != nil:
		if near := nearestMarker(m.word); near != "" && !isCardAlert(m.word) {
			p.noCard(p.start(m), "[!"+m.word+"]", near)
		}
	case first != nil && first.Kind() == ast.KindParagraph:
		line := first.Lines().At(0)
		found := likeMarker.FindSubmatch(line.Value(p.src))
		if found == nil {
			return
		}
		if word := strings.ToLower(string(found[1])); isCardAlert(word) {
			p.noCard(line.Start, strings.TrimSpace(string(found[0])), word)
		}
	}
}

func (p *parsing) noCard(at int, typed, meant string) {
	p.warn(at, "P-28", quote(typed)+" makes no tip or trap: the text is only read",
		fmt.Sprintf("write [!%s]", strings.ToUpper(meant)))
}

// nearestMarker is the marker of a card that a word was meant for, or empty.
func nearestMarker(word string) string {
	known := []string{"tip", "warning", "caution", "trap"}
	for _, k := range known {
		if len(word) > 3 && strings.HasPrefix(k, word) {
			return k
		}
	}
	return nearest(word, known)
}

// tableWithoutDashes finds rows that begin and end with bars, and no line of dashes among them.
func (p *parsing) tableWithoutDashes(n *ast.Paragraph) {
	rows := 0
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		if row := line.Value(p.src); !barredRow.Match(row) || delimiterColumns(row) > 0 {
			return
		}
		rows++
	}
	if rows > 1 && !p.troubled(p.line(n.Lines().At(0).Start), p.line(n.Lines().At(rows-1).Start)) {
		p.warn(n.Lines().At(0).Start, "P-14", "rows of a table without a line of dashes: they are text", "write | --- | --- | below the first row")
	}
}

// underlined finds text that a line of dashes below made a heading.
func (p *parsing) underlined(n *ast.Heading) {
	at := p.start(n)
	if !atxHeading.Match(p.text(p.row(at))) {
		p.warn(at, "P-13", "the line below makes this text a heading", "put an empty line between them; headings begin with #")
	}
}

func (p *parsing) codeByIndent(n *ast.CodeBlock) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		if codeOption.Match(line.Value(p.src)) {
			p.around(fault{line.Start, "P-02", Error, "this is indented by four: it is code", "begin it at the margin"})
			return
		}
	}
}

func (p *parsing) markdownInHTML(n *ast.HTMLBlock) {
	if n.HTMLBlockType != ast.HTMLBlockType6 && n.HTMLBlockType != ast.HTMLBlockType7 {
		return
	}
	for i := 1; i < n.Lines().Len(); i++ {
		line := n.Lines().At(i)
		if likeMarkdown.Match(bytes.TrimRight(line.Value(p.src), "\n")) {
			p.warn(p.start(n), "P-19", "Markdown directly below an HTML tag is read as HTML", "put an empty line between them")
			return
		}
	}
}

// halfComments finds a drill comment within a line that is never closed.
func (p *parsing) halfComments(top ast.Node) {
	_ = ast.Walk(top, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		t, ok := n.(*ast.Text)
		if !ok || !entering || t.IsRaw() {
			return ast.WalkContinue, nil
		}
		if at := openComment.FindIndex(p.rest(t.Segment.Start)); at != nil && at[0] < t.Segment.Len() {
			p.around(fault{t.Segment.Start + at[0], "P-01", Error, "a comment is not closed: it is text", "end it with -->"})
		}
		return ast.WalkContinue, nil
	})
}
