package main

import (
	"path/filepath"
	"runtime/debug"
	"testing"
	"time"
)

func having(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestColoursFollowFlagThenEnvironmentThenTerminal(t *testing.T) {
	for name, c := range map[string]struct {
		flag string
		env  []string
		tty  bool
		want bool
	}{
		"a terminal":                       {"auto", nil, true, true},
		"a pipe":                           {"auto", nil, false, false},
		"NO_COLOR":                         {"auto", []string{"NO_COLOR", "1"}, true, false},
		"an empty NO_COLOR counts as none": {"auto", []string{"NO_COLOR", ""}, true, true},
		"NO_COLOR beats force":             {"auto", []string{"NO_COLOR", "1", "CLICOLOR_FORCE", "1"}, true, false},
		"force on a pipe":                  {"auto", []string{"CLICOLOR_FORCE", "1"}, false, true},
		"force of 0 is none":               {"auto", []string{"CLICOLOR_FORCE", "0"}, false, false},
		"FORCE_COLOR":                      {"auto", []string{"FORCE_COLOR", "1"}, false, true},
		"CLICOLOR off":                     {"auto", []string{"CLICOLOR", "0"}, true, false},
		"a dumb terminal":                  {"auto", []string{"TERM", "dumb"}, true, false},
		"the flag beats NO_COLOR":          {"always", []string{"NO_COLOR", "1"}, false, true},
		"the flag beats force":             {"never", []string{"CLICOLOR_FORCE", "1"}, true, false},
	} {
		w := world{env: having(c.env...), outTTY: c.tty}
		if got := w.color(c.flag); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestFoldersFollowTheSystem(t *testing.T) {
	home := t.TempDir()
	elsewhere := t.TempDir()
	for name, c := range map[string]struct {
		system string
		env    []string
		want   folders
	}{
		"Linux":   {"linux", nil, folders{filepath.Join(home, ".local/share/drillship"), filepath.Join(home, ".cache/drillship")}},
		"macOS":   {"darwin", nil, folders{filepath.Join(home, ".local/share/drillship"), filepath.Join(home, ".cache/drillship")}},
		"Windows": {"windows", nil, folders{filepath.Join(home, "AppData/Local/drillship/data"), filepath.Join(home, "AppData/Local/drillship/cache")}},
		"Windows, told where": {"windows", []string{"LOCALAPPDATA", elsewhere},
			folders{filepath.Join(elsewhere, "drillship/data"), filepath.Join(elsewhere, "drillship/cache")}},
		"XDG": {"linux", []string{"XDG_DATA_HOME", elsewhere}, folders{filepath.Join(elsewhere, "drillship"), filepath.Join(home, ".cache/drillship")}},
		"a relative XDG folder is ignored": {"linux", []string{"XDG_DATA_HOME", "here"},
			folders{filepath.Join(home, ".local/share/drillship"), filepath.Join(home, ".cache/drillship")}},
		"one root": {"windows", []string{"DRILLSHIP_HOME", elsewhere, "LOCALAPPDATA", home},
			folders{filepath.Join(elsewhere, "data"), filepath.Join(elsewhere, "cache")}},
	} {
		got, err := world{env: having(c.env...), system: c.system, home: home}.folders()
		if err != nil || got != c.want {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	if f, err := (world{env: having(), system: "linux"}).folders(); err == nil {
		t.Errorf("without a home: %v", f)
	}
}

func TestPathsAreWrittenAsAPersonWould(t *testing.T) {
	w := world{home: filepath.FromSlash("/home/ada"), dir: filepath.FromSlash("/home/ada/packs")}
	for path, want := range map[string]string{
		"/home/ada/x": "~/x", "/home/adam/x": "/home/adam/x", "/home/ada": "/home/ada", "x": "x",
	} {
		if got := w.short(filepath.FromSlash(path)); got != filepath.FromSlash(want) {
			t.Errorf("short %s: %s", path, got)
		}
	}
	for path, want := range map[string]string{
		"/home/ada/packs/ecs/a.md": "ecs/a.md", "/home/ada/other/a.md": "/home/ada/other/a.md",
	} {
		if got := w.near(filepath.FromSlash(path)); got != filepath.FromSlash(want) {
			t.Errorf("near %s: %s", path, got)
		}
	}
}

func TestTheClockOfTestsGoesOnFromItsStart(t *testing.T) {
	start := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	computer := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	now := clockFrom(start, func() time.Time { return computer })
	if !now().Equal(start) {
		t.Errorf("it starts at %v", now())
	}
	computer = computer.Add(time.Minute)
	if want := start.Add(time.Minute); !now().Equal(want) {
		t.Errorf("a minute later it is %v", now())
	}
}

func TestTheVersionOfABuild(t *testing.T) {
	for given, want := range map[string]string{
		"": "development build", "(devel)": "development build", "v0.3.0": "0.3.0",
		"v0.0.0-20261120054800-8cd5efa12345+dirty": "0.0.0-20261120054800-8cd5efa12345+dirty",
	} {
		if got := buildText(&debug.BuildInfo{Main: debug.Module{Version: given}}, true); got != want {
			t.Errorf("%q: %q", given, got)
		}
	}
	if got := buildText(nil, false); got != "development build" {
		t.Errorf("no information: %q", got)
	}
	if got := releaseText("0.3.0", "8cd5efa1234567", "2026-11-20T05:48:00Z"); got != "0.3.0 (8cd5efa, 2026-11-20)" {
		t.Errorf("a release: %q", got)
	}
	if got := releaseText("0.3.0", "", ""); got != "0.3.0" {
		t.Errorf("a release without a commit: %q", got)
	}
}
