package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/tui"
)

func (p *program) dueCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:     "due",
		Short:   "Say what is due now",
		Example: lines("drillship due", "drillship due --json"),
		RunE: p.guard(0, func(*cobra.Command, []string) error {
			over, err := p.overview()
			if err != nil {
				return err
			}
			if asJSON {
				return p.printJSON(dueJSON(over))
			}
			_, err = fmt.Fprint(p.out, tui.DueText(over))
			return err
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

type dueReport struct {
	Schema int `json:"schema"`
	// Day is the study day, which begins at the rollover hour.
	Day      string    `json:"day"`
	Due      int       `json:"due"`
	New      int       `json:"new"`
	Done     int       `json:"done"`
	Waiting  int       `json:"waiting"`
	NextAt   string    `json:"next_at,omitempty"`
	Tomorrow int       `json:"tomorrow"`
	Unseen   int       `json:"unseen"`
	Problems int       `json:"problems"`
	Notes    []dueNote `json:"notes"`
}

type dueNote struct {
	Pack   string   `json:"pack"`
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	Due    int      `json:"due"`
	New    int      `json:"new"`
	Later  int      `json:"later"` // in steps, back later today
	Seen   int      `json:"seen"`
	Recall *float64 `json:"recall"` // 0–1, null until a day has passed over an answer
}

func dueJSON(o desk.Overview) dueReport {
	const dayLayout, timeLayout = "2006-01-02", "2006-01-02T15:04:05Z07:00"
	r := dueReport{
		Schema: schema, Day: o.Plan.Day.Format(dayLayout),
		Due: len(o.Plan.Due), New: len(o.Plan.New), Done: o.Plan.Done, Waiting: o.Plan.Waiting,
		Tomorrow: o.Plan.Tomorrow, Unseen: o.Plan.Unseen, Problems: o.Problems, Notes: []dueNote{},
	}
	if o.Plan.NextAt > 0 {
		next := o.Now
		next.At = o.Plan.NextAt
		r.NextAt = next.Time().Format(timeLayout)
	}
	for _, n := range o.Notes {
		if n.Due+n.New+n.Seen == 0 {
			continue
		}
		line := dueNote{Pack: n.Pack, ID: n.ID, Title: n.Title, Due: n.Due, New: n.New, Later: n.Later, Seen: n.Seen}
		if n.Judged > 0 {
			line.Recall = &n.Recall
		}
		r.Notes = append(r.Notes, line)
	}
	return r
}
