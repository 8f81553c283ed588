package tui

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/tui/markdown"
)

// turnedOver is prompt and answer.
func (s *reviewScreen) turnedOver(e env) {
	item := s.card.Item
	switch {
	case item.Kind == content.Trap:
		s.box(e, e.look.Warn.Render(e.look.Trap+" Trap"), item.Trap)
		s.blank()
		s.box(e, e.look.Good.Render(e.look.Right+" Truth"), item.Truth)
	case item.Kind == content.Tip && s.card.IsCloze():
		s.hang(e.look.Accent.Render(e.look.Tip), text(e, s.card.Card.Back, 2))
	case s.card.IsCloze():
		s.add(text(e, s.card.Card.Back, 0)...)
	default:
		s.front(e)
		s.blank()
		s.add(text(e, s.card.Card.Back, 0)...)
	}
	s.aftermath(e)
}

func (s *reviewScreen) box(e env, head, source string) {
	s.add(head)
	for _, l := range text(e, source, 2) {
		s.add(strings.TrimRight(e.look.Bar+" "+l, " "))
	}
}

// answered is the verdict, the question, and why each option is right or wrong.
func (s *reviewScreen) answered(e env) {
	s.add(s.verdict(e)...)
	s.blank()
	s.stem(e)
	if s.card.Item.Kind == content.Typed {
		s.typedAnswer(e)
	} else {
		s.explained(e)
	}
	s.blank()
	s.aftermath(e)
}

func (s *reviewScreen) verdict(e env) []string {
	r := s.session.Answered()
	word, style := e.look.Right+" Right", e.look.Good
	text := "."
	switch {
	case !r.Answer.Right:
		word, style = e.look.Wrong+" Wrong", e.look.Bad
		text = s.rightOnes() + "."
	case r.Answer.Sure == quiz.Guessed:
		text = ", by a guess."
	}
	if !s.session.Cram() {
		text += " It comes back in " + comesBack(r.Outcome) + "."
	}
	lines := wrap(strings.TrimSpace(word)+text, e.measure())
	lines[0] = style.Render(strings.TrimSpace(word)) + strings.TrimPrefix(lines[0], strings.TrimSpace(word))
	return boldAll(e, lines)
}

func boldAll(e env, lines []string) []string {
	for i, l := range lines {
		lines[i] = e.look.Bold.Render(l)
	}
	return lines
}

// rightOnes names the options that are right by their places: ", 2 is right".
func (s *reviewScreen) rightOnes() string {
	var places []string
	for i, o := range s.choice.order {
		if s.card.Item.Options[o].Right {
			places = append(places, strconv.Itoa(i+1))
		}
	}
	switch len(places) {
	case 0:
		return ""
	case 1:
		return ", " + places[0] + " is right"
	}
	last := len(places) - 1
	return ", " + strings.Join(places[:last], ", ") + " and " + places[last] + " are right"
}

// explained is every option with its verdict and rationale.
func (s *reviewScreen) explained(e env) {
	for i, o := range s.choice.order {
		opt := s.card.Item.Options[o]
		edge := "  "
		style := func(l string) string { return l }
		switch {
		case opt.Right:
			edge = e.look.Good.Render(e.look.Right) + " "
			style = e.look.Bold.Render
		case s.choice.marked[i]:
			edge = e.look.Bad.Render(e.look.Wrong) + " "
		case s.choice.struck[i]:
			edge = e.look.Struck + " "
		}
		s.option(e, edge, i, opt.Text, style)
		if opt.Rationale != "" {
			for _, l := range text(e, opt.Rationale, optionColumn) {
				s.lines = append(s.lines, strings.TrimRight(strings.Repeat(" ", margin+optionColumn)+l, " "))
			}
		}
	}
}

func (s *reviewScreen) typedAnswer(e env) {
	const label = 11 // "You typed  "
	s.add(pad("You typed", label) + clean.Line(s.session.Answered().Answer.Typed))
	for _, o := range s.card.Item.Options {
		if !o.Right {
			continue
		}
		for i, l := range text(e, o.Text, label) {
			head := strings.Repeat(" ", label)
			if i == 0 {
				head = pad("Answer", label)
			}
			s.add(head + e.look.Bold.Render(l))
		}
		break
	}
	if s.known != "" {
		s.blank()
		s.add(text(e, s.known, 0)...)
	}
}

// aftermath is what follows the answer: explanation and sources.
func (s *reviewScreen) aftermath(e env) {
	item := s.card.Item
	if len(item.Explanation) > 0 {
		s.blank()
		doc := e.cache.Render(item.Explanation, markdown.Options{Width: e.measure(), Theme: e.look})
		s.add(doc.Lines...)
	}
	if len(item.References) > 0 && item.Kind != content.Tip && item.Kind != content.Trap {
		if len(item.Explanation) == 0 {
			s.blank()
		}
		for _, r := range item.References {
			s.add(reference(e, r))
		}
	}
}

// reference is one line: host and text, a link where the terminal knows links.
func reference(e env, r content.Reference) string {
	shown := clean.Line(r.Text)
	if u, err := url.Parse(r.URL); err == nil && u.Host != "" {
		if shown == "" || strings.Contains(shown, "://") {
			shown = u.Host + u.Path
		} else {
			shown = u.Host + ": " + shown
		}
	}
	shown = fit(clean.Line(shown), e.measure()-2, e.look)
	if r.URL == "" || !clean.SafeLink(r.URL) {
		return shown
	}
	return strings.TrimSpace(e.look.Web+" ") + " " + clean.Fence(ansi.SetHyperlink(r.URL)+e.look.Link.Render(shown)+ansi.ResetHyperlink())
}
