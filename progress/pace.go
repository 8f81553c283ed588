package progress

import (
	"errors"
	"slices"

	"github.com/drillship/drillship/quiz"
)

const (
	paceAnswers = 100 // the last so many: a learner gets faster over the weeks
	paceLeast   = 10  // with fewer, one interruption would be the pace
)

// Pace is how long the learner takes for a character of a choice question: the median of the last
// answers that were right, in milliseconds; 0 until there are enough of them.
func (s *Store) Pace() (float64, error) {
	undone, err := s.undone()
	if err != nil {
		return 0, s.wrap("read", err)
	}
	var paces []float64
	enough := errors.New("enough")
	err = s.ask(func(scan scan) error {
		var id []byte
		var took, length float64
		if err := scan(&id, &took, &length); err != nil {
			return err
		}
		if !undone[eventID(id)] {
			paces = append(paces, took/length)
		}
		if len(paces) == paceAnswers {
			return enough
		}
		return nil
	}, `SELECT id, took, length FROM event WHERE kind = 1 AND "right" = 1 AND shown IS NOT NULL AND took > 0 AND length > 0
		ORDER BY n DESC`)
	if err != nil && !errors.Is(err, enough) {
		return 0, s.wrap("read", err)
	}
	return median(paces), nil
}

func median(of []float64) float64 {
	if len(of) < paceLeast {
		return 0
	}
	slices.Sort(of)
	mid := len(of) / 2
	if len(of)%2 == 1 {
		return of[mid]
	}
	return (of[mid-1] + of[mid]) / 2
}

// AnswersOn counts the answers of a study day, the repeats of one card among them.
func (s *Store) AnswersOn(day quiz.Day) (int, error) {
	set, err := s.Settings()
	if err != nil {
		return 0, err
	}
	undone, err := s.undone()
	if err != nil {
		return 0, s.wrap("read", err)
	}
	count := 0
	const farthest = 24 * 60 // minutes from UTC: whatever the zone, the day is in between
	from, to := quiz.Moment{Zone: farthest}.Starts(day, set.Rollover), quiz.Moment{Zone: -farthest}.Starts(day+1, set.Rollover)
	err = s.ask(func(scan scan) error {
		var id []byte
		var m quiz.Moment
		if err := scan(&id, &m.At, &m.Zone); err != nil {
			return err
		}
		if m.Day(set.Rollover) == day && !undone[eventID(id)] {
			count++
		}
		return nil
	}, `SELECT id, at, zone FROM event WHERE kind = 1 AND rating BETWEEN 1 AND 4 AND card IS NOT NULL AND at BETWEEN ? AND ?`, from.At, to.At)
	return count, s.wrap("read", err)
}

// undone are the events that count for nothing.
func (s *Store) undone() (map[quiz.EventID]bool, error) {
	var undos []quiz.Event
	err := s.ask(func(scan scan) error {
		e := quiz.Event{Kind: quiz.Undone}
		var id, target []byte
		if err := scan(&id, &target); err != nil {
			return err
		}
		e.ID, e.Target = eventID(id), eventID(target)
		undos = append(undos, e)
		return nil
	}, `SELECT id, target FROM event WHERE target IS NOT NULL AND kind = 2`)
	return quiz.TakenBack(undos), err
}

func eventID(b []byte) (id quiz.EventID) {
	copy(id[:], b)
	return id
}
