package library_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/library"
)

// brokenPacks are folders that a pack may lie beside.
var brokenPacks = map[string]map[string]string{
	"another format":   {"pack.md": "---\nformat: drillship/9\nid: bad\n---\n", "a.md": noteText},
	"two ids":          {"pack.md": "---\nid: x\nid: y\n---\n", "a.md": noteText},
	"no YAML":          {"pack.md": "---\nformat: drillship/1\nid: [bad\n---\n", "a.md": noteText},
	"never closed":     {"pack.md": "---\nformat: drillship/1\nid: bad\n\n# Text\n", "a.md": noteText},
	"an alias bomb":    {"pack.md": "---\nid: &a [x]\nb: [*a, *a]\n---\n", "a.md": noteText},
	"UTF-16":           {"pack.md": "\xff\xfei\x00d\x00", "a.md": noteText},
	"a large note":     {"pack.md": "---\nformat: drillship/1\nid: bad\n---\n", "a.md": strings.Repeat("x", content.MaxFile+1)},
	"broken items":     {"pack.md": "---\nformat: drillship/1\nid: bad\n---\n", "a.md": "### Q?\n<!-- drill id=q -->\n\n- [ ] a\n- [ ] b\n"},
	"the same keys":    {"pack.md": "---\nformat: drillship/1\nid: bad\n---\n", "a.md": noteText + noteText},
	"no id, no format": {"pack.md": "text", "a.md": noteText},
	"nothing":          {"pack.md": ""},
}

// toldOf is what a library tells of the pack "one", wherever it was found.
func toldOf(t *testing.T, l *library.Library) (cards []content.Key, p *library.PackInfo) {
	t.Helper()
	info := l.Pack("one")
	if info == nil {
		t.Fatal("the sound pack is not there")
	}
	for ref := range l.Cards() {
		if key := l.CardKey(ref); key.Pack() == "one" {
			cards = append(cards, key)
			if item, err := l.Item(key); err != nil || item.Out {
				t.Errorf("%s cannot be asked: %v", key, err)
			}
		}
	}
	return cards, &library.PackInfo{ID: info.ID, Title: info.Title, Notes: info.Notes, Tips: info.Tips, Traps: info.Traps,
		Questions: info.Questions, Cards: info.Cards, Errors: info.Errors, Warnings: info.Warnings}
}

// TestOneBadPackCostsOnePack puts each broken pack before and behind a sound one, and starts twice: what
// the sound one holds stays, and what is wrong is told of the other alone.
func TestOneBadPackCostsOnePack(t *testing.T) {
	alone := newWorld(t, map[string]string{"m/pack.md": packText, "m/roles.md": noteText})
	wantCards, wantInfo := toldOf(t, alone.open())
	if len(wantCards) == 0 {
		t.Fatal("the sound pack has no cards")
	}
	for name, files := range brokenPacks {
		for _, folder := range []string{"a", "z"} {
			w := newWorld(t, map[string]string{"m/pack.md": packText, "m/roles.md": noteText})
			for file, text := range files {
				w.write(folder+"/"+file, text)
			}
			for start := range 2 {
				l := w.open()
				cards, info := toldOf(t, l)
				if !reflect.DeepEqual(cards, wantCards) || !reflect.DeepEqual(info, wantInfo) {
					t.Errorf("%s in %q, start %d: %v, %+v", name, folder, start, cards, info)
				}
				for _, p := range l.Problems() {
					if p.Severity == content.Error && p.Place != folder {
						t.Errorf("%s in %q is told of %q: %s", name, folder, p.Place, p.Message)
					}
				}
			}
		}
	}
}
