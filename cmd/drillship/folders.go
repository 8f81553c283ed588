package main

import (
	"cmp"
	"path/filepath"
	"strings"
)

// folders are where files lie: progress and packs are data, parsed packs are cache.
type folders struct{ data, cache string }

// folders follow DRILLSHIP_HOME, which puts everything under one root; else XDG, on macOS too (a
// terminal program's files belong where its learner finds them, not into ~/Library); else Windows'
// own. Without a home they would land wherever the program was started: that is an error.
func (w world) folders() (folders, error) {
	if root := w.env("DRILLSHIP_HOME"); root != "" {
		return folders{filepath.Join(root, "data"), filepath.Join(root, "cache")}, nil
	}
	f := w.systemFolders()
	if !filepath.IsAbs(f.data) || !filepath.IsAbs(f.cache) {
		return folders{}, misuse{"your home folder is not known", "set HOME, or set DRILLSHIP_HOME to a folder for all files"}
	}
	return f, nil
}

func (w world) systemFolders() folders {
	if w.system == "windows" {
		local := cmp.Or(w.env("LOCALAPPDATA"), filepath.Join(w.home, "AppData", "Local"))
		return folders{filepath.Join(local, "drillship", "data"), filepath.Join(local, "drillship", "cache")}
	}
	return folders{
		filepath.Join(w.xdg("XDG_DATA_HOME", ".local/share"), "drillship"),
		filepath.Join(w.xdg("XDG_CACHE_HOME", ".cache"), "drillship"),
	}
}

// xdg is a base folder. A relative one is to be ignored, as the specification says.
func (w world) xdg(name, fallback string) string {
	if dir := w.env(name); filepath.IsAbs(dir) {
		return dir
	}
	return filepath.Join(w.home, filepath.FromSlash(fallback))
}

// short writes a path as a person would: with ~ for home.
func (w world) short(path string) string {
	if rest, ok := strings.CutPrefix(path, w.home+string(filepath.Separator)); ok && w.home != "" {
		return "~" + string(filepath.Separator) + rest
	}
	return path
}

// near writes a path as a compiler would: relative to the working folder when it lies below it.
func (w world) near(path string) string {
	if rel, err := filepath.Rel(w.dir, path); err == nil && w.dir != "" && filepath.IsLocal(rel) {
		return rel
	}
	return path
}
