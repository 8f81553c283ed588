package progress

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/drillship/drillship/quiz"
)

// errReadOnly is what a write to a Store of OpenReadOnly fails with; its Path and Op are added by wrap.
var errReadOnly = errors.New("opened for reading only")

// readOnly is the writer of a file that must stay as it is.
type readOnly struct{ read *connection }

func (r readOnly) append([]quiz.Event) ([]quiz.Event, error) { return nil, errReadOnly }
func (r readOnly) rebuild() error                            { return errReadOnly }

func (r readOnly) dataVersion() (version int64, err error) {
	err = r.read.QueryRowContext(context.Background(), `PRAGMA data_version`).Scan(&version)
	return version, err
}

// OpenReadOnly opens the progress file for questions only; Append and Rebuild fail with ReadOnly. It
// also works on a disk that cannot be written. A missing or empty file is an empty history: nothing is
// created.
func OpenReadOnly(path string, opt Options) (*Store, error) {
	s, err := openReadOnly(path, opt.complete())
	return s, wrap("open", path, err)
}

func openReadOnly(path string, opt Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	blank, err := looked(path)
	if err != nil {
		return nil, err
	}
	if blank {
		return inMemory(path, opt, nil)
	}
	dial := func() (*connection, error) { return connectReading(path, opt) }
	read, err := dial()
	if err != nil {
		return nil, err
	}
	current, err := (&pen{connection: read, path: path}).current()
	if err == nil && current {
		return &Store{path: path, opt: opt, read: read.pool, write: readOnly{read}, view: viewOf(dial), closers: []func() error{read.close}}, nil
	}
	defer func() { _ = read.close() }()
	if err != nil {
		return nil, err
	}
	image, err := serialize(read)
	if err != nil {
		return nil, err
	}
	return inMemory(path, opt, image)
}

// looked tells whether there is no history at path.
func looked(path string) (blank bool, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	if err := regular(path, info); err != nil {
		return false, err
	}
	blank, err = identify(path)
	return blank && walSize(path) == 0, err
}

// connectReading finds the gentlest way to read the file. A connection that could write, but may not,
// takes its -shm and -wal away again; where writing is impossible SQLite needs to be told that nobody
// else writes either. What another program left in a -wal is read with it, and never moved.
func connectReading(path string, opt Options) (*connection, error) {
	ways := []string{modeWrite, modeRead, modeFrozen}
	unfinished := walSize(path) > 0
	if unfinished {
		ways = []string{modeRead}
	}
	var err error
	for _, mode := range ways {
		var c *connection
		if c, err = connectProbed(path, mode, opt); err == nil {
			return c, nil
		}
		if kind := kindOf(err); kind != Denied && kind != ReadOnly {
			return nil, err
		}
	}
	if unfinished && kindOf(err) != Other {
		return nil, &Error{Kind: ReadOnly, Path: path, Op: "open", Err: refuse(
			"its latest answers are in the file with -wal at its end, and its folder is read-only; copy both to a folder that is not")}
	}
	return nil, err
}

func connectProbed(path, mode string, opt Options) (*connection, error) {
	c, err := connect(uri(path), mode, reading(opt.Patience)...)
	if err != nil {
		return nil, err
	}
	var version int
	if err := c.QueryRowContext(context.Background(), `PRAGMA user_version`).Scan(&version); err != nil {
		_ = c.close()
		return nil, err
	}
	return c, nil
}

// current tells whether schema and cache are as this program writes them.
func (w *pen) current() (bool, error) {
	version, err := w.schema()
	if err != nil || version < schemaVersion {
		return false, err
	}
	t, last, err := w.tail()
	return t.version == cacheVersion && t.seen == last, err
}

// inMemory is a Store over a copy of the file, or over nothing, that is brought up to date where it
// harms nobody.
func inMemory(path string, opt Options, image []byte) (*Store, error) {
	c, err := connect(memory, modeMemory, "trusted_schema(OFF)", "cell_size_check(ON)", "temp_store(MEMORY)")
	if err != nil {
		return nil, err
	}
	if len(image) > 0 {
		err = deserialize(c, image)
	}
	if err == nil {
		err = (&pen{connection: c, path: path, opt: opt}).ready()
	}
	if err != nil {
		_ = c.close()
		return nil, err
	}
	view := func(f func(*connection) error) error { return f(c) } // nobody writes to it
	return &Store{path: path, opt: opt, read: c, write: readOnly{c}, view: view, closers: []func() error{c.close}}, nil
}

func serialize(c *connection) (image []byte, err error) {
	err = c.Raw(func(driver any) error {
		s, ok := driver.(interface{ Serialize() ([]byte, error) })
		if !ok {
			return errors.ErrUnsupported
		}
		image, err = s.Serialize()
		return err
	})
	return image, err
}

// deserialize makes the image the connection's database. A database in memory cannot be in WAL mode:
// the two bytes of the header that say so are changed.
func deserialize(c *connection, image []byte) error {
	const writeFormat, readFormat, rollback = 18, 19, 1
	if len(image) <= readFormat {
		return errGarbled
	}
	image[writeFormat], image[readFormat] = rollback, rollback
	return c.Raw(func(driver any) error {
		d, ok := driver.(interface{ Deserialize([]byte) error })
		if !ok {
			return errors.ErrUnsupported
		}
		return d.Deserialize(image)
	})
}
