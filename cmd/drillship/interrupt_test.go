//go:build unix

package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestAnInterruptEndsAReviewByLines properly: it is said goodbye, progress is one file, and the exit
// code tells what happened.
func TestAnInterruptEndsAReviewByLines(t *testing.T) {
	home := t.TempDir()
	cmd := exec.CommandContext(t.Context(), "drillship", "review", "--plain")
	cmd.Env = append(os.Environ(), "DRILLSHIP_HOME="+home)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewReader(out)
	first, err := said.ReadString('\n')
	if err != nil || !strings.HasPrefix(first, "1 of ") {
		t.Fatalf("%q, %v", first, err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest := new(strings.Builder)
	_, _ = said.WriteTo(rest)
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
		t.Errorf("exit code %d, want %d", code, exitInterrupted)
	}
	if !strings.HasSuffix(rest.String(), "Nothing was answered.\n") {
		t.Errorf("no goodbye: %q", rest)
	}
	if left, _ := filepath.Glob(filepath.Join(home, "data", "*-wal")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
