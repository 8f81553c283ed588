//go:build unix

package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// span is the samples of one measurement.
type span []time.Duration

func (s span) quantile(q float64) time.Duration {
	sorted := slices.Sorted(slices.Values(s))
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

func (s span) median() time.Duration { return s.quantile(0.50) }

// goal is the most that a number may be, and which of them; the zero value is no goal.
type goal struct {
	most float64
	of   string // "p50" or "p95"; empty where there is only one
}

// table is what run prints. Rows appear in the order in which they were measured.
type table struct{ rows []row }

type row struct {
	what          string
	items         int
	p50, p95, max string
	goal, reached string
}

// times adds a span; one without samples adds nothing.
func (t *table) times(what string, items int, s span, g goal) {
	if len(s) == 0 {
		return
	}
	p50, p95 := float64(s.median()), float64(s.quantile(0.95))
	r := row{what: what, items: items, p50: milliseconds(p50), p95: milliseconds(p95), max: milliseconds(float64(slices.Max(s)))}
	r.judge(g, milliseconds, p50, p95)
	t.rows = append(t.rows, r)
}

// number adds one that was measured once.
func (t *table) number(what string, items int, n float64, g goal, write func(float64) string) {
	r := row{what: what, items: items, p50: write(n)}
	r.judge(g, write, n)
	t.rows = append(t.rows, r)
}

// judge compares the number that the goal is of with the goal.
func (r *row) judge(g goal, write func(float64) string, of ...float64) {
	if g.most == 0 {
		return
	}
	r.goal = strings.TrimSpace(g.of + " ≤ " + write(g.most))
	r.reached = "ok"
	if of[max(0, slices.Index([]string{"p50", "p95"}, g.of))] > g.most {
		r.reached = "over"
	}
}

func (t *table) print(out io.Writer) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "what\titems\tp50\tp95\tmax\tgoal\treached")
	for _, r := range t.rows {
		fmt.Fprintf(w, "%s\t%d\t%s\t%s\t%s\t%s\t%s\n", r.what, r.items, r.p50, r.p95, r.max, r.goal, r.reached)
	}
	_ = w.Flush()
}

func milliseconds(ns float64) string { return fmt.Sprintf("%.1f ms", ns/1e6) }
func mebibytes(b float64) string     { return fmt.Sprintf("%.1f MiB", b/(1<<20)) }
func kibibytes(b float64) string     { return fmt.Sprintf("%.0f KiB", b/(1<<10)) }
func times(n float64) string         { return fmt.Sprintf("%.2f ×", n) }

// within is a goal for a span, within5 one that nineteen samples of twenty have to reach.
func within(d time.Duration) goal  { return goal{most: float64(d), of: "p50"} }
func within5(d time.Duration) goal { return goal{most: float64(d), of: "p95"} }

// machine says on what was measured, and whether it was busy: then the numbers say little.
func machine() string {
	load := "unknown"
	if text, err := os.ReadFile("/proc/loadavg"); err == nil {
		load, _, _ = strings.Cut(string(text), " ")
	}
	return fmt.Sprintf("%s/%s, %d processors, %s, load %s", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), load)
}
