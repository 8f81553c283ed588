//go:build unix

package content

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestLinksAndPipesAreNeverOpened(t *testing.T) {
	dir, root := realFolder(t, map[string]string{"pack.md": packHead, "a.md": "text"})
	outside := filepath.Join(filepath.Dir(dir), "secret.md")
	if err := os.WriteFile(outside, []byte("# Secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{"out.md": "../secret.md", "in.md": "a.md", "folder": "..", "loop": "."} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.md"), 0o644); err != nil {
		t.Fatal(err)
	}
	p := Read(root.FS(), ReadOptions{Workers: 2})
	if got := notePaths(p); got != "a.md" {
		t.Errorf("notes %s", got)
	}
	expect(t, p.Diagnostics,
		"folder:1:1: P-29 links are not followed; hint: copy the folder into the pack's folder",
		"in.md:1:1: P-29 links are not followed",
		"loop:1:1: P-29 links are not followed",
		"out.md:1:1: P-29 links are not followed",
		"pipe.md:1:1: P-29 not a regular file")
	if p := Read(root.FS(), ReadOptions{At: "out.md"}); len(p.Notes) != 0 {
		t.Error("a link was read as a pack")
	}
	if p := Read(root.FS(), ReadOptions{At: "pipe.md"}); len(p.Notes) != 0 {
		t.Error("a pipe was read as a pack")
	}
	if p := Read(root.FS(), ReadOptions{At: "../pack"}); len(p.Notes) != 0 || len(p.Diagnostics) == 0 {
		t.Error("a path out of the folder was read")
	}
}

func TestAPackFileThatIsALinkMakesNoPack(t *testing.T) {
	dir, root := realFolder(t, map[string]string{"a.md": "text", "real.md": packHead})
	if err := os.Symlink("real.md", filepath.Join(dir, "pack.md")); err != nil {
		t.Fatal(err)
	}
	if p := Read(root.FS(), ReadOptions{FolderName: "f"}); p.ID != "f" || notePaths(p) != "a.md real.md" {
		t.Errorf("id %q, notes %s", p.ID, notePaths(p))
	}
}

func TestFileNamesCannotDrawOnTheScreen(t *testing.T) {
	dir, root := realFolder(t, map[string]string{"pack.md": packHead})
	for _, name := range []string{"a\x1b]0;x\a.md", "b\xff.md", "c\u202e.md", "d\ne.md", "sub\x1b[2J.md"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Skip("the file system refuses such names")
		}
	}
	p := Read(root.FS(), ReadOptions{})
	if len(p.Notes) != 0 || len(p.Diagnostics) != 5 {
		t.Errorf("%d notes, %v", len(p.Notes), p.Diagnostics)
	}
	for _, d := range p.Diagnostics {
		mustBeClean(t, d.String())
	}
}
