package progress

import (
	"github.com/drillship/drillship/quiz"
)

// Log gives visit every event in the order of replay, kinds that this program doesn't know among them,
// and stops at visit's error, which it returns as it is.
func (s *Store) Log(visit func(quiz.Event) error) error {
	var stopped error
	err := s.ask(func(scan scan) error {
		r, err := scanRow(scan)
		if err != nil {
			return err
		}
		stopped = visit(r.Event)
		return stopped
	}, selectEvents+`ORDER BY e.at, e.id`)
	if stopped != nil {
		return stopped
	}
	return s.wrap("read", err)
}
