package main

import "github.com/spf13/cobra"

// group is a command that only holds others: alone it shows its help.
func (p *program) group(cmd *cobra.Command, subs ...*cobra.Command) *cobra.Command {
	cmd.RunE = p.guard(anyNumber, func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		return cmd.Help()
	})
	cmd.AddCommand(subs...)
	return cmd
}
