package progress

import (
	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

func (w *pen) rebuild() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.transact(func() error {
		if _, err := w.schema(); err != nil {
			return err
		}
		return w.rebuildCache()
	})
}

// rebuildCache makes the cache anew, inside a transaction. The log of a lifetime is some hundred
// thousand events: they fit in memory.
func (w *pen) rebuildCache() error {
	rows, err := w.events(``)
	if err != nil {
		return err
	}
	_, device, err := w.device()
	if err != nil {
		return err
	}
	if err := w.script(`DELETE FROM tail; DELETE FROM state; DELETE FROM register`); err != nil {
		return err
	}
	if err := w.cacheStates(rows); err != nil {
		return err
	}
	for _, e := range registers(effective(known(rows))) {
		if err := w.putRegister(e); err != nil {
			return err
		}
	}
	var t tail
	for _, r := range rows {
		t = t.after(r.Event, r.n, r.Device == device)
	}
	return w.putTail(t)
}

func (w *pen) cacheStates(rows []row) error {
	cards, last := map[content.Key]int64{}, map[content.Key]int64{}
	for _, r := range rows {
		if ofCard(r.Kind) {
			cards[r.Card], last[r.Card] = r.card, max(last[r.Card], r.At)
		}
	}
	for key, state := range quiz.Replay(known(rows)).States {
		if err := w.putState(cards[key], last[key], key, state); err != nil {
			return err
		}
	}
	return nil
}
