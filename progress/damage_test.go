package progress

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// refused checks that neither opening takes the file, that the sentence is fit for a screen and that
// nothing changed.
func refused(t testing.TB, path string, kinds ...Kind) {
	t.Helper()
	before := contents(t, path)
	for name, open := range map[string]func(string, Options) (*Store, error){"Open": Open, "OpenReadOnly": OpenReadOnly} {
		s, err := open(path, Options{})
		if err == nil {
			_ = s.Close()
			t.Fatalf("%s took it", name)
		}
		sentence(t, err, kinds...)
	}
	if contents(t, path) != before {
		t.Fatal("the file was changed")
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Fatalf("something was left beside the file: %v", entries)
	}
}

// sentence checks the form of an error: what, which file, and what to do about it.
func sentence(t testing.TB, err error, kinds ...Kind) {
	t.Helper()
	e, ok := errors.AsType[*Error](err)
	if !ok {
		t.Fatalf("%T: %v", err, err)
	}
	known := len(kinds) == 0
	for _, k := range kinds {
		known = known || e.Kind == k
	}
	text := e.Error()
	if !known || !strings.HasPrefix(text, "cannot ") || !strings.Contains(text, e.Path) || e.Hint() == "" ||
		strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		t.Fatalf("kind %d: %q, hint %q", e.Kind, text, e.Hint())
	}
}

func written(t testing.TB, content string) string {
	t.Helper()
	path := file(t)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAFileThatIsNotOursIsRefusedAndLeftAlone(t *testing.T) {
	t.Run("text", func(t *testing.T) { refused(t, written(t, "# My notes\n\x1b]0;x\a"), Foreign) })
	t.Run("one byte", func(t *testing.T) { refused(t, written(t, "x"), Foreign) })
	t.Run("zeros", func(t *testing.T) { refused(t, written(t, string(make([]byte, 8192))), Foreign) })
	t.Run("a stranger's database", func(t *testing.T) {
		path := written(t, "")
		tamper(t, path, `CREATE TABLE place(url TEXT); INSERT INTO place VALUES ('x')`)
		refused(t, path, Foreign)
	})
	t.Run("a stranger's database in WAL mode", func(t *testing.T) {
		path := written(t, "")
		tamper(t, path, `PRAGMA journal_mode=WAL; CREATE TABLE event(id); PRAGMA user_version = 1`)
		refused(t, path, Foreign)
	})
	t.Run("another application's id", func(t *testing.T) {
		path := filled(t, 10)
		tamper(t, path, `PRAGMA application_id = 7`)
		refused(t, path, Foreign)
	})
	t.Run("a folder", func(t *testing.T) {
		_, err := Open(t.TempDir(), Options{})
		sentence(t, err, Foreign)
		_, err = OpenReadOnly(t.TempDir(), Options{})
		sentence(t, err, Foreign)
	})
	t.Run("a file where a folder should be", func(t *testing.T) {
		_, err := Open(filepath.Join(written(t, "x"), "progress.db"), Options{})
		if KindOf(err) != Other || !strings.Contains(err.Error(), "not a directory") {
			t.Fatal(err)
		}
	})
}

func TestAFileOfANewerProgramIsRefusedAndLeftAlone(t *testing.T) {
	path := filled(t, 10)
	tamper(t, path, fmt.Sprintf(`PRAGMA user_version = %d`, schemaVersion+1))
	refused(t, path, Newer)
}

func TestATruncatedFileIsRefusedAndLeftAlone(t *testing.T) {
	whole := contents(t, filled(t, 300))
	for _, size := range []int{1, 15, 16, 50, 71, 99, 100, 101, 511, 512, 1024, 4095, 4096, 4097, 8192, 10_000, len(whole) / 2, len(whole) - 4096, len(whole) - 1} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			refused(t, written(t, whole[:size]), Damaged, Foreign)
		})
	}
}

func TestAnEmptyFileIsNew(t *testing.T) {
	path := written(t, "")
	if s, err := OpenReadOnly(path, Options{}); err != nil || len(logOf(t, s)) != 0 || s.Close() != nil || contents(t, path) != "" {
		t.Fatal(err)
	}
	s := opened(t, path, Options{})
	must(t, s, answerTo("dns/a", fsrs.Good))
	clean(t, s)
}

// survey is everything a Store can be asked, to see that it survives the file.
func survey(s *Store) (log []quiz.Event, first error) {
	note := func(err error) {
		if first == nil {
			first = err
		}
	}
	note(s.Log(func(e quiz.Event) error { log = append(log, e); return nil }))
	for _, e := range log {
		_, err := s.States(e.Card)
		note(err)
		break
	}
	note(s.Briefs(func(quiz.Brief) {}))
	_, err := s.Settings()
	note(err)
	_, err = s.Places()
	note(err)
	_, err = s.Pace()
	note(err)
	_, err = s.AnswersOn(20_700)
	note(err)
	return log, first
}

