package fsrs

import "math"

// FromSM2 estimates the memory of a card that another program scheduled by
// SM-2, from its ease factor (2.5 for most cards), its last interval in days,
// and the recall that those intervals led to (0.9 when unknown):
//
//	S = I·F/(ρ^(−1/w20) − 1), D = 11 − (ease−1)/(e^w8·S^(−w9)·(e^(w10·(1−ρ)) − 1))
//
// The result is in range, whatever the inputs; a retention that is no
// probability counts as 0.9.
func (m Model) FromSM2(ease, intervalDays, retention float64) Memory {
	if !(retention > 0 && retention < 1) {
		retention = 0.9
	}
	w := m.Parameters
	s := clampStability(clampStability(intervalDays) / m.Interval(1, retention))
	growth := math.Exp(w[successScale]) *
		math.Pow(s, -w[successStability]) *
		math.Expm1(w[successRecall]*(1-retention))
	return Memory{Stability: s, Difficulty: clampDifficulty(11 - (ease-1)/growth)}
}
