package library

import (
	"cmp"
	"io/fs"
	"path"
	"strings"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/clean"
)

// Source is where packs are found: a folder of the learner, or the packs that come with the program.
type Source struct {
	// Name tells sources apart, in problems and in the cache: a folder's absolute path, or "built-in".
	// Its last part is the id of a pack at the root that names none.
	Name string
	// FS is read through as long as the library lives; for folders use the FS of an os.Root, which no
	// link leads out of.
	FS fs.FS
	// Root says that the file system may hold several packs. Otherwise its root is one pack.
	Root bool
	// File is the name of the one file in FS that is the pack; Root is then ignored.
	File string
}

// place is one pack of a source.
type place struct {
	source Source
	at     string // as content.Discover names it
}

func (s Source) places() []place {
	if s.File != "" {
		return []place{{s, s.File}}
	}
	if !s.Root {
		return []place{{s, "."}}
	}
	var list []place
	for _, at := range content.Discover(s.FS) {
		list = append(list, place{s, at})
	}
	return list
}

// passedOver tells a learner why something in the folder of packs is not there: links are not
// followed, and notes beside packs belong to none.
func passedOver(s Source, entries []fs.DirEntry, places []place) []Problem {
	var list []Problem
	warn := func(file, message, hint string) {
		list = append(list, Problem{Source: s.Name, Place: ".", Diagnostic: content.Diagnostic{Rule: "P-29",
			Severity: content.Warning, File: clean.Line(file), Message: message, Hint: hint}})
	}
	claimed := map[string]bool{}
	for _, p := range places {
		claimed[p.at] = true
	}
	for _, e := range entries {
		name := e.Name()
		switch {
		case claimed["."] || content.IsHidden(name):
		case e.Type()&fs.ModeSymlink != 0:
			warn(name, "links are not followed", "name the folder itself with --packs, or copy it here")
		case len(places) > 0 && content.IsMarkdown(name) && !claimed[name] && !content.IsPaper(name):
			warn(name, "the note lies outside of every pack and is not read", "move it into a pack")
		}
	}
	return list
}

// folderName is what names a pack at the root that has no id; elsewhere its place does.
func (p place) folderName() string {
	if p.at != "." {
		return ""
	}
	name := strings.TrimRight(strings.ReplaceAll(p.source.Name, `\`, "/"), "/")
	return cmp.Or(path.Base(name), "pack")
}

// String is how problems name the pack's folder: below its source, for a pack that is not the source
// itself.
func (p place) String() string {
	if p.at == "." {
		return p.source.Name
	}
	return p.source.Name + "/" + p.at
}
