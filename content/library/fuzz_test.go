package library

import (
	"testing"
	"testing/fstest"

	"github.com/drillship/drillship/content"
)

func seedIndex() []byte {
	fsys := fstest.MapFS{
		"pack.md": {Data: []byte("---\nformat: drillship/1\nid: p\nexams: [{id: x, domains: [{id: 1}]}]\nlabels: {trap: T}\n---\n")},
		"a.md":    {Data: []byte("---\ntags: [a, b]\n---\n> [!TIP]\n> A ==b== and ==c==.\n\n### Q?\n<!-- drill id=q was=o -->\n\n- [x] a\n- [ ] b\n")},
	}
	return encodeIndex(content.Read(fsys, content.ReadOptions{}))
}

// FuzzIndexDecode feeds the decoder what a check sum would have caught: whatever it accepts must be
// safe to use, and must not need more room than its size allows.
func FuzzIndexDecode(f *testing.F) {
	index := seedIndex()
	f.Add(index)
	f.Add(index[:len(index)/2])
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"))
	f.Add(entry("origin", []stamp{{File: content.File{Path: "a.md", Size: 3}, hash: "0123456789abcdef"}}, index))
	f.Fuzz(func(t *testing.T, data []byte) {
		if stamps, inner, ok := cutEntry(data, "origin"); ok && len(stamps)+len(inner) > len(data) {
			t.Fatal("more than there is")
		}
		readStamps(data)
		decodeDiagnostics(data, 0)
		p, ok := decodeIndex(data)
		if !ok {
			return
		}
		cards := 0
		p.eachCard(0, func(ref CardRef) bool {
			p.cardKey(int(ref.Item), int(ref.Card))
			cardByHash([]*PackInfo{p}, ref.Hash, true)
			if !p.holds(ref) {
				t.Fatalf("%+v does not hold", ref)
			}
			cards++
			return true
		})
		if cards != p.Cards {
			t.Fatalf("%d cards, counted %d", cards, p.Cards)
		}
		for i := range p.tables.itemCount() {
			p.Item(i)
			if n := p.noteOf(i); !p.Notes[n].holdsItem(i) {
				t.Fatalf("item %d is not in note %d", i, n)
			}
		}
	})
}

func TestAnIndexIsTheSameForTheSamePack(t *testing.T) {
	if first, second := seedIndex(), seedIndex(); string(first) != string(second) {
		t.Error("two encodings differ")
	}
	if _, ok := decodeIndex(seedIndex()); !ok {
		t.Error("the index cannot be read")
	}
}
