package library

import (
	"encoding/binary"
	"strings"

	"github.com/drillship/drillship/content"
)

// cutEntry takes a cache entry apart. It is not ok when the entry is torn, of another version of the
// program, or of another pack.
func cutEntry(data []byte, origin string) (stamps []stamp, index []byte, ok bool) {
	head := &writer{b: []byte(indexMagic)}
	head.text(origin)
	rest, ok := strings.CutPrefix(string(data[:min(len(data), len(head.b))]), string(head.b))
	if !ok || rest != "" {
		return nil, nil, false
	}
	files, tail, ok := cutSegment(data[len(head.b):])
	if !ok {
		return nil, nil, false
	}
	if stamps, ok = readStamps(files); !ok {
		return nil, nil, false
	}
	index, tail, ok = cutSegment(tail)
	return stamps, index, ok && len(tail) == 0
}

// decodeIndex reads what encodeIndex wrote; ok is false for anything else. Every number that is used
// to reach into the tables is checked here, so that the accessors need no checks.
func decodeIndex(data []byte) (p *PackInfo, ok bool) {
	const head = 12
	if len(data) < head {
		return nil, false
	}
	size := func(i int) int { return int(binary.LittleEndian.Uint32(data[4*i:])) }
	stream, items, cards := size(0), size(1), size(2)
	need := int64(head) + int64(stream) + int64(items)*itemRow + int64(cards)*(cardRow+4)
	if need > int64(len(data)) {
		return nil, false
	}
	take := func(n int) []byte {
		part := data[:n:n]
		data = data[n:]
		return part
	}
	take(head)
	r := &scanner{s: string(take(stream))}
	p = &PackInfo{}
	p.tables = tables{items: take(items * itemRow), cards: take(cards * cardRow), sorted: take(cards * 4)}
	p.tables.heap = string(data)
	p.Pack = readPack(r, p)
	readNotes(r, p)
	readProfiles(r, p)
	if r.failed || r.s != "" || !p.tables.sound(len(p.profiles.at)) || !p.fits() {
		return nil, false
	}
	p.ID, p.Title = p.Pack.ID, p.Pack.Title
	p.count()
	return p, true
}

func readPack(r *scanner, p *PackInfo) *content.Pack {
	pack := &content.Pack{}
	for _, s := range []*string{&pack.ID, &pack.Title, &pack.Version, &pack.License, &pack.Language,
		&pack.Verified, &pack.Intro} {
		*s = r.text()
	}
	pack.Authors, pack.Continues = r.texts(), r.texts()
	pack.Labels, pack.Meta = r.pairs(), r.pairs()
	d := &pack.Defaults
	d.Exam, d.Domain, d.Task, d.Tags, d.Difficulty = r.text(), r.text(), r.text(), r.texts(), r.fraction()
	if n := r.count(33); n > 0 {
		pack.Exams = make([]content.Exam, n)
	}
	for i := range pack.Exams {
		readExam(r, &pack.Exams[i])
	}
	p.Errors, p.Warnings = r.number(), r.number()
	return pack
}

func readExam(r *scanner, x *content.Exam) {
	x.ID, x.Title = r.text(), r.text()
	for _, n := range []*int{&x.Questions, &x.Unscored, &x.Minutes, &x.Pass.Scaled, &x.Pass.Min, &x.Pass.Max} {
		*n = r.number()
	}
	x.Pass.Raw = r.fraction()
	x.Pass.AssumedRaw = [2]float64{r.fraction(), r.fraction()}
	n := r.count(10)
	if n == 0 {
		return
	}
	x.Domains = make([]content.Domain, n)
	for i := range x.Domains {
		x.Domains[i] = content.Domain{ID: r.text(), Title: r.text(), Weight: r.fraction()}
	}
}

func readNotes(r *scanner, p *PackInfo) {
	p.Notes = make([]NoteInfo, r.count(11))
	first := 0
	for i := range p.Notes {
		n := &p.Notes[i]
		n.ID, n.Path, n.Title = r.text(), r.text(), r.text()
		n.Tags, n.Aliases, n.Verified = r.texts(), r.texts(), r.text()
		n.Order, n.Drill, n.Words = int(r.signed()), r.flag(), r.number()
		n.Minutes = (&content.Note{Words: n.Words}).Minutes()
		n.Problems, n.First, n.Items = r.number(), first, r.number()
		first += n.Items
	}
}

// readProfiles notes where each profile begins; reading it once here proves that it can be read later.
func readProfiles(r *scanner, p *PackInfo) {
	p.profiles.at = make([]uint32, r.count(12))
	p.profiles.text = r.s
	for i := range p.profiles.at {
		p.profiles.at[i] = uint32(len(p.profiles.text) - len(r.s))
		for range 3 {
			r.text()
		}
		for range r.count(1) {
			r.text()
		}
		r.fraction()
	}
	if n := r.count(2); n > 0 {
		p.renames = make([]rename, n)
	}
	for i := range p.renames {
		p.renames[i] = rename{r.number(), r.text()}
	}
}

func readProfile(r *scanner) profile {
	f := profile{exam: r.text(), domain: r.text(), task: r.text()}
	if n := r.count(1); n > 0 {
		f.tags = make([]string, n)
	}
	for i := range f.tags {
		f.tags[i] = r.text()
	}
	f.difficulty = r.fraction()
	return f
}

// sound tells that no row points outside of the tables.
func (t *tables) sound(profiles int) bool {
	items, cards := t.itemCount(), t.cardCount()
	name, card := 0, 0
	for i := range items {
		end, cardEnd := t.item(i, 0), t.item(i, 1)
		if end < name || end > len(t.heap) || cardEnd < card || cardEnd > cards ||
			t.item(i, 2) >= profiles || t.item(i, 3) > items {
			return false
		}
		name, card = end, cardEnd
	}
	for c := range cards {
		end := t.partEnd(c)
		if end < name || end > len(t.heap) || t.sortedCard(c) >= cards {
			return false
		}
		name = end
	}
	return card == cards && name == len(t.heap)
}

// fits tells that notes and renames agree with the tables.
func (p *PackInfo) fits() bool {
	sum := 0
	for _, n := range p.Notes {
		if sum += n.Items; sum > p.tables.itemCount() {
			return false
		}
	}
	for _, r := range p.renames {
		if r.item >= p.tables.itemCount() {
			return false
		}
	}
	return sum == p.tables.itemCount()
}

// count fills the numbers that listings show.
func (p *PackInfo) count() {
	t := &p.tables
	for i := range p.Notes {
		n := &p.Notes[i]
		for item := n.First; item < n.First+n.Items; item++ {
			if !t.drilled(item) {
				continue
			}
			a, b := t.cardRange(item)
			n.Cards += b - a
			switch t.kind(item) {
			case content.Tip:
				n.Tips++
			case content.Trap:
				n.Traps++
			default:
				n.Questions++
			}
		}
		p.Tips += n.Tips
		p.Traps += n.Traps
		p.Questions += n.Questions
		p.Cards += n.Cards
	}
}
