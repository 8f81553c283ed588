package content

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// lowering writes nodes as plain CommonMark with GitHub's extensions, as promised at Block.
type lowering struct {
	*sheet
	links linkMaker
	// holes says how the holes of a card are shown; nil for text to read.
	holes map[ast.Node]holeView
	// cut is the number of bytes that are left out at the start of a text: a label's colon.
	cut map[ast.Node]int
	// skip leaves nodes out: a label, an option's box.
	skip map[ast.Node]bool
	// blank is hidden wherever it stands as a word: a term in its own definition.
	blank *regexp.Regexp

	inTable, inBold, inLink bool
}

// holeView is how a card shows one of its holes.
type holeView uint8

const (
	holeOpen   holeView = iota + 1 // visible, as if it were no hole
	holeHidden                     // "[ ... ]"
	holeAnswer                     // bold
)

// inlines is a paragraph's text.
func (l *lowering) inlines(nodes []ast.Node) string {
	s := spans{inTable: l.inTable}
	for _, n := range nodes {
		l.inline(&s, n)
	}
	return s.String()
}

func (l *lowering) within(s *spans, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		l.inline(s, c)
	}
}

func (l *lowering) inline(s *spans, n ast.Node) {
	if l.skip[n] {
		return
	}
	if view := l.holes[n]; view != 0 {
		l.hole(s, n, view)
		return
	}
	switch n := n.(type) {
	case *ast.Text:
		l.text(s, n)
	case *ast.CodeSpan:
		l.code(s, l.codeSpan(n))
	case *ast.Emphasis:
		l.emphasis(s, n)
	case *mark, *cloze:
		l.bold(s, '*', n)
	case *east.Strikethrough:
		s.wrap('~', 2, func() { l.within(s, n) })
	case *east.TaskCheckBox:
		l.box(s, n)
	case *ast.RawHTML:
		if isBreak(n.Segments.Value(l.src)) {
			l.lineBreak(s)
		}
	case *east.FootnoteLink:
		s.write(`\[` + strconv.Itoa(n.Index) + `\]`)
	case *ast.Link, *ast.Image, *ast.AutoLink, *wikiLink:
		l.link(s, n)
	case *hiddenText, *east.FootnoteBacklink:
	default:
		l.within(s, n)
	}
}

func (l *lowering) text(s *spans, n *ast.Text) {
	raw := n.Segment.Value(l.src)
	text := resolve(raw[min(l.cut[n], len(raw)):])
	if l.blank == nil {
		s.say(text)
	} else {
		s.write(blankWords(l.blank, text, func(s string) string { return escapeText(s, l.inTable) }))
	}
	switch {
	case n.HardLineBreak():
		l.lineBreak(s)
	case n.SoftLineBreak():
		s.write("\n")
	}
}

func (l *lowering) code(s *spans, code string) {
	if l.blank != nil && l.blank.FindString(code) == code && code != "" {
		s.write("[ ... ]")
		return
	}
	s.write(codeSpan(code, l.inTable))
}

// lineBreak is a hard break; a table cell has room for one line only.
func (l *lowering) lineBreak(s *spans) {
	if l.inTable {
		s.write(" / ")
		return
	}
	if s.endsWith('\\') {
		s.write("  \n") // behind a backslash of the text, one more would be text too
		return
	}
	s.write("\\\n")
}

func (l *lowering) emphasis(s *spans, n *ast.Emphasis) {
	sign := byte('*')
	if at := n.Pos(); at >= 0 && at < len(l.src) && l.src[at] == '_' {
		sign = '_'
	}
	if n.Level == 2 {
		l.bold(s, sign, n)
		return
	}
	s.wrap(sign, 1, func() { l.within(s, n) })
}

// bold within bold stays one bold.
func (l *lowering) bold(s *spans, sign byte, n ast.Node) {
	if l.inBold {
		l.within(s, n)
		return
	}
	l.inBold = true
	s.wrap(sign, 2, func() { l.within(s, n) })
	l.inBold = false
}

func (l *lowering) hole(s *spans, n ast.Node, view holeView) {
	switch view {
	case holeHidden:
		s.list = append(s.list, span{text: holeText(n), hole: true})
	case holeAnswer:
		l.bold(s, '*', n)
	default:
		l.within(s, n)
	}
}

// holeText is what stands for a hole that is asked: "[ ... ]", or its hint.
func holeText(n ast.Node) string {
	if c, ok := n.(*cloze); ok && c.hint != "" {
		return "[ " + escapeText(resolve([]byte(c.hint)), true) + " ]"
	}
	return "[ ... ]"
}

func (l *lowering) box(s *spans, n *east.TaskCheckBox) {
	if n.IsChecked {
		s.write("[x] ")
		return
	}
	s.write("[ ] ")
}

func (l *lowering) link(s *spans, n ast.Node) {
	text, url := l.links.of(l.sheet, n)
	if url == "" || l.inLink {
		l.linkText(s, n, text)
		return
	}
	if text == url && !strings.Contains(url, "&") && !l.inTable {
		s.write("<" + url + ">")
		return
	}
	l.inLink = true
	s.write("[")
	l.linkText(s, n, text)
	s.write("](" + destination(url, l.inTable) + ")")
	l.inLink = false
}

func (l *lowering) linkText(s *spans, n ast.Node, text string) {
	if n.Kind() == ast.KindLink {
		l.within(s, n)
		return
	}
	s.write(escapeText(text, l.inTable))
}

// without leaves out nodes of one type.
func without[T ast.Node](nodes []ast.Node) []ast.Node {
	return slices.DeleteFunc(slices.Clone(nodes), func(n ast.Node) bool { _, is := n.(T); return is })
}
