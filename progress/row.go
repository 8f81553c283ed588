package progress

import (
	"database/sql"
	"encoding/binary"
	"hash/crc32"
	"math"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// row is an event as it stands in the file.
type row struct {
	quiz.Event
	n    int64 // when it arrived: 1, 2, 3 …
	card int64 // the number of its card
	sum  uint32
}

// intact tells whether the row is what was written.
func (r row) intact() bool { return r.sum == checksum(r.Event) }

const selectEvents = `SELECT e.n, coalesce(e.card, 0), e.id, coalesce(d.name, x''), e.seq, e.at, e.zone, e.kind, coalesce(c.key, ''),
	coalesce(e.rating, 0), coalesce(e."right", 0), coalesce(e.sure, 0), coalesce(e.chosen, x''), coalesce(e.shown, x''),
	coalesce(e.typed, ''), coalesce(e.took, 0), coalesce(e.length, 0), coalesce(e.rev, ''), coalesce(e.target, x''),
	coalesce(e.name, ''), coalesce(e.value, ''), e.sum
	FROM event e LEFT JOIN device d ON d.id = e.device LEFT JOIN card c ON c.id = e.card `

// scanRow reads a row of selectEvents. It refuses no content: what a field cannot hold becomes a value
// that replay ignores, and the checksum tells.
func scanRow(scan scan) (r row, err error) {
	var id, device, chosen, shown, target sql.RawBytes
	var kind, rating, right, sure, sum int64
	var key string
	err = scan(&r.n, &r.card, &id, &device, &r.Seq, &r.At, &r.Zone, &kind, &key,
		&rating, &right, &sure, &chosen, &shown,
		&r.Typed, &r.Took, &r.Length, &r.Rev, &target, &r.Name, &r.Value, &sum)
	copy(r.ID[:], id)
	copy(r.Device[:], device)
	copy(r.Target[:], target)
	r.Card = content.Key(key)
	r.Kind = quiz.EventKind(within(kind, 0, math.MaxUint8, 0))
	r.Rating = fsrs.Rating(within(rating, math.MinInt8, math.MaxInt8, math.MinInt8))
	r.Sure = quiz.Sureness(within(sure, 0, math.MaxUint8, 0))
	r.Right = right != 0
	r.Chosen, r.Shown = unpackHashes(chosen), unpackHashes(shown)
	r.sum = uint32(within(sum, 0, math.MaxUint32, 0))
	return r, err
}

// within is v, or instead when v is out of range: a number that wraps around could become a rating
// that nobody gave.
func within(v, low, high, instead int64) int64 {
	if v < low || v > high {
		return instead
	}
	return v
}

const insertEvent = `INSERT INTO event(n, id, device, seq, at, zone, kind, card, rating, "right", sure, chosen, shown,
	typed, took, length, rev, target, name, value, sum) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`

// insertion is the arguments of insertEvent.
func insertion(n int64, e quiz.Event, device, card int64) []any {
	return []any{n, e.ID[:], device, e.Seq, e.At, e.Zone, int64(e.Kind), number(card),
		number(int64(e.Rating)), truth(e.Right), number(int64(e.Sure)), blob(packHashes(e.Chosen)), blob(packHashes(e.Shown)),
		text(e.Typed), number(e.Took), number(int64(e.Length)), text(e.Rev), id(e.Target),
		text(e.Name), text(e.Value), int64(checksum(e))}
}

// A zero is stored as NULL.

func number(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}

func truth(b bool) any {
	if !b {
		return nil
	}
	return int64(1)
}

func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func blob(b []byte) any {
	if len(b) == 0 {
		return nil
	}
	return b
}

func id(id quiz.EventID) any {
	if id == (quiz.EventID{}) {
		return nil
	}
	return id[:]
}

// checksum covers every field of the event, as CRC-32C: a flipped bit in a column that no index
// covers would otherwise go unseen.
func checksum(e quiz.Event) uint32 {
	b := make([]byte, 0, 256)
	b = append(b, e.ID[:]...)
	b = append(b, e.Device[:]...)
	b = append(b, e.Target[:]...)
	right := int64(0)
	if e.Right {
		right = 1
	}
	for _, n := range []int64{e.Seq, e.At, int64(e.Zone), int64(e.Kind), int64(e.Rating), right, int64(e.Sure),
		e.Took, int64(e.Length), int64(len(e.Chosen)), int64(len(e.Shown))} {
		b = binary.AppendVarint(b, n)
	}
	for _, list := range [][]string{{string(e.Card), e.Typed, e.Rev, e.Name, e.Value}, e.Chosen, e.Shown} {
		for _, s := range list {
			b = binary.AppendUvarint(b, uint64(len(s)))
			b = append(b, s...)
		}
	}
	return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli))
}
