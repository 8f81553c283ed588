package markdown

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// tree is one parsed source, with the painter that draws it.
type tree struct {
	*painter
	src  []byte
	root ast.Node
}

// parse reads CommonMark with GitHub's tables, task lists, strike-through and bare addresses, or
// says why it must not be drawn.
func (p *painter) parse(source string) (tree, string) {
	t := tree{painter: p, src: []byte(source)}
	if p.parser == nil {
		p.parser = goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	}
	t.root = p.parser.Parse(text.NewReader(t.src))
	return t, p.tooMuch(t.root)
}
