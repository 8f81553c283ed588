package content

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/drillship/drillship/content/clean"
)

// drill is one drill comment: what an author says about the item beside it.
type drill struct {
	at     int // offset of "<!--"
	values map[string]string
	places map[string]int // of the keys, as offsets
	faults []fault
	// bad tells that a fault is an error: the item is left out.
	bad bool
}

// fault is a finding that has no file yet.
type fault struct {
	at            int
	rule          string
	severity      Severity
	message, hint string
}

var (
	drillWord   = regexp.MustCompile(`(?i)^<!--[ \t\r\n]*drill(?:[ \t\r\n:]|-->|$)`)
	nearDrill   = regexp.MustCompile(`^<!--[ \t\r\n]*([A-Za-z]{4,7})[^A-Za-z=]+([a-z]+)[ \t]*=`)
	onlyKeys    = regexp.MustCompile(`^<!--(?:[ \t\r\n]+[a-z]+=[^ \t\r\n]+)+[ \t\r\n]*-->$`)
	validID     = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	commentKeys = []string{"id", "type", "rev", "was", "exam", "domain", "task", "difficulty", "tags",
		"since", "verified", "shuffle", "match", "reverse", "skip", "allow"}
	commentTypes = []string{"single", "multiple", "ordering", "matching", "typed", "cloze", "recall",
		"case", "terms", "table", "note"}
)

