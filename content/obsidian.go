package content

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// hiddenText is what Obsidian does not show: %%comments%% and ^block-ids.
type hiddenText struct{ ast.BaseInline }

var kindHiddenText = ast.NewNodeKind("HiddenText")

func (*hiddenText) Kind() ast.NodeKind { return kindHiddenText }

func (n *hiddenText) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var (
	percents = []byte("%%")
	blockID  = regexp.MustCompile(`^\^[A-Za-z0-9-]+[ \t]*\n?$`)
)

type hiddenInline struct{}

func (hiddenInline) Trigger() []byte { return []byte{'%', '^'} }

func (p hiddenInline) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if line[0] == '^' {
		return p.id(line, block)
	}
	if !bytes.HasPrefix(line, percents) {
		return nil
	}
	block.Advance(2)
	for {
		line, _ := block.PeekLine()
		if line == nil {
			return nil
		}
		if i := bytes.Index(line, percents); i >= 0 {
			block.Advance(i + 2)
			return &hiddenText{}
		}
		block.AdvanceLine()
	}
}

// id takes ^name at the end of a block, behind a space or alone: 2^10 stays.
func (hiddenInline) id(line []byte, block text.Reader) ast.Node {
	if !util.IsSpaceRune(block.PrecendingCharacter()) || !blockID.Match(line) {
		return nil
	}
	block.AdvanceLine()
	if rest, _ := block.PeekLine(); rest != nil {
		return nil
	}
	return &hiddenText{}
}

// hiddenBlock is an Obsidian comment over several lines: what is in it is no Markdown.
type hiddenBlock struct{ ast.BaseBlock }

var kindHiddenBlock = ast.NewNodeKind("HiddenBlock")

func (*hiddenBlock) Kind() ast.NodeKind { return kindHiddenBlock }

func (*hiddenBlock) IsRaw() bool { return true }

func (n *hiddenBlock) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type hiddenBlockParser struct{}

func (hiddenBlockParser) Trigger() []byte { return []byte{'%'} }

// Open takes a line that begins a comment and does not end it, if a later line does: an unclosed one
// must not hide the rest of the note.
func (hiddenBlockParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || !bytes.HasPrefix(line[pos:], percents) || bytes.Contains(line[pos+2:], percents) {
		return nil, parser.NoChildren
	}
	if !bytes.Contains(reader.Source()[segment.Stop:], percents) {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &hiddenBlock{}, parser.NoChildren
}

func (hiddenBlockParser) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	reader.AdvanceToEOL()
	if bytes.Contains(line, percents) {
		return parser.Close
	}
	return parser.Continue | parser.NoChildren
}

func (hiddenBlockParser) Close(ast.Node, text.Reader, parser.Context) {}

func (hiddenBlockParser) CanInterruptParagraph() bool { return true }

func (hiddenBlockParser) CanAcceptIndentedLine() bool { return false }
