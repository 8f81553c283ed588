package markdown

import (
	"container/list"
	"encoding/binary"
	"hash/maphash"
	"sync"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/tui/theme"
)

// cacheBytes is what a Cache keeps if nothing else is said: some two hundred notes.
const cacheBytes = 8 << 20

// Cache draws and remembers what it drew, the least used forgotten first. It is safe for several
// goroutines, so that a neighbour can be drawn before it is opened; two that ask for the same at
// once may both draw it. The zero Cache is ready.
type Cache struct {
	// Bytes bounds what is kept, roughly. 0 means 8 MiB. It must not change after the first use.
	Bytes int

	mu      sync.Mutex
	seed    maphash.Seed
	started bool
	used    int
	order   list.List // of *entry, last used first
	entries map[cacheKey]*list.Element
}

// cacheKey is all that a drawing depends on.
type cacheKey struct {
	content uint64
	width   int
	theme   theme.Options
}

type entry struct {
	key   cacheKey
	doc   Document
	bytes int
}

// Render is Render, drawn once. The Document is shared: it must not be changed.
func (c *Cache) Render(blocks []content.Block, o Options) Document {
	key := c.key(o, func(h *maphash.Hash) { hashBlocks(h, blocks) })
	return c.once(key, func() Document { return Render(blocks, o) })
}

// Lines is Lines, drawn once. The lines are shared: they must not be changed.
func (c *Cache) Lines(source string, o Options) []string {
	key := c.key(o, func(h *maphash.Hash) { hashString(h, source) })
	return c.once(key, func() Document { return Document{Lines: Lines(source, o)} }).Lines
}

func (c *Cache) once(key cacheKey, draw func() Document) Document {
	if d, ok := c.find(key); ok {
		return d
	}
	d := draw() // outside the lock: others go on reading
	c.keep(&entry{key: key, doc: d, bytes: weight(d)})
	return d
}

func (c *Cache) key(o Options, write func(*maphash.Hash)) cacheKey {
	var h maphash.Hash
	h.SetSeed(c.start())
	write(&h)
	return cacheKey{content: h.Sum64(), width: max(1, o.Width), theme: o.Theme.Options}
}

func (c *Cache) start() maphash.Seed {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.started {
		c.started, c.seed, c.entries = true, maphash.MakeSeed(), make(map[cacheKey]*list.Element)
	}
	return c.seed
}

func (c *Cache) find(key cacheKey) (Document, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.entries[key]
	if !ok {
		return Document{}, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry).doc, true
}

// keep remembers e and forgets the least used until all fits. What does not fit alone is not kept.
func (c *Cache) keep(e *entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.entries[e.key]; ok || e.bytes > c.limit() {
		return
	}
	c.entries[e.key] = c.order.PushFront(e)
	c.used += e.bytes
	for c.used > c.limit() {
		last := c.order.Back()
		old := c.order.Remove(last).(*entry)
		delete(c.entries, old.key)
		c.used -= old.bytes
	}
}

func (c *Cache) limit() int {
	if c.Bytes > 0 {
		return c.Bytes
	}
	return cacheBytes
}

// weight estimates the memory that d holds: texts, and what Go needs to hold them.
func weight(d Document) int {
	const perLine, perPlace, overhead = 16, 96, 256
	w := overhead + perPlace*(len(d.Headings)+len(d.Links)+len(d.Anchors)+len(d.Items))
	for _, l := range d.Lines {
		w += perLine + len(l)
	}
	return w
}

// hashBlocks writes all that Render reads of blocks.
func hashBlocks(h *maphash.Hash, blocks []content.Block) {
	for i := range blocks {
		b := &blocks[i]
		hashInt(h, int(b.Kind))
		hashInt(h, b.Level)
		hashInt(h, b.Line)
		for _, s := range []string{b.Markdown, b.Trap, b.Truth, b.Text, b.Label, b.Slug} {
			hashString(h, s)
		}
		if b.Item != nil {
			hashString(h, string(b.Item.Key))
		}
	}
}

// hashString writes the length, too: "ab", "c" is not "a", "bc".
func hashString(h *maphash.Hash, s string) {
	hashInt(h, len(s))
	_, _ = h.WriteString(s)
}

func hashInt(h *maphash.Hash, n int) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(n))
	_, _ = h.Write(b[:])
}
