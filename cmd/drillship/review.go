package main

import (
	"github.com/spf13/cobra"

	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/tui"
	"github.com/drillship/drillship/tui/linemode"
)

func (p *program) reviewCommand() *cobra.Command {
	scope := desk.Scope{}
	note, plain := "", false
	cmd := &cobra.Command{
		Use:   "review",
		Short: "Drill what is due",
		Long: `Drill what is due now, then new cards up to the day's number.

With --plain, or without a terminal, it asks line by line: for pipes and screen readers.`,
		Example: `  drillship review
  drillship review --note fargate
  drillship review --tag iam --limit 10
  drillship review --cram --plain`,
		Args: cobra.NoArgs,
		RunE: p.guard(func(cmd *cobra.Command, _ []string) error {
			if note != "" {
				if err := p.aim(&scope, note); err != nil {
					return err
				}
			}
			if !plain && p.screen && !p.plain() {
				return p.show(cmd, tui.Start{Review: true, Scope: scope})
			}
			return p.reviewLines(cmd, scope)
		}),
	}
	flags := cmd.Flags()
	flags.StringVar(&scope.Pack, "pack", "", "only this pack, by `id`")
	flags.StringVar(&note, "note", "", "only this `note`, by id, title or alias")
	flags.StringVar(&scope.Tag, "tag", "", "only items with this `tag`")
	flags.IntVar(&scope.Limit, "limit", 0, "at most this many cards")
	flags.IntVar(&scope.New, "new", 0, "this many new cards instead of the day's rest; -1 for none")
	flags.BoolVar(&scope.Cram, "cram", false, "practise without touching the schedule")
	flags.BoolVar(&plain, "plain", false, "ask line by line")
	return cmd
}

// aim narrows the scope to the note that is meant.
func (p *program) aim(scope *desk.Scope, note string) error {
	lib, err := p.library()
	if err != nil {
		return err
	}
	ref, err := oneNote(lib, note)
	if err != nil {
		return err
	}
	scope.Pack, scope.Note = ref.Pack.ID, ref.Note.ID
	return nil
}

func (p *program) reviewLines(cmd *cobra.Command, scope desk.Scope) error {
	d, err := p.desk()
	if err != nil {
		return err
	}
	defer d.Store.Close()
	return linemode.Review(cmd.Context(), d, scope, p.in, p.out)
}
