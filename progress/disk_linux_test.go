package progress

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// disk is a folder of its own file system, or the test is skipped.
func disk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "mode=777,size="+size); err != nil {
		t.Skipf("cannot mount a small disk here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func remount(t *testing.T, dir string, flags uintptr, data string) {
	t.Helper()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|flags, data); err != nil {
		t.Fatal(err)
	}
}

func TestOnAFullDiskEveryAcknowledgedAnswerIsSafeAndItGoesOnWithSpace(t *testing.T) {
	dir := disk(t, "400k")
	path := filepath.Join(dir, "progress.db")
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	ids := fill(t, s)
	for range 5 {
		_, err := s.Append(answerTo("dns/more", fsrs.Good))
		kindIs(t, err, Full)
	}
	clean(t, s)
	if got := len(logOf(t, s)); got != len(ids) {
		t.Fatalf("%d events, %d acknowledged", got, len(ids))
	}
	remount(t, dir, 0, "size=4m")
	ids = append(ids, must(t, s, answerTo("dns/more", fsrs.Good))[0].ID.String())
	_ = s.Close()
	holds(t, path, ids)
}

func TestAFullDiskAtTheStartIsFullAndHarmsNothing(t *testing.T) {
	dir := disk(t, "400k")
	path := filepath.Join(dir, "progress.db")
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for range 50 {
		ids = append(ids, must(t, s, answerTo("dns/a", fsrs.Good))[0].ID.String())
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 1<<20), 0o600); !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	if s, err = Open(path, Options{}); err == nil {
		_, err = s.Append(answerTo("dns/a", fsrs.Good))
		_ = s.Close()
	}
	kindIs(t, err, Full)
	_, err = Open(filepath.Join(dir, "new", "progress.db"), Options{})
	kindIs(t, err, Full)
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	holds(t, path, ids)
	if s, err = Open(filepath.Join(dir, "new", "progress.db"), Options{}); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	must(t, s, answerTo("dns/a", fsrs.Good))
}

// fill writes until the disk is full.
func fill(t *testing.T, s *Store) (ids []string) {
	t.Helper()
	e := answerTo("dns/a", fsrs.Good)
	e.Typed = strings.Repeat("x", 200)
	for i := range 100_000 {
		e.Card = contentKey(i % 100)
		written, err := s.Append(e)
		if err != nil {
			kindIs(t, err, Full)
			return ids
		}
		ids = append(ids, written[0].ID.String())
	}
	t.Fatal("the disk is never full")
	return nil
}

func TestAFileOnAReadOnlyDiskCanBeReadButNotWritten(t *testing.T) {
	dir := disk(t, "4m")
	path := filepath.Join(dir, "progress.db")
	copyTo(t, filled(t, 200), path)
	remount(t, dir, syscall.MS_RDONLY, "")
	s, err := OpenReadOnly(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if log := logOf(t, s); len(log) != 200 {
		t.Fatalf("%d events", len(log))
	}
	clean(t, s)
	_, err = s.Append(answerTo("dns/a", fsrs.Good))
	kindIs(t, err, ReadOnly)
	kindIs(t, s.Rebuild(), ReadOnly)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(path, Options{})
	sentence(t, err, ReadOnly)
	_, err = Open(filepath.Join(dir, "new.db"), Options{})
	sentence(t, err, ReadOnly)
	missing, err := OpenReadOnly(filepath.Join(dir, "new.db"), Options{})
	if err != nil || len(logOf(t, missing)) != 0 || missing.Close() != nil {
		t.Fatal(err)
	}
}

func TestAnUnfinishedFileOnAReadOnlyDiskSaysWhatIsMissing(t *testing.T) {
	dir := disk(t, "4m")
	path := filepath.Join(dir, "progress.db")
	live, _ := fresh(t)
	must(t, live, answerTo("dns/a", fsrs.Good))
	copyTo(t, live.Path(), path)
	copyTo(t, live.Path()+"-wal", path+"-wal")
	remount(t, dir, syscall.MS_RDONLY, "")
	_, err := OpenReadOnly(path, Options{})
	if sentence(t, err, ReadOnly); !strings.Contains(err.Error(), "-wal") {
		t.Fatal(err)
	}
}

func copyTo(t *testing.T, from, to string) {
	t.Helper()
	if err := os.WriteFile(to, []byte(contents(t, from)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// stranger is another user than the owner of the files.
func stranger(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
}

func TestPermissionsAreToldApart(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("needs to be root, to become somebody else")
	}
	for name, c := range map[string]struct {
		folder, file os.FileMode
		role         string
		want         Kind
		readable     bool
	}{
		"a file of others, written":        {0o755, 0o600, "write one", Denied, false},
		"a file of others, read":           {0o755, 0o600, "read", Denied, false},
		"a folder of others":               {0o700, 0o644, "write one", Denied, false},
		"a read-only file, written":        {0o777, 0o444, "write one", ReadOnly, false},
		"a read-only file, read":           {0o777, 0o444, "read", 0, true},
		"a read-only folder, written":      {0o555, 0o666, "write one", ReadOnly, false},
		"a read-only folder, read":         {0o555, 0o666, "read", 0, true},
		"a read-only folder and file read": {0o555, 0o444, "read", 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := disk(t, "4m") // the test's own folders are closed to others
			path := filepath.Join(dir, "mine", "progress.db")
			if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			copyTo(t, filled(t, 20), path)
			for name, mode := range map[string]os.FileMode{filepath.Dir(dir): 0o755, filepath.Dir(path): c.folder, path: c.file} {
				if err := os.Chmod(name, mode); err != nil {
					t.Fatal(err)
				}
			}
			lines := start(t, c.role, path, stranger).end()
			switch {
			case c.readable && len(lines) != 20:
				t.Fatalf("%q", lines)
			case !c.readable && (len(lines) != 1 || !strings.HasPrefix(lines[0], "kind "+string('0'+rune(c.want))+": cannot ")):
				t.Fatalf("%q", lines)
			}
		})
	}
}

func TestFolderAndFilesAreForTheLearnersEyesOnly(t *testing.T) {
	old := syscall.Umask(0)
	defer syscall.Umask(old)
	path := filepath.Join(t.TempDir(), "share", "drillship", "progress.db")
	s := opened(t, path, Options{})
	must(t, s, answerTo("dns/a", fsrs.Good))
	for name, mode := range map[string]os.FileMode{
		filepath.Dir(filepath.Dir(path)): 0o700, filepath.Dir(path): 0o700, path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600,
	} {
		info, err := os.Stat(name)
		if err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v %v", name, info.Mode().Perm(), err)
		}
	}
}

// Without a disk of our own: the database's limit stands in for it.
func TestADatabaseThatCannotGrowIsFull(t *testing.T) {
	path := filled(t, 50)
	s := opened(t, path, Options{})
	w := s.write.(*pen)
	if err := w.script(`PRAGMA max_page_count = 30`); err != nil {
		t.Fatal(err)
	}
	ids := fill(t, s)
	clean(t, s)
	if err := w.script(`PRAGMA max_page_count = 3000`); err != nil {
		t.Fatal(err)
	}
	ids = append(ids, must(t, s, of(quiz.Flagged, "dns/a"))[0].ID.String())
	_ = s.Close()
	holds(t, path, ids)
}
