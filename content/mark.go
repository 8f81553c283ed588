package content

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// mark is ==highlighted== text: a hole in a card, bold in a note.
type mark struct{ ast.BaseInline }

var kindMark = ast.NewNodeKind("Mark")

func (*mark) Kind() ast.NodeKind { return kindMark }

func (n *mark) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type markParser struct{}

func (markParser) Trigger() []byte { return []byte{'='} }

// Parse takes runs of exactly two: == in a comparison has spaces around, === is no mark.
func (p markParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	if before == '=' {
		return nil // inside a run, which would be measured again at each of its signs
	}
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 2, p)
	if d == nil || d.OriginalLength != 2 {
		return nil
	}
	d.Segment = segment.WithStop(segment.Start + 2)
	block.Advance(2)
	pc.PushDelimiter(d)
	return d
}

func (markParser) IsDelimiter(b byte) bool { return b == '=' }

func (markParser) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (markParser) OnMatch(int) ast.Node { return &mark{} }
