package clean

import "unicode/utf8"

// draft is a text with corrections. It copies nothing before the first real
// one, so that clean text costs a reading and no memory.
type draft struct {
	source string
	done   int // source[:done] is settled in out
	out    []byte
}

// pass lets the cluster judge the rune at source[i:], shows it when it is
// refused, and returns its length in the source.
func (d *draft) pass(i int, c *cluster) int {
	r, size := utf8.DecodeRuneInString(d.source[i:])
	invalid := r == utf8.RuneError && size == 1
	if invalid || !c.admit(r, d.source[i+size:]) {
		c.close()
		d.replace(i, i+size, string(visible(r)))
	}
	return size
}

// replace puts text in the place of source[from:to]. Calls go from left to
// right and never overlap.
func (d *draft) replace(from, to int, text string) {
	if d.source[from:to] == text {
		return
	}
	if d.out == nil {
		const room = 64 // a few corrections without growing
		d.out = make([]byte, 0, len(d.source)+room)
	}
	d.out = append(d.out, d.source[d.done:from]...)
	d.out = append(d.out, text...)
	d.done = to
}

// String is the corrected text.
func (d *draft) String() string {
	if d.out == nil {
		return d.source
	}
	return string(append(d.out, d.source[d.done:]...))
}
