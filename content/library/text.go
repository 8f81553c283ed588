package library

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/drillship/drillship/content"
)

// ErrNotFound is wrapped by errors about packs, notes, items and cards that are not there.
var ErrNotFound = errors.New("not found")

// errChanging is what remains after the files changed again and again while they were read.
var errChanging = errors.New("the file keeps changing while it is read")

// maxTries bounds how often a pack is read again because a file changed meanwhile.
const maxTries = 3

// Note reads one note of a pack. Its items have the keys and out flags of the whole pack. The note is
// shared: it must not be written to. When its file changed since the pack was read, the pack is read
// again.
func (l *Library) Note(pack, id string) (*content.Note, error) {
	for range maxTries {
		p := l.Pack(pack)
		if p == nil {
			return nil, fmt.Errorf("pack %q: %w", pack, ErrNotFound)
		}
		i, ok := p.NoteAt(id)
		if !ok {
			return nil, fmt.Errorf("note %q of pack %q: %w", id, pack, ErrNotFound)
		}
		n, err := l.text(p, i)
		if !errors.Is(err, errChanging) {
			return n, err
		}
		l.rebuild(p)
	}
	return nil, fmt.Errorf("note %q of pack %q: %w", id, pack, errChanging)
}

// Item reads the item with a key; a key of a card leads to its item. The item is shared. One that is
// left out, or not asked yet, is not found: its file may have been edited since its card was planned,
// and without a tick every answer to it would be wrong.
func (l *Library) Item(key content.Key) (*content.Item, error) {
	for range maxTries {
		p := l.Pack(key.Pack())
		if p == nil {
			return nil, notFound(key)
		}
		i, ok := p.itemAt(key)
		if !ok {
			return nil, notFound(key)
		}
		item, err := l.item(p, i)
		if !errors.Is(err, errChanging) {
			return item, err
		}
		l.rebuild(p)
	}
	return nil, fmt.Errorf("%q: %w", string(key), errChanging)
}

func (l *Library) item(p *PackInfo, i int) (*content.Item, error) {
	note := p.noteOf(i)
	n, err := l.text(p, note)
	if err != nil {
		return nil, err
	}
	item := n.Items[i-p.Notes[note].First]
	if item.Out || !item.Kind.Drilled() && item.Kind != content.Case {
		return nil, fmt.Errorf("%q is left out: %w", string(item.Key), ErrNotFound)
	}
	return item, nil
}

// Card reads the card with a key, and its item. Both are shared.
func (l *Library) Card(key content.Key) (*content.Item, *content.Card, error) {
	item, err := l.Item(key)
	if err != nil {
		return nil, nil, err
	}
	for i := range item.Cards {
		if item.Cards[i].Key == key {
			return item, &item.Cards[i], nil
		}
	}
	return nil, nil, notFound(key)
}

// itemAt is the number of the item with a key. Where several claim it, one that is not left out wins.
func (p *PackInfo) itemAt(key content.Key) (i int, ok bool) {
	t := &p.tables
	if ref, ok := cardByHash([]*PackInfo{p}, key.Hash(), true); ok && p.cardKey(int(ref.Item), int(ref.Card)) == key {
		return int(ref.Item), true
	}
	name := strings.TrimPrefix(string(key.Item()), p.ID+"/")
	found := -1
	for i := range t.itemCount() {
		if t.name(i) != name {
			continue
		}
		if !t.out(i) {
			return i, true
		}
		if found < 0 {
			found = i
		}
	}
	return found, found >= 0
}

// text is a note with its text, from the notes read last or from its file. The error is errChanging
// when the file is not the one that the index knows.
func (l *Library) text(p *PackInfo, i int) (*content.Note, error) {
	if n := l.recent.find(p, i); n != nil {
		return n, nil
	}
	info := &p.Notes[i]
	n, file, err := p.texts().Note(info.Path)
	if err != nil {
		return nil, err
	}
	if !p.unchanged(file) || !p.correct(n, info) {
		return nil, errChanging
	}
	l.recent.keep(p, i, n)
	return n, nil
}

func (p *PackInfo) unchanged(file content.File) bool {
	for _, s := range p.files {
		if s.Path == file.Path {
			return sameFile(s.File, file)
		}
	}
	return false
}

// correct gives the items of a note that was parsed alone what the whole pack decided about them. It
// returns false when the note has other items than the index: on a file system that counts time in
// coarse steps the file can have changed and look the same.
func (p *PackInfo) correct(n *content.Note, info *NoteInfo) bool {
	if len(n.Items) != info.Items {
		return false
	}
	for j, item := range n.Items {
		i := info.First + j
		a, b := p.tables.cardRange(i)
		if item.Kind != p.tables.kind(i) || len(item.Cards) != b-a || item.Out && !p.tables.out(i) ||
			item.ID != "" && item.Key != p.itemKey(i) {
			return false
		}
		item.Key, item.Out = p.itemKey(i), p.tables.out(i)
		for c := range item.Cards {
			if item.Cards[c].Key.Part() != p.tables.part(a+c) {
				return false
			}
			item.Cards[c].Key = p.cardKey(i, a+c)
		}
	}
	return true
}

// recentNotes is how many notes stay parsed: the one that is read, its neighbours, and those of the
// cards of a session, which come from few notes at a time.
const recentNotes = 8

// recent keeps the notes that were asked for last, the newest first.
type recent struct {
	mu    sync.Mutex
	notes []recentNote
}

type recentNote struct {
	pack *PackInfo
	at   int
	note *content.Note
}

func (r *recent) find(p *PackInfo, at int) *content.Note {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i, n := range r.notes {
		if n.pack == p && n.at == at {
			copy(r.notes[1:i+1], r.notes[:i])
			r.notes[0] = n
			return n.note
		}
	}
	return nil
}

func (r *recent) keep(p *PackInfo, at int, note *content.Note) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.notes) < recentNotes {
		r.notes = append(r.notes, recentNote{})
	}
	copy(r.notes[1:], r.notes)
	r.notes[0] = recentNote{p, at, note}
}
