package progress

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"modernc.org/sqlite"
)

// Open opens the progress file for reading and writing, and creates it and its folder when they are
// missing, for the learner's eyes only. A file that is not ours, that a newer program wrote or that is
// damaged is refused with an *Error and not a byte of it changes. An empty file counts as new.
func Open(path string, opt Options) (*Store, error) {
	s, err := open(path, opt.complete())
	return s, wrap("open", path, explained(path, err))
}

// explained finds out why SQLite could not open or create its files: it doesn't tell. Asking the
// folder is safe, while touching the file would drop another Store's locks.
func explained(path string, err error) error {
	if err == nil || kindOf(err) != Denied {
		return err
	}
	probe, why := os.CreateTemp(filepath.Dir(path), ".drillship-*")
	if why == nil {
		_ = probe.Close()
		_ = os.Remove(probe.Name())
	}
	if errors.Is(why, syscall.EROFS) || errors.Is(why, syscall.ENOSPC) {
		return why
	}
	return err
}

func open(path string, opt Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := create(path); err != nil {
		return nil, err
	}
	for try := 1; ; try++ {
		blank, err := identify(path)
		if err != nil {
			return nil, err
		}
		s, err := join(path, opt)
		if err == nil || !blank || kindOf(err) != Locked || try == birthTries {
			return s, err
		}
		time.Sleep(birthPause)
	}
}

// While two programs make the same new file, each may hold what the other needs to switch to WAL.
// SQLite then says busy at once instead of waiting, so we wait and look again: for a second at most.
const (
	birthTries = 100
	birthPause = 10 * time.Millisecond
)

// join opens a file that is blank or ours.
func join(path string, opt Options) (*Store, error) {
	born, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !mayWrite(path) {
		// SQLite would open it, leave side files as read-only as it is, and fail at the first answer.
		return nil, &Error{Kind: ReadOnly, Path: path, Op: "open"}
	}
	conn, err := connect(uri(path), modeWrite, writing(opt.Patience)...)
	if err != nil {
		return nil, err
	}
	w := &pen{connection: conn, path: path, born: born, opt: opt}
	if err := w.ready(); err != nil {
		_ = conn.close()
		return nil, err
	}
	read, err := pool(uri(path), modeRead, reading(opt.Patience)...)
	if err != nil {
		_ = w.close()
		return nil, err
	}
	dial := func() (*connection, error) { return connect(uri(path), modeRead, reading(opt.Patience)...) }
	return &Store{path: path, opt: opt, read: read, write: w, view: viewOf(dial), closers: []func() error{read.Close, w.close}}, nil
}

// create makes an empty file where there is none. We make it ourselves: SQLite would let the umask
// decide who may read the learner's answers. Its -wal and -shm take over the mode.
func create(path string) error {
	info, err := os.Stat(path)
	if err == nil {
		return regular(path, info)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil // another program was faster
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// smallest is the least that a database has. SQLite takes a file of one byte for an empty one.
const smallest = 512

// regular refuses folders, pipes and scraps.
func regular(path string, info fs.FileInfo) error {
	if info.Mode().IsRegular() && (info.Size() == 0 || info.Size() >= smallest) {
		return nil
	}
	return &Error{Kind: Foreign, Path: path, Op: "open"}
}

// identify tells from the file's header whether it is ours and how old; blank means that nothing was
// ever written to it. It must not open the file itself: closing any descriptor of it would drop the
// locks that another Store in this process holds. A frozen connection changes nothing either.
func identify(path string) (blank bool, err error) {
	conn, err := connect(uri(path), modeFrozen)
	if err != nil {
		return false, err
	}
	defer func() { _ = conn.close() }()
	var application, version, tables, page int
	for query, into := range map[string]*int{
		`PRAGMA application_id`: &application, `PRAGMA user_version`: &version, `SELECT count(*) FROM sqlite_schema`: &tables,
		`PRAGMA page_size`: &page,
	} {
		if err := conn.QueryRowContext(context.Background(), query).Scan(into); err != nil {
			return false, unidentified(path, err)
		}
	}
	switch {
	case application == 0 && version == 0 && tables == 0:
		return true, nil
	case application != applicationID:
		return false, &Error{Kind: Foreign, Path: path, Op: "open"}
	case version > schemaVersion:
		return false, &Error{Kind: Newer, Path: path, Op: "open"}
	}
	return false, entire(path, page)
}

// unidentified judges a file whose header could not be read. A kill in the middle of a checkpoint
// leaves a main file that is sound only together with its -wal: there the real opening decides.
func unidentified(path string, err error) error {
	e, ok := errors.AsType[*sqlite.Error](err)
	switch {
	case !ok:
		return err
	case e.Code()&0xff == codeNotADB && stillborn(path):
		return nil
	case e.Code()&0xff == codeNotADB:
		return &Error{Kind: Foreign, Path: path, Op: "open", Err: err}
	case sqliteKind(e.Code()) == Damaged && walSize(path) > 0:
		return nil
	}
	return err
}

// stillborn tells whether the power failed while the first page of a new file was being written: no
// more than a page is there, and beside it SQLite's journal that will empty the file again.
func stillborn(path string) bool {
	const page, magic = 4096, "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
	info, err := os.Stat(path)
	if err != nil || info.Size() > page {
		return false
	}
	journal, err := os.Open(path + "-journal")
	if err != nil {
		return false
	}
	defer func() { _ = journal.Close() }()
	start := make([]byte, len(magic))
	_, err = io.ReadFull(journal, start)
	return err == nil && string(start) == magic
}

// entire refuses a file whose last page is cut: SQLite would fill it up with zeros.
func entire(path string, page int) error {
	info, err := os.Stat(path)
	if err != nil || page <= 0 || info.Size()%int64(page) == 0 || walSize(path) > 0 {
		return err
	}
	return &Error{Kind: Damaged, Path: path, Op: "open"}
}

// walSize is how much the file's write-ahead log holds; 0 when there is none, as after every Close.
func walSize(path string) int64 {
	info, err := os.Stat(path + "-wal")
	if err != nil {
		return 0
	}
	return info.Size()
}
