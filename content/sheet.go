package content

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// sheet is a note's text with its syntax tree and the places of its lines.
type sheet struct {
	src       []byte
	first     int   // file line of the first line
	starts    []int // offset of each line
	tops      []ast.Node
	footnotes *east.FootnoteList
	lost      []int // lines that were left out and are not reported
}

func newSheet(src []byte, first int) *sheet {
	s := &sheet{src: src, first: first, starts: []int{0}}
	for i, c := range src {
		if c == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	return s
}

// parse fills in the tree, and returns what was too crowded to be parsed.
func (s *sheet) parse() []excess {
	pc := parser.NewContext()
	root := markdown().Parse(text.NewReader(s.src), parser.WithContext(pc))
	s.tops, s.footnotes = s.tops[:0], nil
	s.mergeTexts(root)
	for c := root.FirstChild(); c != nil; c = c.NextSibling() {
		switch n := c.(type) {
		case *ast.LinkReferenceDefinition:
		case *east.FootnoteList:
			s.footnotes = n
		default:
			s.tops = append(s.tops, c)
		}
	}
	found, _ := pc.Get(crowdKey).([]excess)
	return found
}

// mergeTexts joins what belongs together: the parser parts text at every space and sign that might
// have been something else.
func (s *sheet) mergeTexts(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			s.mergeTexts(c)
			continue
		}
		for next := t.NextSibling(); next != nil && !t.SoftLineBreak() && !t.HardLineBreak() && t.Segment.Len() > 0; next = t.NextSibling() {
			if !t.Merge(next, s.src) {
				break
			}
			n.RemoveChild(n, next)
		}
	}
}

// row is the index of the line that holds an offset.
func (s *sheet) row(at int) int {
	i, exact := slices.BinarySearch(s.starts, at)
	if exact {
		return i
	}
	return i - 1
}

// line is the line of an offset in the file.
func (s *sheet) line(at int) int { return s.row(at) + s.first }

// column counts code points from 1.
func (s *sheet) column(at int) int {
	return utf8.RuneCount(s.src[s.starts[s.row(at)]:at]) + 1
}

// text is a line by its index, without its newline; empty behind the end.
func (s *sheet) text(row int) []byte {
	if row < 0 || row >= len(s.starts) {
		return nil
	}
	line := s.src[s.starts[row]:]
	return bytes.TrimSuffix(line[:lineLength(line)], []byte{'\n'})
}

// rest is what stands from an offset to the end of its line.
func (s *sheet) rest(at int) []byte {
	line := s.src[at:]
	return bytes.TrimSuffix(line[:lineLength(line)], []byte{'\n'})
}

// start is the offset where a node begins. Some nodes know only their children's.
func (s *sheet) start(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		if at := n.Pos(); at >= 0 {
			return min(at, len(s.src))
		}
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return 0
}

// indentOf is the width of the white space at the start of a line, where a tab goes to the next stop of
// four.
func indentOf(line []byte) int {
	w := 0
	for _, c := range line {
		switch c {
		case ' ':
			w++
		case '\t':
			w += 4 - w%4
		default:
			return w
		}
	}
	return w
}

// children lists a node's children.
func children(n ast.Node) []ast.Node {
	var list []ast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		list = append(list, c)
	}
	return list
}
