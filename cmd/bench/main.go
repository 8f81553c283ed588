//go:build unix

// Command bench measures what a learner waits for: the real program in a pseudo-terminal, with
// libraries and histories of any size.
//
//	go run ./cmd/bench            all of it, some minutes
//	go run ./cmd/bench -quick     a look, half a minute
//
// Its words: a world is one size of library with a learner who has a history in it; a span is the
// samples of one measurement; a goal is what a span has to reach on a machine with two cores and a warm
// file cache. Nothing here waits for a time: a screen is ready when it shows what it should.
//
// It is no test: a machine that is busy misses goals, and the exit code only tells whether everything
// could be measured.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "bench:", err)
		}
		os.Exit(1)
	}
}

// plan is what to measure.
type plan struct {
	sizes  []int // items beside the built-in pack
	starts int
	keys   int
	// answers is how many are given on the screen; appends how many are written without one.
	answers, appends int

	binary string
	dir    string
}

// run measures everything and prints the table. What could not be measured is in the error; the rest is
// in the table all the same.
func run(args []string, out, progress io.Writer) error {
	p, err := parse(args, progress)
	if err != nil {
		return err
	}
	if p.dir, err = os.MkdirTemp(p.dir, "drillship-bench-"); err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(p.dir) }()
	if p.binary == "" {
		p.binary = filepath.Join(p.dir, "drillship")
		if err := build(p.binary, progress); err != nil {
			return err
		}
	}
	before := machine()
	t, failed := &table{}, error(nil)
	for _, items := range p.sizes {
		fmt.Fprintf(progress, "%d items …\n", items)
		if err := p.measure(t, items); err != nil {
			failed = errors.Join(failed, fmt.Errorf("%d items: %w", items, err))
		}
	}
	fmt.Fprintln(out, before)
	t.print(out)
	return failed
}

func parse(args []string, help io.Writer) (plan, error) {
	p := plan{}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(help)
	items := flags.String("items", "0,1000,10000,100000", "sizes of the generated libraries; 0 is the built-in pack alone")
	quick := flags.Bool("quick", false, "few samples, nothing above 10,000 items")
	flags.IntVar(&p.starts, "starts", 40, "starts for each size")
	flags.StringVar(&p.binary, "binary", "", "measure this program instead of building one")
	flags.StringVar(&p.dir, "dir", "", "a folder on the disk to measure; memory file systems make fsync free")
	if err := flags.Parse(args); err != nil {
		return p, err
	}
	if p.starts < 1 {
		return p, errors.New("-starts: at least one is needed")
	}
	p.keys, p.answers, p.appends = 120, 60, 200
	if *quick {
		p.starts, p.keys, p.answers, p.appends = min(p.starts, 10), 50, 20, 50
	}
	for field := range strings.SplitSeq(*items, ",") {
		n, err := strconv.Atoi(field)
		if err != nil || n < 0 {
			return p, fmt.Errorf("-items: %q is not a number of items", field)
		}
		if !*quick || n <= 10_000 {
			p.sizes = append(p.sizes, n)
		}
	}
	return p, nil
}

// build compiles the program as a release does.
func build(binary string, messages io.Writer) error {
	cmd := exec.Command("go", "build", "-trimpath", "-o", binary, "github.com/drillship/drillship/cmd/drillship")
	cmd.Stderr = messages
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("build the program: %w", err)
	}
	return nil
}

// measure fills the table for one size. The order matters: what is only read comes before the answers
// that make the history longer.
func (p plan) measure(t *table, items int) error {
	w, err := newWorld(p.dir, p.binary, items)
	if err != nil {
		return err
	}
	defer w.remove()
	for _, part := range []func(*table, world) error{p.starting, p.due, p.memory, p.pressing, p.saving, p.appending, p.size} {
		if e := part(t, w); e != nil {
			err = errors.Join(err, e)
		}
	}
	return err
}
