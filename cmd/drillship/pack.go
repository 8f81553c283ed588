package main

import "github.com/spf13/cobra"

func (p *program) packCommand() *cobra.Command {
	return p.group(&cobra.Command{
		Use:     "pack",
		Short:   "List and check packs",
		Example: lines("drillship pack list", "drillship pack lint my-pack"),
	}, p.packListCommand(), p.packLintCommand())
}
