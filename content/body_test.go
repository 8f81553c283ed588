package content

import (
	"cmp"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "write the golden files anew; read the difference before you keep it")

// parseString reads a note's body as the pack reader does.
func parseString(t testing.TB, src string) *Note {
	t.Helper()
	n := &Note{Pack: "p", ID: "note", Path: "note.md", Drill: true}
	parseBody(n, src, 1, bodyEnv{Defaults: Defaults{Difficulty: -1}, Resolve: resolveNothing})
	return n
}

func resolveNothing(string) (string, bool) { return "", false }

// samplePack is one of the two packs that the format's description speaks about.
func samplePack(t testing.TB, pack string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS("testdata/samples")
	err := fs.WalkDir(root, pack, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(root, name)
		files[name] = &fstest.MapFile{Data: raw}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// fromWindows gives every note a byte order mark and carriage returns.
func fromWindows(files fstest.MapFS) fstest.MapFS {
	out := fstest.MapFS{}
	for name, f := range files {
		data := f.Data
		if path.Ext(name) == ".md" {
			data = []byte("\ufeff" + strings.ReplaceAll(string(data), "\n", "\r\n"))
		}
		out[name] = &fstest.MapFile{Data: data}
	}
	return out
}

func TestSamplesGiveTheListedItemsAndDiagnostics(t *testing.T) {
	for _, pack := range []string{"harbour-basics", "broken"} {
		for name, files := range map[string]fstest.MapFS{
			pack:                   samplePack(t, pack),
			pack + " from Windows": fromWindows(samplePack(t, pack)),
		} {
			t.Run(name, func(t *testing.T) {
				golden(t, "testdata/"+pack+".golden", listPack(Read(files, ReadOptions{At: pack})))
			})
		}
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s", file, difference(string(want), got))
	}
}

// difference lists the lines that only one text has.
func difference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	var out []string
	for _, l := range a {
		if !slices.Contains(b, l) {
			out = append(out, "- "+l)
		}
	}
	for _, l := range b {
		if !slices.Contains(a, l) {
			out = append(out, "+ "+l)
		}
	}
	return strings.Join(out, "\n")
}

// listPack writes a pack's items and diagnostics, one a line, in the order of their places.
func listPack(p *Pack) string {
	type entry struct {
		file string
		line int
		text string
	}
	var list []entry
	for _, n := range p.Notes {
		for _, i := range n.Items {
			list = append(list, entry{n.Path, i.Line, listItem(i)})
		}
	}
	for _, d := range p.Diagnostics {
		text := fmt.Sprintf("%s %s", d.Rule, d.Severity)
		if d.ItemOut {
			text += ", its item is out"
		}
		list = append(list, entry{d.File, d.Line, text})
	}
	slices.SortStableFunc(list, func(a, b entry) int {
		return cmp.Or(strings.Compare(a.file, b.file), a.line-b.line)
	})
	var b strings.Builder
	for _, e := range list {
		fmt.Fprintf(&b, "%s:%d %s\n", e.file, e.line, e.text)
	}
	return b.String()
}

func listItem(i *Item) string {
	text := fmt.Sprintf("%s %s", i.Key.noPack(), i.Kind)
	if i.Out {
		return text + " out"
	}
	text += fmt.Sprintf(" cards=%d", len(i.Cards))
	for _, c := range i.Cards {
		if c.Key.Part() != "" {
			text += " #" + c.Key.Part()
		}
	}
	for _, o := range i.Options {
		text += " " + o.Hash
		if o.Right {
			text += "*"
		}
	}
	if len(i.Pairs) > 0 {
		text += fmt.Sprintf(" pairs=%d", len(i.Pairs))
	}
	if i.Case != "" {
		text += " in " + i.Case.noPack()
	}
	return text
}

func (k Key) noPack() string { return strings.TrimPrefix(string(k), k.Pack()+"/") }
