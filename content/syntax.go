package content

import (
	"regexp"
	"sync"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// markdown is CommonMark with GitHub's extensions, footnotes, and what Obsidian and we add within a
// line. It keeps no state between parses.
var markdown = sync.OnceValue(func() parser.Parser {
	inline := append(parser.DefaultInlineParsers(),
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(hiddenInline{}, 90),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(wikiParser{}, 150),
		util.Prioritized(clozeParser{}, 160),
		util.Prioritized(extension.NewStrikethroughParser(), 500),
		util.Prioritized(markParser{}, 500),
		util.Prioritized(extension.NewLinkifyParser(
			extension.WithLinkifyAllowedProtocols([][]byte{[]byte("http:"), []byte("https:")}),
			extension.WithLinkifyEmailRegexp(never)), 999),
	)
	blocks := append(parser.DefaultBlockParsers(),
		util.Prioritized(hiddenBlockParser{}, 650),
		util.Prioritized(extension.NewFootnoteBlockParser(), 999))
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(
			util.Prioritized(crowdGuard{}, 10),
			util.Prioritized(markerParser{}, 50),
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999)))
})

// never matches nothing, and says so at the first byte: bare e-mail addresses stay text, because
// looking for one behind every space makes a long line quadratic.
var never = regexp.MustCompile(`^[^\s\S]`)
