package library

import (
	"cmp"
	"io/fs"
	"path"
	"strings"

	"github.com/drillship/drillship/content"
)

// Source is where packs are found: a folder of the learner, or the packs that come with the program.
type Source struct {
	// Name tells sources apart, in problems and in the cache: a folder's path, or "built-in".
	Name string
	// FS is read through; for folders use the FS of an os.Root, which no link leads out of.
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

// folderName is what names a pack without an id.
func (p place) folderName() string {
	if p.at != "." {
		return strings.TrimSuffix(path.Base(p.at), ".md")
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
