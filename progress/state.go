package progress

import (
	"database/sql"
	"slices"
	"strings"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

// keysAtOnce is how many keys one query asks for; SQLite takes 32,766.
const keysAtOnce = 500

// States are the states of the cards that have one: a card that was never touched is absent, and so
// is one of which everything was taken back.
func (s *Store) States(keys ...content.Key) (map[content.Key]quiz.State, error) {
	states := make(map[content.Key]quiz.State, len(keys))
	for some := range slices.Chunk(keys, keysAtOnce) {
		if err := s.states(states, some); err != nil {
			return nil, s.wrap("read", err)
		}
	}
	return states, nil
}

func (s *Store) states(into map[content.Key]quiz.State, keys []content.Key) error {
	args := make([]any, len(keys))
	for i, k := range keys {
		args[i] = string(k)
	}
	var key string
	var column sql.RawBytes
	return s.ask(func(scan scan) error {
		if err := scan(&key, &column); err != nil {
			return err
		}
		p, err := unpack(column)
		if err != nil {
			return err
		}
		into[content.Key(key)] = p.state()
		return nil
	}, `SELECT c.key, s.packed FROM card c JOIN state s ON s.card = c.id WHERE c.key IN (?`+strings.Repeat(",?", len(keys)-1)+`)`, args...)
}

// Briefs gives visit every card that has a state, in no order that means anything. A card that was
// only flagged or buried has no Answers.
func (s *Store) Briefs(visit func(quiz.Brief)) error {
	var column sql.RawBytes
	return s.wrap("read", s.ask(func(scan scan) error {
		if err := scan(&column); err != nil {
			return err
		}
		p, err := unpack(column)
		if err != nil {
			return err
		}
		visit(p.brief())
		return nil
	}, `SELECT packed FROM state`))
}
