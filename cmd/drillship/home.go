package main

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/tui"
	"github.com/drillship/drillship/tui/theme"
)

// runHome opens the program, or prints what it would show first.
func (p *program) runHome(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	if !p.screen || p.plain() {
		return p.printHome()
	}
	return p.show(cmd, tui.Start{})
}

func (p *program) printHome() error {
	over, err := p.overview()
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(p.out, tui.HomeText(over))
	return err
}

// fps is how often the screen may change: at 120 a key is seen 5 ms sooner than at 60.
const fps = 120

// show runs the screens from start on. When it returns, progress is one file again.
func (p *program) show(cmd *cobra.Command, start tui.Start) error {
	d, err := p.desk()
	if err != nil {
		return err
	}
	defer d.Store.Close()
	return p.run(cmd, d, start)
}

func (p *program) run(cmd *cobra.Command, d *desk.Desk, start tui.Start) error {
	app := tui.New(d, tui.Options{
		Theme:  theme.Options{Dark: p.theme != "light", Color: p.color(p.colors), ASCII: !p.unicode()},
		Detect: p.theme == "auto",
		Mouse:  true,
		Start:  start,
	})
	options := []tea.ProgramOption{
		tea.WithContext(cmd.Context()), tea.WithInput(p.in), tea.WithOutput(p.out),
		tea.WithEnvironment(p.environ), tea.WithFPS(fps),
	}
	if p.colors == "always" {
		options = append(options, tea.WithColorProfile(colorprofile.ANSI256))
	}
	_, err := tea.NewProgram(app, options...).Run()
	return err
}

// unicode tells whether the locale can show more than ASCII. No locale at all counts as yes: most
// such terminals can.
func (p *program) unicode() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := p.env(name); v != "" {
			v = strings.ToLower(v)
			return v != "c" && v != "posix"
		}
	}
	return true
}
