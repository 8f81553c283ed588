package content

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Discover names the packs below the root of fsys: "." when the root is a pack itself, the folders
// with a pack.md at any depth, and the files at the top whose frontmatter has a format. A root with
// neither, but with notes, is one pack: ".". The names are sorted; OpenPack and ListFiles take them.
//
// Single files count at the top only: to look into every note of a large vault would cost more than
// all the rest of a start.
func Discover(fsys fs.FS) []string {
	d := &discovery{fsys: fsys}
	d.folder(".", 0)
	if !slices.Contains(d.places, ".") {
		d.places = append(d.places, d.singles...)
	}
	if len(d.places) == 0 && d.notes {
		d.places = []string{"."}
	}
	slices.Sort(d.places)
	return d.places
}

type discovery struct {
	fsys    fs.FS
	places  []string
	singles []string
	notes   bool // there is a note somewhere
	entries int
}

func (d *discovery) folder(dir string, depth int) {
	entries, err := fs.ReadDir(d.fsys, dir)
	if err != nil || depth > maxFolders {
		return
	}
	if d.entries += len(entries); d.entries > maxEntries {
		return
	}
	if holdsPackFile(entries) {
		d.places = append(d.places, dir)
	}
	for _, e := range entries {
		switch {
		case IsHidden(e.Name()) || !printable(e.Name()) || depth == 0 && IsPaper(e.Name()):
		case e.IsDir():
			d.folder(path.Join(dir, e.Name()), depth+1)
		case e.Type().IsRegular() && IsMarkdown(e.Name()):
			d.notes = true
			if depth == 0 && isSinglePack(d.fsys, e.Name()) {
				d.singles = append(d.singles, e.Name())
			}
		}
	}
}

// isSinglePack looks for a format in the frontmatter of a file.
func isSinglePack(fsys fs.FS, name string) bool {
	src, _, err := readFile(fsys, name)
	if err != nil || !strings.Contains(src[:min(len(src), maxFrontmatter)], "format") {
		return false
	}
	m := cutFrontmatter(name, src)
	if m.problem != nil && m.problem.Severity == Error {
		return strings.Contains("\n"+m.source, "\nformat: drillship/")
	}
	k, _ := m.values.pair("format")
	return k != nil
}
