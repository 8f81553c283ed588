package content

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
)

// readSheet parses a note. Comments and code that never end would hide all that follows: their
// opening line is blanked and the note is read again.
func readSheet(src []byte, first int) (*sheet, []fault) {
	src, beyond, lost := withinBounds(src)
	s := newSheet(src, first)
	s.lost = lost
	crowded := s.parse()
	var faults []fault
	for len(faults) < maxRepetition {
		found := s.endless(maxRepetition - len(faults))
		if len(found) == 0 {
			break
		}
		s.src = bytes.Clone(s.src)
		for _, f := range found {
			row := s.starts[s.row(f.at)]
			blank(s.src[row : row+lineLength(s.src[row:])])
		}
		faults = append(faults, found...)
		crowded = s.parse()
	}
	for _, e := range append(beyond, crowded...) {
		faults = append(faults, fault{e.at, "P-29", Error, e.message, e.hint})
	}
	return s, faults
}

// endless finds comments and fences that are not closed: the first at the margin, since it hides the
// others, and those that end with the list or quote around them.
func (s *sheet) endless(room int) []fault {
	var found []fault
	margin := false
	visit := func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() == ast.TypeInline || n.Kind() == ast.KindParagraph {
			return ast.WalkSkipChildren, nil
		}
		top := n.Parent().Kind() == ast.KindDocument
		if f, ok := s.endlessNode(n); ok && len(found) < room && !(top && margin) {
			found = append(found, f)
			margin = margin || top
		}
		return ast.WalkContinue, nil
	}
	for _, n := range s.tops {
		_ = ast.Walk(n, visit)
	}
	return found
}

func (s *sheet) endlessNode(n ast.Node) (fault, bool) {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		return s.endlessComment(n)
	case *ast.FencedCodeBlock:
		return s.endlessFence(n)
	}
	return fault{}, false
}

// endlessComment finds "->" for "-->": the comment goes on to the end of a later one.
func (s *sheet) endlessComment(n *ast.HTMLBlock) (fault, bool) {
	if n.HTMLBlockType != ast.HTMLBlockType2 {
		return fault{}, false
	}
	raw := []byte(s.htmlText(n))
	end := bytes.Index(raw, []byte("-->"))
	next := bytes.Index(raw[min(4, len(raw)):], []byte("<!--")) + 4
	sameLine := next >= 4 && bytes.IndexByte(raw[:next], '\n') < 0
	if end >= 0 && (next < 4 || next > end || sameLine) {
		return fault{}, false
	}
	return fault{s.start(n), "P-01", Error, "a comment is not closed: it would hide what follows", "end it with -->"}, true
}

// htmlText is the source of an HTML block, with the line that closes it.
func (s *sheet) htmlText(n *ast.HTMLBlock) string {
	raw := string(n.Lines().Value(s.src))
	if n.HasClosure() {
		raw += string(n.ClosureLine.Value(s.src))
	}
	return raw
}

func (s *sheet) endlessFence(n *ast.FencedCodeBlock) (fault, bool) {
	at := s.start(n)
	if item, ok := n.Parent().(*ast.ListItem); ok && s.boxOf(item).problem.rule == "P-12" {
		return fault{}, false // it closes the fence behind the box, which is the mistake
	}
	opening := bytes.TrimLeft(s.rest(at), " \t>")
	length := fenceLength(opening)
	last := s.row(at)
	if lines := n.Lines(); lines.Len() > 0 {
		last = s.row(lines.At(lines.Len() - 1).Start)
	}
	closing := bytes.TrimLeft(s.text(last+1), " \t>")
	if k := fenceLength(closing); length > 0 && k >= length && closing[0] == opening[0] && len(bytes.TrimSpace(closing[k:])) == 0 {
		return fault{}, false
	}
	return fault{at, "P-02", Error, "a code block is not closed: it would hide what follows",
		fmt.Sprintf("end it with a line of %s, as far indented as it begins", fenceSign(opening))}, true
}

// fenceLength counts the signs of a fence, 0 where there is none.
func fenceLength(line []byte) int {
	if len(line) < 3 || line[0] != '`' && line[0] != '~' {
		return 0
	}
	n := longestPrefix(line)
	if n < 3 {
		return 0
	}
	return n
}

func longestPrefix(line []byte) int {
	n := 1
	for n < len(line) && line[n] == line[0] {
		n++
	}
	return n
}

func fenceSign(opening []byte) string {
	if len(opening) > 0 && opening[0] == '~' {
		return "~~~"
	}
	return "```"
}
