// Package fsrs predicts how well something is remembered and says when it
// should be asked again. It implements FSRS-6, the spaced-repetition model with
// 21 parameters, as published by the open-spaced-repetition project (the
// formulas of its algorithm page, and of fsrs-rs and ts-fsrs, which run them).
//
// # Vocabulary
//
// Stability is the time in days after which recall has fallen to 90 %.
// Difficulty, 1 to 10, says how slowly stability grows. Retrievability, or
// recall, is the probability of remembering now. Together the first two are a
// [Memory]; a [Model] moves it from answer to answer. A [Scheduler] adds what a
// learner sees: a [Card] passes through phases, repeats within the day in
// steps, then comes back after an interval of whole study days. An interval is
// chosen so that recall will have fallen to the desired retention. A lapse is
// an Again on a card in review.
//
// A study day is counted by the caller, who knows the hour at which the
// learner's day rolls over; two answers before and after that hour are one day
// apart, and elapsed time 0 means the same study day.
//
// # Deliberate choices
//
// The implementations of FSRS agree on the model but not on its edges. Here:
//
//   - Parameters are clipped to the bounds of ts-fsrs: w19 to at least 0.01 while
//     short-term is on (fsrs-rs: 0), the ceiling of w17 and w18 to at least 0.01
//     (fsrs-rs: 0.1).
//   - Arithmetic is float64 and nothing is rounded before the interval, which
//     rounds half up. Processors may differ in the last digit of a state.
//   - Stability stays within [0.001, 36500], the first one too (ts-fsrs: 0.1).
//   - A pass on the same day never lowers stability, whether Hard, Good or Easy.
//   - With same-day learning off, a same-day answer uses the ordinary formulas
//     with recall 1, and a failure never raises stability, as in ts-fsrs.
//   - Hard repeats the current step, as in Anki. On the first step it waits the
//     mean of the first two steps, or, when there is only one, half as long
//     again but at most a day more. [MeanOfFirstTwo] is the rule of ts-fsrs.
//   - A step of a day or more keeps the card in its phase and at that step, as
//     in Anki: it comes back after that many study days, rounded half up, still
//     learning, and failing it then is no lapse. (ts-fsrs moves it to review.)
//   - A card whose step no longer exists, because the settings were shortened,
//     counts as being on the last one. (ts-fsrs graduates it, even on Again.)
//   - Review intervals rise strictly, Hard < Good < Easy, where Hard gives way
//     to Good and then pushes it up. The maximum is applied after that, so no
//     interval exceeds it and buttons may tie there. Intervals of graduation
//     rise too, but may be equal.
//   - Fuzz spreads cards that were learnt together. It is drawn from the
//     caller's seed, once for all four ratings, before the order is restored:
//     what a button shows is what it does. See [FuzzRange].
//   - Numbers that cannot be (negative time, NaN) are brought into range where
//     a log might hold them, and refused with an error where a learner sets
//     them ([ParseParameters], [NewScheduler]). Nothing here panics.
//
// The package reads no clock, draws no randomness of its own, keeps no state,
// and knows neither questions nor grades, files nor exams.
package fsrs

import "math"

// The range of every stability, in days. Below a minute and a half or above a
// century, differences have no meaning for a learner.
const (
	MinStability = 0.001
	MaxStability = 36500
)

// The range of every difficulty.
const (
	MinDifficulty = 1
	MaxDifficulty = 10
)

// Model is FSRS-6 with one set of parameters. Make it with [NewModel], or as a
// literal when the parameters are known to be within bounds; the zero Model
// predicts nothing sensible.
type Model struct {
	Parameters
	// ShortTerm uses the same-day formula for reviews on the same study day.
	// Without it such reviews go through the ordinary formulas.
	ShortTerm bool
}

// NewModel returns a model with short-term on. Parameters beyond their bounds
// are clipped as for a single relearning step, see [Parameters.Clip].
func NewModel(p Parameters) Model {
	return Model{Parameters: p.Clip(1, true), ShortTerm: true}
}

// Memory is the state of one memory. The zero value was never reviewed.
type Memory struct {
	Stability  float64 // days until recall has fallen to 90 %
	Difficulty float64 // 1 (easy) to 10 (hard)
}

// IsNew reports whether the memory was never reviewed.
func (m Memory) IsNew() bool { return !(m.Stability > 0) }

// Retrievability is the probability, 0 to 1, of recalling a memory of the given
// stability after elapsedDays, which may be fractional:
//
//	R(t, S) = (1 + F·t/S)^(−w20), F = 0.9^(−1/w20) − 1
//
// It is 0 for a stability that is not positive, which was never learnt, and 1
// for a time that is not.
func (m Model) Retrievability(elapsedDays, stability float64) float64 {
	if !(stability > 0) {
		return 0
	}
	if !(elapsedDays > 0) {
		return 1
	}
	return math.Pow(1+m.curveFactor()*elapsedDays/clampStability(stability), -m.Parameters[decay])
}

// Next is the memory after an answer that came elapsedDays after the previous
// one: whole study days, anything below 1 being the same day. For a new memory
// the time has no meaning. The result is always in range, whatever the inputs.
// A rating that is not valid teaches nothing: the memory comes back unchanged.
func (m Model) Next(mem Memory, elapsedDays float64, r Rating) Memory {
	if !r.Valid() {
		return mem
	}
	if mem.IsNew() {
		return m.first(r)
	}
	mem = Memory{clampStability(mem.Stability), clampDifficulty(mem.Difficulty)}
	if !(elapsedDays >= 1) {
		elapsedDays = 0
	}
	return Memory{
		Stability:  clampStability(m.nextStability(mem, elapsedDays, r)),
		Difficulty: m.nextDifficulty(mem.Difficulty, r),
	}
}

