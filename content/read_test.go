package content

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

const packHead = "---\nformat: drillship/1\nid: p\n---\n"

// files is a file system of texts by path.
func files(texts map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return fsys
}

func notePaths(p *Pack) string {
	var list []string
	for _, n := range p.Notes {
		list = append(list, n.Path)
	}
	return strings.Join(list, " ")
}

func TestNotesAreTheMarkdownFilesBelowThePack(t *testing.T) {
	p := Read(files(map[string]string{
		"pack.md": packHead + "# Welcome\n", "b.md": "", "a.md": "", "sub/deep/c.md": "", "UPPER.MD": "", "image.png": "", "text.txt": "",
		"README.md": "", "readme.md": "", "License.md": "", "CHANGELOG.md": "", "CONTRIBUTING.md": "", "sub/README.md": "",
		".hidden.md": "", "_draft.md": "", ".git/x.md": "", "_drafts/x.md": "",
		"other/pack.md": packHead, "other/x.md": "", "other/deep/x.md": "",
	}), ReadOptions{})
	if got, want := notePaths(p), "UPPER.MD a.md b.md sub/README.md sub/deep/c.md"; got != want {
		t.Errorf("notes %s, want %s", got, want)
	}
	if p.ID != "p" || p.Intro != "# Welcome" || p.Notes[0].ID != "UPPER" || p.Notes[4].ID != "sub/deep/c" {
		t.Errorf("pack %q, intro %q, ids %q %q", p.ID, p.Intro, p.Notes[0].ID, p.Notes[4].ID)
	}
	expect(t, p.Diagnostics)
}

func TestCourseOrderIsByOrderThenByPath(t *testing.T) {
	note := func(order string) string { return "---\norder: " + order + "\n---\n" }
	p := Read(files(map[string]string{"pack.md": packHead, "a.md": "", "b.md": note("2"), "c.md": note("1"), "d.md": note("2"), "e.md": note("-1"), "f/a.md": ""}), ReadOptions{})
	if got, want := notePaths(p), "e.md c.md b.md d.md a.md f/a.md"; got != want {
		t.Errorf("order %s, want %s", got, want)
	}
}

func TestOneFileCanBeAPack(t *testing.T) {
	fsys := files(map[string]string{"one.md": "---\nformat: drillship/1\nid: solo\ntitle: Alone\ntags: [x]\norder: q\nlicence: y\ndefaults: {exam: e}\n---\ntext\n", "two.md": ""})
	p := Read(fsys, ReadOptions{At: "one.md"})
	if p.ID != "solo" || p.Title != "Alone" || p.Intro != "" || p.Defaults.Exam != "e" || notePaths(p) != "one.md" {
		t.Errorf("pack %+v", p)
	}
	if n := p.Notes[0]; n.ID != "one" || n.Title != "Alone" || n.Pack != "solo" || n.Tags[0] != "x" || n.Defaults.Exam != "" {
		t.Errorf("note %+v", n)
	}
	expect(t, p.Diagnostics,
		`one.md:6:8: P-20 "order" must be a whole number`,
		`one.md:7:1: P-07 unknown key "licence"; hint: did you mean "license"?`)
}

func TestAPlainFolderIsAPackWithItsName(t *testing.T) {
	p := Read(files(map[string]string{"My Notes/a.md": "---\nformat: drillship/1\n---\n"}), ReadOptions{At: "My Notes"})
	if p.ID != "my-notes" || p.Title != "My Notes" || notePaths(p) != "a.md" {
		t.Errorf("pack %q %q, notes %s", p.ID, p.Title, notePaths(p))
	}
	expect(t, p.Diagnostics, `a.md:2:1: P-07 "format" has a meaning in pack.md only`,
		`pack.md:1:1: P-30 the folder has no pack.md; its name serves as id: "my-notes"`)
	if p := Read(files(map[string]string{"a.md": ""}), ReadOptions{FolderName: "broken"}); p.ID != "broken" {
		t.Errorf("id %q, want the name that was given", p.ID)
	}
}

