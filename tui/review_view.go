package tui

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
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

// follow scrolls so that the option at the cursor is seen whole, its first line before all.
func (s *reviewScreen) follow(rows int) {
	from, to := s.marks[s.choice.at], s.ends
	if s.choice.at+1 < len(s.marks) {
		to = s.marks[s.choice.at+1]
	}
	s.top = min(max(s.top, to-rows), from)
}

func (s *reviewScreen) blank() {
	if n := len(s.lines); n > 0 && s.lines[n-1] != "" {
		s.lines = append(s.lines, "")
	}
}

func (s *reviewScreen) add(lines ...string) { s.lines = append(s.lines, indentAll(lines)...) }

// text is Markdown of the pack at the text's measure, less some columns.
func text(e env, source string, less int) []string {
	return markdown.Lines(source, markdown.Options{Width: max(1, e.measure()-less), Theme: e.look})
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

// optionColumn is where an option's text hangs, behind mark and number.
const optionColumn = 7

// open draws the options to mark.
func (s *reviewScreen) open(e env) {
	for i, o := range s.choice.order {
		s.marks = append(s.marks, len(s.lines))
		edge := "  "
		switch struck := s.choice.struck[i]; {
		case i == s.choice.at && struck:
			edge = e.look.Accent.Render(e.look.Cursor) + e.look.Struck
		case i == s.choice.at:
			edge = e.look.Accent.Render(e.look.Cursor) + " "
		case struck:
			edge = e.look.Struck + " "
		}
		style := func(l string) string { return l }
		if s.choice.struck[i] {
			style = func(l string) string { return e.look.Strike.Render(ansi.Strip(l)) }
		}
		s.option(e, edge, i, s.card.Item.Options[o].Text, style)
	}
	s.ends = len(s.lines)
}

func (s *reviewScreen) option(e env, edge string, place int, source string, style func(string) string) {
	head := fmt.Sprintf("%s%s %d  ", edge, s.mark(e, place), place+1)
	for n, l := range text(e, source, optionColumn) {
		if n > 0 {
			head = strings.Repeat(" ", margin+optionColumn)
		}
		s.lines = append(s.lines, head+style(l))
	}
}

func (s *reviewScreen) mark(e env, place int) string {
	on, off := e.look.One, e.look.NoOne
	if s.choice.want > 1 {
		on, off = e.look.Many, e.look.NoMany
	}
	if s.choice.marked[place] {
		return on
	}
	return off
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
		doc := markdown.Render(item.Explanation, markdown.Options{Width: e.measure(), Theme: e.look})
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

// ratings is the row that never moves: what each key does to the card.
func (s *reviewScreen) ratings(e env) []string {
	names := [4]string{"Again", "Hard", "Good", "Easy"}
	var cells [4]string
	previews := s.session.Previews(e.desk.Now())
	for i, name := range names {
		word := name
		if !s.session.Cram() {
			word += " " + comesBack(previews[i])
		}
		cells[i] = e.look.Accent.Render(strconv.Itoa(i+1)) + " " + word
	}
	at := ratingColumns(e)
	var rows []string
	for i, cell := range cells {
		if i%len(at) == 0 {
			rows = append(rows, "")
		}
		row := &rows[len(rows)-1]
		*row = pad(*row, at[i%len(at)]) + cell
	}
	return rows
}

// ratingWidth is the widest a rating gets; a click beyond it is on nothing.
const ratingWidth = len("4 Easy 1,000 d")

// ratingColumns are where the ratings of a row begin: four where they fit, else two.
func ratingColumns(e env) []int {
	all := []int{2, 20, 36, 52}
	if e.width < all[3]+ratingWidth {
		return all[:2]
	}
	return all
}

// ratingAt is the rating, from 0, at a place on the screen.
func (s *reviewScreen) ratingAt(e env, line, col int) (int, bool) {
	at := ratingColumns(e)
	row, column := line-e.rows(s.above(e)), -1
	for i := range at {
		if col >= at[i] && col < at[i]+ratingWidth {
			column = i
		}
	}
	if row < 0 || column < 0 {
		return 0, false
	}
	return row*len(at) + column, true
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
	if safe > 0 {
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
