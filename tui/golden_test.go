package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/tui/theme"
)

var update = flag.Bool("update", false, "write the golden screens anew; look at them before they go in")

// scene is a golden screen: where the program starts, what is pressed, and what must then be seen.
type scene struct {
	name  string
	world func(t testing.TB) *world
	start Start
	keys  []string
	shows string
}

func first(t testing.TB) *world { return newWorld(t) }

// lived is a learner's third evening: two were drilled, one note was half read.
func lived(t testing.TB) *world {
	w := newWorld(t)
	w.clock.advance(-2 * 24 * time.Hour)
	for range 2 {
		s := w.sit(Start{Review: true})
		n := 0
		s.answerAll(100, func() {
			if n++; n%9 == 4 && s.top().(*reviewScreen).mode() == modeTurned {
				s.press("2")
				return
			}
			s.pass()
		})
		w.clock.advance(24*time.Hour - 5*time.Minute)
	}
	w.clock.t = newClock().t
	w.read("fargate")
	return w
}

func drilling(tag string) Start {
	return Start{Review: true, Scope: desk.Scope{Tag: tag, New: 50}}
}

func scenes() []scene {
	note := Start{Pack: "harbour", Note: "fargate"}
	return []scene{
		{"home-first-run", first, Start{}, nil, "then drill it"},
		{"home", lived, Start{}, nil, "today, about"},
		{"home-problems", func(t testing.TB) *world { return newWorld(t, secondPack()) }, Start{}, nil, "2 problems"},
		{"notes", lived, Start{Notes: true}, nil, "Fargate"},
		{"notes-filtered", lived, Start{Notes: true}, []string{"/", "f", "a", "r"}, "Filter: far"},
		{"reader", first, note, []string{"}", "}", "}"}, "Spot"},
		{"reader-outline", first, note, []string{"}", "tab"}, "› Sizes"},
		{"reader-find", first, note, []string{"}", "}", "/", "s", "p", "o", "t", "enter", "n", "n"}, `"spot", 3 of 10`},
		{"reader-outline-find", first, note, []string{"/", "s", "p", "o", "t", "enter", "tab"}, "› Fargate"},
		{"question", first, drilling("single"), []string{"1"}, "› (•) 1"},
		{"question-answered", first, drilling("single"), []string{"1", "enter"}, "✗ Wrong"},
		{"multiple", first, drilling("multiple"), []string{"2", "4", "3"}, "Take one back"},
		{"case", first, drilling("case"), nil, "A shop runs on EKS"},
		{"cloze", first, drilling("tip"), nil, "Least operational"},
		{"cloze-turned", first, drilling("tip"), []string{"space"}, "1 Again"},
		{"trap", first, drilling("trap"), nil, "What is wrong with this?"},
		{"trap-turned", first, drilling("trap"), []string{"space"}, "✓ Truth"},
		{"typed", first, drilling("typed"), []string{"A", "s"}, "Type it: As"},
		{"typed-answered", first, drilling("typed"), []string{"A", "s", "s", "enter"}, "A slip"},
		{"recall-turned", first, Start{Review: true, Scope: desk.Scope{Tag: "recall", New: 50}}, []string{"space"}, "Flaws in"},
		{"nothing-due", first, drilling("no-such-tag"), nil, "Nothing due"},
		{"summary", first, drilling("single"), []string{"1", "enter", "q"}, "0 of 1 right"},
		{"keys", first, drilling("single"), []string{"1", "?"}, "to the shell"},
	}
}

func TestScreensInATerminalLookAsTheyDid(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}} {
		for _, scene := range scenes() {
			if size[0] == 40 && (scene.name == "reader-outline-find" || scene.name == "keys") {
				continue // the same as another one; longer than the screen
			}
			name := fmt.Sprintf("%s-%dx%d", scene.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				term := scene.world(t).terminal(Options{Theme: usual(), Mouse: true, Start: scene.start}, size[0], size[1])
				ready, seen := "", scene.shows
				if scene.start.Note != "" {
					ready = "line 1 of" // a note is read off the loop
				}
				if size[0] == 40 {
					seen = "" // on few columns the words may stand on two lines
				}
				term.shows(ready).press(scene.keys...).shows(seen)
				matches(t, name, term.text())
			})
		}
	}
}

func TestStylesInATerminalAreThoseOfTheTheme(t *testing.T) {
	for name, look := range map[string]theme.Options{"dark": usual(), "light": {Color: true}, "no-colour": {}} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			term := w.terminal(Options{Theme: look, Start: drilling("single")}, 80, 24).shows("? keys").press("1", "enter").shows("✗ Wrong")
			matches(t, "question-answered-"+name, term.text()+"\n\n"+term.styles())
		})
	}
}

// matches compares what is seen with the golden file.
func matches(t *testing.T, name, got string) {
	t.Helper()
	got += "\n"
	file := filepath.Join("testdata", "screens", name+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is different now. It shows\n%s\nand was\n%s", file, got, want)
	}
}
