package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/tui"
	"github.com/drillship/drillship/tui/linemode"
)

func (p *program) reviewCommand() *cobra.Command {
	scope := desk.Scope{}
	note, plain := "", false
	cmd := &cobra.Command{
		Use:        "review",
		SuggestFor: []string{"drill", "study", "learn"},
		Short:      "Drill what is due",
		Long: paragraphs(
			"Drill what is due now, then new cards up to the day's number.",
			"With --plain, or without a terminal, it asks line by line: for pipes and screen readers."),
		Example: lines("drillship review", "drillship review --note fargate",
			"drillship review --tag iam --limit 10", "drillship review --cram --plain"),
		RunE: p.guard(0, func(cmd *cobra.Command, _ []string) error {
			if err := p.aim(&scope, note); err != nil {
				return err
			}
			if !plain && p.screen && !p.plain() {
				return p.show(cmd, tui.Start{Review: true, Scope: scope})
			}
			return p.reviewLines(cmd.Context(), scope)
		}),
	}
	flags := cmd.Flags()
	flags.StringVar(&scope.Pack, "pack", "", "only the pack with this id")
	flags.StringVar(&note, "note", "", "only this note, by id, title or alias")
	flags.StringVar(&scope.Tag, "tag", "", "only items with this tag")
	flags.IntVar(&scope.Limit, "limit", 0, "at most this many cards")
	flags.IntVar(&scope.New, "new", 0, "this many new cards instead of the day's rest; -1 for none")
	flags.BoolVar(&scope.Cram, "cram", false, "practise without touching the schedule")
	flags.BoolVar(&plain, "plain", false, "ask line by line")
	_ = cmd.RegisterFlagCompletionFunc("note", p.complete(anyNumber, offerNotes))
	_ = cmd.RegisterFlagCompletionFunc("pack", p.complete(anyNumber, offerPacks))
	return cmd
}

// aim checks the scope and narrows it to the note that is meant.
func (p *program) aim(scope *desk.Scope, note string) error {
	if scope.Limit < 0 {
		return misuse{"--limit is a number of cards, 1 or more", "leave it out for all that are due"}
	}
	if scope.New < -1 {
		return misuse{"--new is a number of cards, or -1 for none", "leave it out for the day's rest"}
	}
	if note == "" && scope.Pack == "" {
		return nil
	}
	lib, err := p.library()
	if err != nil {
		return err
	}
	if scope.Pack != "" && lib.Pack(scope.Pack) == nil {
		return noPack(lib, scope.Pack)
	}
	if note == "" {
		return nil
	}
	ref, err := oneNote(lib, note, scope.Pack)
	if err != nil {
		return err
	}
	scope.Pack, scope.Note = ref.Pack.ID, ref.Note.ID
	return nil
}

func noPack(lib *library.Library, id string) error {
	var ids []string
	for _, pack := range lib.Packs() {
		ids = append(ids, pack.ID)
	}
	return misuse{fmt.Sprintf("there is no pack %q", id), didYouMean(nearest(id, ids)) + "drillship pack list shows them"}
}

// reviewLines asks line by line. An interrupt ends the session properly: what was answered is saved,
// and progress is one file again. The screens see to that themselves.
func (p *program) reviewLines(ctx context.Context, scope desk.Scope) error {
	d, err := p.desk()
	if err != nil {
		return err
	}
	defer d.Store.Close()
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	return linemode.Review(ctx, d, scope, p.in, p.out)
}
