package fsrs_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/drillship/drillship/quiz/fsrs"
)

func ftoa(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

func TestDefaultParametersAreThePublishedOnes(t *testing.T) {
	p := fsrs.DefaultParameters()
	if !slices.Equal(p[:], readVectors(t).DefaultParameters) {
		t.Errorf("got %v", p)
	}
	if p != p.Clip(1, true) {
		t.Error("the defaults are out of bounds")
	}
}

func TestOldParameterSetsAreConverted(t *testing.T) {
	for _, set := range readVectors(t).ParameterSets {
		p, err := fsrs.ParseParameters(set.Input)
		if err != nil {
			t.Fatal(err)
		}
		checkParameters(t, set.ID, p.Clip(1, true), set.Effective)
	}
}

func TestClippingAgreesWithOtherImplementation(t *testing.T) {
	for i, v := range readVectors(t).Clipping {
		what := fmt.Sprintf("%d, %s, %d relearning steps, short term %v", i, v.Kind, v.RelearningSteps, v.ShortTerm)
		got := fsrs.Parameters(v.Input).Clip(v.RelearningSteps, v.ShortTerm)
		checkParameters(t, what, got, v.Output)
	}
}

func checkParameters(t *testing.T, what string, got fsrs.Parameters, want []float64) {
	t.Helper()
	for i := range got {
		ts.checkValue(t, fmt.Sprintf("%s: parameter %d", what, i), got[i], &want[i])
	}
}

func TestClippingReplacesWhatIsNotANumber(t *testing.T) {
	p := fsrs.DefaultParameters()
	p[20], p[0] = math.NaN(), math.Inf(1)
	p = p.Clip(1, true)
	if p[20] != fsrs.DefaultParameters()[20] || p[0] != 100 {
		t.Errorf("got w20 %v and w0 %v", p[20], p[0])
	}
}

func TestSetsThatAreNoParametersAreRefused(t *testing.T) {
	defaults := fsrs.DefaultParameters()
	with := func(i int, x float64) []float64 {
		p := defaults
		p[i] = x
		return p[:]
	}
	seventeen := slices.Clone(defaults[:17])
	seventeen[5] = -1 // its conversion takes the logarithm of a negative number
	for name, numbers := range map[string][]float64{
		"none":        nil,
		"twenty":      defaults[:20],
		"twenty-two":  append(defaults[:], 1),
		"NaN":         with(4, math.NaN()),
		"infinity":    with(20, math.Inf(-1)),
		"zeros":       make([]float64, 21),
		"bad old set": seventeen,
	} {
		if _, err := fsrs.ParseParameters(numbers); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestSameDayExponentMayBeZeroOnlyWithoutShortTerm(t *testing.T) {
	p := fsrs.DefaultParameters()
	p[19] = 0
	if on, off := p.Clip(1, true)[19], p.Clip(1, false)[19]; on != 0.01 || off != 0 {
		t.Errorf("clipped to %v with short-term, %v without", on, off)
	}
}