func TestUnknownKeysOfAPackFileWarnAndAreKept(t *testing.T) {
	p := Read(files(map[string]string{"pack.md": "---\nformat: drillship/1\nid: p\nhomepage: https://example.com\nlists: [a]\n---\n"}), ReadOptions{})
	if !reflect.DeepEqual(p.Meta, map[string]string{"homepage": "https://example.com"}) {
		t.Errorf("meta %v", p.Meta)
	}
	expect(t, p.Diagnostics, `pack.md:4:1: P-07 unknown key "homepage"`, `pack.md:5:1: P-07 unknown key "lists"`)
}

func TestAPackOfAnotherVersionHasNoNotes(t *testing.T) {
	p := Read(files(map[string]string{"pack.md": "---\nformat: drillship/2\nid: p\n---\n", "a.md": ""}), ReadOptions{})
	if len(p.Notes) != 0 || p.ID != "p" || p.Diagnostics[0].Severity != Error {
		t.Errorf("%d notes, %v", len(p.Notes), p.Diagnostics)
	}
}

func TestNoteIdsThatClashGiveWayToPaths(t *testing.T) {
	id := func(id string) string { return "---\nid: " + id + "\n---\n" }
	p := Read(files(map[string]string{"pack.md": packHead, "a.md": id("same"), "b.md": id("same"), "c.md": id("d"), "d.md": "", "e.md": id("mine")}), ReadOptions{})
	ids := ""
	for _, n := range p.Notes {
		ids += n.ID + " "
	}
	if ids != "a b c d mine " {
		t.Errorf("ids %s", ids)
	}
	expect(t, p.Diagnostics, `a.md:1:1: P-09 note id "same" is used twice (a.md, b.md)`, `b.md:1:1: P-09 note id "same" is used twice`,
		`c.md:1:1: P-09 note id "d" is the path of another note`)
}

func TestOneBadFileCostsOneFile(t *testing.T) {
	fsys := files(map[string]string{"pack.md": packHead, "good.md": "text", "large.md": strings.Repeat("x", MaxFile+1),
		"utf16.md": "\xff\xfe#\x00 \x00", "broken.md": "---\ntitle: a: b\n---\n# Still read\n", "bad\x1bname.md": ""})
	p := Read(fsys, ReadOptions{Workers: 4})
	if got := notePaths(p); got != "broken.md good.md" {
		t.Errorf("notes %s", got)
	}
	expect(t, p.Diagnostics,
		"bad␛name.md:1:1: P-29 the file's name holds characters that cannot be shown",
		"broken.md:2:1: P-20 the frontmatter is not used",
		"large.md:1:1: P-29 the file is not read: larger than 4 MiB",
		"utf16.md:1:1: P-29 the file is not read: not UTF-8 but UTF-16")
}

// locked is a file system with one file that nobody may open.
type locked struct {
	fstest.MapFS
	file string
}

func (l locked) Open(name string) (fs.File, error) {
	if name == l.file {
		return nil, &fs.PathError{Op: "open", Path: "/secret/place/" + name, Err: fs.ErrPermission}
	}
	return l.MapFS.Open(name)
}

func TestAFileThatNobodyMayOpenCostsOneFile(t *testing.T) {
	fsys := locked{files(map[string]string{"pack.md": packHead, "a.md": "", "b.md": ""}), "a.md"}
	p := Read(fsys, ReadOptions{})
	if notePaths(p) != "b.md" {
		t.Errorf("notes %s", notePaths(p))
	}
	expect(t, p.Diagnostics, "a.md:1:1: P-29 the file is not read: permission denied")
	fsys.file = "pack.md"
	if p := Read(fsys, ReadOptions{}); len(p.Notes) != 0 || p.ID != "" || len(p.Diagnostics) != 1 {
		t.Errorf("a pack whose pack.md cannot be read: %+v", p)
	}
}

