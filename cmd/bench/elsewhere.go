//go:build !unix

// Command bench measures the program in a pseudo-terminal, which needs a Unix.
package main

import "fmt"

func main() { fmt.Println("bench: it needs a pseudo-terminal of a Unix") }
