package content

import (
	"cmp"
	"fmt"
	"strings"
)

// inCourseOrder sorts by order, then by path; notes without an order come last.
func inCourseOrder(a, b head) int {
	if a.ordered != b.ordered {
		if a.ordered {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.note.Order, b.note.Order), strings.Compare(a.note.Path, b.note.Path))
}

// claimIDs settles which note has which id. A written id that another note has too, written or by
// its path, is not used: each such note keeps the id of its path.
func (r *Reader) claimIDs(heads []head) {
	written, paths := map[string][]head{}, map[string]int{}
	for _, h := range heads {
		paths[trimEnding(h.note.Path)]++
		if h.id != "" {
			written[h.id] = append(written[h.id], h)
		}
	}
	for _, h := range heads {
		byPath := trimEnding(h.note.Path)
		if paths[byPath] > 1 {
			byPath = h.note.Path // "a.md" and "a.MD" are two files on most systems
		}
		taken := paths[h.id] > 0 && h.id != byPath
		if h.id != "" && len(written[h.id]) == 1 && !taken {
			h.note.ID = h.id
			continue
		}
		h.note.ID = byPath
		if h.id != "" {
			r.refuseID(h, written[h.id])
		}
	}
}

func (r *Reader) refuseID(h head, all []head) {
	var others []string
	for _, o := range all[:min(len(all), maxPlaces)] {
		others = append(others, o.note.Path)
	}
	message := fmt.Sprintf("note id %s is used twice (%s); the file's path serves", quote(h.id), strings.Join(others, ", "))
	if len(all) == 1 {
		message = fmt.Sprintf("note id %s is the path of another note; the file's own path serves", quote(h.id))
	}
	if r.claims == nil {
		r.claims = map[string][]Diagnostic{}
	}
	r.claims[h.note.Path] = append(r.claims[h.note.Path], Diagnostic{Rule: "P-09", Severity: Error,
		File: h.note.Path, Line: 1, Column: 1, Message: message, Hint: "give each note an id of its own, or none"})
}
