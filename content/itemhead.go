package content

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

// newItem is an item with what its comment, its note and its pack say about it.
func (p *parsing) newItem(d *drill, line int) *Item {
	def := p.env.Defaults
	i := &Item{
		ID: d.id(), Note: p.note.ID, Path: p.note.Path, Line: line,
		Exam:       cmp.Or(d.value("exam"), def.Exam),
		Domain:     cmp.Or(d.value("domain"), def.Domain),
		Task:       cmp.Or(d.value("task"), def.Task),
		Difficulty: def.Difficulty,
		Rev:        d.value("rev"), Was: d.list("was"),
		Since: d.value("since"), Verified: d.value("verified"),
		FixedOrder: d.value("shuffle") == "no", Exact: d.value("match") == "exact",
		Allow: d.list("allow"),
	}
	if f, err := strconv.ParseFloat(d.value("difficulty"), 64); err == nil {
		i.Difficulty = f
	}
	i.Tags = nonEmpty(slices.Concat(def.Tags, d.list("tags")))
	return i
}

// identify sets the key from the id, or from the class and the normalised prompt.
func (p *parsing) identify(i *Item, class, text string, right []string) {
	i.identity = identity{class: class, text: text, right: right}
	name := i.ID
	if name == "" {
		name = "~" + hashOf(class, text, itemHash)
	}
	i.Key = Key(p.note.Pack + "/" + name)
}

// needID reports an item whose parts would lose their history with every edit of the text around.
func (p *parsing) needID(i *Item, at int, kind string) {
	if i.ID == "" && !i.Out {
		p.spoil(i, at, "P-08", fmt.Sprintf("type=%s needs an id", kind), "write id=name into the comment")
	}
}
