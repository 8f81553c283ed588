package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// The exit codes, as the help says.
const (
	exitDone        = 0
	exitFailure     = 1
	exitUsage       = 2
	exitProblems    = 3
	exitProgress    = 5
	exitInterrupted = 130
)

// program is one run of the command line.
type program struct {
	world
	progress string
	packs    []string
	colors   string
	theme    string

	code int
}

// run is the whole program: it never exits by itself.
func run(ctx context.Context, args []string, w world) int {
	p := &program{world: w}
	root := p.root()
	root.SetArgs(args)
	err := fang.Execute(ctx, root, fang.WithVersion(versionText()), fang.WithoutManpage(),
		fang.WithErrorHandler(func(_ io.Writer, _ fang.Styles, err error) {}))
	if err != nil {
		p.fail(misuse{what: err.Error(), hint: "drillship --help shows what there is"})
	}
	return p.code
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "drillship",
		Short: "Study notes, spaced repetition and exam drill in the terminal",
		Long: paragraphs(
			"Study notes, spaced repetition and exam drill in the terminal.",
			"Without a command it opens the full-screen program; without a terminal it prints what is due.",
			"All files lie below DRILLSHIP_HOME if that is set, else where the system wants them. "+
				"ACCESSIBLE=1 asks for lines of text instead of screens, NO_COLOR for no colours.",
			"Exit codes: 0 done, 1 a failure, 2 wrong usage, 3 the check found problems, "+
				"5 the progress file is locked or damaged, 130 interrupted.",
		),
		Example: lines(
			"# read, drill, remember", "drillship",
			"# straight to what is due", "drillship review",
			"# read one note", "drillship notes fargate",
			"# what is due now, for scripts", "drillship due --json",
		),
		Args: cobra.ArbitraryArgs, // a word too many is a command with a slip in it, for which runHome looks
		RunE: p.guard(anyNumber, p.runHome),
	}
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	root.SetVersionTemplate("{{.DisplayName}} {{.Version}}\n")
	root.SetFlagErrorFunc(p.flagError)
	p.globalFlags(root)
	root.AddCommand(p.notesCommand(), p.reviewCommand(), p.dueCommand(), p.packCommand(), p.progressCommand(), p.manCommand())
	p.tameHelp(root)
	p.tameCompletion(root)
	return root
}

func (p *program) globalFlags(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.StringVar(&p.progress, "progress", "", "progress file to use (DRILLSHIP_PROGRESS)")
	flags.StringArrayVar(&p.packs, "packs", nil, "folder with packs, or one .md file; repeatable (DRILLSHIP_PACKS)")
	p.choose(root, &p.colors, "color", "colours", "auto", "always", "never")
	p.choose(root, &p.theme, "theme", "background", "auto", "dark", "light")
}

// choose adds a global flag with a few values, of which the first is the default.
func (p *program) choose(root *cobra.Command, value *string, name, usage string, allowed ...string) {
	*value = allowed[0]
	root.PersistentFlags().Var(&choice{value, allowed}, name, usage+": "+alternatives(allowed))
	_ = root.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(allowed, cobra.ShellCompDirectiveNoFileComp))
}

// choice is a flag with a few values.
type choice struct {
	value   *string
	allowed []string
}

// String is the value.
func (c *choice) String() string { return *c.value }

// Type is how the help names the value.
func (c *choice) Type() string { return strings.Join(c.allowed, "|") }

// Set takes one of the allowed values.
func (c *choice) Set(s string) error {
	for _, a := range c.allowed {
		if s == a {
			*c.value = s
			return nil
		}
	}
	return errors.New("it is " + alternatives(c.allowed))
}

// alternatives are "a, b or c".
func alternatives(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// paragraphs is a long help text. Each paragraph is one line: the help wraps it.
func paragraphs(p ...string) string { return strings.Join(p, "\n\n") }

// lines are examples, one a line.
func lines(l ...string) string { return "  " + strings.Join(l, "\n  ") }