// examine opens a damaged file every way there is. It reports whether anyone noticed.
func examine(t testing.TB, path string, history []quiz.Event) (noticed bool) {
	t.Helper()
	s, err := OpenReadOnly(path, Options{})
	if err != nil {
		sentence(t, err, Damaged, Foreign, Newer)
		return true
	}
	defer func() { _ = s.Close() }()
	log, err := survey(s)
	if err != nil {
		sentence(t, err, Damaged)
		noticed = true
	}
	report, err := s.Check()
	if err != nil {
		sentence(t, err, Damaged)
	}
	noticed = noticed || err != nil || !report.Clean()
	for _, f := range report.Findings {
		if strings.ContainsFunc(f, func(r rune) bool { return !unicode.IsPrint(r) }) {
			t.Fatalf("unfit for a screen: %q", f)
		}
	}
	if !noticed && !cmp.Equal(log, history) {
		t.Fatalf("the history has changed and nobody noticed: %s", cmp.Diff(history, log))
	}
	return noticed
}

// harm writes content to a new file, examines it, and lets the writing Store try its luck.
func harm(t testing.TB, path string, content []byte, history []quiz.Event) bool {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	noticed := examine(t, path, history)
	s, err := Open(path, Options{})
	if err != nil {
		sentence(t, err, Damaged, Foreign, Newer)
		return noticed
	}
	defer func() { _ = s.Close() }()
	for _, e := range []quiz.Event{answerTo("dns/q1", fsrs.Good), undo(history[3].ID), set("theme", "dark")} {
		if _, err := s.Append(e); err != nil && KindOf(err) != Damaged && KindOf(err) != Other {
			t.Fatal(err)
		}
	}
	if err := s.Rebuild(); err != nil && KindOf(err) != Damaged && KindOf(err) != Other {
		t.Fatal(err)
	}
	return noticed
}