func TestAPackIsReadUpToItsLimits(t *testing.T) {
	many := map[string]string{"pack.md": packHead}
	for i := range MaxFiles {
		many[fmt.Sprintf("n%05d.md", i)] = ""
	}
	p := Read(files(many), ReadOptions{Workers: 2})
	if len(p.Notes) != MaxFiles-1 && len(p.Notes) != MaxFiles {
		t.Errorf("%d notes", len(p.Notes))
	}
	expect(t, p.Diagnostics, ".:1:1: P-29 more than 10000 Markdown files")

	large, text := map[string]string{"pack.md": packHead}, strings.Repeat("x ", MaxFile/2)
	for i := range MaxPack/MaxFile + 2 {
		large[fmt.Sprintf("n%02d.md", i)] = text
	}
	r := OpenPack(files(large), ReadOptions{})
	if len(r.Pack.Notes) != MaxPack/MaxFile {
		t.Errorf("%d notes", len(r.Pack.Notes))
	}
	expect(t, r.Pack.Diagnostics, "n16.md:1:1: P-29 the pack is larger than 64 MiB: this file and 2 after it")

	deep := strings.Repeat("d/", maxFolders+1) + "a.md"
	p = Read(files(map[string]string{"pack.md": packHead, deep: "", "d/b.md": ""}), ReadOptions{})
	if notePaths(p) != "d/b.md" || len(p.Diagnostics) != 1 || !strings.Contains(p.Diagnostics[0].Message, "deeper than 16") {
		t.Errorf("notes %s, %v", notePaths(p), p.Diagnostics)
	}
}

func TestManyWorkersReadTheSameAsOne(t *testing.T) {
	texts := map[string]string{"pack.md": packHead}
	for i := range 50 {
		texts[fmt.Sprintf("n%02d.md", i)] = fmt.Sprintf("---\norder: %d\nid: i%d\n---\n# T%d\n\n> [!TIP]\n> A ==word%d==.\n", i%7, i%40, i, i%3)
	}
	if one, many := Read(files(texts), ReadOptions{}), Read(files(texts), ReadOptions{Workers: 8}); !reflect.DeepEqual(one, many) {
		t.Error("the results differ")
	}
}

func TestScanKeepsNamesButNoTexts(t *testing.T) {
	fsys := os.DirFS("packs/aws-containers")
	whole, scanned := Read(fsys, ReadOptions{}), OpenPack(fsys, ReadOptions{}).Scan(2)
	if len(whole.Notes) != len(scanned.Notes) || len(whole.Diagnostics) != len(scanned.Diagnostics) {
		t.Fatal("the results differ")
	}
	for i, n := range scanned.Notes {
		if n.Blocks != nil || n.Words != whole.Notes[i].Words || len(n.Items) != len(whole.Notes[i].Items) {
			t.Errorf("%s: not slim", n.Path)
		}
		for j, item := range n.Items {
			if w := whole.Notes[i].Items[j]; item.Key != w.Key || item.Out != w.Out || item.Stem != "" || len(item.Cards) != len(w.Cards) {
				t.Errorf("%s: got %+v, want %+v", n.Path, item, w)
			}
		}
	}
}

func TestDiscoverFindsPacksWhereverTheyLie(t *testing.T) {
	const single = "---\nformat: drillship/1\nid: s\n---\n"
	for name, c := range map[string]struct {
		files []string
		want  string
	}{
		"a pack":                     {[]string{"pack.md", "a.md"}, "."},
		"several packs":              {[]string{"a/pack.md", "b/c/pack.md", "README.md", "stray.md"}, "a b/c"},
		"a pack inside a pack":       {[]string{"pack.md", "a/pack.md"}, ". a"},
		"a plain folder":             {[]string{"a.md", "sub/b.md"}, "."},
		"single files":               {[]string{"one:single", "two:single", "three.md"}, "one.md two.md"},
		"a single file deeper":       {[]string{"sub/one:single"}, "."},
		"single files beside a pack": {[]string{"pack.md", "one:single"}, "."},
		"nothing":                    {[]string{"README.md", "x.txt", ".git/a.md"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			texts := map[string]string{}
			for _, f := range c.files {
				if stem, ok := strings.CutSuffix(f, ":single"); ok {
					texts[stem+".md"] = single
					continue
				}
				texts[f] = ""
			}
			if got := strings.Join(Discover(files(texts)), " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTheBuiltInPacksAreThere(t *testing.T) {
	for _, at := range Discover(BuiltIn()) {
		p := Read(BuiltIn(), ReadOptions{At: at})
		if p.ID != at || len(p.Notes) == 0 {
			t.Errorf("%s: id %q, %d notes", at, p.ID, len(p.Notes))
		}
	}
}

// realFolder writes files to disk and opens the folder so that nothing leads out of it.
func realFolder(t *testing.T, texts map[string]string) (string, *os.Root) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "pack")
	for name, text := range texts {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return dir, root
}
