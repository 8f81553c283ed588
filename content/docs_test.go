package content_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/drillship/drillship/content"
)

// The examples of docs/packs.md are what an instructor copies first.
func TestTheExamplesOfThePackGuideParseWithoutAFinding(t *testing.T) {
	text, err := os.ReadFile("../docs/packs.md")
	if err != nil {
		t.Fatal(err)
	}
	pack := content.Read(fstest.MapFS{
		"pack.md":  {Data: []byte(example(t, string(text), "yaml"))},
		"roles.md": {Data: []byte(example(t, string(text), "markdown"))},
	}, content.ReadOptions{})
	for _, d := range pack.Diagnostics {
		t.Errorf("finding: %s", d)
	}
	var kinds []string
	for _, item := range pack.Notes[0].Items {
		kinds = append(kinds, item.Kind.String()+" "+item.ID)
	}
	if got, want := strings.Join(kinds, ", "), "tip tip-execution-role, trap trap-two-roles, single pull-fails"; got != want {
		t.Errorf("items: %s, want %s", got, want)
	}
}

// example is the first fenced block of a language.
func example(t *testing.T, text, language string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, "```"+language+"\n")
	block, _, closed := strings.Cut(rest, "```\n")
	if !ok || !closed {
		t.Fatalf("the guide has no %s example", language)
	}
	return block
}
