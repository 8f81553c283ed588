package progress

import (
	"database/sql"
	"errors"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

// cache follows the log within one transaction. An event at the end of replay's order is applied to
// what is cached; where it lands before something that counts already, the card or register it touches
// is replayed from its own events; a change to the rules of the past makes everything stale.
type cache struct {
	*pen
	tail     tail
	settings *quiz.Settings // in force at the tail; nil: not read yet
	stale    bool
}

// add follows the nth event, which has been inserted. card is its card's number.
func (c *cache) add(e quiz.Event, n, card int64) error {
	before := c.tail
	c.tail = before.after(e, n, true)
	if c.stale {
		return nil
	}
	if e.Kind == quiz.Undone {
		return c.takeBack(e.Target)
	}
	forestalled, err := c.forestalled(e.ID)
	if err != nil {
		return err
	}
	switch {
	case e.Kind == quiz.Set && shapesSchedules(e.Name) && (forestalled || e.At <= before.latest):
		c.stale = true
	case e.Kind == quiz.Set || e.Kind == quiz.Placed:
		return c.register(e, forestalled)
	case ofCard(e.Kind):
		return c.apply(e, card, forestalled || e.At <= before.ruled)
	}
	return nil
}

// finish writes what add has left open.
func (c *cache) finish() error {
	if c.stale {
		return c.rebuildCache()
	}
	return c.putTail(c.tail)
}

// forestalled tells whether an undo of the event came before the event.
func (c *cache) forestalled(id quiz.EventID) (is bool, err error) {
	err = c.one(`SELECT EXISTS (SELECT 1 FROM event WHERE target = ?)`, id[:]).Scan(&is)
	return is, err
}

// apply moves the card on, or replays it when it must or when the event is not the card's last.
func (c *cache) apply(e quiz.Event, card int64, replay bool) error {
	var state quiz.State
	var last int64
	var column []byte
	err := c.one(`SELECT last, packed FROM state WHERE card = ?`, card).Scan(&last, &column)
	switch {
	case errors.Is(err, sql.ErrNoRows):
	case err != nil:
		return err
	default:
		p, err := unpack(column)
		if err != nil {
			return err
		}
		state, replay = p.state(), replay || e.At <= last
	}
	if replay {
		return c.reviseCard(card, e.Card)
	}
	set, err := c.inForce()
	if err != nil {
		return err
	}
	return c.putState(card, e.At, e.Card, state.Apply(e, set))
}

// inForce are the settings at the end of the log, as far as they shape schedules.
func (c *cache) inForce() (quiz.Settings, error) {
	if c.tail.ruled == 0 {
		return quiz.DefaultSettings(), nil // nobody ever chose
	}
	if c.settings != nil {
		return *c.settings, nil
	}
	set, err := settings(c.connection)
	if err == nil {
		c.settings = &set
	}
	return set, err
}

// register gives a setting or place its new value, or replays it.
func (c *cache) register(e quiz.Event, replay bool) error {
	var at int64
	err := c.one(`SELECT at FROM register WHERE kind = ? AND name = ?`, int64(e.Kind), e.Name).Scan(&at)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if replay || e.At <= at || !meaningful(e) {
		return c.reviseRegister(e.Kind, e.Name)
	}
	c.settings = nil
	return c.putRegister(e)
}

// takeBack brings what the undo of target touches up to date. An undo may have an undo as its target:
// what is touched stands at the end of the chain.
func (c *cache) takeBack(target quiz.EventID) error {
	var kind quiz.EventKind
	var card int64
	var key, name string
	err := c.one(`WITH RECURSIVE chain(id) AS (
			SELECT ? UNION SELECT e.target FROM chain JOIN event e ON e.id = chain.id WHERE e.kind = 2 AND e.target IS NOT NULL
		)
		SELECT e.kind, coalesce(e.card, 0), coalesce(c.key, ''), coalesce(e.name, '')
		FROM chain JOIN event e ON e.id = chain.id LEFT JOIN card c ON c.id = e.card WHERE e.kind <> 2`, target[:]).
		Scan(&kind, &card, &key, &name)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil // an undo of nothing, or of itself: its target may arrive later
	case err != nil:
		return err
	case kind == quiz.Set && shapesSchedules(name):
		c.stale = true
	case kind == quiz.Set || kind == quiz.Placed:
		return c.reviseRegister(kind, name)
	case ofCard(kind) && key != "":
		return c.reviseCard(card, content.Key(key))
	}
	return nil
}

// withUndos are the events that a query of ids names, those that take them back, and so on.
const withUndos = ` UNION SELECT u.id FROM taken JOIN event u ON u.target = taken.id
	) SELECT id FROM taken)`

// reviseCard replays one card under the settings of their times.
func (c *cache) reviseCard(card int64, key content.Key) error {
	rows, err := c.events(`WHERE e.id IN (WITH RECURSIVE taken(id) AS (
		SELECT id FROM event WHERE card = ?
		UNION SELECT id FROM event WHERE name IN (?, ?) AND kind = 8`+withUndos, card, quiz.SetRetention, quiz.SetRollover)
	if err != nil {
		return err
	}
	events := known(rows)
	state, ok := quiz.Replay(events).States[key]
	if !ok {
		_, err := c.exec(`DELETE FROM state WHERE card = ?`, card)
		return err
	}
	return c.putState(card, lastOf(key, events), key, state)
}

// lastOf is the latest time of the card's events, whether they count or not.
func lastOf(key content.Key, events []quiz.Event) (last int64) {
	for _, e := range events {
		if e.Card == key && ofCard(e.Kind) {
			last = max(last, e.At)
		}
	}
	return last
}

// reviseRegister replays one setting or place.
func (c *cache) reviseRegister(kind quiz.EventKind, name string) error {
	rows, err := c.events(`WHERE e.id IN (WITH RECURSIVE taken(id) AS (
		SELECT id FROM event WHERE name = ? AND kind = ?`+withUndos, name, int64(kind))
	if err != nil {
		return err
	}
	c.settings = nil
	for _, e := range registers(effective(known(rows))) {
		if e.Kind == kind && e.Name == name {
			return c.putRegister(e)
		}
	}
	_, err = c.exec(`DELETE FROM register WHERE kind = ? AND name = ?`, int64(kind), name)
	return err
}

func (w *pen) putState(card, last int64, key content.Key, s quiz.State) error {
	_, err := w.exec(`INSERT INTO state(card, last, packed) VALUES (?, ?, ?)
		ON CONFLICT(card) DO UPDATE SET last = excluded.last, packed = excluded.packed`, card, last, pack(key.Hash(), s))
	return err
}

func (w *pen) putRegister(e quiz.Event) error {
	_, err := w.exec(`INSERT INTO register(kind, name, value, at) VALUES (?, ?, ?, ?)
		ON CONFLICT(kind, name) DO UPDATE SET value = excluded.value, at = excluded.at`, int64(e.Kind), e.Name, e.Value, e.At)
	return err
}
