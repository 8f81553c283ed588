package main

import (
	"cmp"
	"path/filepath"
	"slices"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/progress"
	"github.com/drillship/drillship/progress/desk"
)

// progressFile is where the learner's progress is: --progress, DRILLSHIP_PROGRESS, else the data
// folder.
func (p *program) progressFile() (string, error) {
	if named := cmp.Or(p.progress, p.env("DRILLSHIP_PROGRESS")); named != "" {
		return named, nil
	}
	f, err := p.folders()
	return filepath.Join(f.data, "progress.db"), err
}

// builtIn is the name of the source that comes with the program.
const builtIn = "built-in"

// library opens the packs: the built-in ones first, so that no stranger's pack takes their history;
// then those the learner named; then the data folder. A named folder that is not there is an error,
// the data folder may be missing.
func (p *program) library() (*library.Library, error) {
	f, err := p.folders()
	if err != nil {
		return nil, err
	}
	return p.libraryWith(f, f.store())
}

func (p *program) libraryWith(f folders, cache library.Store) (*library.Library, error) {
	sources := []library.Source{{Name: builtIn, FS: content.BuiltIn(), Root: true}}
	named, err := sourcesAt(p.packFolders())
	if err != nil {
		return nil, err
	}
	sources = slices.Concat(sources, named, ownSource(f.packs()))
	// File times are compared with the computer's clock, whatever the learner's says.
	return library.OpenWith(sources, library.Options{Cache: cache, Build: version + commit}), nil
}

// packs is the folder of the learner's own packs.
func (f folders) packs() string { return filepath.Join(f.data, "packs") }

// store is where parsed packs are kept.
func (f folders) store() library.Store { return library.DirCache(filepath.Join(f.cache, "packs")) }

// desk opens library and progress for a session that will write.
func (p *program) desk() (*desk.Desk, error) { return p.deskWith(progress.Open) }

// readingDesk opens them for a look: nothing is created or changed.
func (p *program) readingDesk() (*desk.Desk, error) { return p.deskWith(progress.OpenReadOnly) }

// overview is what is due, for commands that only tell.
func (p *program) overview() (desk.Overview, error) {
	d, err := p.readingDesk()
	if err != nil {
		return desk.Overview{}, err
	}
	defer d.Store.Close()
	return d.Overview()
}

// deskWith opens the packs first: with a mistake in their names no progress file is made.
func (p *program) deskWith(open func(string, progress.Options) (*progress.Store, error)) (*desk.Desk, error) {
	file, err := p.progressFile()
	if err != nil {
		return nil, err
	}
	f, err := p.folders()
	if err != nil {
		return nil, err
	}
	lib, err := p.libraryWith(f, f.store())
	if err != nil {
		return nil, err
	}
	store, err := open(file, progress.Options{Now: p.now})
	if err != nil {
		return nil, err
	}
	return &desk.Desk{Library: lib, Store: store, Clock: p.now, Folder: p.short(f.packs()), File: p.short(file)}, nil
}
