package content

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// unknown reports the keys that nobody reads and returns those with a single value. Strict is for
// mappings that are ours alone; elsewhere other programs keep their keys too, and only what looks
// like a slip of the finger is reported.
func (m mapping) unknown(r *report, known []string, strict bool) map[string]string {
	if m.node == nil {
		return nil
	}
	var kept map[string]string
	for i := 0; i+1 < len(m.node.Content); i += 2 {
		k, v := m.node.Content[i], m.node.Content[i+1]
		if slices.Contains(known, k.Value) {
			continue
		}
		m.reportUnknown(r, k, known, strict)
		if v.Kind != yaml.ScalarNode {
			continue
		}
		if kept == nil {
			kept = map[string]string{}
		}
		kept[oneLine(k.Value)] = oneLine(v.Value)
	}
	return kept
}

func (m mapping) reportUnknown(r *report, k *yaml.Node, known []string, strict bool) {
	hint := ""
	if near := nearest(k.Value, known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	} else if !strict {
		return
	}
	message := "unknown key " + quote(k.Value)
	if m.name != "" {
		message += " in " + m.name
	}
	r.add(m.at(k, "P-07", Warning, message, hint))
}

// nearest is the known word that is a letter or two off, or empty. In short words one letter off is
// another word: "id" is not a slip for "at".
func nearest(word string, known []string) string {
	best, least := "", 3
	for _, k := range known {
		d := editDistance(strings.ToLower(word), k)
		if d < least && 2*d < len(k) {
			best, least = k, d
		}
	}
	return best
}

// editDistance counts inserted, dropped, changed and swapped letters; words of more than 40 bytes
// are infinitely far.
func editDistance(a, b string) int {
	if max(len(a), len(b)) > 40 {
		return math.MaxInt
	}
	var rows [3][41]int
	before, last, row := rows[0][:], rows[1][:], rows[2][:]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
