package content

import "cmp"

func noteKeys() []string {
	return []string{"title", "id", "order", "tags", "aliases", "verified", "sources", "drill", "defaults"}
}

// head is what is known of a note before its text is parsed.
type head struct {
	note    *Note
	ordered bool   // order was written
	id      string // as written, or empty
	body    string
	line    int // of the body's first line
}

// readHead reads a note's frontmatter. Its id is the written one, or the path's; whether two notes
// claim one id shows only when all heads are known. In a file that is a whole pack the keys of
// pack.md are known too, and id and defaults are the pack's.
func readHead(pack, file, src string, single bool) head {
	m := cutFrontmatter(file, src)
	r := &report{}
	if m.problem != nil {
		r.add(*m.problem)
	}
	v := m.values
	n := &Note{
		Pack:     pack,
		Path:     file,
		Title:    v.text(r, "title"),
		Tags:     v.tags(r, "tags"),
		Aliases:  v.texts(r, "aliases"),
		Verified: v.day(r, "verified"),
		Sources:  v.texts(r, "sources"),
		Drill:    v.truth(r, "drill", true),
		Defaults: Defaults{Difficulty: -1},
	}
	h := head{note: n, body: m.body, line: m.line}
	n.Order, h.ordered = v.whole(r, "order")
	if single {
		n.Meta = v.unknown(r, append(packKeys(), noteKeys()...), true)
	} else {
		h.id = v.text(r, "id")
		n.Defaults = readDefaults(r, v)
		n.Meta = v.unknown(r, append(noteKeys(), "format"), false)
		if k, _ := v.pair("format"); k != nil {
			r.add(v.at(k, "P-07", Warning, `"format" has a meaning in `+packFile+" only", ""))
		}
	}
	n.ID = cmp.Or(h.id, trimEnding(file))
	n.Diagnostics = r.list
	return h
}
