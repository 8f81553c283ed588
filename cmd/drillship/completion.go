package main

import (
	"github.com/spf13/cobra"

	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/content/library"
)

// tameCompletion makes cobra's completion command fail like the others, and gives it examples.
func (p *program) tameCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	completion := sub(root, "completion")
	if completion == nil {
		return
	}
	completion.Short = "Print the completion script of a shell"
	completion.Long = "Print the completion script for bash, zsh, fish or powershell. The help of each says where the script goes."
	completion.Example = lines("drillship completion bash", "drillship completion zsh", "drillship completion fish", "drillship completion powershell")
	completion.Args = nil
	p.group(completion)
	for _, shell := range completion.Commands() {
		script := shell.RunE
		shell.Short = "Print the completion script of " + shell.Name()
		shell.Example = lines("drillship completion " + shell.Name())
		shell.Args = nil
		shell.RunE = p.guard(0, script)
	}
}

// completions are the ways to complete an argument that depend on the packs.
type completions = func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective)

// complete offers what list makes of the library, for as many arguments as the command takes. Each
// name may have a description behind a tab.
func (p *program) complete(most int, list func(*library.Library, func(name, description string))) completions {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		f, err := p.folders()
		if err != nil || most != anyNumber && len(args) >= most {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		lib, err := p.libraryWith(f, readOnlyCache{f.store()})
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var offers []string
		list(lib, func(name, description string) {
			offers = append(offers, clean.Line(name)+"\t"+clean.Line(description))
		})
		return offers, cobra.ShellCompDirectiveNoFileComp
	}
}

func offerNotes(lib *library.Library, offer func(name, description string)) {
	for _, pack := range lib.Packs() {
		for _, n := range pack.Notes {
			offer(n.ID, n.Title)
		}
	}
}

func offerPacks(lib *library.Library, offer func(name, description string)) {
	for _, pack := range lib.Packs() {
		offer(pack.ID, pack.Title)
	}
}

// readOnlyCache is a cache that nothing is added to: pressing the tab key creates no file.
type readOnlyCache struct{ library.Store }

// Save keeps nothing.
func (readOnlyCache) Save(string, []byte) error { return nil }
