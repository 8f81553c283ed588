package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/progress"
)

func (p *program) progressCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "progress",
		Short:   "Where progress is, and whether it is sound",
		Example: "  drillship progress path\n  drillship progress check",
	}
	cmd.AddCommand(
		&cobra.Command{
			Use:     "path",
			Short:   "Print where the progress file lies",
			Example: "  drillship progress path",
			Args:    cobra.NoArgs,
			RunE: p.guard(func(*cobra.Command, []string) error {
				_, err := fmt.Fprintln(p.out, clean.Line(p.progressFile()))
				return err
			}),
		},
		&cobra.Command{
			Use:   "check",
			Short: "Check the progress file",
			Long: `Check the progress file: its structure, the checksum of every answer, and that the card states
are what a replay of all answers gives. Nothing is changed. Exit code 3 when something is wrong.`,
			Example: "  drillship progress check",
			Args:    cobra.NoArgs,
			RunE:    p.guard(p.checkProgress),
		},
	)
	return cmd
}

func (p *program) checkProgress(*cobra.Command, []string) error {
	store, err := progress.OpenReadOnly(p.progressFile(), progress.Options{Now: p.now})
	if err != nil {
		return err
	}
	defer store.Close()
	report, err := store.Check()
	if err != nil {
		return err
	}
	for _, f := range report.Findings {
		fmt.Fprintln(p.out, clean.Line(f))
	}
	if len(report.Findings) > 0 {
		return problems()
	}
	_, err = fmt.Fprintf(p.out, "%s: sound, %d events of %d cards; a replay gives the same states.\n",
		clean.Line(p.short(p.progressFile())), report.Events, report.Cards)
	return err
}
