package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// tooMany is the error of a command with more arguments than it takes, or nil.
func tooMany(cmd *cobra.Command, args []string, most int) error {
	if most == anyNumber || len(args) <= most {
		return nil
	}
	m := misuse{fmt.Sprintf("%s takes no argument, and here is %q", own(cmd), args[most]), seeHelp(cmd)}
	if most > 0 {
		m.what = fmt.Sprintf("%s takes %s, and here are %d", own(cmd), count(most, "argument"), len(args))
		m.hint = "put a name of several words in quotes"
	}
	return m
}

// unknownCommand is the error for a word that is no command below cmd.
func unknownCommand(cmd *cobra.Command, word string) error {
	cmd.SuggestionsMinimumDistance = suggestWithin
	return misuse{fmt.Sprintf("%q is no command of %s", word, cmd.CommandPath()), didYouMean(cmd.SuggestionsFor(word)) + seeHelp(cmd)}
}

// flagError takes what is wrong with the flags. It returns nil: the error is printed already.
func (p *program) flagError(cmd *cobra.Command, err error) error {
	if words := cmd.Flags().Args(); len(words) > 0 && cmd.HasSubCommands() {
		p.fail(unknownCommand(cmd, words[0])) // the flag is another command's
		return nil
	}
	m := misuse{err.Error(), seeHelp(cmd)}
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		m.hint = didYouMean(nearest("--"+unknown.GetSpecifiedName(), flagNames(cmd))) + m.hint
	}
	p.fail(m)
	return nil
}

func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	return names
}

// suggestWithin is how many letters may be wrong in a word that we think was meant.
const suggestWithin = 2

// nearest are the names that may have been meant by a word with a slip in it. Cobra has the measure,
// for commands only.
func nearest(word string, names []string) []string {
	probe := &cobra.Command{SuggestionsMinimumDistance: suggestWithin}
	for _, n := range names {
		probe.AddCommand(&cobra.Command{Use: n, Run: func(*cobra.Command, []string) {}})
	}
	return probe.SuggestionsFor(word)
}

func didYouMean(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "did you mean " + alternatives(names) + "? "
}

func seeHelp(cmd *cobra.Command) string { return cmd.CommandPath() + " --help shows what there is" }

// own is the command's name without the program's, which stands before every error.
func own(cmd *cobra.Command) string {
	return strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ")
}
