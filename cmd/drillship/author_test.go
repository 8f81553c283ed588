package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestNoCommandWritesIntoAnAuthorsFiles runs every command over a broken and a sound pack: no byte,
// no time, no file of theirs may change.
func TestNoCommandWritesIntoAnAuthorsFiles(t *testing.T) {
	packs := t.TempDir()
	for _, name := range []string{"harbour-basics", "broken"} {
		source := filepath.Join("../../content/testdata/samples", name)
		if err := os.CopyFS(filepath.Join(packs, name), os.DirFS(source)); err != nil {
			t.Fatal(err)
		}
	}
	before := listing(t, packs)
	home := t.TempDir()
	lines := []string{
		"", "due --json", "pack list", "pack lint", "pack lint " + packs, "notes", "notes roles --plain",
		"review --plain --pack harbour-basics", "review --plain --cram --limit 2", "progress path", "progress check", "due",
		"pack", "progress", "man", "help pack lint", "completion bash", "completion zsh", "completion fish", "completion powershell",
		"__complete notes r",
	}
	for _, cmd := range commands((&program{}).root()) {
		if !slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix("drillship "+line, cmd.CommandPath()) }) {
			t.Errorf("%s is not tried", cmd.CommandPath())
		}
	}
	for _, line := range lines {
		w := world{
			in: strings.NewReader("\n3\n\n1\n\nflag\n"), out: new(bytes.Buffer), err: new(bytes.Buffer),
			env:    having("DRILLSHIP_HOME", home, "DRILLSHIP_PACKS", packs),
			now:    time.Now,
			system: "linux", home: home,
		}
		run(context.Background(), strings.Fields(line), w)
		if after := listing(t, packs); !reflect.DeepEqual(after, before) {
			t.Fatalf("drillship %s changed an author's files:\n%v\nbefore:\n%v", line, after, before)
		}
	}
}

// listing is every file with its size, time and content.
func listing(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		files[path] = info.ModTime().String() + string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
