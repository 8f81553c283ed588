package library

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/clean"
)

// Library is all packs of a learner. It is safe for concurrent use.
type Library struct {
	opt     Options
	sources []Source

	mu       sync.RWMutex
	packs    []*PackInfo
	refused  []Problem // about whole packs and sources
	building sync.Mutex
	recent   recent
}

// Options of a library. The zero value works: nothing is cached.
type Options struct {
	// Cache keeps indexes between runs, or is nil.
	Cache Store
	// Build names the program's build: another build reads all packs again. The parser's version
	// counts in any case.
	Build string
	// Now is the clock that file times are compared with; nil means time.Now.
	Now func() time.Time
	// Workers is how many notes are parsed at once; 0 means as many as there are processors, 4 at most.
	Workers int
}

// Open finds the packs of the sources, in their order, and reads what the cache does not know yet. It
// always returns a library: what cannot be read is in its Problems.
func Open(sources []Source, cache Store) *Library { return OpenWith(sources, Options{Cache: cache}) }

// OpenWith is Open with more to choose.
func OpenWith(sources []Source, opt Options) *Library {
	if opt.Now == nil {
		opt.Now = time.Now //nolint:forbidigo // the default that the option promises
	}
	if opt.Workers <= 0 {
		opt.Workers = min(runtime.GOMAXPROCS(0), 4) // more fight for memory, and one core must stay usable
	}
	l := &Library{opt: opt, sources: sources}
	var places []place
	for _, s := range sources {
		places = append(places, l.look(s)...)
	}
	for _, p := range l.loadAll(places) {
		l.admit(p)
	}
	return l
}

// look finds the places of a source and says what in it is passed over.
func (l *Library) look(s Source) []place {
	if s.File != "" {
		return s.places()
	}
	entries, err := fs.ReadDir(s.FS, ".")
	if err != nil {
		l.refuse(place{s, "."}, "", content.Diagnostic{Rule: "P-29", Severity: content.Error,
			Message: "the folder cannot be read: " + err.Error()})
		return nil
	}
	places := s.places()
	if s.Root {
		l.refused = append(l.refused, passedOver(s, entries, places)...)
	}
	return places
}

// loadAll loads what is cached, on several goroutines, and builds the rest one pack after the other,
// each on several goroutines. The result is in the order of the places.
func (l *Library) loadAll(places []place) []*PackInfo {
	packs := make([]*PackInfo, len(places))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(l.opt.Workers, len(places)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(places); i = int(next.Add(1)) - 1 {
				packs[i] = l.load(places[i])
			}
		})
	}
	group.Wait()
	for i, p := range packs {
		if p == nil {
			packs[i] = l.build(places[i])
		}
	}
	return packs
}

// admit takes a pack in, unless its id is taken: keys must name one thing.
func (l *Library) admit(p *PackInfo) {
	i := slices.IndexFunc(l.packs, func(o *PackInfo) bool { return o.ID == p.ID })
	if p.ID == "" {
		l.refused = append(l.refused, l.problemsOf(p)...)
		return
	}
	if i >= 0 {
		l.refuse(p.place, p.ID, content.Diagnostic{Rule: "P-09", Severity: content.Error, File: "pack.md",
			Message: fmt.Sprintf("pack id %q is taken by %s; this pack is left out", p.ID, l.packs[i].place),
			Hint:    "remove one of them, or give it an id of its own"})
		return
	}
	l.packs = append(l.packs, p)
}

func (l *Library) refuse(at place, pack string, d content.Diagnostic) {
	d.Message = clean.Line(d.Message)
	l.refused = append(l.refused, Problem{Pack: pack, Source: at.source.Name, Place: at.at, Diagnostic: d})
}

// Packs are the packs in the order in which they were found.
func (l *Library) Packs() []*PackInfo {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return slices.Clone(l.packs)
}

// Pack is the pack with an id, or nil.
func (l *Library) Pack(id string) *PackInfo {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if i := slices.IndexFunc(l.packs, func(p *PackInfo) bool { return p.ID == id }); i >= 0 {
		return l.packs[i]
	}
	return nil
}

