package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/progress"
)

func (p *program) progressCommand() *cobra.Command {
	return p.group(&cobra.Command{
		Use:     "progress",
		Short:   "Where progress is, and whether it is sound",
		Example: lines("drillship progress path", "drillship progress check"),
	}, &cobra.Command{
		Use:     "path",
		Short:   "Print where the progress file lies",
		Example: lines("drillship progress path"),
		RunE:    p.guard(0, p.printProgressPath),
	}, &cobra.Command{
		Use:   "check",
		Short: "Check the progress file",
		Long: "Check the progress file: its structure, the checksum of every answer, and that the card states are " +
			"what a replay of all answers gives. Nothing is changed. Exit code 3 when something is wrong, 5 when the file cannot be opened.",
		Example: lines("drillship progress check"),
		RunE:    p.guard(0, p.checkProgress),
	})
}

func (p *program) printProgressPath(*cobra.Command, []string) error {
	file, err := p.progressFile()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.out, clean.Line(file))
	return err
}

func (p *program) checkProgress(*cobra.Command, []string) error {
	file, err := p.progressFile()
	if err != nil {
		return err
	}
	store, err := progress.OpenReadOnly(file, progress.Options{Now: p.now})
	if err != nil {
		return err
	}
	defer store.Close()
	report, err := store.Check()
	if err != nil {
		return err
	}
	name := clean.Line(p.short(file))
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		_, err := fmt.Fprintf(p.out, "%s: not there yet; the first answer makes it\n", name)
		return err
	}
	return p.printReport(name, report)
}

func (p *program) printReport(name string, r progress.Report) error {
	for _, f := range r.Findings {
		fmt.Fprintf(p.out, "%s: %s\n", name, clean.Line(f))
	}
	if !r.Clean() {
		fmt.Fprintf(p.out, "%s; nothing was changed\n", count(len(r.Findings), "finding"))
		return errFindings
	}
	_, err := fmt.Fprintf(p.out, "%s: sound; %s of %s, and a replay gives the same states\n",
		name, count(r.Events, "event"), count(r.Cards, "card"))
	return err
}
