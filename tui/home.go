package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
)

// homeScreen says what is due, new and by note, and continues where the learner left.
type homeScreen struct {
	over desk.Overview
	err  error
	list list

	rows  []homeRow
	lines []string
	// at is the body line of each row.
	at []int
}

// homeRow is one thing that can be opened.
type homeRow struct {
	key  string // its letter, or empty for a note
	text string
	to   destination
	note *desk.NoteLine
}

func newHome(e env) *homeScreen {
	h := &homeScreen{}
	h.refresh(e)
	return h
}

func (h *homeScreen) refresh(e env) result {
	var on homeRow
	if len(h.rows) > 0 {
		on = h.rows[h.list.at]
	}
	h.over, h.err = e.desk.Overview()
	h.rows = h.menu()
	h.list.clamp(len(h.rows))
	if i := slices.IndexFunc(h.rows, on.same); i >= 0 {
		h.list.at = i // rows come and go with the time, under the cursor too
	}
	return result{}
}

// same tells whether both rows mean the same thing.
func (r homeRow) same(o homeRow) bool {
	if r.note == nil || o.note == nil {
		return r.note == o.note && r.key == o.key
	}
	return r.note.Pack == o.note.Pack && r.note.ID == o.note.ID
}

func (h *homeScreen) keys() keymap {
	unfinished := slices.ContainsFunc(h.rows, func(r homeRow) bool { return r.key == "c" })
	return homeKeys(h.rows[h.list.at].note != nil, unfinished)
}

func (h *homeScreen) do(e env, c command, key string) result {
	if h.list.move(c, len(h.rows), e.rows(0)) {
		return result{}
	}
	switch c {
	case cmdOpen:
		return result{to: h.rows[h.list.at].to}
	case cmdDrill:
		if n := h.rows[h.list.at].note; n != nil {
			return result{to: review{desk.Scope{Pack: n.Pack, Note: n.ID}}}
		}
	case cmdReview, cmdNotes, cmdContinue:
		return h.byKey(key)
	case cmdLeave:
		return result{to: quit{}}
	case cmdBack:
		return result{status: "q leaves drillship."}
	}
	return result{}
}

func (h *homeScreen) click(_ env, line, _ int, _ bool) result {
	for i, at := range h.at {
		if at == line+h.list.top {
			h.list.at = i
			return result{to: h.rows[i].to}
		}
	}
	return result{}
}

// menu is what can be opened: first what to do now, then the notes with something due.
func (h *homeScreen) menu() []homeRow {
	p := h.over.Plan
	var rows []homeRow
	if first := h.over.First(); h.over.FirstRun && first != nil {
		rows = append(rows, homeRow{
			key: "enter", text: fmt.Sprintf("Read %s (%d min), then drill it", first.Title, first.Minutes),
			to: reader{pack: first.Pack, note: first.ID},
		})
	}
	rows = append(rows,
		homeRow{key: "r", text: "Review" + reviewRest(p), to: review{}},
		homeRow{key: "n", text: "Notes", to: notes{}})
	if h.over.FirstRun {
		return rows
	}
	if c := h.over.Continue(); c != nil {
		rows = append(rows, homeRow{key: "c", text: "Continue " + c.Title, to: reader{pack: c.Pack, note: c.ID, slug: c.Slug}})
	}
	return append(rows, h.noteRows()...)
}

// byKey is where the row with a letter leads; a letter that isn't shown leads nowhere.
func (h *homeScreen) byKey(key string) result {
	for _, r := range h.rows {
		if r.key == key {
			return result{to: r.to}
		}
	}
	return result{}
}

func reviewRest(p quiz.Plan) string {
	switch {
	case p.Len() == 0:
		return ", nothing due"
	case p.Done+p.Waiting > 0:
		return ", continue"
	case len(p.Due) == 0:
		return ", " + count(len(p.New), "new item", "new items")
	}
	return ""
}

func (h *homeScreen) noteRows() []homeRow {
	var rows []homeRow
	for i := range h.over.Notes {
		if n := &h.over.Notes[i]; today(*n) > 0 {
			rows = append(rows, homeRow{to: reader{pack: n.Pack, note: n.ID, slug: n.Slug}, note: n})
		}
	}
	return rows
}

func (h *homeScreen) fit(e env) {
	h.lines, h.at = nil, nil
	h.head(e)
	h.rowLines(e)
	h.foot(e)
	if len(h.lines) > e.rows(0) && e.height < smallScreen {
		h.squeeze()
	}
	h.list.show(h.at, len(h.lines), e.rows(0))
}

// squeeze drops blank lines, keeping at in step.
func (h *homeScreen) squeeze() {
	var out []string
	moved := make([]int, len(h.lines))
	for i, l := range h.lines {
		moved[i] = len(out)
		if l != "" {
			out = append(out, l)
		}
	}
	for i := range h.at {
		h.at[i] = moved[h.at[i]]
	}
	h.lines = out
}

