package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/content/library"
)

func (p *program) packLintCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:        "lint [PATH...]",
		SuggestFor: []string{"check", "validate"},
		Short:      "Check packs: what was left out, and why",
		Long: paragraphs(
			"Check packs against the rules of the format and say what is wrong, where, and how to mend it.",
			"Without a path it checks every pack that drillship finds. Exit code 3 when there is an error."),
		Example: lines("drillship pack lint my-pack", "drillship pack lint my-pack --json"),
		RunE: p.guard(anyNumber, func(_ *cobra.Command, args []string) error {
			r, err := p.lint(args)
			if err != nil {
				return err
			}
			if asJSON {
				err = p.printJSON(lintJSON(r.findings))
			} else {
				err = r.print(p)
			}
			if err == nil && r.count(content.Error) > 0 {
				err = errFindings
			}
			return err
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

// inspection is what was checked and found.
type inspection struct {
	packs, notes int
	findings     []finding
}

func (p *program) lint(paths []string) (inspection, error) {
	if len(paths) == 0 {
		lib, err := p.library()
		if err != nil {
			return inspection{}, err
		}
		return p.inspect(lib), nil
	}
	sources, err := sourcesAt(paths)
	if err != nil {
		return inspection{}, err
	}
	return p.inspect(library.OpenWith(sources, library.Options{})), nil
}

func (p *program) inspect(lib *library.Library) inspection {
	r := inspection{packs: len(lib.Packs())}
	for _, pack := range lib.Packs() {
		r.notes += len(pack.Notes)
	}
	for _, problem := range lib.Problems() {
		r.findings = append(r.findings, finding{clean.Line(p.fileOf(problem)), problem.Diagnostic})
	}
	return r
}

// fileOf is the file a problem is in. Of a source that is one file that is the source itself.
func (p *program) fileOf(problem library.Problem) string {
	path := filepath.FromSlash(problem.Path())
	switch {
	case problem.Source == builtIn:
		return path
	case filepath.Base(problem.Source) == problem.Place && !isFolder(problem.Source):
		return p.near(problem.Source)
	}
	return p.near(filepath.Join(problem.Source, path))
}

func (r inspection) count(s content.Severity) int {
	n := 0
	for _, f := range r.findings {
		if f.Severity == s {
			n++
		}
	}
	return n
}

func (r inspection) print(p *program) error {
	for _, f := range r.findings {
		d := f.Diagnostic
		d.File = f.path
		d.Rule = d.Severity.String() + " " + d.Rule
		fmt.Fprintln(p.out, clean.Line(d.String()))
	}
	_, err := fmt.Fprintln(p.out, r.summary())
	return err
}

// summary is what was found, the worst first, and where.
func (r inspection) summary() string {
	var parts []string
	for _, kind := range []struct {
		severity content.Severity
		noun     string
	}{{content.Error, "error"}, {content.Warning, "warning"}, {content.Info, "remark"}} {
		if n := r.count(kind.severity); n > 0 {
			parts = append(parts, count(n, kind.noun))
		}
	}
	in := " in " + count(r.notes, "note") + " of " + count(r.packs, "pack")
	if len(parts) == 0 {
		return "Nothing wrong" + in
	}
	return strings.Join(parts, ", ") + in
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
		r.Findings = append(r.Findings, findingJSON{f.Rule, f.Severity.String(), f.path, f.Line, f.Column,
			clean.Line(f.Message), clean.Line(f.Hint), f.ItemOut})
	}
	return r
}
