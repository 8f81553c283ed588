package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/content/library"
)

func (p *program) packCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "pack",
		Short:   "List and check packs",
		Example: "  drillship pack list\n  drillship pack lint my-pack",
	}
	cmd.AddCommand(p.packListCommand(), p.packLintCommand())
	return cmd
}

func (p *program) packListCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the packs that are found",
		Example: "  drillship pack list\n  drillship pack list --json",
		Args:    cobra.NoArgs,
		RunE: p.guard(func(*cobra.Command, []string) error {
			lib, err := p.library()
			if err != nil {
				return err
			}
			if asJSON {
				return p.printJSON(packsJSON(lib))
			}
			for _, pack := range lib.Packs() {
				fmt.Fprintf(p.out, "%s  %s  %s  %d notes  %d tips  %d traps  %d questions%s\n",
					pack.ID, pack.Pack.Version, pack.Title, len(pack.Notes), pack.Tips, pack.Traps, pack.Questions, leftOut(pack.Errors))
			}
			return nil
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

func leftOut(problems int) string {
	switch problems {
	case 0:
		return ""
	case 1:
		return "  1 problem"
	}
	return fmt.Sprintf("  %d problems", problems)
}

type packReport struct {
	Schema int        `json:"schema"`
	Packs  []packJSON `json:"packs"`
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
	r := packReport{Schema: schema, Packs: []packJSON{}}
	for _, pack := range lib.Packs() {
		r.Packs = append(r.Packs, packJSON{
			pack.ID, pack.Title, pack.Pack.Version, pack.Pack.License, pack.Source, pack.Place, len(pack.Notes),
			pack.Tips, pack.Traps, pack.Questions, pack.Cards, pack.Errors, pack.Warnings,
		})
	}
	return r
}

func (p *program) packLintCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "lint [PATH...]",
		Short: "Check packs: what was left out, and why",
		Long: `Check packs against the rules of the format and say what is wrong, where, and how to mend it.

Without a path it checks every pack that drillship finds. Exit code 3 when there is an error.`,
		Example: "  drillship pack lint my-pack\n  drillship pack lint my-pack --json",
		RunE: p.guard(func(_ *cobra.Command, args []string) error {
			findings, err := p.lint(args)
			if err != nil {
				return err
			}
			if asJSON {
				err = p.printJSON(lintJSON(findings))
			} else {
				err = p.printFindings(findings)
			}
			if err != nil {
				return err
			}
			return verdict(findings)
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// finding is a diagnostic with its file as the author knows it.
type finding struct {
	path string
	content.Diagnostic
}

func (p *program) lint(paths []string) ([]finding, error) {
	if len(paths) == 0 {
		lib, err := p.library()
		if err != nil {
			return nil, err
		}
		return findings(lib), nil
	}
	var sources []library.Source
	for _, path := range paths {
		s, err := folderSource(path)
		if err != nil {
			return nil, err
		}
		sources = append(sources, s)
	}
	return findings(library.OpenWith(sources, library.Options{Now: p.now})), nil
}

func findings(lib *library.Library) []finding {
	var list []finding
	for _, problem := range lib.Problems() {
		path := problem.Path()
		if problem.Source != "built-in" {
			path = filepath.Join(problem.Source, filepath.FromSlash(path))
		}
		list = append(list, finding{clean.Line(path), problem.Diagnostic})
	}
	return list
}

func verdict(list []finding) error {
	for _, f := range list {
		if f.Severity == content.Error {
			return problems()
		}
	}
	return nil
}

func (p *program) printFindings(list []finding) error {
	counts := map[content.Severity]int{}
	for _, f := range list {
		counts[f.Severity]++
		d := f.Diagnostic
		d.File = f.path
		fmt.Fprintf(p.out, "%s\n", withSeverity(d))
	}
	_, err := fmt.Fprintf(p.out, "%d errors, %d warnings, %d notes\n", counts[content.Error], counts[content.Warning], counts[content.Info])
	return err
}

// withSeverity is file:line:col: severity rule message; hint: what to do.
func withSeverity(d content.Diagnostic) string {
	d.Rule = d.Severity.String() + " " + d.Rule
	return clean.Line(d.String())
}

type lintReport struct {
	Schema   int           `json:"schema"`
	Findings []findingJSON `json:"findings"`
}

type findingJSON struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
	ItemOut  bool   `json:"item_out"`
}

func lintJSON(list []finding) lintReport {
	r := lintReport{Schema: schema, Findings: []findingJSON{}}
	for _, f := range list {
		r.Findings = append(r.Findings, findingJSON{f.Rule, f.Severity.String(), f.path, f.Line, f.Column, f.Message, f.Hint, f.ItemOut})
	}
	return r
}
