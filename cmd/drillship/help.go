package main

import "github.com/spf13/cobra"

// tameHelp makes cobra's help command fail like the others.
func (p *program) tameHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	help := sub(root, "help")
	if help == nil {
		return
	}
	help.Short, help.Long = "Show the help of a command", ""
	help.Example = lines("drillship help", "drillship help pack lint")
	help.Run = nil
	help.RunE = p.guard(anyNumber, func(_ *cobra.Command, args []string) error {
		cmd, rest, err := root.Find(args)
		if err != nil {
			return err
		}
		if len(rest) > 0 && cmd.HasSubCommands() {
			return unknownCommand(cmd, rest[0])
		}
		cmd.InitDefaultHelpFlag() // it is made when a command runs, and this one does not
		return cmd.Help()
	})
}

// sub is the command with a name right below parent, or nil.
func sub(parent *cobra.Command, name string) *cobra.Command {
	for _, c := range parent.Commands() {
		if c.Name() == name {
			return c
		}
	}
	return nil
}
