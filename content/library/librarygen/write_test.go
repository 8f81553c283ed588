package librarygen_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/drillship/drillship/content/library/librarygen"
)

func TestTheSameSeedWritesTheSameFiles(t *testing.T) {
	a, b, other := written(t, 130, 1), written(t, 130, 1), written(t, 130, 2)
	if a != b {
		t.Error("two writes differ")
	}
	if a == other {
		t.Error("another seed writes the same")
	}
	if n := strings.Count(a, "[!TIP]") + strings.Count(a, "[!WARNING]") + strings.Count(a, "\n### "); n != 130 {
		t.Errorf("%d items", n)
	}
}

// written is all that Write makes, as one text.
func written(t *testing.T, items int, seed int64) string {
	t.Helper()
	dir := t.TempDir()
	if err := librarygen.Write(dir, items, seed); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	fsys := os.DirFS(dir)
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		all.WriteString("== " + name + "\n" + string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
