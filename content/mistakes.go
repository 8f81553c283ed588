package content

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
)

var (
	gluedHeading = regexp.MustCompile(`^(#{2,6})[^#\s]`) // a single # before a word is an Obsidian tag
	atxHeading   = regexp.MustCompile(`^ {0,3}#{1,6}(?:[ \t]|$)`)
	typedComment = regexp.MustCompile(`<[ \t]*!(?:[ \t]*[-–—]+)?[ \t]*drill\b`)
	openComment  = regexp.MustCompile(`(?i)<!--[ \t\n]*drill\b`)
	codeOption   = regexp.MustCompile(`^[ \t]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+\[[ xX]\][ \t]|(?i:<!--[ \t]*drill\b))`)
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
		case *ast.CodeBlock:
			p.codeByIndent(n)
		case *ast.HTMLBlock:
			p.markdownInHTML(n)
		}
		p.halfComments(n)
	}
}

func (p *parsing) mistypedLines(n *ast.Paragraph) {
	for i := range n.Lines().Len() {
		at := n.Lines().At(i).Start
		line := p.rest(at)
		switch {
		case gluedHeading.Match(line):
			p.warn(at, "P-13", "no space behind the heading's signs: it is text", "write a space before the title")
		case typedComment.Match(line) && !openComment.Match(line):
			p.around(fault{at, "P-03", Error, "a comment with the wrong dashes is text", "write <!-- drill … --> with two hyphens on each side"})
		case i > 0 && indentOf(p.text(p.row(at))) >= 4 && codeOption.Match(line):
			p.around(fault{at, "P-02", Error, "this line is indented by four: it continues the text above", "begin it at the margin"})
		}
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
