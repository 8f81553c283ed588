package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/tui"
	"github.com/drillship/drillship/tui/markdown"
)

func (p *program) notesCommand() *cobra.Command {
	plain := false
	cmd := &cobra.Command{
		Use:   "notes [NOTE]",
		Short: "Read a note, or list them",
		Long: `Read a note, named by id, title or alias; without a name, list the notes.

With --plain, or without a terminal, the text is printed instead of shown.`,
		Example: `  drillship notes fargate
  drillship notes "IRSA and Pod Identity" --plain`,
		Args: cobra.MaximumNArgs(1),
		RunE: p.guard(func(cmd *cobra.Command, args []string) error {
			plain = plain || !p.screen || p.plain()
			if len(args) == 0 {
				return p.listNotes(cmd, plain)
			}
			return p.readNote(cmd, args[0], plain)
		}),
	}
	cmd.Flags().BoolVar(&plain, "plain", false, "print the text, without escape sequences")
	cmd.ValidArgsFunction = p.completeNotes
	return cmd
}

func (p *program) listNotes(cmd *cobra.Command, plain bool) error {
	if !plain {
		return p.show(cmd, tui.Start{Notes: true})
	}
	d, err := p.readingDesk()
	if err != nil {
		return err
	}
	defer d.Store.Close()
	over, err := d.Overview()
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(p.out, tui.NotesText(over))
	return err
}

// plainWidth is how wide printed notes are: what fits in any terminal and in a mail.
const plainWidth = 76

func (p *program) readNote(cmd *cobra.Command, name string, plain bool) error {
	lib, err := p.library()
	if err != nil {
		return err
	}
	ref, err := oneNote(lib, name)
	if err != nil {
		return err
	}
	if !plain {
		return p.show(cmd, tui.Start{Pack: ref.Pack.ID, Note: ref.Note.ID})
	}
	note, err := lib.Note(ref.Pack.ID, ref.Note.ID)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(p.out, markdown.PlainText(note.Blocks, plainWidth))
	return err
}

// oneNote is the note that name means; several or none is an error that helps.
func oneNote(lib *library.Library, name string) (library.NoteRef, error) {
	found := lib.Find(name)
	switch len(found) {
	case 0:
		return library.NoteRef{}, misuse("no note is called %q; hint: drillship notes --plain lists them", clean.Line(name))
	case 1:
		return found[0], nil
	}
	var names []string
	for _, f := range found {
		names = append(names, f.Pack.ID+"/"+f.Note.ID)
	}
	return library.NoteRef{}, misuse("%q may be any of %s; hint: write one of these", clean.Line(name), strings.Join(names, ", "))
}

// completeNotes offers ids; it creates no file.
func (p *program) completeNotes(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	lib, err := p.library()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	for _, pack := range lib.Packs() {
		for _, n := range pack.Notes {
			ids = append(ids, n.ID+"\t"+n.Title)
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
