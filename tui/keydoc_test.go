package tui

import (
	"os"
	"testing"
)

// KEYS_UPDATE=1 go test ./tui -run KeyTable writes docs/keys.md anew.
func TestTheKeyTableInTheDocsIsTheOneThatWorks(t *testing.T) {
	const file = "../docs/keys.md"
	if os.Getenv("KEYS_UPDATE") != "" {
		if err := os.WriteFile(file, []byte(KeyTable()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != KeyTable() {
		t.Error("docs/keys.md is old: KEYS_UPDATE=1 go test ./tui -run KeyTable")
	}
}
