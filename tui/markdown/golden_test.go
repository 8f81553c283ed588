package markdown

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the goldens anew")

// TestNoteLooksLikeItsGolden keeps drawings in testdata with their styles spelled out, so that a
// change can be read.
func TestNoteLooksLikeItsGolden(t *testing.T) {
	for name, look := range themes() {
		for _, width := range []int{36, 76, 88} {
			t.Run(fmt.Sprintf("%s-%d", name, width), func(t *testing.T) {
				lines := Render(fixture(), Options{Width: width, Theme: look}).Lines
				compare(t, fmt.Sprintf("%s-%d.txt", name, width), spelled(lines))
			})
		}
	}
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

var (
	sgr  = regexp.MustCompile("\x1b\\[([0-9;]*)m")
	osc8 = regexp.MustCompile("\x1b\\]8;[^;]*;([^\x1b]*)\x1b\\\\")
)

// spelled writes escape sequences as ‹1› and ‹link›.
func spelled(lines []string) string {
	text := strings.Join(lines, "\n") + "\n"
	text = sgr.ReplaceAllString(text, "‹$1›")
	return osc8.ReplaceAllString(text, "‹$1›")
}
