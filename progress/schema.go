package progress

import "fmt"

// applicationID stands in the header of every progress file: "DRIL".
const applicationID = 0x4452494C

// cacheVersion changes whenever the cache's layout or what quiz.Replay computes changes, and with every
// migration: a cache of another version is rebuilt when the file is opened, and a program that finds a
// newer one while it runs leaves the file alone.
const cacheVersion = 1

// migrations turn a file of version i into one of version i+1. A migration that was released is
// never edited.
var migrations = [...]string{schema1}

// schemaVersion is the user_version of the files that this program writes.
const schemaVersion = len(migrations)

// The first schema. The log (device, card, event, meta) is the truth; tail, state and register
// (the last value of every setting and place) are the cache. A column is NULL where the event's field is zero: that costs one byte.
//
// Every index is a page more in each commit, so there are only those that an answer, an undo or a
// setting needs: none on at, seq or device.
const schema1 = `
CREATE TABLE device (
	id INTEGER PRIMARY KEY,
	name BLOB NOT NULL UNIQUE CHECK (length(name) = 16)
) STRICT;
CREATE TABLE card (
	id INTEGER PRIMARY KEY,
	key TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE event (
	n INTEGER PRIMARY KEY,
	id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
	device INTEGER NOT NULL REFERENCES device,
	seq INTEGER NOT NULL CHECK (seq > 0),
	at INTEGER NOT NULL CHECK (at BETWEEN 0 AND 253402300799999),
	zone INTEGER NOT NULL CHECK (zone BETWEEN -1440 AND 1440),
	kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 255),
	card INTEGER REFERENCES card,
	rating INTEGER CHECK (rating BETWEEN -128 AND 127),
	"right" INTEGER,
	sure INTEGER CHECK (sure BETWEEN 0 AND 255),
	chosen BLOB,
	shown BLOB,
	typed TEXT,
	took INTEGER,
	length INTEGER,
	rev TEXT,
	target BLOB CHECK (length(target) = 16),
	name TEXT,
	value TEXT,
	sum INTEGER NOT NULL
) STRICT;
CREATE INDEX event_card ON event(card) WHERE card IS NOT NULL;
CREATE INDEX event_target ON event(target) WHERE target IS NOT NULL;
CREATE INDEX event_name ON event(name) WHERE name IS NOT NULL;
CREATE TRIGGER event_kept BEFORE DELETE ON event
	BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_fixed BEFORE UPDATE ON event
	BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TABLE meta (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	device INTEGER NOT NULL REFERENCES device
) STRICT;
CREATE TABLE tail (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	version INTEGER NOT NULL,
	seen INTEGER NOT NULL,
	ruled INTEGER NOT NULL,
	latest INTEGER NOT NULL,
	seq INTEGER NOT NULL,
	at INTEGER NOT NULL
) STRICT;
CREATE TABLE state (
	card INTEGER PRIMARY KEY,
	last INTEGER NOT NULL,
	packed BLOB NOT NULL
) STRICT;
CREATE TABLE register (
	kind INTEGER NOT NULL,
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
`

// migrate brings the file to schemaVersion, inside the caller's transaction; it tells whether there
// was anything to do.
func (w *pen) migrate() (bool, error) {
	version, err := w.schema()
	if err != nil {
		return false, err
	}
	for v := version; v < schemaVersion; v++ {
		if err := w.script(migrations[v]); err != nil {
			return false, err
		}
	}
	if version == schemaVersion {
		return false, nil
	}
	if version == 0 {
		if err := w.christen(); err != nil {
			return false, err
		}
	}
	return true, w.script(fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, schemaVersion))
}

// schema is the file's version, which must not be a newer program's.
func (w *pen) schema() (version int, err error) {
	if err := w.one(`PRAGMA user_version`).Scan(&version); err != nil {
		return 0, err
	}
	if version > schemaVersion {
		return 0, &Error{Kind: Newer, Path: w.path, Op: "use"}
	}
	return version, nil
}

// christen gives a new file the name of its device.
func (w *pen) christen() error {
	var name [16]byte
	if err := w.random(name[:]); err != nil {
		return err
	}
	if _, err := w.exec(`INSERT INTO device(id, name) VALUES (1, ?)`, name[:]); err != nil {
		return err
	}
	_, err := w.exec(`INSERT INTO meta(one, device) VALUES (1, 1)`)
	return err
}
