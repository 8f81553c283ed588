package content

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/drillship/drillship/content/clean"
)

// File is one Markdown file of a pack as the file system lists it. A file system without times, such
// as an embedded one, leaves ModTime zero.
type File struct {
	Path    string // below the pack's folder, with slashes
	Size    int64  // in bytes; -1 for what is never opened: links, pipes, names that cannot be shown
	ModTime time.Time
}

func (f File) opened() bool { return f.Size >= 0 }

// ListFiles lists the Markdown files of the pack at a place that Discover named, sorted by path,
// without opening one. Two listings that are equal, times included, are of the same pack as far as a
// file system can tell.
func ListFiles(fsys fs.FS, at string) []File {
	if IsMarkdown(at) {
		info, err := fs.Lstat(fsys, at)
		if err != nil || !info.Mode().IsRegular() {
			return nil
		}
		return []File{{Path: path.Base(at), Size: info.Size(), ModTime: info.ModTime()}}
	}
	l := &listing{fsys: fsys, at: at}
	l.folder(at, 0)
	slices.SortFunc(l.files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return l.files
}

// listing walks one pack's folder. Nothing but directories is opened: a pipe would wait for ever, a
// link may lead anywhere.
type listing struct {
	fsys    fs.FS
	at      string
	files   []File
	entries int
	report  report
	full    bool // a limit was met and said
}

func (l *listing) folder(dir string, depth int) {
	entries, err := fs.ReadDir(l.fsys, dir)
	if err != nil {
		l.skip(dir, Error, "the folder cannot be read: "+reason(err), "")
	}
	if depth > 0 && holdsPackFile(entries) {
		return // a pack of its own
	}
	if l.entries += len(entries); l.entries > maxEntries {
		l.stop(fmt.Sprintf("more than %d files and folders: the rest is not looked at", maxEntries))
		return
	}
	for _, e := range packFileFirst(entries) {
		if l.full {
			return
		}
		l.entry(dir, e, depth)
	}
}

// packFileFirst keeps pack.md from being the file that is one too many.
func packFileFirst(entries []fs.DirEntry) []fs.DirEntry {
	i := slices.IndexFunc(entries, func(e fs.DirEntry) bool { return e.Name() == packFile })
	if i <= 0 {
		return entries
	}
	return slices.Concat(entries[i:i+1], entries[:i], entries[i+1:])
}

func (l *listing) entry(dir string, e fs.DirEntry, depth int) {
	name := path.Join(dir, e.Name())
	switch {
	case IsHidden(e.Name()) || depth == 0 && IsPaper(e.Name()):
	case e.IsDir() && depth >= maxFolders:
		l.skip(name, Error, fmt.Sprintf("folders deeper than %d are not read", maxFolders), "")
	case e.IsDir():
		l.folder(name, depth+1)
	case e.Type()&fs.ModeSymlink != 0 && path.Ext(e.Name()) == "":
		l.skip(name, Warning, "links are not followed", "copy the folder into the pack's folder") // notes may be behind it
	case !IsMarkdown(e.Name()):
	case !printable(e.Name()):
		l.pass(name, Error, "the file's name holds characters that cannot be shown; it is not read", "rename the file")
	case e.Type()&fs.ModeSymlink != 0:
		l.pass(name, Warning, "links are not followed", "copy the file into the pack's folder")
	case !e.Type().IsRegular():
		l.pass(name, Warning, "not a regular file; it is not opened", "")
	default:
		l.file(name, e)
	}
}

// pass lists a file that is not opened.
func (l *listing) pass(name string, s Severity, message, hint string) {
	l.files = append(l.files, File{Path: oneLine(l.rel(name)), Size: -1})
	l.skip(name, s, message, hint)
}

func (l *listing) file(name string, e fs.DirEntry) {
	if len(l.files) >= MaxFiles {
		l.stop(fmt.Sprintf("more than %d Markdown files: the rest is not read", MaxFiles))
		return
	}
	info, err := e.Info()
	if err != nil {
		l.skip(name, Error, "the file cannot be read: "+reason(err), "")
		return
	}
	l.files = append(l.files, File{Path: l.rel(name), Size: info.Size(), ModTime: info.ModTime()})
}

func (l *listing) rel(name string) string {
	if l.at == "." {
		return name
	}
	return strings.TrimPrefix(name, l.at+"/")
}

func (l *listing) skip(name string, s Severity, message, hint string) {
	l.report.add(Diagnostic{Rule: "P-29", Severity: s, File: oneLine(l.rel(name)), Message: message, Hint: hint})
}

func (l *listing) stop(message string) {
	if !l.full {
		l.full = true
		l.skip(l.at, Error, message, "point to the folder of the pack itself, or split the pack")
	}
}

// IsHidden tells names that belong to other programs, or are set aside by the author.
func IsHidden(name string) bool { return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") }

// IsPaper tells the papers of a repository (README, LICENSE, …) from notes, by the file name.
func IsPaper(name string) bool {
	if !IsMarkdown(name) {
		return false
	}
	switch strings.ToUpper(trimEnding(name)) {
	case "README", "LICENSE", "CHANGELOG", "CONTRIBUTING":
		return true
	}
	return false
}

func printable(name string) bool { return clean.Line(name) == name }

func holdsPackFile(entries []fs.DirEntry) bool {
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		return e.Name() == packFile && e.Type().IsRegular()
	})
}

var (
	errTooLarge  = errors.New("larger than 4 MiB")
	errIrregular = errors.New("not a regular file")
	errUTF16     = errors.New("not UTF-8 but UTF-16")
	errBinary    = errors.New("not a text")
)

// readFile reads a regular file of at most MaxFile bytes and cleans it. The file is looked at before
// and after it is opened: between listing and reading somebody may have put a pipe or a link there.
func readFile(fsys fs.FS, name string) (string, File, error) {
	info, err := fs.Lstat(fsys, name)
	if err != nil {
		return "", File{}, err
	}
	if !info.Mode().IsRegular() {
		return "", File{}, errIrregular
	}
	f, err := fsys.Open(name)
	if err != nil {
		return "", File{}, err
	}
	defer f.Close()
	if info, err = f.Stat(); err != nil {
		return "", File{}, err
	}
	if !info.Mode().IsRegular() {
		return "", File{}, errIrregular
	}
	text, err := readText(f, info.Size())
	return text, File{Path: name, Size: info.Size(), ModTime: info.ModTime()}, err
}

func readText(f io.Reader, size int64) (string, error) {
	if size > MaxFile {
		return "", errTooLarge
	}
	var b strings.Builder
	b.Grow(int(max(size, 0)))
	n, err := io.Copy(&b, io.LimitReader(f, MaxFile+1))
	switch {
	case err != nil:
		return "", err
	case n > MaxFile:
		return "", errTooLarge
	}
	if err := checkEncoding(b.String()); err != nil {
		return "", err
	}
	return clean.Text(b.String()), nil
}

// unreadable is the diagnostic of a file that readFile refused.
func unreadable(file string, err error) Diagnostic {
	d := Diagnostic{Rule: "P-29", Severity: Error, File: oneLine(file), Message: "the file is not read: " + reason(err)}
	switch {
	case errors.Is(err, errTooLarge):
		d.Hint = "split it into several notes"
	case errors.Is(err, errUTF16):
		d.Hint = "save it as UTF-8"
	case errors.Is(err, errBinary):
		d.Hint = "save it as plain text in UTF-8"
	}
	return d
}

// reason is an error without the paths that a file system puts around it.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return oneLine(err.Error())
}