// NextGuessable is Next for a right answer that may have been a lucky guess:
// chance, 0 to 1, is the probability of answering rightly without knowing. The
// answer counts as Good with probability p = R/(R + (1−R)·chance), that the
// learner knew, and as Again otherwise:
//
//	ln S' = p·ln S'(Good) + (1−p)·ln S'(Again), D' = p·D'(Good) + (1−p)·D'(Again)
//
// A new memory has no recall to judge by, and on the same day R is 1: both
// count as Good. With a chance of 0 it equals Next with Good.
func (m Model) NextGuessable(mem Memory, elapsedDays, chance float64) Memory {
	good := m.Next(mem, elapsedDays, Good)
	if mem.IsNew() || !(elapsedDays >= 1) {
		return good
	}
	again := m.Next(mem, elapsedDays, Again)
	recall := m.Retrievability(elapsedDays, mem.Stability)
	guessed := (1 - recall) * clamp(chance, 0, 1)
	if guessed == 0 {
		return good
	}
	knew := recall / (recall + guessed)
	logS := knew*math.Log(good.Stability) + (1-knew)*math.Log(again.Stability)
	return Memory{
		Stability:  clampStability(math.Exp(logS)),
		Difficulty: clampDifficulty(knew*good.Difficulty + (1-knew)*again.Difficulty),
	}
}

// curveFactor is F, which makes recall 0.9 after one stability.
func (m Model) curveFactor() float64 {
	return math.Pow(0.9, -1/m.Parameters[decay]) - 1
}

// first is the memory after a first answer: S = w[G−1], D = D0(G).
func (m Model) first(r Rating) Memory {
	return Memory{
		Stability:  clampStability(m.Parameters[firstStability+int(r-Again)]),
		Difficulty: clampDifficulty(m.firstDifficulty(r)),
	}
}

// firstDifficulty is D0(G) = w4 − e^(w5·(G−1)) + 1, unclamped: for Easy it may
// lie below 1, and mean reversion aims at that very value.
func (m Model) firstDifficulty(r Rating) float64 {
	w := m.Parameters
	return w[difficultyFirst] - math.Exp(w[difficultySpread]*float64(r-Again)) + 1
}

// nextDifficulty moves D by −w6·(G−3), damped near 10, then a little towards
// D0(Easy): D' = w7·D0(4) + (1−w7)·(D − w6·(G−3)·(10−D)/9).
func (m Model) nextDifficulty(d float64, r Rating) float64 {
	w := m.Parameters
	moved := d - w[difficultyStep]*float64(r-Good)*(MaxDifficulty-d)/9
	return clampDifficulty(w[difficultyReversion]*m.firstDifficulty(Easy) + (1-w[difficultyReversion])*moved)
}

func (m Model) nextStability(mem Memory, elapsedDays float64, r Rating) float64 {
	if m.ShortTerm && elapsedDays == 0 {
		return m.sameDay(mem.Stability, r)
	}
	recall := m.Retrievability(elapsedDays, mem.Stability)
	if r == Again {
		return m.failed(mem, recall)
	}
	return m.passed(mem, recall, r)
}

// passed is S·(1 + e^w8·(11−D)·S^(−w9)·(e^(w10·(1−R)) − 1)·h·b), where h is w15
// for Hard and b is w16 for Easy.
func (m Model) passed(mem Memory, recall float64, r Rating) float64 {
	w := m.Parameters
	growth := math.Exp(w[successScale]) *
		(11 - mem.Difficulty) *
		math.Pow(mem.Stability, -w[successStability]) *
		math.Expm1(w[successRecall]*(1-recall))
	switch r {
	case Hard:
		growth *= w[hardFactor]
	case Easy:
		growth *= w[easyFactor]
	}
	return mem.Stability * (1 + growth)
}

// failed is w11·D^(−w12)·((S+1)^w13 − 1)·e^(w14·(1−R)), capped at
// S·e^(−w17·w18) so that a lapse and its relearning never pay; with short-term
// off there is no relearning, and the cap is S.
func (m Model) failed(mem Memory, recall float64) float64 {
	w := m.Parameters
	left := w[failureScale] *
		math.Pow(mem.Difficulty, -w[failureDifficulty]) *
		(math.Pow(mem.Stability+1, w[failureStability]) - 1) *
		math.Exp(w[failureRecall]*(1-recall))
	most := mem.Stability
	if m.ShortTerm {
		most *= math.Exp(-w[sameDayScale] * w[sameDayShift])
	}
	return min(left, most)
}

// sameDay is S·e^(w17·(G−3+w18))·S^(−w19), for a pass at least S.
func (m Model) sameDay(s float64, r Rating) float64 {
	w := m.Parameters
	growth := math.Exp(w[sameDayScale]*(float64(r-Good)+w[sameDayShift])) * math.Pow(s, -w[sameDayStability])
	if r != Again {
		growth = max(growth, 1)
	}
	return s * growth
}

func clampStability(s float64) float64  { return clamp(s, MinStability, MaxStability) }
func clampDifficulty(d float64) float64 { return clamp(d, MinDifficulty, MaxDifficulty) }

// clamp brings x into [lo, hi]; NaN becomes lo, so that one damaged number
// cannot spread through a whole history.
func clamp(x, lo, hi float64) float64 {
	if !(x > lo) {
		return lo
	}
	return min(x, hi)
}
