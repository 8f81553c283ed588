package content

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// box is the tick box at the start of a list item, as the author typed it: goldmark accepts glued and
// bare boxes, GitHub does not.
type box struct {
	at      int // offset of the bracket
	found   bool
	ticked  bool
	bare    bool  // "[]": no box by itself, a slip among boxes
	problem fault // of rule P-11 or P-12, if any
}

var (
	goodBox = regexp.MustCompile(`^\[([ xX])\]`)
	oddBox  = regexp.MustCompile(`^\[[ \t]*([xX]?)[ \t]*\]`)
	// looseBox is an option that is no list item: a dash without a space, or with one that does not
	// break, a word processor's dash.
	looseBox = regexp.MustCompile(`^(?:[-*+–—•‣·][ \t\x{a0}]*|[0-9]{1,9}[.)][ \t\x{a0}]*)?\[(?:[ xX]|[ \t]+[xX][ \t]+)\](?:[ \t]|$)`)
)

const boxHint = `write "- [x] text" or "- [ ] text"`

func (s *sheet) boxOf(item ast.Node) box {
	text := item.FirstChild()
	if text == nil || text.Kind() != ast.KindTextBlock && text.Kind() != ast.KindParagraph || text.Lines().Len() == 0 {
		return box{}
	}
	at := text.Lines().At(0).Start
	line := s.rest(at)
	if m := goodBox.FindSubmatch(line); m != nil {
		b := box{at: at, found: true, ticked: m[1][0] != ' '}
		b.problem = behindBox(at, line[3:])
		return b
	}
	if m := oddBox.FindSubmatch(line); m != nil {
		return box{at: at, found: true, ticked: len(m[1]) > 0, bare: len(m[0]) == 2,
			problem: fault{at, "P-11", Error, "spaces or nothing in the box: GitHub shows text", boxHint}}
	}
	return box{}
}

func behindBox(at int, rest []byte) fault {
	text := bytes.TrimSpace(rest)
	switch {
	case len(text) == 0:
		return fault{at, "P-12", Error, "nothing stands behind the box on its line", "begin the option's text behind the box, code below it"}
	case rest[0] != ' ' && rest[0] != '\t':
		return fault{at, "P-11", Error, "no space behind the box: GitHub shows text", boxHint}
	case fenceLength(text) > 0:
		return fault{at, "P-12", Error, "a code fence stands behind the box on its line", "begin the option with words, the fence on the next line, indented"}
	}
	return fault{}
}

// isTaskList tells a list with boxes, even mistyped ones.
func (s *sheet) isTaskList(n ast.Node) bool {
	if n.Kind() != ast.KindList {
		return false
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if b := s.boxOf(c); b.found && !b.bare {
			return true
		}
	}
	return false
}

// looseBoxes are the places of a paragraph's lines that were meant as options.
func (s *sheet) looseBoxes(n ast.Node) []int {
	if n.Kind() != ast.KindParagraph {
		return nil
	}
	var at []int
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		if looseBox.Match(line.Value(s.src)) {
			at = append(at, line.Start)
		}
	}
	return at
}

// sunkBoxes are the places of an option's lines, behind the first, that were meant as options.
func (s *sheet) sunkBoxes(option ast.Node) []int {
	var at []int
	for c := option.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != ast.KindParagraph && c.Kind() != ast.KindTextBlock {
			continue
		}
		for i := 1; i < c.Lines().Len(); i++ {
			line := c.Lines().At(i)
			if looseBox.Match(line.Value(s.src)) {
				at = append(at, line.Start)
			}
		}
	}
	return at
}

// ticks counts the boxes among nodes.
func (s *sheet) ticks(nodes []ast.Node) (ticked, unticked int) {
	count := func(is bool) {
		if is {
			ticked++
			return
		}
		unticked++
	}
	loose := func(boxes []int) {
		for _, at := range boxes {
			inside, _, _ := strings.Cut(string(s.rest(at)), "]")
			count(strings.ContainsAny(inside, "xX"))
		}
	}
	for _, n := range nodes {
		if s.isTaskList(n) {
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if b := s.boxOf(c); b.found {
					count(b.ticked)
				}
				loose(s.sunkBoxes(c))
			}
		}
		loose(s.looseBoxes(n))
	}
	return ticked, unticked
}
