package progress

import (
	"github.com/drillship/drillship/quiz"
)

// Settings are the learner's choices in force at the end of the log.
func (s *Store) Settings() (quiz.Settings, error) {
	set, err := settings(s.read)
	return set, s.wrap("read", err)
}

func settings(a asker) (quiz.Settings, error) {
	set := quiz.DefaultSettings()
	err := registered(a, quiz.Set, func(name, value string, _ int64) {
		if next, err := set.With(name, value); err == nil {
			set = next
		}
	})
	return set, err
}

// Preferences are the last values of all settings in the log, those of quiz.Settings among them.
func (s *Store) Preferences() (map[string]string, error) {
	all := map[string]string{}
	err := registered(s.read, quiz.Set, func(name, value string, _ int64) { all[name] = value })
	return all, s.wrap("read", err)
}

// Preference is the last value of one setting, such as the theme; empty when it was never set.
func (s *Store) Preference(name string) (string, error) {
	all, err := s.Preferences()
	return all[name], err
}

// Places are where the learner was in the notes, by the name of the note.
func (s *Store) Places() (map[string]quiz.Place, error) {
	places := map[string]quiz.Place{}
	err := registered(s.read, quiz.Placed, func(name, value string, at int64) { places[name] = quiz.Place{Value: value, At: at} })
	return places, s.wrap("read", err)
}

func registered(a asker, kind quiz.EventKind, visit func(name, value string, at int64)) error {
	return ask(a, func(scan scan) error {
		var name, value string
		var at int64
		if err := scan(&name, &value, &at); err != nil {
			return err
		}
		visit(name, value, at)
		return nil
	}, `SELECT name, value, at FROM register WHERE kind = ?`, int64(kind))
}
