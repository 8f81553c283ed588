package content

import (
	"os"
	"slices"
	"strings"
	"testing"
)

const sampleFolder = "testdata/samples"

// harbourCards are the cards that samples/README.md promises.
const harbourCards = `tip-pin-digest#qrkl5psq tip-pin-digest#nk9e39j2 trap-secret-layer
image-words#7u1pjntj image-words#7u1pjntj.r image-words#06pkmljs image-words#06pkmljs.r
image-words#gjki0kki image-words#gjki0kki.r image-words#entrypoint image-words#entrypoint.r
~vksdrcn9dktp#q81olo6l pull-fails ~nla6l0idmr82
launch-types#hrciiaek.a1hgp1ga launch-types#hrciiaek.1q9j17vi launch-types#hrciiaek.0flne43m
launch-types#c0rpqbrg.a1hgp1ga launch-types#c0rpqbrg.1q9j17vi launch-types#c0rpqbrg.0flne43m
launch-types#external.a1hgp1ga launch-types#external.1q9j17vi launch-types#external.0flne43m
first-deployment match-need kubectl-logs awsvpc-cloze#c1 awsvpc-cloze#c2 awsvpc-cloze#3kn0mgu1 loopback
studio-cost studio-signal ~n9g0p5gfpnve#rd56dgml ~n9g0p5gfpnve#khrkmvjq`

func cardKeys(p *Pack) (keys []string, items int) {
	for _, n := range p.Notes {
		for _, i := range n.Items {
			items++
			for _, c := range i.Cards {
				keys = append(keys, strings.TrimPrefix(string(c.Key), p.ID+"/"))
			}
		}
	}
	return keys, items
}

func TestTheValidSampleHasTheItemsItPromises(t *testing.T) {
	p := Read(os.DirFS(sampleFolder), ReadOptions{At: "harbour-basics"})
	keys, items := cardKeys(p)
	want := strings.Fields(harbourCards)
	slices.Sort(keys)
	slices.Sort(want)
	if items != 16 || len(want) != 34 || !slices.Equal(keys, want) {
		t.Errorf("%d items, cards\n%s\nwant\n%s", items, strings.Join(keys, " "), strings.Join(want, " "))
	}
	for _, d := range p.Diagnostics {
		if d.Severity > Info {
			t.Error(d)
		}
	}
}

func TestByteOrderMarksAndLineEndsChangeNothing(t *testing.T) {
	for _, at := range []string{"harbour-basics", "broken"} {
		want := Read(os.DirFS(sampleFolder), ReadOptions{At: at})
		got := Read(fromWindows(samplePack(t, at)), ReadOptions{At: at, Workers: 2})
		a, _ := cardKeys(got)
		b, _ := cardKeys(want)
		if !slices.Equal(a, b) || len(a) == 0 {
			t.Errorf("%s: cards\n%q\nwant\n%q", at, a, b)
		}
		if !slices.Equal(got.Diagnostics, want.Diagnostics) {
			t.Errorf("%s: diagnostics\n%v\nwant\n%v", at, got.Diagnostics, want.Diagnostics)
		}
	}
}

func TestTheBrokenSampleIsSettledAcrossItems(t *testing.T) {
	p := Read(os.DirFS(sampleFolder), ReadOptions{At: "broken"})
	if p.ID != "broken" {
		t.Errorf("id %q", p.ID)
	}
	var twice []Diagnostic
	for _, d := range p.Diagnostics {
		if d.Rule == "P-09" || d.Rule == "P-30" {
			twice = append(twice, d)
		}
	}
	expect(t, twice,
		`ids-headings.md:3:1: P-09 id "copied" is used twice: ids-headings.md:3, ids-headings.md:11`,
		`ids-headings.md:11:1: P-09 id "copied" is used twice: ids-headings.md:3, ids-headings.md:11`,
		`pack.md:1:1: P-30 the folder has no pack.md`)
	keys, _ := cardKeys(p)
	for _, key := range []string{"~1b01nd7pqg4j", "~7he8hpklemon"} {
		if !slices.Contains(keys, key) {
			t.Errorf("no card %s", key)
		}
	}
}
