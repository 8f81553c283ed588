package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestManyLearnersLiveInOneProcess: each with files, packs and a clock of their own, all at once; each
// finds their own answers and nobody else's.
func TestManyLearnersLiveInOneProcess(t *testing.T) {
	var all sync.WaitGroup
	for n := range 4 {
		home := t.TempDir()
		all.Go(func() {
			answers := n + 1
			now := time.Date(2026, 11, 20+n, 18, 0, 0, 0, time.UTC)
			tell := func(line, typed string) string {
				out, errs := new(bytes.Buffer), new(bytes.Buffer)
				w := world{
					in: strings.NewReader(typed), out: out, err: errs, env: having("DRILLSHIP_HOME", home),
					now: func() time.Time { return now }, system: "linux", home: home,
				}
				if code := run(context.Background(), strings.Fields(line), w); code != exitDone {
					t.Errorf("learner %d: %s: exit code %d, %s", n, line, code, errs)
				}
				return out.String()
			}
			if err := packOf(filepath.Join(home, "data", "packs"), n); err != nil {
				t.Error(err)
				return
			}
			tell(fmt.Sprintf("review --plain --pack own-%d --limit %d", n, answers), strings.Repeat("\n4\n", answers))
			var due dueReport
			if err := json.Unmarshal([]byte(tell("due --json", "")), &due); err != nil {
				t.Error(err)
			}
			if due.Done != answers || due.Day != now.Format(time.DateOnly) {
				t.Errorf("learner %d has %d answers on %s, want %d on %s", n, due.Done, due.Day, answers, now.Format(time.DateOnly))
			}
		})
	}
	all.Wait()
}

// packOf writes a pack of one file, with five cards to recall.
func packOf(dir string, n int) error {
	text := fmt.Sprintf("---\nformat: drillship/1\nid: own-%d\n---\n", n)
	for i := range 5 {
		text += fmt.Sprintf("\n### Word %d of %d?\n<!-- drill id=w-%d type=recall -->\n\nAnswer %d.\n", i, n, i, i)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "own.md"), []byte(text), 0o644)
}
