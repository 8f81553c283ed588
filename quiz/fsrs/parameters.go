package fsrs

import (
	"fmt"
	"math"
)

// Parameters are the 21 numbers w0 to w20 of FSRS-6.
type Parameters [21]float64

// The places of the parameters, named by the part of the model they move.
const (
	firstStability      = 0 // four of them, for Again, Hard, Good and Easy
	difficultyFirst     = 4
	difficultySpread    = 5
	difficultyStep      = 6
	difficultyReversion = 7
	successScale        = 8
	successStability    = 9
	successRecall       = 10
	failureScale        = 11
	failureDifficulty   = 12
	failureStability    = 13
	failureRecall       = 14
	hardFactor          = 15
	easyFactor          = 16
	sameDayScale        = 17
	sameDayShift        = 18
	sameDayStability    = 19
	decay               = 20
)

// oldDecay is the exponent that the versions before FSRS-6 had built in.
const oldDecay = 0.5

// DefaultParameters are the published defaults, for learners whose own reviews
// are too few to fit.
func DefaultParameters() Parameters {
	return Parameters{
		0.212, 1.2931, 2.3065, 8.2956,
		6.4133, 0.8334, 3.0194, 0.001,
		1.8722, 0.1666, 0.796,
		1.4835, 0.0614, 0.2629, 1.6483,
		0.6014, 1.8729,
		0.5425, 0.0912, 0.0658,
		0.1542,
	}
}

// ParseParameters reads a set of 21 numbers, or converts one of 19 (FSRS-5) or
// 17 (FSRS-4.5). It does not clip: [NewModel] and [NewScheduler] do. Any other
// length, a set of zeros and a number that is not finite are errors.
func ParseParameters(numbers []float64) (Parameters, error) {
	var p Parameters
	copy(p[:], numbers)
	switch len(numbers) {
	case 21:
	case 19:
		p[decay] = oldDecay
	case 17:
		p[difficultyFirst] += 2 * p[difficultySpread]
		p[difficultySpread] = math.Log(3*p[difficultySpread]+1) / 3
		p[difficultyStep] += 0.5
		p[decay] = oldDecay
	default:
		return Parameters{}, fmt.Errorf("%d parameters; want 21, 19 or 17", len(numbers))
	}
	if err := p.Validate(); err != nil {
		return Parameters{}, err
	}
	return p, nil
}

// Validate refuses numbers that clipping could not mend in good faith: NaN,
// infinities, and the zero value, which is most likely a forgotten setting.
// Numbers out of bounds are fine.
func (p Parameters) Validate() error {
	if p == (Parameters{}) {
		return fmt.Errorf("all parameters are 0")
	}
	for i, w := range p {
		if math.IsNaN(w) || math.IsInf(w, 0) {
			return fmt.Errorf("parameter %d is %v; want a finite number", i, w)
		}
	}
	return nil
}

// Clip brings every parameter into the bounds within which the model behaves.
// They depend on the number of relearning steps and on whether the same-day
// formula is used. A number that is not one becomes its default.
func (p Parameters) Clip(relearningSteps int, shortTerm bool) Parameters {
	defaults := DefaultParameters()
	for i, b := range parameterBounds(shortTerm) {
		if math.IsNaN(p[i]) {
			p[i] = defaults[i]
		}
		p[i] = clamp(p[i], b.lo, b.hi)
	}
	most := p.sameDayCeiling(relearningSteps)
	p[sameDayScale] = min(p[sameDayScale], most)
	p[sameDayShift] = min(p[sameDayShift], most)
	return p
}

// sameDayCeiling bounds w17 and w18 so that a lapse and n relearning steps
// passed with Good leave less stability than there was before:
// √(−(ln w11 + ln(2^w13 − 1) + 0.3·w14)/n), from 0.01 to 2, for n > 1.
func (p Parameters) sameDayCeiling(relearningSteps int) float64 {
	const least, most = 0.01, 2
	if relearningSteps < 2 {
		return most
	}
	kept := math.Log(p[failureScale]) + math.Log(math.Pow(2, p[failureStability])-1) + 0.3*p[failureRecall]
	return clamp(math.Sqrt(max(0, -kept/float64(relearningSteps))), least, most)
}

type bounds struct{ lo, hi float64 }

// parameterBounds are those that the optimisers of the FSRS project keep to.
func parameterBounds(shortTerm bool) [21]bounds {
	b := [21]bounds{
		firstStability:      {0.001, 100},
		firstStability + 1:  {0.001, 100},
		firstStability + 2:  {0.001, 100},
		firstStability + 3:  {0.001, 100},
		difficultyFirst:     {1, 10},
		difficultySpread:    {0.001, 4},
		difficultyStep:      {0.001, 4},
		difficultyReversion: {0.001, 0.75},
		successScale:        {0, 4.5},
		successStability:    {0, 0.8},
		successRecall:       {0.001, 3.5},
		failureScale:        {0.001, 5},
		failureDifficulty:   {0.001, 0.25},
		failureStability:    {0.001, 0.9},
		failureRecall:       {0, 4},
		hardFactor:          {0, 1},
		easyFactor:          {1, 6},
		sameDayScale:        {0, 2},
		sameDayShift:        {0, 2},
		sameDayStability:    {0.01, 0.8},
		decay:               {0.1, 0.8},
	}
	if !shortTerm {
		b[sameDayStability].lo = 0
	}
	return b
}
