package content

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// wikiLink is [[target#heading|text]], or with a ! before it an embedded file.
type wikiLink struct {
	ast.BaseInline
	target string // with "#heading", raw
	label  string // raw, may be empty
	embed  bool
}

var kindWikiLink = ast.NewNodeKind("WikiLink")

func (*wikiLink) Kind() ast.NodeKind { return kindWikiLink }

func (n *wikiLink) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Target": n.target}, nil)
}

type wikiParser struct{}

func (wikiParser) Trigger() []byte { return []byte{'[', '!'} }

// Parse reads a link that ends on its line. In a table its bar arrives escaped.
func (wikiParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	embed := line[0] == '!'
	rest := bytes.TrimPrefix(line, []byte("!"))
	if !bytes.HasPrefix(rest, []byte("[[")) {
		return nil
	}
	inside, _, found := bytes.Cut(rest[2:], []byte("]]"))
	if !found || bytes.ContainsAny(inside, "[]\n") {
		return nil
	}
	target, label, _ := bytes.Cut(bytes.Replace(inside, []byte(`\|`), []byte("|"), 1), []byte("|"))
	target = bytes.TrimSpace(target)
	if len(target) == 0 {
		return nil
	}
	block.Advance(len(line) - len(rest) + len(inside) + 4)
	return &wikiLink{target: string(target), label: string(bytes.TrimSpace(label)), embed: embed}
}
