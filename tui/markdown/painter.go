package markdown

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/parser"

	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/tui/theme"
)

// minText is the narrowest column that text is squeezed into: with less room, bars, indents and
// column tables give way to the text.
const minText = 8

// painter draws one document. It is made for one call and thrown away.
type painter struct {
	theme  theme.Theme
	width  int
	parser parser.Parser // made when first needed
	left   int           // bytes of Markdown that may still be formatted
	items  int           // list items that may still be formatted
	links  []Link
	codes  map[style]codes
}

func newPainter(o Options) *painter {
	return &painter{
		theme: o.Theme,
		width: max(1, o.Width),
		left:  maxSource,
		items: maxItems,
		codes: make(map[style]codes),
	}
}

// source draws Markdown. lead is put before its first text.
func (p *painter) source(source string, width int, lead []piece) []row {
	if why := p.refuse(source); why != "" {
		return p.unformatted(why, source, width, lead)
	}
	t, why := p.parse(source)
	if why != "" {
		return p.unformatted(why, source, width, lead)
	}
	return t.blocks(t.root, width, lead)
}

// finish turns rows into lines and fills in where the links are.
func (p *painter) finish(rows []row) Document {
	d := Document{Lines: make([]string, len(rows))}
	for i, r := range rows {
		d.Lines[i] = p.line(i, r)
	}
	for _, l := range p.links {
		if l.Width > 0 {
			d.Links = append(d.Links, l)
		}
	}
	return d
}

// line draws row number n. The text is clean already; the fence is there for what is not known yet.
// The reset that it ends styled lines with is not needed, as each style ends itself, and would end
// a style that a screen puts around the line, too.
func (p *painter) line(n int, r row) string {
	var b []byte
	col := 0
	for _, x := range r.trim().merge() {
		b = p.append(b, x)
		if x.link > 0 {
			p.links[x.link-1].add(Span{Line: n, Col: col, Width: x.width})
		}
		col += x.width
	}
	fenced := strings.TrimSuffix(clean.Fence(string(b)), ansi.ResetStyle)
	return fit(fenced, p.width)
}

// add makes s a part of the link.
func (l *Link) add(s Span) {
	switch last := l.last(); {
	case l.Width == 0:
		l.Span = s
	case last.Line == s.Line && last.Col+last.Width == s.Col:
		last.Width += s.Width
	default:
		l.Rest = append(l.Rest, s)
	}
}

func (l *Link) last() *Span {
	if len(l.Rest) == 0 {
		return &l.Span
	}
	return &l.Rest[len(l.Rest)-1]
}
