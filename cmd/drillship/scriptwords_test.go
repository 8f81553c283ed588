package main

import (
	"bytes"
	"encoding/hex"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/drillship/drillship/content/clean"
)

func condition(name string) (bool, error) {
	switch name {
	case "locks":
		return canLock, nil
	case "mounts":
		return canMount(), nil
	case "mortal": // permissions count
		return os.Geteuid() > 0, nil
	}
	return false, errors.New("unknown condition " + name)
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE command args...")
	}
	for i := range args {
		args[i] = string(raw(args[i]))
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d\n%s", got, want, ts.ReadFile("stderr"))
	}
}

// harmless is the promise of the format: printable text, newlines and tabs, and nothing else.
func harmless(ts *testscript.TestScript, _ bool, _ []string) {
	for _, stream := range []string{"stdout", "stderr"} {
		text := ts.ReadFile(stream)
		if !utf8.ValidString(text) {
			ts.Fatalf("%s is not valid UTF-8: %q", stream, text)
		}
		if i := strings.IndexFunc(text, clean.Forbidden); i >= 0 {
			ts.Fatalf("%s holds %q", stream, text[max(0, i-40):min(len(text), i+40)])
		}
	}
}

type keptFiles map[string][]byte

func keep(ts *testscript.TestScript, _ bool, args []string) {
	files := keptFiles{}
	for _, name := range args {
		files[ts.MkAbs(name)] = []byte(ts.ReadFile(name))
	}
	ts.Setenv("KEPT", strings.Join(slices.Sorted(maps.Keys(files)), "\n"))
	for name, data := range files {
		ts.Check(os.WriteFile(name+".kept", data, 0o600))
	}
}

func kept(ts *testscript.TestScript, _ bool, _ []string) {
	for name := range strings.SplitSeq(ts.Getenv("KEPT"), "\n") {
		before, err := os.ReadFile(name + ".kept")
		ts.Check(err)
		now, err := os.ReadFile(name)
		ts.Check(err)
		if !bytes.Equal(before, now) {
			ts.Fatalf("%s changed", name)
		}
	}
}

func nofile(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(ts.MkAbs("."), func(path string, _ os.DirEntry, err error) error {
		if ok, _ := filepath.Match(args[0], filepath.Base(path)); ok {
			ts.Fatalf("there is %s", path)
		}
		return err
	}))
}

func patch(ts *testscript.TestScript, _ bool, args []string) {
	at, err := strconv.Atoi(args[1])
	ts.Check(err)
	with, err := hex.DecodeString(args[2])
	ts.Check(err)
	data := []byte(ts.ReadFile(args[0]))
	copy(data[at:], with)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o600))
}

func flip(ts *testscript.TestScript, _ bool, args []string) {
	data := []byte(ts.ReadFile(args[0]))
	at := bytes.Index(data, []byte(args[1]))
	if at < 0 {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	data[at] ^= 1
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o600))
}

func rawFiles(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		ts.Check(os.WriteFile(ts.MkAbs(name), raw(ts.ReadFile(name)), 0o600))
	}
}

func rawMove(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.Rename(ts.MkAbs(string(raw(args[0]))), ts.MkAbs(string(raw(args[1])))))
}

// raw puts bytes for ⟨1b⟩ and runes for ⟨202e⟩: a script that held them would not be read by anyone.
func raw(text string) []byte {
	return regexp.MustCompile(`⟨[0-9a-f]+⟩`).ReplaceAllFunc([]byte(text), func(found []byte) []byte {
		digits := strings.Trim(string(found), "⟨⟩")
		n, err := strconv.ParseUint(digits, 16, 32)
		if err == nil && len(digits) <= 2 {
			return []byte{byte(n)}
		}
		return []byte(string(rune(n)))
	})
}

func cut(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size))
}

func within(ts *testscript.TestScript, _ bool, args []string) {
	limit, err := time.ParseDuration(args[0])
	ts.Check(err)
	start := time.Now()
	exits(ts, false, args[1:])
	if took := time.Since(start); took > limit {
		ts.Fatalf("took %v, more than %v", took, limit)
	}
}

func pathList(ts *testscript.TestScript, _ bool, args []string) {
	var list []string
	for _, name := range args[1:] {
		list = append(list, ts.MkAbs(name))
	}
	ts.Setenv(args[0], strings.Join(list, string(filepath.ListSeparator)))
}

// fill writes a file until the disk is full.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	for size := 64 << 10; size > 0; {
		if _, err := f.Write(make([]byte, size)); err != nil {
			size /= 2
		}
	}
}
