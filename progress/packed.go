package progress

import (
	"encoding/binary"
	"math"

	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// A state is cached as one packed column, little-endian, with its key's hash before it: a plan reads
// a hundred thousand of them before the first question, and one column is read five times as fast as
// fifteen.
const (
	atHash       = 0
	atStability  = 8
	atDifficulty = 16
	atDueAt      = 24
	atLastAt     = 32
	atDueDay     = 40
	atFirst      = 44
	atLast       = 48
	atHidden     = 52
	atAnswers    = 56
	atRight      = 60
	atReps       = 64
	atLapses     = 68
	atStep       = 72
	atPhase      = 76
	atFlags      = 77
	packedSize   = 78
)

const (
	flagLastRight = 1 << iota
	flagSuspended
	flagFlagged
)

func pack(hash uint64, s quiz.State) []byte {
	b := make([]byte, packedSize)
	le := binary.LittleEndian
	le.PutUint64(b[atHash:], hash)
	le.PutUint64(b[atStability:], math.Float64bits(s.Card.Memory.Stability))
	le.PutUint64(b[atDifficulty:], math.Float64bits(s.Card.Memory.Difficulty))
	le.PutUint64(b[atDueAt:], uint64(s.DueAt))
	le.PutUint64(b[atLastAt:], uint64(s.LastAt))
	for _, f := range [...]struct{ at, n int }{
		{atDueDay, int(s.DueDay)}, {atFirst, int(s.First)}, {atLast, int(s.Last)}, {atHidden, int(s.HiddenUntil)},
		{atAnswers, s.Answers}, {atRight, s.Right}, {atReps, s.Card.Reps}, {atLapses, s.Card.Lapses}, {atStep, s.Card.Step},
	} {
		le.PutUint32(b[f.at:], uint32(f.n))
	}
	b[atPhase] = byte(s.Card.Phase)
	b[atFlags] = flag(s.LastRight, flagLastRight) | flag(s.Suspended, flagSuspended) | flag(s.Flagged, flagFlagged)
	return b
}

func flag(on bool, bit byte) byte {
	if on {
		return bit
	}
	return 0
}

// packed is what a state column holds, of the right size.
type packed []byte

// unpack refuses what pack cannot have written.
func unpack(b []byte) (packed, error) {
	if len(b) != packedSize || !fsrs.Phase(b[atPhase]).Valid() {
		return nil, errGarbled
	}
	return b, nil
}

func (p packed) hash() uint64        { return binary.LittleEndian.Uint64(p[atHash:]) }
func (p packed) whole(at int) int    { return int(int32(binary.LittleEndian.Uint32(p[at:]))) }
func (p packed) day(at int) quiz.Day { return quiz.Day(binary.LittleEndian.Uint32(p[at:])) }
func (p packed) long(at int) int64   { return int64(binary.LittleEndian.Uint64(p[at:])) }
func (p packed) is(bit byte) bool    { return p[atFlags]&bit != 0 }
func (p packed) float(at int) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(p[at:]))
}

func (p packed) state() quiz.State {
	return quiz.State{
		Card: fsrs.Card{
			Phase:  fsrs.Phase(p[atPhase]),
			Step:   p.whole(atStep),
			Memory: fsrs.Memory{Stability: p.float(atStability), Difficulty: p.float(atDifficulty)},
			Reps:   p.whole(atReps),
			Lapses: p.whole(atLapses),
		},
		DueAt: p.long(atDueAt), DueDay: p.day(atDueDay),
		First: p.day(atFirst), Last: p.day(atLast), LastAt: p.long(atLastAt),
		Answers: p.whole(atAnswers), Right: p.whole(atRight), LastRight: p.is(flagLastRight),
		HiddenUntil: p.day(atHidden), Suspended: p.is(flagSuspended), Flagged: p.is(flagFlagged),
	}
}

func (p packed) brief() quiz.Brief {
	b := quiz.Brief{
		Hash: p.hash(), Phase: fsrs.Phase(p[atPhase]),
		DueAt: p.long(atDueAt), DueDay: p.day(atDueDay), First: p.day(atFirst), Last: p.day(atLast),
		Stability: p.float(atStability), HiddenUntil: p.day(atHidden), Answers: p.whole(atAnswers),
	}
	if p.is(flagSuspended) {
		b.HiddenUntil = math.MaxInt32
	}
	return b
}
