package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/library"
)

// packFolders are the folders that the learner named: --packs, else DRILLSHIP_PACKS.
func (p *program) packFolders() []string {
	if len(p.packs) > 0 {
		return p.packs
	}
	list := filepath.SplitList(p.env("DRILLSHIP_PACKS"))
	return slices.DeleteFunc(list, func(path string) bool { return path == "" })
}

// sourcesAt are the sources at paths, in their order; the first that cannot be read is the error.
func sourcesAt(paths []string) ([]library.Source, error) {
	var sources []library.Source
	for _, path := range paths {
		s, err := source(path)
		if err != nil {
			return nil, err
		}
		sources = append(sources, s)
	}
	return sources, nil
}

// source reads a folder, or one Markdown file, through a root that no link leads out of. It is named
// by its absolute path: a pack without an id is called after its folder, and the same word may mean
// another folder tomorrow.
func source(path string) (library.Source, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return library.Source{}, err
	}
	info, err := os.Stat(full)
	if err != nil {
		return library.Source{}, unreadable(path, err)
	}
	dir, file := full, ""
	if !info.IsDir() {
		dir, file = filepath.Split(full)
	}
	if file != "" && (!info.Mode().IsRegular() || !content.IsMarkdown(file)) {
		return library.Source{}, misuse{fmt.Sprintf("%q is neither a folder nor a .md file", path), nameAPack}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return library.Source{}, unreadable(path, err)
	}
	return library.Source{Name: full, FS: root.FS(), Root: true, File: file}, nil
}

const nameAPack = "name a folder with packs, or one .md file"

func unreadable(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return misuse{fmt.Sprintf("there is no folder or file %q", path), nameAPack}
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("cannot read packs in %q: permission denied", path)
	}
	return fmt.Errorf("cannot read packs in %q: %w", path, err)
}

// ownSource is the learner's own folder of packs: none when it is missing. When it cannot be read,
// the other packs still work, and "pack lint" says so.
func ownSource(path string) []library.Source {
	s, err := source(path)
	if err == nil {
		return []library.Source{s}
	}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return []library.Source{{Name: path, FS: closedFolder{err}, Root: true}}
}

// closedFolder is a folder that cannot be opened, and why.
type closedFolder struct{ err error }

// Open fails.
func (c closedFolder) Open(string) (fs.File, error) { return nil, c.err }

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
