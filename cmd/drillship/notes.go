package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/tui"
	"github.com/drillship/drillship/tui/markdown"
)

func (p *program) notesCommand() *cobra.Command {
	plain := false
	cmd := &cobra.Command{
		Use:        "notes [NOTE]",
		SuggestFor: []string{"read"},
		Short:      "Read a note, or list them",
		Long: paragraphs(
			"Read a note, named by id, title or alias; without a name, list the notes.",
			"With --plain, or without a terminal, the text is printed instead of shown."),
		Example: lines("drillship notes", "drillship notes fargate", `drillship notes "IRSA and Pod Identity" --plain`),
		RunE: p.guard(1, func(cmd *cobra.Command, args []string) error {
			asText := plain || !p.screen || p.plain()
			if len(args) == 0 {
				return p.listNotes(cmd, asText)
			}
			return p.readNote(cmd, args[0], asText)
		}),
		ValidArgsFunction: p.complete(1, offerNotes),
	}
	cmd.Flags().BoolVar(&plain, "plain", false, "print the text, without escape sequences")
	return cmd
}

func (p *program) listNotes(cmd *cobra.Command, asText bool) error {
	if !asText {
		return p.show(cmd, tui.Start{Notes: true})
	}
	over, err := p.overview()
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(p.out, tui.NotesText(over))
	return err
}

// plainWidth is how wide printed notes are: what fits in any terminal and in a mail.
const plainWidth = 76

func (p *program) readNote(cmd *cobra.Command, name string, asText bool) error {
	lib, err := p.library()
	if err != nil {
		return err
	}
	ref, err := oneNote(lib, name, "")
	if err != nil {
		return err
	}
	if !asText {
		return p.show(cmd, tui.Start{Pack: ref.Pack.ID, Note: ref.Note.ID})
	}
	note, err := lib.Note(ref.Pack.ID, ref.Note.ID)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(p.out, markdown.PlainText(note.Blocks, plainWidth))
	return err
}

// oneNote is the note that name means, of one pack or of all; several or none is an error that helps.
func oneNote(lib *library.Library, name, pack string) (library.NoteRef, error) {
	found := lib.Find(name)
	if pack != "" {
		found = slices.DeleteFunc(found, func(f library.NoteRef) bool { return f.Pack.ID != pack })
	}
	switch len(found) {
	case 0:
		return library.NoteRef{}, noNote(lib, name)
	case 1:
		return found[0], nil
	}
	var names []string
	for _, f := range found {
		names = append(names, f.Pack.ID+"/"+f.Note.ID)
	}
	return library.NoteRef{}, misuse{fmt.Sprintf("%q may be %s", name, alternatives(firstFew(names))), "write one of these"}
}

func noNote(lib *library.Library, name string) error {
	var ids []string
	for _, pack := range lib.Packs() {
		for _, n := range pack.Notes {
			ids = append(ids, n.ID)
		}
	}
	var similar []string
	if name = strings.TrimSpace(name); name != "" {
		similar = nearest(name, ids)
	}
	return misuse{fmt.Sprintf("no note is called %q", name), didYouMean(firstFew(similar)) + "drillship notes --plain lists them"}
}

// firstFew are as many names as a sentence can hold.
func firstFew(names []string) []string {
	const few = 5
	return names[:min(len(names), few)]
}
