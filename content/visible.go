package content

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"github.com/drillship/drillship/content/clean"
)

// runs is the text that a reader sees in nodes. Blocks, cells and line breaks are parted by a space.
func (s *sheet) runs(nodes ...ast.Node) []run { return s.runsHiding(nil, nodes...) }

// runsHiding shows another text in the place of some nodes.
func (s *sheet) runsHiding(hidden map[ast.Node]string, nodes ...ast.Node) []run {
	var out []run
	for _, n := range nodes {
		out = s.appendRuns(out, n, hidden)
	}
	return out
}

func (s *sheet) appendRuns(out []run, n ast.Node, hidden map[ast.Node]string) []run {
	if instead, ok := hidden[n]; ok {
		return append(out, run{text: instead})
	}
	switch n := n.(type) {
	case *ast.Text:
		out = append(out, run{text: resolve(n.Segment.Value(s.src))})
		if n.SoftLineBreak() || n.HardLineBreak() {
			out = append(out, run{text: " "})
		}
		return out
	case *ast.CodeSpan:
		return append(out, run{text: s.codeSpan(n), code: true})
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return append(out, run{text: " "}, run{text: s.codeBlock(n), code: true}, run{text: " "})
	case *ast.AutoLink:
		return append(out, run{text: clean.Line(string(n.Label(s.src)))})
	case *wikiLink:
		return append(out, run{text: n.text()})
	case *ast.Image:
		if n.FirstChild() == nil {
			return append(out, run{text: resolve(n.Destination)}) // or two such options would be one
		}
	case *ast.RawHTML:
		if isBreak(n.Segments.Value(s.src)) {
			return append(out, run{text: " "})
		}
		return out
	case *ast.HTMLBlock:
		return append(out, run{text: " " + strings.Join(s.htmlLines(n), " ") + " "})
	case *east.FootnoteLink, *east.FootnoteBacklink, *marker, *ast.LinkReferenceDefinition:
		return out
	}
	block := n.Type() == ast.TypeBlock
	if block {
		out = append(out, run{text: " "})
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out = s.appendRuns(out, c, hidden)
	}
	if block {
		out = append(out, run{text: " "})
	}
	return out
}

// plain is the visible text of nodes as one line.
func (s *sheet) plain(nodes ...ast.Node) string { return plain(s.runs(nodes...)) }

// codeSpan is the literal text of a code span; line ends in it are spaces.
func (s *sheet) codeSpan(n *ast.CodeSpan) string {
	var b []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b = append(b, t.Segment.Value(s.src)...)
		}
	}
	return string(bytes.ReplaceAll(b, []byte{'\n'}, []byte{' '}))
}

// codeBlock is the literal text of a code block, without its last newline.
func (s *sheet) codeBlock(n ast.Node) string {
	return strings.TrimSuffix(string(n.Lines().Value(s.src)), "\n")
}

// text is what Obsidian shows for a wiki link.
func (n *wikiLink) text() string {
	s := n.label
	if s == "" {
		s = strings.TrimPrefix(strings.ReplaceAll(n.target, "#", " > "), " > ")
	}
	return clean.Line(s)
}

// resolve turns source text into the text that is meant: escapes and entities are gone, and what was
// born from them is cleaned, because &#27; is five harmless letters until here.
func resolve(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 && bytes.IndexByte(raw, '&') < 0 {
		return string(raw)
	}
	var b strings.Builder
	for i := 0; i < len(raw); {
		switch {
		case raw[i] == '\\' && i+1 < len(raw) && util.IsPunct(raw[i+1]):
			b.WriteByte(raw[i+1])
			i += 2
		case raw[i] == '&':
			n, s := entity(raw[i:])
			b.WriteString(s)
			i += n
		default:
			b.WriteByte(raw[i])
			i++
		}
	}
	return clean.Line(b.String())
}

var entityForm = regexp.MustCompile(`^&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});`)

// entity is the text of the entity at the start of raw and the length of its source.
func entity(raw []byte) (length int, text string) {
	m := entityForm.FindSubmatch(raw)
	if m == nil {
		return 1, "&"
	}
	whole := len(m[0])
	switch {
	case m[1] != nil:
		return whole, codePoint(m[1], 10)
	case m[2] != nil:
		return whole, codePoint(m[2], 16)
	}
	return whole, html.UnescapeString(string(m[0]))
}

func codePoint(digits []byte, base int) string {
	v, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil || v == 0 || v > utf8.MaxRune || !utf8.ValidRune(rune(v)) {
		return "\ufffd"
	}
	return string(rune(v))
}

var breakTag = regexp.MustCompile(`(?i)^<br[ \t]*/?>$`)

func isBreak(tag []byte) bool { return breakTag.Match(tag) }

var (
	anyTag     = regexp.MustCompile(`(?s)<!--.*?(?:-->|\z)|<[!?/]?[A-Za-z][^<>]*>`)
	wholeLines = regexp.MustCompile(`(?i)<br[ \t]*/?>`)
)

// htmlLines is the text in an HTML block, line by line: tags vanish, their text stays.
func (s *sheet) htmlLines(n *ast.HTMLBlock) []string {
	if !showsText(n, s.src) {
		return nil
	}
	raw := s.htmlText(n)
	if n.HTMLBlockType == ast.HTMLBlockType2 && strings.HasSuffix(strings.TrimSpace(raw), "-->") && strings.Count(raw, "<!--") == 1 {
		return nil // nearly every block is a comment and nothing else
	}
	raw = wholeLines.ReplaceAllString(raw, "\n")
	raw = anyTag.ReplaceAllString(raw, "")
	var lines []string
	for line := range strings.Lines(raw) {
		if line = strings.TrimSpace(resolveEntities(line)); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// resolveEntities is resolve for HTML, which knows no escapes.
func resolveEntities(line string) string {
	if !strings.Contains(line, "&") {
		return line
	}
	return clean.Line(html.UnescapeString(line))
}

var silentTag = regexp.MustCompile(`(?i)^[ ]{0,3}<(?:script|style)`)

// showsText tells HTML that a reader would see from scripts, declarations and processing instructions.
func showsText(n *ast.HTMLBlock, src []byte) bool {
	switch n.HTMLBlockType {
	case ast.HTMLBlockType3, ast.HTMLBlockType4, ast.HTMLBlockType5:
		return false
	case ast.HTMLBlockType1:
		first := n.Lines().At(0)
		return !silentTag.Match(first.Value(src))
	}
	return true
}
