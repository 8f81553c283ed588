package fsrs

import "math/bits"

// leastFuzzed is the interval in days below which there is no fuzz: a day more
// or less would change so short a wait too much.
const leastFuzzed = 2.5

// FuzzRange is the lowest and highest number of whole days that fuzz may choose
// for an interval, in days and not yet rounded, on a card last seen elapsedDays
// ago. The range spans the interval ± its spread, at least 2 days at its low
// end, at most maximum days at its high end (lo ≤ hi always), and stays above
// elapsedDays when the interval is longer than that, so that a pass does not
// shorten the wait. Below 2.5 days both ends are the rounded interval.
//
// The spread is 1 day + 15 % of the part from 2.5 to 7 days, 10 % of that from
// 7 to 20 and 5 % of the rest. A longer interval than the maximum keeps its own
// spread below the maximum.
func FuzzRange(interval float64, elapsedDays, maximum int) (lo, hi int) {
	maximum = min(max(maximum, 1), MaxInterval)
	interval = clamp(interval, 0, MaxInterval)
	if interval < leastFuzzed {
		days := wholeDays(interval, maximum)
		return days, days
	}
	spread := fuzzSpread(interval)
	interval = min(interval, float64(maximum))
	lo = max(2, wholeDays(interval-spread, maximum))
	hi = wholeDays(interval+spread, maximum)
	if interval > float64(elapsedDays) {
		lo = max(lo, elapsedDays+1)
	}
	return min(lo, hi), hi
}

// fuzzSpread is the spread of an interval of 2.5 days or more, in days; its
// numbers are those of Anki, ts-fsrs and others.
func fuzzSpread(interval float64) float64 {
	return 1 +
		0.15*(min(interval, 7)-leastFuzzed) +
		0.10*max(0, min(interval, 20)-7) +
		0.05*max(0, interval-20)
}

// luck is a uniformly distributed number: the reps-th of the SplitMix64
// sequence that starts at seed (Steele, Lea, Flood 2014). Its integer
// arithmetic gives the same result on every platform, now and later, which the
// generators of the standard library do not promise.
func luck(seed uint64, reps int) uint64 {
	z := seed + (uint64(reps)+1)*0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// pick maps a draw evenly to [lo, hi]; a higher draw never gives a lower day.
func pick(lo, hi int, draw uint64) int {
	offset, _ := bits.Mul64(draw, uint64(hi-lo)+1)
	return lo + int(offset)
}
