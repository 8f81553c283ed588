package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/drillship/drillship/"

// rooms may import the rooms to the right of them, and what is in their own.
var rooms = map[string][]string{
	"cmd":       {"tui", "progress", "quiz", "content"},
	"tui":       {"progress", "quiz", "content"},
	"progress":  {"quiz", "content"},
	"quiz":      {"quiz/fsrs", "content"},
	"quiz/fsrs": {},
	"content":   {},
}

// room is the longest name in rooms that a package lies in.
func room(pkg string) string {
	best := ""
	for r := range rooms {
		if (pkg == r || strings.HasPrefix(pkg, r+"/")) && len(r) > len(best) {
			best = r
		}
	}
	return best
}

func TestNoRoomImportsARoomAboveIt(t *testing.T) {
	out := goList(t, "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "./...")
	for line := range strings.Lines(out) {
		fields := strings.Fields(line)
		pkg := strings.TrimPrefix(fields[0], module)
		for _, imported := range fields[1:] {
			target, ours := strings.CutPrefix(imported, module)
			if !ours || room(target) == room(pkg) {
				continue
			}
			allowed := slices.Contains(rooms[room(pkg)], room(target)) ||
				slices.Contains(rooms[room(pkg)], strings.SplitN(target, "/", 2)[0])
			if !allowed {
				t.Errorf("%s imports %s", pkg, target)
			}
		}
	}
}

// workshops make material for tests, from a seed; the program holds nothing of them.
var workshops = []string{"content/library/librarygen"}

func TestTheProgramHoldsNoWorkshop(t *testing.T) {
	deps := strings.Fields(goList(t, "-deps", "./cmd/drillship"))
	for _, w := range workshops {
		if slices.Contains(deps, module+w) {
			t.Errorf("the program needs %s", w)
		}
	}
}

// TestPureRoomsStayPure: time, randomness, files and the environment are arguments there.
func TestPureRoomsStayPure(t *testing.T) {
	forbidden := map[string][]string{
		"quiz":    {"os", "io/fs", "database/sql", "math/rand", "math/rand/v2", "crypto/rand", "net", "os/exec"},
		"content": {"database/sql", "math/rand", "math/rand/v2", "net", "os/exec", "net/http"},
	}
	out := goList(t, "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "./quiz/...", "./content/...")
	for line := range strings.Lines(out) {
		fields := strings.Fields(line)
		pkg := strings.TrimPrefix(fields[0], module)
		if slices.Contains(workshops, pkg) {
			continue
		}
		for _, imported := range fields[1:] {
			if slices.Contains(forbidden[strings.SplitN(pkg, "/", 2)[0]], imported) {
				t.Errorf("%s imports %s", pkg, imported)
			}
		}
	}
}

func TestOnlyTheUsualPapersLieOnTheGroundFloor(t *testing.T) {
	allowed := strings.Fields(`cmd content quiz tui progress go.mod go.sum goreleaser.yaml README.md
		LICENSE CHANGELOG.md CONTRIBUTING.md ARCHITECTURE.md docs .ci .golangci.yml .gitignore .git .cache`)
	entries, err := os.ReadDir("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(allowed, e.Name()) {
			t.Errorf("%s does not belong at the top", e.Name())
		}
	}
}

// TestThePapersNameTestsThatExist: a table of tests is worth what its names are.
func TestThePapersNameTestsThatExist(t *testing.T) {
	page, err := os.ReadFile("../../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile("`([a-z/]+)`: ((?:(?:Test|Fuzz)[A-Za-z]+(?:, )?)+)")
	rows := row.FindAllStringSubmatch(string(page), -1)
	if len(rows) < 9 {
		t.Fatalf("%d rows of tests", len(rows))
	}
	for _, r := range rows {
		sources := ""
		files, _ := filepath.Glob(filepath.Join("../..", filepath.FromSlash(r[1]), "*_test.go"))
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			sources += string(source)
		}
		for name := range strings.SplitSeq(r[2], ", ") {
			if name != "" && !strings.Contains(sources, "\nfunc "+name+"(") {
				t.Errorf("%s has no %s", r[1], name)
			}
		}
	}
}

// TestOnlyOneDoorLeavesTheProgram: nothing below cmd ends the process or reads its environment, so
// that many learners can live in one process.
func TestOnlyOneDoorLeavesTheProgram(t *testing.T) {
	for _, use := range usesBelowCmd(t, `\bos\.(Exit|Getenv|LookupEnv|Environ|Args|Stdin|Stdout|Stderr)\b`) {
		t.Error(use)
	}
}

// TestTheClockIsAnArgument: below cmd the computer's clock is read nowhere but where an option that
// nobody set gets its default.
func TestTheClockIsAnArgument(t *testing.T) {
	want := []string{"content/library/library.go uses time.Now", "progress/store.go uses time.Now"}
	if got := usesBelowCmd(t, `\btime\.(Now|Since|Until)\b`); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// usesBelowCmd are the places in the rooms below cmd where something matches, tests aside.
func usesBelowCmd(t *testing.T, pattern string) (uses []string) {
	t.Helper()
	wanted, comment := regexp.MustCompile(pattern), regexp.MustCompile(`(?m)//.*$`)
	for _, dir := range []string{"content", "progress", "quiz", "tui"} {
		err := filepath.WalkDir(filepath.Join("../..", dir), func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			source, err := os.ReadFile(path)
			for _, found := range wanted.FindAll(comment.ReplaceAll(source, nil), -1) {
				uses = append(uses, strings.TrimPrefix(filepath.ToSlash(path), "../../")+" uses "+string(found))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return uses
}

func goList(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", append([]string{"list"}, args...)...)
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	return string(out)
}
