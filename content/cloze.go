package content

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// cloze is {{c1::text::hint}}: a hole with a number, so that its text may change.
type cloze struct {
	ast.BaseInline
	number string // "c1"
	hint   string // raw
}

var kindCloze = ast.NewNodeKind("Cloze")

func (*cloze) Kind() ast.NodeKind { return kindCloze }

func (n *cloze) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Number": n.number}, nil)
}

// clozeSign is a piece of a cloze that may still turn out to be text: "{{c1::" or "::".
type clozeSign struct {
	ast.BaseInline
	segment text.Segment
	number  string     // empty for "::"
	bottom  ast.Node   // the last delimiter before
	hint    *clozeSign // of an opener: its "::"
	outer   *clozeSign // of an opener: the one around it
}

var kindClozeSign = ast.NewNodeKind("ClozeSign")

func (*clozeSign) Kind() ast.NodeKind { return kindClozeSign }

func (n *clozeSign) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var (
	clozeOpen = regexp.MustCompile(`^\{\{(c[0-9]{1,3})::`)
	openCloze = parser.NewContextKey()
)

type clozeParser struct{}

func (clozeParser) Trigger() []byte { return []byte{'{', ':', '}'} }

func (p clozeParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	open, _ := pc.Get(openCloze).(*clozeSign)
	switch {
	case line[0] == '{':
		return p.open(open, block, pc)
	case open == nil || len(line) < 2 || line[1] != line[0] || open.Parent() != parent:
		return nil
	case line[0] == '}':
		return p.close(parent, open, block, pc)
	case open.hint != nil:
		return nil
	}
	open.hint = &clozeSign{segment: segment.WithStop(segment.Start + 2)}
	block.Advance(2)
	return open.hint
}

func (clozeParser) open(outer *clozeSign, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := clozeOpen.FindSubmatch(line)
	if m == nil {
		return nil
	}
	s := &clozeSign{segment: segment.WithStop(segment.Start + len(m[0])), number: string(m[1]), outer: outer}
	if last := pc.LastDelimiter(); last != nil {
		s.bottom = last
	}
	pc.Set(openCloze, s)
	block.Advance(len(m[0]))
	return s
}

// close moves what stands since the opener into a cloze. It returns nil (the braces are text) where a
// link's bracket is still open inside: it would lose its other half.
func (clozeParser) close(parent ast.Node, open *clozeSign, block text.Reader, pc parser.Context) ast.Node {
	for c := open.NextSibling(); c != nil; c = c.NextSibling() {
		if c.Kind().String() == "LinkLabelState" {
			return nil
		}
	}
	_, end := block.Position()
	block.Advance(2)
	parser.ProcessDelimiters(open.bottom, pc)
	n := &cloze{number: open.number}
	n.SetPos(open.segment.Start)
	if open.hint != nil {
		n.hint = string(bytes.TrimSpace(block.Value(text.NewSegment(open.hint.segment.Stop, end.Start))))
	}
	intoHint := false
	for c := open.NextSibling(); c != nil; {
		next := c.NextSibling()
		intoHint = intoHint || c == ast.Node(open.hint)
		parent.RemoveChild(parent, c)
		if !intoHint {
			n.AppendChild(n, c)
		}
		c = next
	}
	parent.RemoveChild(parent, open)
	pc.Set(openCloze, open.outer)
	return n
}

// CloseBlock turns what was left open back into text.
func (clozeParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	open, _ := pc.Get(openCloze).(*clozeSign)
	for ; open != nil; open = open.outer {
		for _, s := range []*clozeSign{open, open.hint} {
			if s != nil && s.Parent() != nil {
				s.Parent().ReplaceChild(s.Parent(), s, ast.NewTextSegment(s.segment))
			}
		}
	}
	pc.Set(openCloze, nil)
}
