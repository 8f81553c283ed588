package progress

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// connection is one connection to a file. Statements of several goroutines take turns in it.
type connection struct {
	*sql.Conn
	pool       *sql.DB
	statements map[string]*sql.Stmt // of exec and one; the caller sees to it that only one goroutine uses those
}

// close ends the statements too: SQLite keeps the file open as long as there is one.
func (c *connection) close() error {
	for _, s := range c.statements {
		_ = s.Close()
	}
	err := c.Conn.Close()
	if e := c.pool.Close(); err == nil {
		err = e
	}
	return err
}

// asker is what a question can be put to.
type asker interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// idleConnections are kept for the next questions: opening one costs as much as a short question.
const idleConnections = 4

// pool is connections on demand, each with the PRAGMAs in their order. Whoever asks while another is
// still reading gets one of their own: on a shared one they would see the file as it was when the
// other began.
func pool(name, mode string, pragmas ...string) (*sql.DB, error) {
	dsn := name + "?_txlock=immediate&" + mode
	for _, p := range pragmas {
		dsn += "&_pragma=" + url.QueryEscape(p)
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxIdleConns(idleConnections)
	return db, nil
}

// connect opens one connection.
func connect(name, mode string, pragmas ...string) (*connection, error) {
	db, err := pool(name, mode, pragmas...)
	if err != nil {
		return nil, err
	}
	conn, err := db.Conn(context.Background())
	if err != nil {
		_ = db.Close()
		return nil, err
	}
	return &connection{Conn: conn, pool: db}, nil
}

// viewOf is the view of what dial connects to: what others write meanwhile is not seen. It has a
// connection of its own, because whoever asks the Store in the meantime wants to see it.
func viewOf(dial func() (*connection, error)) func(func(*connection) error) error {
	return func(f func(*connection) error) error {
		c, err := dial()
		if err != nil {
			return err
		}
		defer func() { _ = c.close() }()
		if _, err := c.ExecContext(context.Background(), `BEGIN`); err != nil {
			return err
		}
		return f(c)
	}
}

// uri is a path in which "?", "#" and "%" are only letters.
func uri(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… on Windows
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath()
}

// memory is a database that lives as long as its connection.
const memory = "file::memory:"

// The modes of a connection.
const (
	modeWrite  = "mode=rw"
	modeRead   = "mode=ro"
	modeFrozen = "mode=ro&immutable=1" // looks at no lock, no journal and no -wal, and creates none
	modeMemory = "mode=memory"
)

// writing are the PRAGMAs of the connection that writes. The order counts: without the time-out
// first, switching to WAL fails at once when another program writes. synchronous=FULL because NORMAL
// loses acknowledged answers in a power failure; a checkpoint every 20 pages because a copy of the
// main file alone then misses little; the fullfsync pair because a plain fsync on macOS does not
// reach the disk (elsewhere it does nothing).
func writing(patience time.Duration) []string {
	return []string{
		busyTimeout(patience), "journal_mode(WAL)", "synchronous(FULL)", "wal_autocheckpoint(20)", "foreign_keys(ON)",
		"trusted_schema(OFF)", "cell_size_check(ON)", "fullfsync(ON)", "checkpoint_fullfsync(ON)",
	}
}

// reading are the PRAGMAs of a connection that only reads. What a sort needs stays in memory: a
// temporary file would hold the learner's answers.
func reading(patience time.Duration) []string {
	return []string{
		busyTimeout(patience), "query_only(ON)", "trusted_schema(OFF)", "cell_size_check(ON)", "temp_store(MEMORY)",
	}
}

func busyTimeout(d time.Duration) string { return fmt.Sprintf("busy_timeout(%d)", d.Milliseconds()) }
