// Command drillship is a study and exam-drill tool for the terminal.
package main

import (
	"context"
	"os"
)

func main() { os.Exit(run(context.Background(), os.Args[1:], theWorld())) }