// head is the first glance: what there is to do.
func (h *homeScreen) head(e env) {
	for _, l := range wrap(glance(h.over, h.err), e.measure()) {
		h.lines = append(h.lines, indent(e.look.Bold.Render(l)))
	}
	if later := afterwards(h.over); later != "" && h.err == nil {
		for _, l := range wrap(later, e.measure()) {
			h.lines = append(h.lines, indent(l))
		}
	}
	if n := h.over.Problems; n > 0 {
		text := strings.TrimSpace(e.look.Trap+" ") + " " + count(n, "problem", "problems") + " in the packs: drillship pack lint"
		for _, l := range wrap(text, e.measure()) {
			h.lines = append(h.lines, indent(e.look.Warn.Render(l)))
		}
	}
	h.lines = append(h.lines, "")
}

// glance is the one sentence that is read first.
func glance(o desk.Overview, err error) string {
	p := o.Plan
	left := p.Len()
	switch {
	case err != nil:
		return "Progress cannot be read: " + clean.Line(err.Error())
	case len(o.Notes) == 0:
		return "No notes here. Put a pack into " + clean.Line(o.Folder)
	case o.FirstRun:
		return fmt.Sprintf("%s: %s, %s, %s", o.Title(), count(len(o.Notes), "note", "notes"),
			count(o.TipsAndTraps(), "tip or trap", "tips and traps"), count(o.Questions(), "question", "questions"))
	case left == 0:
		return nothingDue(p, o.Now)
	}
	about := minutes((time.Duration(left) * desk.PerCard).Round(time.Minute))
	if all := left + p.Waiting + p.Done; all > left {
		return fmt.Sprintf("%d of %d left today, about %s", left, all, about)
	}
	return fmt.Sprintf("%s today, about %s", count(left, "card", "cards"), about)
}

// afterwards says what comes back later today, when there is something to do first.
func afterwards(o desk.Overview) string {
	p := o.Plan
	if p.Len() == 0 || p.Waiting == 0 {
		return ""
	}
	return comeBack(p.Waiting, p.NextAt, o.Now)
}

// comeBack is "3 come back today, the first in 6 min.".
func comeBack(n int, at int64, now quiz.Moment) string {
	in := "in " + minutes(time.Duration(at-now.At)*time.Millisecond)
	if at <= now.At {
		in = "now"
	}
	if n == 1 {
		return "1 comes back today, " + in + "."
	}
	return fmt.Sprintf("%d come back today, the first %s.", n, in)
}

// nothingDue says when there will be something.
func nothingDue(p quiz.Plan, now quiz.Moment) string {
	switch {
	case p.Waiting > 0:
		return fmt.Sprintf("Nothing due now. The next comes back in %s.", minutes(time.Duration(p.NextAt-now.At)*time.Millisecond))
	case p.Tomorrow > 0:
		return fmt.Sprintf("Done for today. Tomorrow %d.", p.Tomorrow)
	}
	return "Done for today."
}

func (h *homeScreen) rowLines(e env) {
	wide := 1
	for _, r := range h.rows {
		wide = max(wide, len(r.key))
	}
	table := newHomeTable(e, h.over.Notes)
	inTable := false
	for i, r := range h.rows {
		if r.note != nil && !inTable {
			inTable = true
			h.lines = append(h.lines, "", indent(e.look.Muted.Render(table.heads())))
		}
		h.at = append(h.at, len(h.lines))
		h.lines = append(h.lines, h.rowLine(e, i, r, wide, table))
	}
	if quiet := table.quiet; inTable && quiet > 0 {
		h.lines = append(h.lines, indent(e.look.Muted.Render(fmt.Sprintf("%d more, nothing due", quiet))))
	}
}

func (h *homeScreen) rowLine(e env, i int, r homeRow, wide int, table homeTable) string {
	here := i == h.list.at
	text := e.look.Accent.Render(pad(r.key, wide)) + "  " + r.text
	switch {
	case r.note != nil:
		text = table.row(e, *r.note, here)
	case here:
		text = e.look.Bold.Render(pad(r.key, wide) + "  " + r.text)
	}
	if here {
		return e.look.Accent.Render(e.look.Cursor) + " " + text
	}
	return indent(text)
}

func (h *homeScreen) foot(e env) {
	if !h.over.FirstRun {
		return
	}
	h.lines = append(h.lines, "")
	for _, l := range wrap("Each answer is saved the moment you give it, in\n"+clean.Line(h.over.File), e.measure()) {
		h.lines = append(h.lines, indent(l))
	}
}

func (h *homeScreen) page(e env) page {
	place := "drillship"
	if !h.over.FirstRun {
		place += " · " + h.over.Now.Time().Format("Monday 2 January")
	}
	rows := e.rows(0)
	return page{
		place: place,
		body:  h.lines[h.list.top:],
		more:  max(0, len(h.lines)-h.list.top-rows),
		line:  h.at[h.list.at] - h.list.top,
	}
}
