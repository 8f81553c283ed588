package content

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Reader reads a pack note by note, so that a large one never has to sit in memory. It is safe for
// concurrent use.
type Reader struct {
	// Pack is the pack without its texts: Notes are heads in course order, with their final ids, but
	// without words, blocks and items. Diagnostics are those of the pack file and the folder.
	Pack *Pack
	// Files are the Markdown files as listed before any was read, sorted by path.
	Files []File

	fsys     fs.FS
	single   bool // the pack is one file
	claims   map[string][]Diagnostic
	linkOnce sync.Once
	links    *links
}

// OpenPack reads pack.md and the head of every note.
func OpenPack(fsys fs.FS, opt ReadOptions) *Reader {
	at := cmp.Or(opt.At, ".")
	r := &Reader{Pack: &Pack{Defaults: Defaults{Difficulty: -1}}, single: IsMarkdown(at)}
	found := &report{}
	var err error
	if r.fsys, err = packFolder(fsys, at); err != nil {
		found.add(unreadable(at, err))
	} else {
		r.open(fsys, at, opt, found)
	}
	r.Pack.Diagnostics = found.list
	inFileOrder(r.Pack.Diagnostics)
	return r
}

// ResumePack is a reader for a pack whose heads are known from an earlier OpenPack. Nothing is read.
func ResumePack(fsys fs.FS, at string, pack *Pack, files []File) *Reader {
	at = cmp.Or(at, ".")
	sub, err := packFolder(fsys, at)
	if err != nil {
		sub = nothing{}
	}
	return &Reader{Pack: pack, Files: files, fsys: sub, single: IsMarkdown(at)}
}

// packFolder is the file system below the pack's folder: outside of it nothing can be named.
func packFolder(fsys fs.FS, at string) (fs.FS, error) {
	if IsMarkdown(at) {
		at = path.Dir(at)
	}
	return fs.Sub(fsys, at)
}

// nothing is a file system without files.
type nothing struct{}

