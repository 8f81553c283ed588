package library

import (
	"encoding/binary"
	"math"
)

// scanner reads what a writer wrote. After the first mistake it is failed, and gives zeros and empty
// texts. It never allocates more than a small multiple of the bytes it was given. Texts are parts of
// the one string it reads.
type scanner struct {
	s      string
	failed bool
	lists  []string // room for lists, so that a thousand short ones are one allocation
}

func (r *scanner) fail() {
	r.failed = true
	r.s = ""
}

func (r *scanner) unsigned() uint64 {
	var n uint64
	for i := 0; i < len(r.s) && i < binary.MaxVarintLen64; i++ {
		c := r.s[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.s = r.s[i+1:]
			return n
		}
	}
	r.fail()
	return 0
}

func (r *scanner) number() int {
	n := r.unsigned()
	if n > math.MaxInt32 {
		r.fail()
		return 0
	}
	return int(n)
}

func (r *scanner) signed() int64 {
	n := r.unsigned()
	return int64(n>>1) ^ -int64(n&1)
}

func (r *scanner) flag() bool { return r.number() == 1 }

func (r *scanner) fraction() float64 {
	b := r.bytes(8)
	if b == "" {
		return 0
	}
	f := math.Float64frombits(binary.LittleEndian.Uint64([]byte(b)))
	if math.IsNaN(f) {
		r.fail()
		return 0
	}
	return f
}

func (r *scanner) bytes(n int) string {
	if n > len(r.s) {
		r.fail()
		return ""
	}
	b := r.s[:n]
	r.s = r.s[n:]
	return b
}

func (r *scanner) text() string { return r.bytes(r.number()) }

// count is the length of a list whose entries take at least size bytes each: a length that the rest
// cannot hold must not be allocated.
func (r *scanner) count(size int) int {
	n := r.number()
	if n > len(r.s)/size {
		r.fail()
		return 0
	}
	return n
}

func (r *scanner) texts() []string {
	n := r.count(1)
	if n == 0 {
		return nil
	}
	if cap(r.lists)-len(r.lists) < n {
		const room = 512
		r.lists = make([]string, 0, max(room, n))
	}
	start := len(r.lists)
	for range n {
		r.lists = append(r.lists, r.text())
	}
	return r.lists[start:len(r.lists):len(r.lists)]
}

func (r *scanner) pairs() map[string]string {
	n := r.count(2)
	if n == 0 {
		return nil
	}
	m := make(map[string]string, n)
	for range n {
		k := r.text()
		m[k] = r.text()
	}
	return m
}
