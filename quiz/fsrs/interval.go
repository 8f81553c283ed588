package fsrs

import "math"

// MaxInterval is the longest interval a learner may ask for, a century of days.
const MaxInterval = 36500

// Interval is the time in days, fractional and unbounded, after which recall
// has fallen to desiredRetention, a probability between 0 and 1:
//
//	I(r, S) = S/F·(r^(−1/w20) − 1)
//
// It is 0 for a retention of 1 or more, and infinite for one of 0 or less.
func (m Model) Interval(stability, desiredRetention float64) float64 {
	if math.IsNaN(desiredRetention) || desiredRetention >= 1 {
		return 0
	}
	if desiredRetention <= 0 {
		return math.Inf(1)
	}
	return clampStability(stability) / m.curveFactor() * math.Expm1(-math.Log(desiredRetention)/m.Parameters[decay])
}

// wholeDays rounds half up, to at least 1 and at most the maximum.
func wholeDays(interval float64, maximum int) int {
	return int(clamp(math.Floor(interval+0.5), 1, float64(maximum)))
}

// rise makes the intervals rise strictly: the first gives way to the second,
// then each is at least a day above the one before.
func rise(all []Outcome) {
	all[0].Days = min(all[0].Days, all[1].Days)
	for i := 1; i < len(all); i++ {
		all[i].Days = max(all[i].Days, all[i-1].Days+1)
	}
}

// levelUp applies the maximum, and lifts each interval to the one before where
// steps of several days or fuzz have left it lower.
func levelUp(all []Outcome, maximum int) {
	longest := 0
	for i := range all {
		longest = min(max(longest, all[i].Days), maximum)
		all[i].Days = longest
	}
}
