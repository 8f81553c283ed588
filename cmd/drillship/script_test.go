package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"drillship": main})
}

// TestScripts runs the program as a learner does: one file for each command. Their own commands are:
//
//	exits CODE drillship ARG…   runs the program, which must end with that exit code
//	harmless                    what was printed last may go to any terminal
//	keep FILE…, kept            nothing in these files changes from here on
//	nofile PATTERN              no file below the working folder matches
//	cut FILE BYTES              cuts a file off
//	patch FILE OFFSET HEX       writes bytes into a file
//	flip FILE TEXT              flips one bit of a text in a file
//	raw FILE…                   puts bytes for ⟨1b⟩ and runes for ⟨202e⟩; "exits" does so in arguments
//	rawmove FILE NAME           gives a file such a name
//	within DURATION CMD…        runs a command that must not take longer
//	lock FILE                   holds all locks of SQLite on a file until the script ends
//	tinydisk FOLDER BYTES       puts a small disk there until the script ends
//	fill FILE                   fills the disk
//	path NAME FILE…             puts files into an environment variable, separated as in PATH
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs("../../content/testdata/samples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 scripts,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("SAMPLES", samples)
			e.Setenv("DRILLSHIP_HOME", filepath.Join(e.WorkDir, "ship"))
			e.Setenv("DRILLSHIP_NOW", "2026-11-20T10:00:00Z")
			return os.Mkdir(filepath.Join(e.WorkDir, "home"), 0o700)
		},
		Condition: condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "harmless": harmless, "keep": keep, "kept": kept, "nofile": nofile,
			"cut": cut, "patch": patch, "flip": flip, "raw": rawFiles, "rawmove": rawMove,
			"within": within, "lock": lock, "path": pathList, "tinydisk": tinyDisk, "fill": fill,
		},
	})
}
