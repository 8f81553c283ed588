package content

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
)

// ReadOptions say where a pack lies and how to read it. The zero value reads the root of a file
// system as one pack.
type ReadOptions struct {
	// At is the pack's place as Discover names it: a folder or one file. Empty means the root.
	At string
	// FolderName is the id of a pack that names none; without it the last part of At serves.
	FolderName string
	// Workers is how many notes are parsed at once; 0 and 1 mean one after the other. The result is
	// the same for any number.
	Workers int
}

// Read reads one pack whole. It always returns a pack: what cannot be read is left out and named in
// the diagnostics.
func Read(fsys fs.FS, opt ReadOptions) *Pack {
	r := OpenPack(fsys, opt)
	return r.pack(r.parse(opt.Workers, func(n *Note) *Note { return n }))
}

// pack settles the notes and puts everything that was found together.
func (r *Reader) pack(notes []*Note) *Pack {
	settle(r.Pack.ID, notes)
	p := *r.Pack
	p.Notes = notes
	p.Diagnostics = slices.Clone(r.Pack.Diagnostics)
	for _, n := range notes {
		p.Diagnostics = append(p.Diagnostics, n.Diagnostics...)
	}
	inFileOrder(p.Diagnostics)
	p.Diagnostics = slices.Compact(p.Diagnostics) // a file that is a whole pack is read as both
	return &p
}

// inFileOrder sorts by file, line, column; equals keep their order.
func inFileOrder(list []Diagnostic) {
	slices.SortStableFunc(list, func(a, b Diagnostic) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), strings.Compare(a.Rule, b.Rule))
	})
}