func history(t testing.TB, answers int) (content []byte, log []quiz.Event) {
	t.Helper()
	path := filled(t, answers)
	s := opened(t, path, Options{})
	must(t, s, set(quiz.SetRetention, "85"), set("theme", "dark"), placed("dns/n", "2"), undo(logOf(t, s)[2].ID))
	log = logOf(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return []byte(contents(t, path)), log
}

func TestNoFlippedBitChangesTheHistoryUnseen(t *testing.T) {
	content, log := history(t, 200)
	trials := 150
	if testing.Short() {
		trials = 40
	}
	path, noticed, seed := file(t), 0, rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	for range trials {
		flipped := bytes.Clone(content)
		flipped[random.IntN(len(flipped))] ^= 1 << random.IntN(8)
		if harm(t, path, flipped, log) {
			noticed++
		}
		_ = os.Remove(path)
	}
	t.Logf("%d of %d flips were noticed; the others changed nothing", noticed, trials)
}

func TestAFlippedBitInAnEventIsFound(t *testing.T) {
	content, log := history(t, 200)
	path := file(t)
	found := false
	for _, i := range allIndexes(content, log[50].ID[:]) {
		flipped := bytes.Clone(content)
		flipped[i+20] ^= 4 // behind the id: in the row, or in the index
		found = harm(t, path, flipped, log) || found
		_ = os.Remove(path)
	}
	if !found {
		t.Fatal("nobody noticed")
	}
}

func allIndexes(content, of []byte) (all []int) {
	for from := 0; ; {
		i := bytes.Index(content[from:], of)
		if i < 0 {
			return all
		}
		all = append(all, from+i)
		from += i + 1
	}
}

func TestAPageOfNoiseNeverMakesItPanic(t *testing.T) {
	content, log := history(t, 400)
	path := file(t)
	for page := range len(content) / 4096 {
		noisy := bytes.Clone(content)
		for i := range 4096 {
			noisy[page*4096+i] = byte(rand.Uint32())
		}
		if !harm(t, path, noisy, log) {
			t.Errorf("noise in page %d went unnoticed", page)
		}
		_ = os.Remove(path)
	}
}

func TestCheckFindsWhatWasTamperedWith(t *testing.T) {
	const openLog = `DROP TRIGGER event_fixed; DROP TRIGGER event_kept; `
	for name, query := range map[string]string{
		"a rating":         openLog + `UPDATE event SET rating = 4 WHERE n = 7`,
		"a verdict":        openLog + `UPDATE event SET "right" = NULL WHERE n = 7`,
		"a time":           openLog + `UPDATE event SET at = at + 1 WHERE n = 7`,
		"a card's name":    `UPDATE card SET key = 'dns/` + "\x1b[31m" + `' WHERE id = 2`,
		"a device":         `UPDATE device SET name = zeroblob(16)`,
		"an event is gone": openLog + `DELETE FROM event WHERE n = 7`,
		"the end is gone":  openLog + `DELETE FROM event WHERE n > 15; UPDATE tail SET seen = 15`,
		"a state":          `UPDATE state SET packed = (SELECT packed FROM state WHERE card = 1)`,
		"a state is gone":  `DELETE FROM state WHERE card = 1`,
		"a state too many": `INSERT INTO state SELECT 999, last, packed FROM state WHERE card = 1`,
		"a short state":    `UPDATE state SET packed = x'00' WHERE card = 1`,
		"a setting":        `INSERT INTO register VALUES (8, 'theme', 'dark', 1)`,
		"no device":        `DELETE FROM meta`,
		"a lost card":      `PRAGMA foreign_keys = OFF; DELETE FROM card WHERE id = 2`,
	} {
		t.Run(name, func(t *testing.T) {
			path := filled(t, 20)
			tamper(t, path, query)
			before := contents(t, path)
			s, err := OpenReadOnly(path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			report, err := s.Check()
			if err != nil || report.Clean() {
				t.Fatalf("%+v %v", report, err)
			}
			for _, f := range report.Findings {
				if strings.ContainsFunc(f, unicode.IsControl) {
					t.Errorf("unfit for a screen: %q", f)
				}
			}
			if err := s.Close(); err != nil || contents(t, path) != before {
				t.Fatal("the check changed the file", err)
			}
		})
	}
}

func TestAFileWithoutItsTablesIsDamaged(t *testing.T) {
	for _, table := range []string{"event", "card", "device", "meta", "tail", "state", "register"} {
		path := filled(t, 20)
		tamper(t, path, `PRAGMA foreign_keys = OFF; DROP TABLE `+table)
		s, err := Open(path, Options{})
		if err == nil {
			_, err = s.Append(answerTo("dns/new", fsrs.Good), set("theme", "dark"))
			_ = s.Close()
		}
		sentence(t, err, Damaged)
	}
}

func TestEventsOfUnknownKindsAreKeptAndCounted(t *testing.T) {
	path := filled(t, 20)
	tamper(t, path, `INSERT INTO event(id, device, seq, at, zone, kind, card, name, value, sum)
		VALUES (randomblob(16), 1, 21, 1800000000000, 0, 200, 1, 'n', 'v', 0)`)
	s := opened(t, path, Options{})
	report, err := s.Check()
	if err != nil || report.Unknown != 1 || report.Events != 21 || len(report.Findings) != 1 { // its checksum is made up
		t.Fatalf("%+v %v", report, err)
	}
	log := logOf(t, s)
	if last := log[len(log)-1]; last.Kind != 200 || last.Name != "n" {
		t.Fatalf("%+v", last)
	}
	if written := must(t, s, answerTo("dns/q1", fsrs.Good))[0]; written.Seq != 22 {
		t.Fatalf("number %d", written.Seq)
	}
}

// A schema can run code when a file is opened: a view or trigger in place of a table must not hang us.
func TestAHostileSchemaIsOnlyAnError(t *testing.T) {
	path := filled(t, 20)
	tamper(t, path, `PRAGMA foreign_keys = OFF; DROP TABLE tail;
		CREATE VIEW tail AS SELECT load_extension('x') AS version, 1 AS seen, 1 AS ruled, 1 AS latest, 1 AS seq, 1 AS at`)
	_, err := Open(path, Options{})
	sentence(t, err, Damaged)
}

func TestTheDatabaseHasTheRepairedWAL(t *testing.T) {
	s, _ := fresh(t)
	var version string
	if err := s.write.(*pen).one(`SELECT sqlite_version()`).Scan(&version); err != nil {
		t.Fatal(err)
	}
	var major, minor, patch int
	if _, err := fmt.Sscanf(version, "%d.%d.%d", &major, &minor, &patch); err != nil || major*1_000_000+minor*1_000+patch < 3_051_003 {
		t.Fatalf("SQLite %s can lose a WAL when two programs checkpoint at once; 3.51.3 cannot", version)
	}
}

func TestAFileThatIsRefusedIsLetGo(t *testing.T) {
	const descriptors = "/proc/self/fd"
	if _, err := os.ReadDir(descriptors); err != nil {
		t.Skip("only Linux tells which files a program holds")
	}
	path := filled(t, 20)
	tamper(t, path, `PRAGMA foreign_keys = OFF; DROP TABLE tail`)
	stale := filled(t, 20)
	tamper(t, stale, `UPDATE tail SET version = 0`)
	before, _ := os.ReadDir(descriptors)
	for range 20 {
		_, err := Open(path, Options{})
		kindIs(t, err, Damaged)
		_, err = OpenReadOnly(path, Options{})
		kindIs(t, err, Damaged)
		s, err := OpenReadOnly(stale, Options{})
		if err != nil || s.Close() != nil {
			t.Fatal(err)
		}
	}
	if after, _ := os.ReadDir(descriptors); len(after) > len(before)+3 {
		t.Fatalf("%d files held, then %d", len(before), len(after))
	}
}
