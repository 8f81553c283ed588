package desk

import (
	"slices"
	"strconv"
	"strings"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/quiz"
)

// Overview is what Home, the list of notes and "due" show.
type Overview struct {
	Now   quiz.Moment
	Plan  quiz.Plan
	Notes []NoteLine
	Packs []PackLine
	// FirstRun is true until the first answer or the first note read.
	FirstRun bool
	// Problems counts what was left out of the packs.
	Problems int
	// Folder and File are where packs go and where progress is, as a person would write them.
	Folder, File string
}

// PackLine is one pack.
type PackLine struct {
	ID, Title                            string
	Notes, Tips, Traps, Questions, Cards int
	Problems                             int
}

// NoteLine is one note with what is due in it.
type NoteLine struct {
	Pack, PackTitle, ID, Title             string
	Minutes, Tips, Traps, Questions, Cards int
	quiz.Count
	// Read is how much was read, in percent, -1 when never opened; Slug the heading it was left at.
	Read int
	Slug string

	placeAt int64
	words   []string // title, aliases, tags in lower case
}

// Matches tells whether title, an alias or a tag holds text, which is in lower case.
func (n NoteLine) Matches(text string) bool {
	return text == "" || slices.ContainsFunc(n.words, func(w string) bool { return strings.Contains(w, text) })
}

// Overview reads what is due now.
func (d *Desk) Overview() (Overview, error) {
	o := Overview{Now: d.Now(), Folder: d.Folder, File: d.File}
	s := d.survey()
	o.list(d.Library.Packs())
	o.Problems += errorsIn(d.Library.Refused())
	set, err := d.Store.Settings()
	if err != nil {
		return o, err
	}
	if o.Plan, err = d.plan(s, set, quiz.Scope{}); err != nil {
		return o, err
	}
	places, err := d.Store.Places()
	if err != nil {
		return o, err
	}
	o.FirstRun = len(places) == 0
	for i := range o.Notes {
		if i < len(o.Plan.Notes) {
			c := o.Plan.Notes[i]
			o.Notes[i].Count = c
			o.FirstRun = o.FirstRun && c.Seen == 0
		}
		o.Notes[i].place(places)
	}
	return o, nil
}

// list takes the notes in the order in which a survey numbers them.
func (o *Overview) list(packs []*library.PackInfo) {
	for _, p := range packs {
		o.Packs = append(o.Packs, PackLine{
			ID: p.ID, Title: name(p), Notes: len(p.Notes), Tips: p.Tips, Traps: p.Traps,
			Questions: p.Questions, Cards: p.Cards, Problems: p.Errors,
		})
		o.Problems += p.Errors
		for _, n := range p.Notes {
			line := NoteLine{
				Pack: p.ID, PackTitle: name(p), ID: n.ID, Title: n.Title, Minutes: n.Minutes,
				Tips: n.Tips, Traps: n.Traps, Questions: n.Questions, Cards: n.Cards, Read: -1,
			}
			for _, w := range slices.Concat([]string{n.Title}, n.Aliases, n.Tags) {
				line.words = append(line.words, content.FoldName(w))
			}
			o.Notes = append(o.Notes, line)
		}
	}
}

func errorsIn(problems []library.Problem) int {
	n := 0
	for _, p := range problems {
		if p.Severity == content.Error {
			n++
		}
	}
	return n
}

// First is the note to begin with, or nil.
func (o Overview) First() *NoteLine {
	if len(o.Notes) == 0 {
		return nil
	}
	return &o.Notes[0]
}

// Continue is the note read last that was not read to its end, or nil.
func (o Overview) Continue() *NoteLine {
	var at *NoteLine
	for i := range o.Notes {
		n := &o.Notes[i]
		if n.Read >= 0 && n.Read < 100 && (at == nil || n.placeAt > at.placeAt) {
			at = n
		}
	}
	return at
}

// Title names the packs: the only one, or how many there are.
func (o Overview) Title() string {
	if len(o.Packs) == 1 {
		return o.Packs[0].Title
	}
	return strconv.Itoa(len(o.Packs)) + " packs"
}

// ManyPacks tells whether notes need their pack's name.
func (o Overview) ManyPacks() bool { return len(o.Packs) > 1 }

// TipsAndTraps counts the tips and traps of all packs.
func (o Overview) TipsAndTraps() int {
	n := 0
	for _, p := range o.Packs {
		n += p.Tips + p.Traps
	}
	return n
}

// Questions counts the questions of all packs.
func (o Overview) Questions() int {
	n := 0
	for _, p := range o.Packs {
		n += p.Questions
	}
	return n
}
