package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"github.com/drillship/drillship/content/clean"
)

// version and commit are set when a release is built.
var version, commit, date = "", "", "" //nolint:gochecknoglobals // the linker can set nothing else

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

	code   int
	failed bool
}

// run is the whole program: it never exits by itself.
func run(ctx context.Context, args []string, w world) int {
	p := &program{world: w}
	root := p.root()
	root.SetArgs(args)
	root.SetIn(w.in)
	root.SetOut(w.out)
	root.SetErr(w.err)
	options := []fang.Option{fang.WithErrorHandler(func(_ io.Writer, _ fang.Styles, err error) { p.usage(err) })}
	if version != "" {
		options = append(options, fang.WithVersion(version), fang.WithCommit(commit))
	}
	if err := fang.Execute(ctx, root, options...); err != nil && !p.failed {
		return exitUsage
	}
	return p.code
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "drillship",
		Short: "Study notes, spaced repetition and exam drill in the terminal",
		Long: `Study notes, spaced repetition and exam drill in the terminal.

Without a command it opens the full-screen program. Without a terminal it prints what is due.

Exit codes: 0 done, 1 a failure, 2 wrong usage, 3 the check found problems, 5 the progress file is
locked or damaged, 130 interrupted.`,
		Example: `  drillship                     # read, drill, remember
  drillship review              # straight to what is due
  drillship notes fargate       # read one note
  drillship due --json          # what is due now, for scripts`,
		Args: cobra.NoArgs,
		RunE: p.guard(p.runHome),
	}
	flags := root.PersistentFlags()
	flags.StringVar(&p.progress, "progress", "", "progress `file` (DRILLSHIP_PROGRESS)")
	flags.StringArrayVar(&p.packs, "packs", nil, "`folder` with packs, repeatable (DRILLSHIP_PACKS)")
	flags.Var(oneOf(&p.colors, "auto", "always", "never"), "color", "colours: auto, always or never")
	flags.Var(oneOf(&p.theme, "auto", "dark", "light"), "theme", "background: auto, dark or light")
	root.AddCommand(p.notesCommand(), p.reviewCommand(), p.dueCommand(), p.packCommand(), p.progressCommand())
	return root
}

// guard runs a command and prints its error here, once, in our words: fang would ask the terminal
// for its colours before it showed one.
func (p *program) guard(f func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		if err := f(cmd, args); err != nil {
			p.fail(err)
		}
		return nil
	}
}

// usage is an error of the command line itself.
func (p *program) usage(err error) {
	fmt.Fprintf(p.err, "drillship: %s\n  drillship --help shows what there is\n", strings.TrimSuffix(clean.Line(err.Error()), "."))
}

// choice is a flag with a few values.
type choice struct {
	value   *string
	allowed []string
}

func oneOf(value *string, allowed ...string) *choice {
	*value = allowed[0]
	return &choice{value, allowed}
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
	return fmt.Errorf("%q is not one of %s", s, strings.Join(c.allowed, ", "))
}
