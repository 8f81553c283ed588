package library

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/drillship/drillship/content"
)

// indexMagic changes with the layout of an index.
const indexMagic = "drillidx01"

// encodeIndex writes what is kept of a pack. The layout is
//
//	magic, origin, segment with the files, segment with the index
//
// and the index is: the length of the stream, the numbers of items and cards, the stream (pack, notes,
// profiles, renames as varints and texts), the rows of items, the rows of cards, the sorted card
// numbers, the heap.
func encodeIndex(p *content.Pack) []byte {
	e := &encoder{pack: p, profileAt: map[string]int{}, itemAt: map[content.Key]int{}}
	for _, n := range p.Notes {
		for _, i := range n.Items {
			if _, taken := e.itemAt[i.Key]; !taken {
				e.itemAt[i.Key] = e.items
			}
			e.items++
		}
	}
	e.packMeta()
	e.notes()
	e.profilesAndRenames()
	return e.bytes()
}

// entry puts an index behind its origin and its files.
func entry(origin string, stamps []stamp, index []byte) []byte {
	w := &writer{b: []byte(indexMagic)}
	w.text(origin)
	return appendSegment(appendSegment(w.b, writeStamps(stamps)), index)
}

type encoder struct {
	pack   *content.Pack
	stream writer

	profiles  []profile
	profileAt map[string]int
	key       []byte // room for a key of profileAt
	itemAt    map[content.Key]int
	renames   []rename

	items       int
	rows, cards []byte
	heap, parts strings.Builder
	hashes      []uint64
}

func (e *encoder) packMeta() {
	p, w := e.pack, &e.stream
	for _, s := range []string{p.ID, p.Title, p.Version, p.License, p.Language, p.Verified, p.Intro} {
		w.text(s)
	}
	w.texts(p.Authors)
	w.texts(p.Continues)
	w.pairs(p.Labels)
	w.pairs(p.Meta)
	w.text(p.Defaults.Exam)
	w.text(p.Defaults.Domain)
	w.text(p.Defaults.Task)
	w.texts(p.Defaults.Tags)
	w.fraction(p.Defaults.Difficulty)
	w.number(len(p.Exams))
	for _, x := range p.Exams {
		writeExam(w, x)
	}
	errors, warnings := 0, 0
	for _, d := range p.Diagnostics {
		switch d.Severity {
		case content.Error:
			errors++
		case content.Warning:
			warnings++
		}
	}
	w.number(errors)
	w.number(warnings)
}

func writeExam(w *writer, x content.Exam) {
	w.text(x.ID)
	w.text(x.Title)
	for _, n := range []int{x.Questions, x.Unscored, x.Minutes, x.Pass.Scaled, x.Pass.Min, x.Pass.Max} {
		w.number(n)
	}
	w.fraction(x.Pass.Raw)
	w.fraction(x.Pass.AssumedRaw[0])
	w.fraction(x.Pass.AssumedRaw[1])
	w.number(len(x.Domains))
	for _, d := range x.Domains {
		w.text(d.ID)
		w.text(d.Title)
		w.fraction(d.Weight)
	}
}

func (e *encoder) notes() {
	w := &e.stream
	w.number(len(e.pack.Notes))
	for _, n := range e.pack.Notes {
		w.text(n.ID)
		w.text(n.Path)
		w.text(n.Title)
		w.texts(n.Tags)
		w.texts(n.Aliases)
		w.text(n.Verified)
		w.signed(int64(n.Order))
		w.flag(n.Drill)
		w.number(n.Words)
		w.number(seriousOf(n.Diagnostics))
		w.number(len(n.Items))
		for _, i := range n.Items {
			e.item(i)
		}
	}
}

func seriousOf(list []content.Diagnostic) (count int) {
	for _, d := range list {
		if d.Severity >= content.Warning {
			count++
		}
	}
	return count
}

func (e *encoder) item(i *content.Item) {
	for _, was := range i.Was {
		e.renames = append(e.renames, rename{len(e.rows) / itemRow, was})
	}
	e.heap.WriteString(strings.TrimPrefix(string(i.Key), e.pack.ID+"/"))
	for _, c := range i.Cards {
		e.parts.WriteString(c.Key.Part())
		e.hashes = append(e.hashes, c.Key.Hash())
		e.cards = binary.LittleEndian.AppendUint64(e.cards, c.Key.Hash())
		e.cards = binary.LittleEndian.AppendUint32(e.cards, uint32(e.parts.Len()))
	}
	scenario := 0
	if at, ok := e.itemAt[i.Case]; ok && i.Case != "" {
		scenario = at + 1
	}
	for _, n := range []int{e.heap.Len(), len(e.hashes), e.profile(i), scenario} {
		e.rows = binary.LittleEndian.AppendUint32(e.rows, uint32(n))
	}
	flags := byte(0)
	if i.Out {
		flags = flagOut
	}
	e.rows = append(e.rows, byte(i.Kind), flags, 0, 0)
}

func (e *encoder) profile(i *content.Item) int {
	f := profile{i.Exam, i.Domain, i.Task, i.Tags, i.Difficulty}
	w := &writer{b: e.key[:0]}
	f.write(w)
	e.key = w.b
	at, ok := e.profileAt[string(w.b)]
	if !ok {
		at = len(e.profiles)
		e.profiles = append(e.profiles, f)
		e.profileAt[string(w.b)] = at
	}
	return at
}

func (f profile) write(w *writer) {
	w.text(f.exam)
	w.text(f.domain)
	w.text(f.task)
	w.texts(f.tags)
	w.fraction(f.difficulty)
}

func (e *encoder) profilesAndRenames() {
	w := &e.stream
	w.number(len(e.profiles))
	for _, f := range e.profiles {
		f.write(w)
	}
	w.number(len(e.renames))
	for _, r := range e.renames {
		w.number(r.item)
		w.text(r.was)
	}
}

func (e *encoder) bytes() []byte {
	sorted := make([]int, len(e.hashes))
	for i := range sorted {
		sorted[i] = i
	}
	slices.SortFunc(sorted, func(a, b int) int { return cmp.Or(cmp.Compare(e.hashes[a], e.hashes[b]), cmp.Compare(a, b)) })
	var b []byte
	for _, n := range []int{len(e.stream.b), e.items, len(e.hashes)} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	b = append(b, e.stream.b...)
	b = append(b, e.rows...)
	base := uint32(e.heap.Len())
	for c := range e.hashes { // parts stand behind all names in the heap
		end := e.cards[c*cardRow+8:]
		binary.LittleEndian.PutUint32(end, binary.LittleEndian.Uint32(end)+base)
	}
	b = append(b, e.cards...)
	for _, c := range sorted {
		b = binary.LittleEndian.AppendUint32(b, uint32(c))
	}
	b = append(b, e.heap.String()...)
	return append(b, e.parts.String()...)
}
