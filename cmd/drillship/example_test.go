package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

const scripts = "testdata/script"

// TestEveryCommandHasExamplesThatRun: what a help promises is tried in some script.
func TestEveryCommandHasExamplesThatRun(t *testing.T) {
	ran := scriptLines(t)
	for _, cmd := range commands((&program{}).root()) {
		examples := examplesOf(cmd)
		if len(examples) == 0 {
			t.Errorf("%s has no example", cmd.CommandPath())
		}
		for _, example := range examples {
			if !slices.Contains(ran, example) {
				t.Errorf("no script runs %q, the help of %s", example, cmd.CommandPath())
			}
		}
	}
}

func TestEveryScriptOfACommandBeginsWithItsExample(t *testing.T) {
	for _, cmd := range commands((&program{}).root()) {
		name := strings.ReplaceAll(own(cmd), " ", "-")
		source, err := os.ReadFile(filepath.Join(scripts, name+".txtar"))
		if err != nil {
			continue
		}
		first := execLines(string(source))[0]
		if want := examplesOf(cmd)[0]; first != want {
			t.Errorf("%s begins with %q, the help of %s with %q", name, first, cmd.CommandPath(), want)
		}
	}
}

func TestEveryCommandHasHelpWithItsExamplesFirst(t *testing.T) {
	for _, cmd := range commands((&program{}).root()) {
		var out, errs bytes.Buffer
		args := append(strings.Fields(cmd.CommandPath())[1:], "--help")
		code := run(t.Context(), args, world{out: &out, err: &errs, env: func(string) string { return "" }})
		help := out.String()
		if code != exitDone || errs.Len() > 0 {
			t.Errorf("%s: exit code %d, %s", cmd.CommandPath(), code, errs.String())
		}
		at := strings.Index(help, examplesOf(cmd)[0])
		if at < 0 || at > strings.Index(help, "FLAGS") {
			t.Errorf("%s: no example before the flags:\n%s", cmd.CommandPath(), help)
		}
		if strings.ContainsAny(help, "\x1b`") {
			t.Errorf("%s: raw marks in the help:\n%q", cmd.CommandPath(), help)
		}
	}
}

// commands are cmd and all below it.
func commands(cmd *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{cmd}
	for _, c := range cmd.Commands() {
		list = append(list, commands(c)...)
	}
	return list
}

func examplesOf(cmd *cobra.Command) []string {
	var list []string
	for line := range strings.Lines(cmd.Example) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	return list
}

func scriptLines(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(scripts, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, execLines(string(source))...)
	}
	return list
}

// execLines are the calls of the program in a script, as they are typed in a shell.
func execLines(script string) []string {
	var list []string
	for line := range strings.Lines(script) {
		if strings.HasPrefix(line, "-- ") {
			break
		}
		_, call, ok := strings.Cut(strings.TrimSpace(line), "drillship")
		if ok && (strings.HasPrefix(line, "exec drillship") || strings.HasPrefix(line, "exits ")) {
			list = append(list, "drillship"+strings.ReplaceAll(call, "'", `"`))
		}
	}
	return list
}
