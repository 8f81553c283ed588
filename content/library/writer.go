package library

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"slices"
)

// writer puts values one after the other: numbers as varints, texts with their length before them.
type writer struct{ b []byte }

func (w *writer) number(n int)   { w.b = binary.AppendUvarint(w.b, uint64(n)) }
func (w *writer) signed(n int64) { w.b = binary.AppendVarint(w.b, n) }
func (w *writer) fraction(f float64) {
	w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(f))
}

func (w *writer) flag(yes bool) {
	n := 0
	if yes {
		n = 1
	}
	w.number(n)
}

func (w *writer) text(s string) {
	w.number(len(s))
	w.b = append(w.b, s...)
}

func (w *writer) texts(list []string) {
	w.number(len(list))
	for _, s := range list {
		w.text(s)
	}
}

// pairs writes a map in the order of its keys: the same pack gives the same bytes.
func (w *writer) pairs(m map[string]string) {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	w.number(len(keys))
	for _, k := range keys {
		w.text(k)
		w.text(m[k])
	}
}

// A segment is data behind its length and check sum. Sums find torn and foreign files; they are no
// protection against somebody who writes into the learner's cache folder.
const segmentHead = 8

func appendSegment(b, data []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(data)))
	b = binary.LittleEndian.AppendUint32(b, sum(data))
	return append(b, data...)
}

// cutSegment takes the first segment off; ok is false when it is torn.
func cutSegment(b []byte) (data, rest []byte, ok bool) {
	if len(b) < segmentHead {
		return nil, nil, false
	}
	n := int64(binary.LittleEndian.Uint32(b))
	if n > int64(len(b)-segmentHead) {
		return nil, nil, false
	}
	data, rest = b[segmentHead:segmentHead+n], b[segmentHead+n:]
	return data, rest, sum(data) == binary.LittleEndian.Uint32(b[4:])
}

func sum(data []byte) uint32 { return crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)) }
