package tui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/progress"
	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/tui/markdown"
)

// fit draws the body for the state, size and theme.
func (s *reviewScreen) fit(e env) {
	s.lines, s.marks, s.ends = nil, nil, 0
	switch s.mode() {
	case modeEmpty:
		s.drawEmpty(e)
	case modeUnsaved:
		s.drawUnsaved(e)
	case modeOptions:
		s.stem(e)
		s.open(e)
	case modeTyping:
		s.stem(e)
		s.blank()
	case modeCard:
		s.front(e)
	case modeTurned:
		s.turnedOver(e)
	case modeAnswered:
		s.answered(e)
	}
	rows := e.rows(s.above(e))
	if e.height < smallScreen {
		s.squeeze(rows)
	}
	s.top = max(0, min(s.top, len(s.lines)-rows))
	if size := [2]int{e.width, e.height}; size != s.size {
		s.chase = s.chase || s.size != [2]int{} && s.choice.touched()
		s.size = size
	}
	if s.chase && s.mode() == modeOptions {
		s.follow(rows)
	}
	s.below = max(0, len(s.lines)-s.top-rows)
}

// smallScreen is the height under which blank lines go first.
const smallScreen = 16

// squeeze drops blank lines where rows are few, keeping the options' places.
func (s *reviewScreen) squeeze(rows int) {
	if len(s.lines) <= rows {
		return
	}
	var out []string
	moved := make([]int, len(s.lines)+1)
	for i, l := range s.lines {
		moved[i] = len(out)
		if l != "" {
			out = append(out, l)
		}
	}
	moved[len(s.lines)] = len(out)
	for i := range s.marks {
		s.marks[i] = moved[s.marks[i]]
	}
	s.ends, s.lines = moved[s.ends], out
}

func (s *reviewScreen) blank() {
	if n := len(s.lines); n > 0 && s.lines[n-1] != "" {
		s.lines = append(s.lines, "")
	}
}

func (s *reviewScreen) add(lines ...string) { s.lines = append(s.lines, indentAll(lines)...) }

// text is Markdown of the pack at the text's measure, less some columns.
func text(e env, source string, less int) []string {
	return slices.Clone(e.cache.Lines(source, markdown.Options{Width: max(1, e.measure()-less), Theme: e.look}))
}

// stem is the scenario of a case, then the question.
func (s *reviewScreen) stem(e env) {
	if s.card.Case != "" {
		s.add(text(e, s.card.Case, 0)...)
		s.blank()
	}
	lines := text(e, s.card.Item.Stem, 0)
	if s.session.Answered() == nil {
		boldLast(e, lines)
	}
	s.add(lines...)
	s.blank()
}

// boldLast makes the last sentence bold: after a scenario, the question itself.
func boldLast(e env, lines []string) {
	for i, l := range slices.Backward(lines) {
		if l == "" {
			return
		}
		plain := ansi.Strip(l)
		if end := strings.LastIndex(plain, ". "); end >= 0 {
			at := ansi.StringWidth(plain[:end+2])
			lines[i] = ansi.Truncate(l, at, "") + e.look.Bold.Render(ansi.TruncateLeft(l, at, ""))
			return
		}
		lines[i] = e.look.Bold.Render(l)
		if i > 0 && strings.HasSuffix(ansi.Strip(lines[i-1]), ".") {
			return
		}
	}
}

// front is a card's prompt: nothing on it gives the answer away.
func (s *reviewScreen) front(e env) {
	switch s.card.Item.Kind {
	case content.Trap:
		s.add(e.look.Warn.Render(e.look.Trap)+" "+e.look.Bold.Render("What is wrong with this?"), "")
		s.add(text(e, s.card.Item.Trap, 0)...)
	case content.Tip:
		s.hang(e.look.Accent.Render(e.look.Tip), text(e, unbroken(s.card.Card.Front), 2))
	case content.Recall:
		s.add(boldAll(e, text(e, s.card.Card.Front, 0))...)
	default:
		s.add(text(e, unbroken(s.card.Card.Front), 0)...)
	}
}

// unbroken keeps a hole on one line.
func unbroken(front string) string {
	return strings.ReplaceAll(front, "[ ... ]", "[\u00a0...\u00a0]")
}

// hang sets a symbol before the first of some lines and the others below it.
func (s *reviewScreen) hang(symbol string, lines []string) {
	for i, l := range lines {
		if i == 0 {
			s.add(symbol + " " + l)
			continue
		}
		s.add("  " + l)
	}
}

// above is how many rows the ratings or the field take.
func (s *reviewScreen) above(e env) int {
	switch s.mode() {
	case modeTurned:
		return len(s.ratings(e))
	case modeTyping:
		return 1
	}
	return 0
}

func (s *reviewScreen) drawEmpty(e env) {
	line := "Nothing due."
	switch {
	case s.err != nil:
		line = "The review cannot start: " + clean.Line(s.err.Error())
	case s.scope != desk.Scope{}:
		line = "Nothing due in this selection."
	default:
		if over, err := e.desk.Overview(); err == nil {
			line = nothingDue(over.Plan, over.Now)
		}
	}
	s.add(boldAll(e, wrap(line, e.measure()))...)
	s.blank()
	if s.mayCram() {
		s.add(wrap("c asks the cards again without touching their schedule.", e.measure())...)
	}
}

func (s *reviewScreen) drawUnsaved(e env) {
	safe := len(s.session.Results())
	line := fmt.Sprintf("Not saved: %s.", strings.TrimSuffix(clean.Line(s.lost.err.Error()), "."))
	lines := wrap(strings.TrimSpace(e.look.Wrong+" ")+" "+line, e.measure())
	for i := range lines {
		lines[i] = e.look.Bad.Render(lines[i])
	}
	s.add(lines...)
	s.blank()
	if safe > 0 && progress.KindOf(s.lost.err) != progress.Missing {
		s.add("The " + count(safe, "answer", "answers") + " before it " + isAre(safe) + " safe.")
	}
	if h, ok := s.lost.err.(interface{ Hint() string }); ok {
		s.add(wrap(sentence(clean.Line(h.Hint())), e.measure())...)
	}
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func (s *reviewScreen) page(e env) page {
	p := page{line: -1}
	m := s.mode()
	switch m {
	case modeEmpty:
		p.place = "Review"
	case modeUnsaved:
		p.place = "Review · not saved"
	default:
		flag := ""
		if slot, _ := s.session.Current(); slot.State.Flagged {
			flag = " · " + strings.TrimSpace(e.look.Flag+" flagged")
		}
		if m == modeOptions && s.choice.guess {
			flag += " · guessed"
		}
		p.place = placeOf(e, s.place(), flag)
	}
	switch m {
	case modeTurned:
		p.above = s.ratings(e)
	case modeTyping:
		const label = "Type it: "
		text, col := s.field.draw(e.measure() - len(label))
		p.above = []string{indent(label + text)}
		p.line, p.col = onAbove, margin+len(label)+col
	}
	rows := e.rows(len(p.above))
	p.body = s.lines[s.top:min(len(s.lines), s.top+rows)]
	p.more = s.below
	if m == modeOptions {
		p.line = s.marks[s.choice.at] - s.top
		if s.choice.want > 1 {
			p.status = fmt.Sprintf("%d of %d marked", len(s.choice.marked), s.choice.want)
		}
	}
	return p
}