// origin is written into a cache entry: with another one the entry is not ours.
func (l *Library) origin(at place) string {
	return strings.Join([]string{fmt.Sprint(content.ParserVersion), l.opt.Build, at.source.Name, at.at}, "\x00")
}

// entryName does not depend on versions, so that a new program overwrites what the old one left.
func entryName(at place) string {
	h := sha256.Sum256([]byte(at.source.Name + "\x00" + at.at))
	return hex.EncodeToString(h[:12])
}

// load is the pack as the cache knows it, or nil when the cache does not know it or the files changed.
func (l *Library) load(at place) *PackInfo {
	if l.opt.Cache == nil {
		return nil
	}
	data, err := l.opt.Cache.Load(entryName(at) + ".idx")
	if err != nil {
		return nil
	}
	origin := l.origin(at)
	stamps, index, ok := cutEntry(data, origin)
	if !ok {
		return nil
	}
	same, better := verify(stamps, content.ListFiles(at.source.FS, at.at),
		content.ResumePack(at.source.FS, at.at, &content.Pack{}, nil), l.opt.Now())
	if !same {
		return nil
	}
	p, ok := decodeIndex(index)
	if !ok {
		return nil
	}
	if better != nil {
		stamps = better
		l.save(entryName(at)+".idx", entry(origin, stamps, index))
	}
	p.settle(at, stamps, sum(index))
	return p
}

// build reads a pack from its files and saves what the cache needs.
func (l *Library) build(at place) *PackInfo {
	now := l.opt.Now() // before the files are listed: what changes from here on must show
	r := content.OpenPack(at.source.FS, content.ReadOptions{At: at.at, FolderName: at.folderName(), Workers: l.opt.Workers})
	stamps := stampFiles(r, now)
	pack := r.Scan(l.opt.Workers)
	index := encodeIndex(pack)
	p, ok := decodeIndex(index)
	if !ok { // cannot happen; an empty pack is better than none
		p = &PackInfo{ID: pack.ID, Title: pack.Title, Pack: &content.Pack{ID: pack.ID, Title: pack.Title}}
	}
	p.settle(at, stamps, sum(index))
	p.problems.keep(pack.Diagnostics)
	l.save(entryName(at)+".idx", entry(l.origin(at), stamps, index))
	l.save(entryName(at)+".dia", encodeDiagnostics(p.sum, pack.Diagnostics))
	return p
}

func (l *Library) save(name string, data []byte) {
	if l.opt.Cache != nil {
		_ = l.opt.Cache.Save(name, data) // deletable at any time: without it the next start is slow
	}
}

// settle says where the pack is.
func (p *PackInfo) settle(at place, stamps []stamp, sum uint32) {
	p.place, p.files, p.sum = at, stamps, sum
	p.Source, p.Place = at.source.Name, at.at
	p.problems = &problems{}
}

// rebuild reads a pack again whose files turned out to have changed, unless another goroutine has built
// it meanwhile.
func (l *Library) rebuild(old *PackInfo) {
	l.building.Lock()
	defer l.building.Unlock()
	if l.at(old.place) != old {
		return
	}
	p := l.build(old.place)
	l.mu.Lock()
	defer l.mu.Unlock()
	packs := slices.Clone(l.packs) // whoever got the old list may still walk it
	i := slices.Index(packs, old)
	taken := slices.ContainsFunc(packs, func(o *PackInfo) bool { return o != old && o.ID == p.ID })
	if p.ID == "" || taken {
		l.refuse(old.place, p.ID, content.Diagnostic{Rule: "P-09", Severity: content.Error, File: "pack.md",
			Message: fmt.Sprintf("the pack changed, and its id %q cannot be used now", p.ID)})
		l.packs = slices.Delete(packs, i, i+1)
		return
	}
	packs[i] = p
	l.packs = packs
}

// at is the pack of a place, or nil.
func (l *Library) at(at place) *PackInfo {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if i := slices.IndexFunc(l.packs, func(p *PackInfo) bool { return p.place.equal(at) }); i >= 0 {
		return l.packs[i]
	}
	return nil
}

func (p place) equal(o place) bool { return p.source.Name == o.source.Name && p.at == o.at }