const (
	maxID   = 63
	letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

// isDrill tells a drill comment from any other. One that begins with a word like drill, and goes on with
// a key of ours, was meant as one.
func isDrill(comment string) bool {
	if drillWord.MatchString(comment) {
		return true
	}
	m := nearDrill.FindStringSubmatch(comment)
	return m != nil && slices.Contains(commentKeys, m[2]) && nearest(m[1], []string{"drill"}) != ""
}

// lacksDrill tells a comment of nothing but our keys, an id or a type among them.
func lacksDrill(comment string) bool {
	if !onlyKeys.MatchString(comment) {
		return false
	}
	named := false
	for _, word := range strings.Fields(comment)[1:] {
		key, _, ok := strings.Cut(word, "=")
		if ok && !slices.Contains(commentKeys, key) {
			return false
		}
		named = named || key == "id" || key == "type"
	}
	return named
}

// readDrill reads a comment as written, from "<!--" to "-->".
func readDrill(comment string, at int) *drill {
	d := &drill{at: at, values: map[string]string{}, places: map[string]int{}}
	body := strings.TrimSuffix(strings.TrimPrefix(comment, "<!--"), "-->")
	if i := strings.Index(body, "--"); i >= 0 {
		d.fault(at+4+i, "P-05", Warning, "two hyphens inside a comment: within a line GitHub prints the comment",
			"write a single hyphen")
	}
	offset := 4 + len(body) - len(strings.TrimLeft(body, " \t\r\n"))
	body = strings.TrimLeft(body, " \t\r\n")
	word := body[:len(body)-len(strings.TrimLeft(body, letters))]
	switch {
	case strings.EqualFold(word, "drill") && word != "drill":
		d.fault(at+offset, "P-06", Warning, fmt.Sprintf("the comment begins with %q", word), `write "drill" in small letters`)
	case word != "drill":
		d.fault(at+offset, "P-06", Warning, fmt.Sprintf("the comment begins with %q", word), `write "drill"`)
	case strings.HasPrefix(body, "drill-"):
		d.fault(at+offset, "P-06", Warning, `a hyphen behind "drill"`, "leave it out")
		body = "drill " + body[len("drill-"):]
	}
	body = body[len(word):]
	if strings.HasPrefix(body, ":") {
		d.fault(at+offset, "P-06", Warning, `a colon behind "drill"`, "leave it out")
		body = " " + body[1:]
	}
	if len(body) > maxComment {
		d.fault(at, "P-29", Error, fmt.Sprintf("a drill comment of %d KiB", len(comment)>>10), "keep to 4 KiB")
		return d
	}
	r := attributes{drill: d, s: body, base: at + offset + len(word)}
	r.read()
	d.check()
	return d
}

func (d *drill) fault(at int, rule string, s Severity, message, hint string) {
	d.faults = append(d.faults, fault{at, rule, s, message, hint})
	d.bad = d.bad || s == Error
}

func (d *drill) value(key string) string {
	if d == nil {
		return ""
	}
	return d.values[key]
}

// list is a value of several words with commas between.
func (d *drill) list(key string) []string {
	var list []string
	for word := range strings.SplitSeq(d.value(key), ",") {
		if word = strings.TrimSpace(word); word != "" {
			list = append(list, word)
		}
	}
	return list
}

// id is the id if it may be one.
func (d *drill) id() string {
	if id := d.value("id"); isID(id) {
		return id
	}
	return ""
}

func isID(id string) bool { return len(id) <= maxID && validID.MatchString(id) }

// check looks at the values that have rules of their own.
func (d *drill) check() {
	if id, ok := d.values["id"]; ok && !isID(id) {
		d.fault(d.places["id"], "P-08", Error, fmt.Sprintf("%s cannot be an id", quote(id)),
			"use small letters, digits and single hyphens, 63 at most")
	}
	if t, ok := d.values["type"]; ok && !slices.Contains(commentTypes, t) {
		d.fault(d.places["type"], "P-07", Error, fmt.Sprintf("unknown type %s", quote(t)), hintFor(t, commentTypes))
	}
	if v, ok := d.values["difficulty"]; ok {
		if f, err := strconv.ParseFloat(v, 64); err != nil || !(f >= 0 && f <= 1) {
			d.fault(d.places["difficulty"], "P-07", Warning, fmt.Sprintf("difficulty %s is no number from 0 to 1", quote(v)),
				"write 0.2 for easy, 0.8 for hard")
			delete(d.values, "difficulty")
		}
	}
	for _, key := range []string{"tags", "was", "skip", "allow"} {
		if v := d.values[key]; len(v) > 1 && v[0] == '[' && v[len(v)-1] == ']' {
			d.fault(d.places[key], "P-06", Warning, "brackets around the list of "+key, "leave them out: "+key+"=one,two")
			d.values[key] = v[1 : len(v)-1]
		}
	}
	for _, s := range [][2]string{{"shuffle", "no"}, {"match", "exact"}, {"reverse", "no"}} {
		if v, ok := d.values[s[0]]; ok && v != s[1] && v != "yes" {
			d.fault(d.places[s[0]], "P-07", Warning, fmt.Sprintf("%s=%s says nothing", s[0], quote(v)),
				fmt.Sprintf("the only value is %s=%s", s[0], s[1]))
		}
	}
}

// hintFor names the word that was meant, or all of them.
func hintFor(word string, known []string) string {
	if n := nearest(word, known); n != "" {
		return fmt.Sprintf("did you mean %s?", n)
	}
	return "known are " + strings.Join(known, " ")
}

// attributes reads the key=value pairs of a comment.
type attributes struct {
	*drill
	s     string
	base  int // offset of s in the source
	i     int
	comma bool // the value before ended in a comma
}

var assignment = regexp.MustCompile(`^([A-Za-z][A-Za-z-]*)([ \t]*[=:][ \t]*)`)

func (r *attributes) read() {
	for {
		r.i += len(r.s[r.i:]) - len(strings.TrimLeft(r.s[r.i:], " \t\r\n"))
		if r.i >= len(r.s) {
			return
		}
		at := r.base + r.i
		m := assignment.FindStringSubmatch(r.s[r.i:])
		if m == nil || m[2] != "=" && !slices.Contains(commentKeys, m[1]) {
			r.stray(at)
			continue
		}
		if m[2] != "=" {
			r.fault(at, "P-06", Warning, fmt.Sprintf("%q stands between %s and its value", m[2], m[1]), "write "+m[1]+"=value without spaces")
		}
		r.i += len(m[0])
		value, ok := r.word()
		if !ok {
			return
		}
		r.comma = strings.HasSuffix(value, ",")
		r.set(at, m[1], value)
	}
}

func (r *attributes) set(at int, key, value string) {
	if !slices.Contains(commentKeys, key) {
		r.fault(at, "P-07", Warning, fmt.Sprintf("unknown key %s", quote(key)), hintFor(key, commentKeys))
		return
	}
	if _, twice := r.values[key]; twice {
		r.fault(at, "P-06", Error, fmt.Sprintf("%q stands twice in one comment", key), "keep one of them; use commas in lists")
		return
	}
	r.values[key], r.places[key] = clean.Line(value), at
}

// stray is a word without a key: mostly the rest of a list with a space behind its comma.
func (r *attributes) stray(at int) {
	word := r.untilSpace()
	if r.comma {
		r.comma = strings.HasSuffix(word, ",")
		r.fault(at, "P-06", Warning, fmt.Sprintf("%s is not read: a space after the comma", quote(word)),
			"leave the space out, or put the list into double quotes")
		return
	}
	r.fault(at, "P-06", Warning, fmt.Sprintf("%s is no key=value", quote(word)), "write key=value")
}

var closingQuote = map[string]string{`"`: `"`, "'": "'", "“": "”", "„": "“", "‘": "’", "”": "”", "’": "’"}

// word reads a value, in quotes or up to the next space.
func (r *attributes) word() (value string, ok bool) {
	for open, end := range closingQuote {
		if !strings.HasPrefix(r.s[r.i:], open) {
			continue
		}
		return r.quoted(open, end)
	}
	return r.untilSpace(), true
}

// untilSpace reads up to the next space or the end.
func (r *attributes) untilSpace() string {
	rest := r.s[r.i:]
	if n := strings.IndexAny(rest, " \t\r\n"); n >= 0 {
		rest = rest[:n]
	}
	r.i += len(rest)
	return rest
}

func (r *attributes) quoted(open, end string) (value string, ok bool) {
	start := r.i + len(open)
	n := strings.Index(r.s[start:], end)
	if n < 0 && open != `"` {
		n = strings.IndexAny(r.s[start:], `"”“`)
	}
	if n < 0 {
		r.fault(r.base+r.i, "P-06", Error, "a quote is not closed", `close it with "`)
		return "", false
	}
	if open != `"` {
		r.fault(r.base+r.i, "P-06", Warning, fmt.Sprintf("%s is no straight double quote", open), `use "`)
	}
	value = r.s[start : start+n]
	rest := r.s[start+n:]
	_, closing := utf8.DecodeRuneInString(rest)
	r.i = start + n + closing
	return value, true
}
