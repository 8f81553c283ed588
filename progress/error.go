package progress

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"modernc.org/sqlite"
)

// Kind says what went wrong, for who has to decide what to do about it.
type Kind uint8

// The kinds of failure.
const (
	Other    Kind = iota
	Missing       // the file or its folder does not exist
	Locked        // another program holds the file
	Damaged       // the file is ours, but broken
	Foreign       // the file is not ours
	Newer         // a newer program wrote the file
	ReadOnly      // the file or its disk cannot be written
	Full          // the disk is full
	Denied        // the system does not let us
)

// Error is the only kind of error that this package returns. Its sentence is made of the program's own
// words and the quoted path: nothing that stands in a file reaches it.
type Error struct {
	Kind Kind
	Path string
	Op   string // a verb: "open", "save", "read" …
	Err  error  // the cause, unfiltered: for logs, never for a screen; may be nil
}

// Error is what happened, to which file.
func (e *Error) Error() string {
	return fmt.Sprintf("cannot %s %q: %s", e.Op, e.Path, e.what())
}

func (e *Error) what() string {
	if r, ok := errors.AsType[refusal](e.Err); ok {
		return string(r)
	}
	switch e.Kind {
	case Missing:
		return "it does not exist"
	case Locked:
		return "another program is using it"
	case Damaged:
		return "it is damaged"
	case Foreign:
		return "it is not a progress file of drillship"
	case Newer:
		return "a newer drillship wrote it"
	case ReadOnly:
		return "it is read-only"
	case Full:
		return "the disk is full"
	case Denied:
		return "permission denied"
	}
	return plain(e.Err)
}

// Hint is what to do about it, in one sentence; empty when we know nothing better than the error.
func (e *Error) Hint() string {
	switch e.Kind {
	case Missing:
		return "check the path; if the file was moved, put it back and start again"
	case Locked:
		return "close the other drillship or wait, then try again"
	case Damaged:
		return "nothing was changed; put a copy from your backup in its place, or move it away to begin anew"
	case Foreign:
		return "nothing was changed; name another file with --progress, or restore a backup if this was your progress"
	case Newer:
		return "nothing was changed; install the newest drillship"
	case ReadOnly:
		return "make the file and its folder writable, or copy the file to a place that is"
	case Full:
		return "free some space, then try again; every answer saved so far is safe"
	case Denied:
		return "check who owns the file and its folder"
	}
	return ""
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf is the kind of a failure of this package, Other for any other error.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Other
}

// refusal is a cause in our own words, fit for a screen.
type refusal string

func (r refusal) Error() string { return string(r) }

func refuse(format string, args ...any) error { return refusal(fmt.Sprintf(format, args...)) }

// errGarbled is a cache or a log that holds what this program cannot have written.
var errGarbled = errors.New("garbled content")

// wrap makes an *Error of any failure; nil stays nil and an *Error stays what it is.
func wrap(op, path string, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*Error](err); ok {
		return err
	}
	return &Error{Kind: kindOf(err), Path: path, Op: op, Err: err}
}

func kindOf(err error) Kind {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return sqliteKind(e.Code())
	}
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return Full
	case errors.Is(err, syscall.EROFS), errors.Is(err, errReadOnly):
		return ReadOnly
	case errors.Is(err, fs.ErrPermission):
		return Denied
	case errors.Is(err, fs.ErrNotExist):
		return Missing
	case errors.Is(err, errGarbled), strings.HasPrefix(err.Error(), "sql: Scan error"):
		return Damaged // a column holds what its table forbids
	}
	return Other
}

// The result codes of SQLite that mean something to a learner.
const (
	codeError     = 1
	codePerm      = 3
	codeBusy      = 5
	codeLocked    = 6
	codeReadOnly  = 8
	codeCorrupt   = 11
	codeFull      = 13
	codeCantOpen  = 14
	codeAuth      = 23
	codeNotADB    = 26
	codeShortRead = 10 | 2<<8
	codeCorruptFS = 10 | 33<<8
	codeShmSize   = 10 | 19<<8
)

func sqliteKind(code int) Kind {
	if code == codeShortRead || code == codeCorruptFS {
		return Damaged
	}
	if code == codeShmSize { // nothing but space keeps the -shm file from growing
		return Full
	}
	switch code & 0xff {
	case codeBusy, codeLocked:
		return Locked
	case codeReadOnly:
		return ReadOnly
	case codeFull:
		return Full
	case codePerm, codeCantOpen, codeAuth:
		return Denied
	case codeCorrupt, codeNotADB, codeError:
		// codeError is "no such table" and the like: our statements are fixed and tested, so the
		// file's schema is not what we made it.
		return Damaged
	}
	return Other
}

// plain is a cause in words that cannot come from a file.
func plain(err error) string {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return "the database says: " + strings.TrimSpace(sqlite.ErrorCodeString[e.Code()&0xff])
	}
	if e, ok := errors.AsType[syscall.Errno](err); ok {
		return e.Error()
	}
	if errors.Is(err, sql.ErrConnDone) || errors.Is(err, driver.ErrBadConn) {
		return "it was closed"
	}
	return "something unexpected happened"
}
