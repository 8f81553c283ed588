package markdown

import (
	"strings"

	"github.com/drillship/drillship/content"
)

// blockRows draws one block of a note.
func (p *painter) blockRows(b *content.Block) []row {
	switch b.Kind {
	case content.Heading:
		return p.headingRows(b)
	case content.TipBox:
		return p.box(p.label(p.theme.Tip, "Tip", b.Text, accent), b)
	case content.TrapBox:
		return p.trapBox(b)
	case content.Alert:
		return p.box(p.label("", b.Label, b.Text, strong), b)
	case content.QuestionLine:
		return p.questionLine(b)
	}
	return p.source(b.Markdown, p.width, nil)
}

// headingRows draws a heading from its Markdown, which is a single line whatever it begins with:
// "1. Start" is no list here.
func (p *painter) headingRows(b *content.Block) []row {
	text := strings.Join(strings.Fields(b.Markdown), " ")
	if text == "" {
		return wrap([]piece{line(b.Text, heading)}, p.width)
	}
	return p.source("# "+text, p.width, nil)
}

// label is what stands above a box: symbol and word, then the title. In plain text the label opens
// the box's first sentence instead.
func (p *painter) label(symbol, word, title string, s style) []piece {
	if p.theme.Plain {
		return []piece{line(word+": "+ended(title), 0)}
	}
	if symbol != "" {
		word = symbol + " " + word
	}
	label := []piece{line(word, s)}
	if title != "" {
		label = append(label, line(": "+title, 0))
	}
	return label
}

// ended makes a title a sentence that another can follow.
func ended(title string) string {
	switch {
	case title == "":
		return ""
	case strings.ContainsAny(title[len(title)-1:], ".:;,!?"):
		return title + " "
	}
	return title + ". "
}

// box draws a label and the block's Markdown behind a bar.
func (p *painter) box(label []piece, b *content.Block) []row {
	if p.theme.Plain {
		return p.source(b.Markdown, p.width, label)
	}
	return append(wrap(label, p.width), p.bar(p.source(b.Markdown, p.behind(p.width), nil), p.width)...)
}

// trapBox draws the trap and then the truth, or the text as it is when the author named no halves.
func (p *painter) trapBox(b *content.Block) []row {
	label := p.label(p.theme.Trap, "Trap", b.Text, warn)
	if b.Trap == "" || b.Truth == "" {
		return p.box(label, b)
	}
	truth := []piece{{text: "Truth:", style: good}, {text: " "}}
	if p.theme.Plain {
		return append(p.source(b.Trap, p.width, label), p.source(b.Truth, p.width, truth)...)
	}
	inner := p.behind(p.width)
	body := append(p.source(b.Trap, inner, nil), p.source(b.Truth, inner, truth)...)
	return append(wrap(label, p.width), p.bar(body, p.width)...)
}

// questionLine shows that a question stands here, and not what it asks.
func (p *painter) questionLine(b *content.Block) []row {
	mark := "? "
	if p.theme.Plain {
		mark = "Question: "
	}
	title := line(b.Text, 0)
	if strings.TrimSpace(title.text) == "" {
		title = line("Question", muted)
	}
	if p.theme.Plain || p.width < len(mark)+minText {
		return wrap([]piece{line(mark, muted), title}, p.width)
	}
	return hang(line(mark, muted), line("  ", 0), wrap([]piece{title}, p.width-len(mark)))
}
