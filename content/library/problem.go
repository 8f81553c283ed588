package library

import (
	"path"
	"sync"

	"github.com/drillship/drillship/content"
)

// Problem is a diagnostic together with the pack it is about.
type Problem struct {
	Pack          string // id, or empty when the pack could not be told
	Source, Place string // as in PackInfo
	content.Diagnostic
}

// Path is the file in its source: the pack's place and the file below it.
func (p Problem) Path() string {
	if content.IsMarkdown(p.Place) {
		return p.Place
	}
	return path.Join(p.Place, p.File)
}

// Problems are the diagnostics of all packs, those about whole packs first, then by pack and file.
func (l *Library) Problems() []Problem {
	l.mu.RLock()
	list := append([]Problem(nil), l.refused...)
	packs := l.packs
	l.mu.RUnlock()
	for _, p := range packs {
		list = append(list, l.problemsOf(p)...)
	}
	return list
}

// Refused are the problems of whole packs and sources: what is not among Packs at all.
func (l *Library) Refused() []Problem {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return append([]Problem(nil), l.refused...)
}

func (l *Library) problemsOf(p *PackInfo) []Problem {
	var list []Problem
	for _, d := range l.diagnostics(p) {
		list = append(list, Problem{Pack: p.ID, Source: p.Source, Place: p.Place, Diagnostic: d})
	}
	return list
}

// problems are a pack's diagnostics, loaded when somebody asks for them.
type problems struct {
	mu    sync.Mutex
	known bool
	list  []content.Diagnostic
}

func (p *problems) keep(list []content.Diagnostic) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.known, p.list = true, list
}

// diagnostics loads a pack's diagnostics from the cache, or reads the pack again when the cache was
// deleted meanwhile.
func (l *Library) diagnostics(p *PackInfo) []content.Diagnostic {
	p.problems.mu.Lock()
	defer p.problems.mu.Unlock()
	if p.problems.known {
		return p.problems.list
	}
	if l.opt.Cache != nil {
		if data, err := l.opt.Cache.Load(entryName(p.place) + ".dia"); err == nil {
			if list, ok := decodeDiagnostics(data, p.sum); ok {
				p.problems.known, p.problems.list = true, list
				return list
			}
		}
	}
	fresh := l.build(p.place)
	p.problems.known, p.problems.list = true, fresh.problems.list
	return fresh.problems.list
}

// encodeDiagnostics ties the diagnostics to their index by its sum: of two programs that write at the
// same time each entry may come from another one.
func encodeDiagnostics(index uint32, list []content.Diagnostic) []byte {
	w := &writer{}
	w.number(len(list))
	for _, d := range list {
		w.text(d.Rule)
		w.number(int(d.Severity))
		w.text(d.File)
		w.number(d.Line)
		w.number(d.Column)
		w.text(d.Message)
		w.text(d.Hint)
		w.flag(d.ItemOut)
	}
	head := &writer{b: []byte(indexMagic)}
	head.number(int(index))
	return appendSegment(head.b, w.b)
}

func decodeDiagnostics(data []byte, index uint32) (list []content.Diagnostic, ok bool) {
	head := &writer{b: []byte(indexMagic)}
	head.number(int(index))
	if len(data) < len(head.b) || string(data[:len(head.b)]) != string(head.b) {
		return nil, false
	}
	data, rest, ok := cutSegment(data[len(head.b):])
	if !ok || len(rest) > 0 {
		return nil, false
	}
	r := &scanner{s: string(data)}
	list = make([]content.Diagnostic, r.count(8))
	for i := range list {
		d := &list[i]
		d.Rule, d.Severity = r.text(), content.Severity(r.number())
		d.File, d.Line, d.Column = r.text(), r.number(), r.number()
		d.Message, d.Hint, d.ItemOut = r.text(), r.text(), r.flag()
	}
	return list, !r.failed && r.s == ""
}
