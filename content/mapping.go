package content

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// mapping reads the values of one YAML mapping. A value of the wrong kind is reported with its key
// and line and counts as not given; the other values stay. The zero mapping is empty.
type mapping struct {
	node   *yaml.Node
	name   string // "pass of exam saa-c03", or empty for the frontmatter itself
	file   string
	offset int // line of the opening delimiter
}

// report receives what is wrong with a file.
type report struct{ list []Diagnostic }

func (r *report) add(d Diagnostic) { r.list = append(r.list, d) }

// at is a diagnostic at a node of this mapping.
func (m mapping) at(n *yaml.Node, rule string, s Severity, message, hint string) Diagnostic {
	return Diagnostic{Rule: rule, Severity: s, File: m.file, Line: m.offset + n.Line, Column: n.Column,
		Message: message, Hint: hint}
}

// value is the node of a key, or nil when it is absent or empty.
func (m mapping) value(key string) *yaml.Node {
	k, v := m.pair(key)
	if k == nil || v.Tag == "!!null" {
		return nil
	}
	return v
}

func (m mapping) pair(key string) (k, v *yaml.Node) {
	if m.node == nil {
		return nil, nil
	}
	for i := 0; i+1 < len(m.node.Content); i += 2 {
		if m.node.Content[i].Value == key {
			return m.node.Content[i], m.node.Content[i+1]
		}
	}
	return nil, nil
}

func (m mapping) has(key string) bool { return m.value(key) != nil }

// wrong reports that the value of a key is not what it should be.
func (m mapping) wrong(r *report, key string, n *yaml.Node, want, hint string) {
	where := quote(key)
	if m.name != "" {
		where += " in " + m.name
	}
	r.add(m.at(n, "P-20", Error, fmt.Sprintf("%s must be %s; it is not used", where, want), hint))
}

// text is a value in one line, or empty.
func (m mapping) text(r *report, key string) string {
	n := m.value(key)
	if n == nil {
		return ""
	}
	if n.Kind != yaml.ScalarNode {
		m.wrong(r, key, n, "a text", "")
		return ""
	}
	return oneLine(n.Value)
}

// texts is a list; a single text is a list of one.
func (m mapping) texts(r *report, key string) []string {
	n := m.value(key)
	if n == nil {
		return nil
	}
	if n.Kind == yaml.ScalarNode {
		return nonEmpty([]string{oneLine(n.Value)})
	}
	if n.Kind != yaml.SequenceNode {
		m.wrong(r, key, n, "a list of texts", key+": [one, two]")
		return nil
	}
	var list []string
	for _, c := range n.Content {
		if c.Kind != yaml.ScalarNode {
			m.wrong(r, key, c, "a list of texts", "put an entry that holds a colon in quotes")
			continue
		}
		if c.Tag != "!!null" {
			list = append(list, oneLine(c.Value))
		}
	}
	return nonEmpty(list)
}

// tags is a list, or one text with commas or spaces between the tags; "#tag" is "tag".
func (m mapping) tags(r *report, key string) []string {
	list := m.texts(r, key)
	if n := m.value(key); n != nil && n.Kind == yaml.ScalarNode {
		list = strings.FieldsFunc(oneLine(n.Value), func(c rune) bool { return c == ',' || c == ' ' })
	}
	for i := range list {
		list[i] = strings.TrimLeft(list[i], "#")
	}
	if list = nonEmpty(list); len(list) > maxTags {
		m.wrong(r, key, m.value(key), fmt.Sprintf("at most %d tags", maxTags), "")
		return nil
	}
	return list
}

// nonEmpty drops empty and repeated texts and keeps the order.
func nonEmpty(list []string) []string {
	const few = 16
	var kept []string
	var known map[string]bool // of what is kept, when it is much
	for _, s := range list {
		if s == "" || known[s] || known == nil && slices.Contains(kept, s) {
			continue
		}
		kept = append(kept, s)
		switch {
		case known != nil:
			known[s] = true
		case len(kept) > few:
			known = map[string]bool{}
			for _, k := range kept {
				known[k] = true
			}
		}
	}
	return kept
}

// whole is a number without fraction; ok is false when it is absent or wrong.
func (m mapping) whole(r *report, key string) (n int, ok bool) {
	v := m.value(key)
	if v == nil {
		return 0, false
	}
	n, err := strconv.Atoi(strings.TrimSpace(v.Value))
	if v.Kind != yaml.ScalarNode || err != nil || n > math.MaxInt32 || n < math.MinInt32 {
		m.wrong(r, key, v, "a whole number", "")
		return 0, false
	}
	return n, true
}

// count is a whole number from 0.
func (m mapping) count(r *report, key string) int {
	n, ok := m.whole(r, key)
	if ok && n < 0 {
		m.wrong(r, key, m.value(key), "0 or more", "")
		return 0
	}
	return n
}

// number is a number between low and high; ok is false when it is absent or wrong.
func (m mapping) number(r *report, key string, low, high float64) (f float64, ok bool) {
	n := m.value(key)
	if n == nil {
		return 0, false
	}
	f, ok = numberIn(n, low, high)
	if !ok {
		m.wrong(r, key, n, fmt.Sprintf("a number from %g to %g", low, high), "")
	}
	return f, ok
}

func numberIn(n *yaml.Node, low, high float64) (float64, bool) {
	f, err := strconv.ParseFloat(strings.TrimSpace(n.Value), 64)
	if n.Kind != yaml.ScalarNode || err != nil || !(f >= low && f <= high) { // NaN is in no range
		return 0, false
	}
	return f, true
}

// truth is yes or no, or the fallback when it is absent or wrong.
func (m mapping) truth(r *report, key string, fallback bool) bool {
	n := m.value(key)
	if n == nil {
		return fallback
	}
	switch strings.ToLower(n.Value) {
	case "true", "yes", "on":
		return true
	case "false", "no", "off":
		return false
	}
	m.wrong(r, key, n, "true or false", "")
	return fallback
}

// day is a date as written, or empty.
func (m mapping) day(r *report, key string) string {
	s := m.text(r, key)
	if s == "" {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		m.wrong(r, key, m.value(key), "a day such as 2026-11-20", "")
		return ""
	}
	return s
}

// inner is a mapping inside this one; ok is false when it is absent or wrong.
func (m mapping) inner(r *report, key, hint string) (in mapping, ok bool) {
	n := m.value(key)
	if n == nil {
		return mapping{}, false
	}
	if n.Kind != yaml.MappingNode {
		m.wrong(r, key, n, "a group of values", hint)
		return mapping{}, false
	}
	return m.in(n, quote(key)), true
}

func (m mapping) in(n *yaml.Node, name string) mapping {
	if m.name != "" {
		name += " of " + m.name
	}
	return mapping{node: n, name: name, file: m.file, offset: m.offset}
}

// inners is a list of mappings; entries of another kind are reported and left out.
func (m mapping) inners(r *report, key string) []mapping {
	n := m.value(key)
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		m.wrong(r, key, n, "a list", "begin each entry with a dash")
		return nil
	}
	var list []mapping
	for i, c := range n.Content {
		if c.Kind != yaml.MappingNode {
			m.wrong(r, key, c, "a list of groups of values", "")
			continue
		}
		list = append(list, m.in(c, fmt.Sprintf("entry %d of %s", i+1, quote(key))))
	}
	return list
}
