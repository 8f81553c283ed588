package main

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/content/library"
)

func (p *program) packListCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:     "list",
		Aliases: []string{"ls"},
		Short:   "List the packs that are found",
		Example: lines("drillship pack list", "drillship pack list --json"),
		RunE: p.guard(0, func(*cobra.Command, []string) error {
			lib, err := p.library()
			if err != nil {
				return err
			}
			if asJSON {
				return p.printJSON(packsJSON(lib))
			}
			return p.printPacks(lib)
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

func (p *program) printPacks(lib *library.Library) error {
	t := table{right: []bool{false, false, false, true, true, true, true, true}}
	t.add("Pack", "Version", "Title", "Notes", "Tips", "Traps", "Questions", "Errors")
	broken := 0
	for _, pack := range lib.Packs() {
		t.add(pack.ID, cmp.Or(pack.Pack.Version, "-"), cmp.Or(pack.Title, "-"), strconv.Itoa(len(pack.Notes)),
			strconv.Itoa(pack.Tips), strconv.Itoa(pack.Traps), strconv.Itoa(pack.Questions), strconv.Itoa(pack.Errors))
		broken += pack.Errors
	}
	if err := t.print(p.out); err != nil {
		return err
	}
	out := packsLeftOut(lib)
	if out > 0 {
		fmt.Fprintf(p.err, "%s left out\n", count(out, "pack"))
	}
	if broken+out > 0 {
		fmt.Fprintln(p.err, "drillship pack lint says what is wrong")
	}
	return nil
}

// packsLeftOut counts the places that hold a pack which could not be taken in, or cannot be read.
func packsLeftOut(lib *library.Library) int {
	type place struct{ source, at string }
	read := map[place]bool{}
	for _, pack := range lib.Packs() {
		read[place{pack.Source, pack.Place}] = true
	}
	out := map[place]bool{}
	for _, problem := range lib.Problems() {
		at := place{problem.Source, problem.Place}
		if problem.Severity == content.Error && !read[at] {
			out[at] = true
		}
	}
	return len(out)
}

type packReport struct {
	Schema int        `json:"schema"`
	Packs  []packJSON `json:"packs"`
	// LeftOut counts packs that could not be taken in; pack lint says why.
	LeftOut int `json:"left_out"`
}

type packJSON struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Version   string `json:"version"`
	License   string `json:"license"`
	Source    string `json:"source"`
	Place     string `json:"place"`
	Notes     int    `json:"notes"`
	Tips      int    `json:"tips"`
	Traps     int    `json:"traps"`
	Questions int    `json:"questions"`
	Cards     int    `json:"cards"`
	Errors    int    `json:"errors"`
	Warnings  int    `json:"warnings"`
}

func packsJSON(lib *library.Library) packReport {
	r := packReport{Schema: schema, Packs: []packJSON{}, LeftOut: packsLeftOut(lib)}
	for _, pack := range lib.Packs() {
		r.Packs = append(r.Packs, packJSON{
			pack.ID, clean.Line(pack.Title), clean.Line(pack.Pack.Version), clean.Line(pack.Pack.License),
			clean.Line(pack.Source), clean.Line(pack.Place), len(pack.Notes),
			pack.Tips, pack.Traps, pack.Questions, pack.Cards, pack.Errors, pack.Warnings,
		})
	}
	return r
}
