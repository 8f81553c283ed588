package main

import (
	"fmt"
	"strings"
	"time"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
)

func (p *program) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the man page",
		Example: lines("drillship man"),
		Hidden:  true,
		RunE: p.guard(0, func(cmd *cobra.Command, _ []string) error {
			page, err := mango.NewManPage(1, cmd.Root())
			if err != nil {
				return err
			}
			page = page.WithSection("Environment", environmentText)
			_, err = fmt.Fprintln(p.out, undated(page.Build(&undatedPage{roff.NewDocument()})))
			return err
		}),
	}
}

const environmentText = `DRILLSHIP_HOME: a folder that holds every file.
DRILLSHIP_PROGRESS: the progress file, as with --progress.
DRILLSHIP_PACKS: folders with packs, separated like those in PATH, as with --packs.
ACCESSIBLE=1: lines of text instead of screens.
NO_COLOR, CLICOLOR, CLICOLOR_FORCE: whether to use colours.
XDG_DATA_HOME, XDG_CACHE_HOME: where progress and packs, and the cache, lie without DRILLSHIP_HOME.`

// undatedPage is a man page without a day, so that one commit always gives the same bytes.
type undatedPage struct{ *roff.Document }

// Heading leaves the day out.
func (d *undatedPage) Heading(section uint, title, description string, _ time.Time) {
	d.Document.Heading(section, title, description, time.Time{})
}

func undated(page string) string {
	return strings.Replace(page, time.Time{}.Format(time.DateOnly), "", 1)
}
