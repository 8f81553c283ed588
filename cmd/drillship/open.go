package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/progress"
	"github.com/drillship/drillship/progress/desk"
)

// progressFile is where the learner's progress is: --progress, DRILLSHIP_PROGRESS, else the data
// folder.
func (p *program) progressFile() string {
	return cmp.Or(p.progress, p.env("DRILLSHIP_PROGRESS"), filepath.Join(p.folders().data, "progress.db"))
}

// packFolders are the folders that the learner named: --packs, else DRILLSHIP_PACKS.
func (p *program) packFolders() []string {
	if len(p.packs) > 0 {
		return p.packs
	}
	return filepath.SplitList(p.env("DRILLSHIP_PACKS"))
}

// library opens the packs: the built-in ones first, so that no stranger's pack takes their history;
// then those the learner named; then the data folder. A named folder that is not there is an error,
// the data folder may be missing.
func (p *program) library() (*library.Library, error) {
	sources := []library.Source{{Name: "built-in", FS: content.BuiltIn(), Root: true}}
	for _, dir := range p.packFolders() {
		s, err := folderSource(dir)
		if err != nil {
			return nil, err
		}
		sources = append(sources, s)
	}
	if s, err := folderSource(p.packHome()); err == nil {
		sources = append(sources, s)
	}
	return library.OpenWith(sources, library.Options{
		Cache: library.DirCache(filepath.Join(p.folders().cache, "packs")),
		Build: version + commit,
		Now:   p.now,
	}), nil
}

// packHome is the folder of the learner's own packs.
func (p *program) packHome() string { return filepath.Join(p.folders().data, "packs") }

// folderSource reads a folder, or one Markdown file, through a root that no link leads out of.
func folderSource(path string) (library.Source, error) {
	info, err := os.Stat(path)
	if err != nil {
		return library.Source{}, misuse("packs folder %q cannot be read; hint: name a folder or a .md file that exists", path)
	}
	dir, file := path, ""
	if !info.IsDir() {
		dir, file = filepath.Split(path)
	}
	root, err := os.OpenRoot(cmp.Or(dir, "."))
	if err != nil {
		return library.Source{}, fmt.Errorf("packs folder %q: %w", path, err)
	}
	return library.Source{Name: path, FS: root.FS(), Root: true, File: file}, nil
}

// desk opens library and progress for a session that will write.
func (p *program) desk() (*desk.Desk, error) {
	return p.deskWith(progress.Open)
}

// readingDesk opens them for a look: nothing is created or changed.
func (p *program) readingDesk() (*desk.Desk, error) {
	return p.deskWith(progress.OpenReadOnly)
}

func (p *program) deskWith(open func(string, progress.Options) (*progress.Store, error)) (*desk.Desk, error) {
	file := p.progressFile()
	store, err := open(file, progress.Options{Now: p.now})
	if err != nil {
		return nil, err
	}
	lib, err := p.library()
	if err != nil {
		return nil, err
	}
	return &desk.Desk{
		Library: lib, Store: store, Clock: p.now,
		Folder: p.short(p.packHome()), File: p.short(file),
	}, nil
}