func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func (r *Reader) open(fsys fs.FS, at string, opt ReadOptions, found *report) {
	folder := cmp.Or(opt.FolderName, trimEnding(path.Base(at)))
	if r.single {
		r.Files = ListFiles(fsys, at)
		r.openPackFile(path.Base(at), folder, found)
		r.openNotes(r.Files, opt.Workers, found)
		return
	}
	l := &listing{fsys: r.fsys, at: "."}
	l.folder(".", 0)
	slices.SortFunc(l.files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	r.Files = l.files
	found.list = append(found.list, l.report.list...)
	isPack := slices.ContainsFunc(r.Files, func(f File) bool { return f.Path == packFile && f.opened() })
	usable := true
	if isPack {
		usable = r.openPackFile(packFile, folder, found)
	} else {
		r.plainFolder(folder, found)
	}
	if usable {
		r.openNotes(withinSize(r.Files, found), opt.Workers, found)
	}
}

func (r *Reader) plainFolder(folder string, found *report) {
	r.Pack.ID = idFrom(folder)
	r.Pack.Title = cmp.Or(oneLine(folder), r.Pack.ID)
	found.add(Diagnostic{Rule: "P-30", Severity: Warning, File: packFile,
		Message: fmt.Sprintf("the folder has no %s; its name serves as id: %q", packFile, r.Pack.ID),
		Hint:    fmt.Sprintf("write a %s with format: %s and id: %s", packFile, Format, r.Pack.ID)})
}

// openPackFile reads pack.md, or the frontmatter of a single file; it returns false when the notes
// must not be read.
func (r *Reader) openPackFile(file, folder string, found *report) bool {
	src, _, err := readFile(r.fsys, file)
	if err != nil {
		found.add(unreadable(file, err))
		return false
	}
	m := cutFrontmatter(file, src)
	if m.problem != nil {
		found.add(*m.problem)
	}
	if !r.single {
		found.list = append(found.list, unshown(file, src)...)
	}
	usable := readPackFile(r.Pack, m, file, folder, found)
	if !r.single {
		r.Pack.Meta = m.values.unknown(found, packKeys(), true)
		r.Pack.Intro = strings.TrimSpace(m.body)
	}
	r.Pack.Title = cmp.Or(r.Pack.Title, firstHeading(m.body), r.Pack.ID)
	return usable
}

// withinSize keeps the files that fit into MaxPack together, in the order of their paths.
func withinSize(files []File, found *report) []File {
	sum := int64(0)
	for i, f := range files {
		if f.Size > MaxFile || !f.opened() {
			continue // costs itself only
		}
		if sum += f.Size; sum > MaxPack {
			found.add(Diagnostic{Rule: "P-29", Severity: Error, File: f.Path,
				Message: fmt.Sprintf("the pack is larger than 64 MiB: this file and %d after it are not read", len(files)-i-1),
				Hint:    "split the pack"})
			return files[:i]
		}
	}
	return files
}

// openNotes reads the heads, puts them in course order and gives each note its id.
func (r *Reader) openNotes(files []File, workers int, found *report) {
	if !r.single {
		files = slices.DeleteFunc(slices.Clone(files), func(f File) bool {
			return f.Path == packFile || !f.opened()
		})
	}
	heads := make([]head, len(files))
	errs := make([]error, len(files))
	inParallel(len(files), workers, func(i int) {
		src, _, err := readFile(r.fsys, files[i].Path)
		if err != nil {
			errs[i] = err
			return
		}
		h := readHead(r.Pack.ID, files[i].Path, src, r.single)
		h.note.Title = cmp.Or(h.note.Title, strings.Clone(firstHeading(h.body)), fileStem(files[i].Path))
		h.body = "" // one head must not keep a whole file
		heads[i] = h
	})
	for i, err := range errs {
		if err != nil {
			found.add(unreadable(files[i].Path, err))
		}
	}
	heads = slices.DeleteFunc(heads, func(h head) bool { return h.note == nil })
	slices.SortStableFunc(heads, inCourseOrder)
	r.claimIDs(heads)
	for _, h := range heads {
		h.note.Diagnostics = nil // found again when the note is parsed
		r.Pack.Notes = append(r.Pack.Notes, h.note)
	}
}

// Note parses one note of the pack, named by its path. Keys and the out flags are those of the note
// alone: rules that need the whole pack are applied by Read and Scan. The file returned is the one
// that was parsed, as it was when it was opened. The error is that of a file that cannot be read.
func (r *Reader) Note(file string) (*Note, File, error) {
	i := slices.IndexFunc(r.Pack.Notes, func(n *Note) bool { return n.Path == file })
	if i < 0 {
		return nil, File{}, fmt.Errorf("note %q: %w", file, fs.ErrNotExist)
	}
	return r.note(r.Pack.Notes[i])
}

func (r *Reader) note(known *Note) (*Note, File, error) {
	src, stamp, err := readFile(r.fsys, known.Path)
	if err != nil {
		return nil, stamp, fmt.Errorf("read note %q: %w", known.Path, err)
	}
	h := readHead(r.Pack.ID, known.Path, src, r.single)
	n := h.note
	n.ID, n.Title = known.ID, known.Title
	n.Diagnostics = append(n.Diagnostics, r.claims[known.Path]...)
	n.Diagnostics = append(n.Diagnostics, unshown(n.Path, src)...)
	r.linkOnce.Do(func() { r.links = linksOf(r.Pack.Notes) })
	parseSafely(n, h, bodyEnv{Labels: r.Pack.Labels, Defaults: n.Defaults.over(r.Pack.Defaults),
		Resolve: r.links.from(n.Path)})
	inFileOrder(n.Diagnostics)
	return n, stamp, nil
}

// Text is a file's text as the parser meets it, cleaned, and the file as it was when it was opened.
func (r *Reader) Text(file string) (string, File, error) { return readFile(r.fsys, file) }

// parseSafely keeps a mistake of ours from costing more than the note that uncovers it.
func parseSafely(n *Note, h head, env bodyEnv) {
	defer func() {
		if p := recover(); p != nil {
			n.Blocks, n.Items = nil, nil
			n.Diagnostics = append(n.Diagnostics, Diagnostic{Rule: "P-29", Severity: Error, File: n.Path,
				Message: "the note cannot be read: " + oneLine(fmt.Sprint(p)), Hint: "this is a bug of drillship: please report it"})
		}
	}()
	parseBody(n, h.body, h.line, env)
}

// Scan parses every note once, applies the rules of the whole pack, and returns it with slim notes:
// without blocks and texts, but with everything that names, sorts and selects items.
func (r *Reader) Scan(workers int) *Pack { return r.pack(r.parse(workers, slim)) }

// parse reads all notes, in course order. A note that has become unreadable keeps its head.
func (r *Reader) parse(workers int, keep func(*Note) *Note) []*Note {
	notes := make([]*Note, len(r.Pack.Notes))
	inParallel(len(notes), workers, func(i int) {
		n, _, err := r.note(r.Pack.Notes[i])
		if err != nil {
			lost := *r.Pack.Notes[i]
			lost.Diagnostics = []Diagnostic{unreadable(lost.Path, err)}
			n = &lost
		}
		notes[i] = keep(n)
	})
	return notes
}

// inParallel calls work for 0 to n-1, on several goroutines when workers is more than 1.
func inParallel(n, workers int, work func(i int)) {
	if workers = min(workers, n); workers <= 1 {
		for i := range n {
			work(i)
		}
		return
	}
	var next atomic.Int64
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	group.Wait()
}
