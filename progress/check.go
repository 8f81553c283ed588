package progress

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

// Report is what Check found.
type Report struct {
	Events  int // in the log
	Cards   int // with a state
	Unknown int // events that this program gives no meaning: a newer one's, or from elsewhere
	// Findings are sentences, each about something that is wrong; none when all is well.
	Findings []string
}

// Clean tells whether nothing is wrong.
func (r Report) Clean() bool { return len(r.Findings) == 0 }

// Check reads the whole file and compares everything that can be compared: the database's own
// structure, the checksum of each event, the numbering of this device's events, and the cache with a
// replay of the log. It never changes anything. What is broken is in the Report; an error means that
// the file could not be examined.
func (s *Store) Check() (Report, error) {
	x := &examination{}
	err := s.view(func(c *connection) error {
		x.connection = c
		return x.run()
	})
	return x.report, s.wrap("check", err)
}

// examination is one Check.
type examination struct {
	*connection
	report Report
	more   int // findings left out
	events []row
}

// mostFindings is how many sentences a learner is given; a file of noise has thousands.
const mostFindings = 50

func (x *examination) find(format string, args ...any) {
	if len(x.report.Findings) == mostFindings {
		x.more++
		return
	}
	x.report.Findings = append(x.report.Findings, fmt.Sprintf(format, args...))
}

func (x *examination) run() error {
	for _, look := range []func() error{x.structure, x.references, x.log, x.numbers, x.cache} {
		err := look()
		if err != nil && kindOf(err) != Damaged {
			return err
		}
		if err != nil {
			x.find("the file is damaged: not everything in it can be read")
			break
		}
	}
	if x.more > 0 {
		x.report.Findings = append(x.report.Findings, fmt.Sprintf("and %d more", x.more))
	}
	return nil
}

func (x *examination) structure() error {
	return ask(x.connection, func(scan scan) error {
		var line string
		if err := scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			x.find("the database's structure is damaged: %s", harmless(line))
		}
		return nil
	}, `PRAGMA integrity_check(`+strconv.Itoa(mostFindings)+`)`)
}

// harmless is a text of the database, which can quote the file, as plain letters.
func harmless(text string) string {
	const longest = 200
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, text)
	return text[:min(len(text), longest)]
}

func (x *examination) references() error {
	return ask(x.connection, func(scan scan) error {
		var table, parent, rowid, key any
		if err := scan(&table, &rowid, &parent, &key); err != nil {
			return err
		}
		x.find("a row names something that is not there: %s", harmless(fmt.Sprint(table, " ", rowid)))
		return nil
	}, `PRAGMA foreign_key_check`)
}

func (x *examination) log() error {
	return ask(x.connection, func(scan scan) error {
		r, err := scanRow(scan)
		if err != nil {
			return err
		}
		x.events = append(x.events, r)
		x.report.Events++
		if !meaningful(r.Event) {
			x.report.Unknown++
		}
		if !r.intact() {
			x.find("event %d (%s) is not what was written", r.n, r.ID)
		}
		return nil
	}, selectEvents+`ORDER BY e.n`)
}

// numbers looks for events of this file's device that are missing: they are numbered without a gap.
func (x *examination) numbers() error {
	var device []byte
	var last int64
	err := x.QueryRowContext(context.Background(), `SELECT d.name, coalesce((SELECT seq FROM tail), 0)
		FROM meta m JOIN device d ON d.id = m.device`).Scan(&device, &last)
	if err != nil {
		return garbledIfNone(err)
	}
	var numbers []int64
	for _, r := range x.events {
		if string(r.Device[:]) == string(device) {
			numbers = append(numbers, r.Seq)
		}
	}
	slices.Sort(numbers)
	written := int64(len(numbers))
	distinct := int64(len(slices.Compact(numbers)))
	if last = max(last, slices.Max(append(numbers, 0))); distinct < last {
		x.find("of the %d events that were written here, %d are missing", last, last-distinct)
	}
	if distinct < written {
		x.find("%d events have the number of another", written-distinct)
	}
	return nil
}

func garbledIfNone(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return errGarbled
	}
	return err
}

// cache compares what is cached with what the log amounts to.
func (x *examination) cache() error {
	events := known(x.events)
	if err := x.states(quiz.Replay(events).States); err != nil {
		return err
	}
	return x.registers(registers(effective(events)))
}

func (x *examination) states(replayed map[content.Key]quiz.State) error {
	x.report.Cards = len(replayed)
	err := ask(x.connection, func(scan scan) error {
		var key string
		var column sql.RawBytes
		if err := scan(&key, &column); err != nil {
			return err
		}
		want, ok := replayed[content.Key(key)]
		delete(replayed, content.Key(key))
		if !ok || string(pack(content.Key(key).Hash(), want)) != string(column) {
			x.find("what is cached of the card %s is not what its events amount to", strconv.QuoteToASCII(key))
		}
		return nil
	}, `SELECT coalesce(c.key, ''), s.packed FROM state s LEFT JOIN card c ON c.id = s.card`)
	for _, key := range slices.Sorted(maps.Keys(replayed)) {
		x.find("nothing is cached of the card %s", strconv.QuoteToASCII(string(key)))
	}
	return err
}

func (x *examination) registers(replayed map[registerName]quiz.Event) error {
	err := ask(x.connection, func(scan scan) error {
		var r registerName
		var value string
		var at int64
		if err := scan(&r.kind, &r.name, &value, &at); err != nil {
			return err
		}
		want, ok := replayed[r]
		delete(replayed, r)
		if !ok || want.Value != value || want.At != at {
			x.find("what is cached of the %s %s is not what its events amount to", r.kind, strconv.QuoteToASCII(r.name))
		}
		return nil
	}, `SELECT kind, name, value, at FROM register`)
	for _, r := range slices.SortedFunc(maps.Keys(replayed), byName) {
		x.find("nothing is cached of the %s %s", r.kind, strconv.QuoteToASCII(r.name))
	}
	return err
}
