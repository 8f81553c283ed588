package fsrs

import "fmt"

// Scheduler decides when a card comes back. It never changes once made, so it
// may be shared. Make it with [NewScheduler]; the zero Scheduler is of no use.
type Scheduler struct {
	model      Model
	options    Options
	learning   steps
	relearning steps
}

// NewScheduler checks the options and clips the parameters to the bounds that
// go with them, see [Parameters.Clip]. Parameters that do not pass
// [Parameters.Validate], and options out of their range, are errors.
func NewScheduler(p Parameters, o Options) (Scheduler, error) {
	if err := p.Validate(); err != nil {
		return Scheduler{}, err
	}
	if err := o.validate(); err != nil {
		return Scheduler{}, err
	}
	learning, err := newSteps(o.LearningSteps)
	if err != nil {
		return Scheduler{}, fmt.Errorf("learning steps: %w", err)
	}
	relearning, err := newSteps(o.RelearningSteps)
	if err != nil {
		return Scheduler{}, fmt.Errorf("relearning steps: %w", err)
	}
	model := Model{Parameters: p.Clip(len(relearning), o.ShortTerm), ShortTerm: o.ShortTerm}
	return Scheduler{model: model, options: o, learning: learning, relearning: relearning}, nil
}

// Model is the memory model that the scheduler uses, with clipped parameters.
func (s Scheduler) Model() Model { return s.model }

// Outcomes are the results of all four answers, at index rating−1, for buttons
// that show their intervals. They never fall from Again to Easy: neither in
// days nor in delay.
//
// elapsedDays is the number of study days since the previous answer, negative
// counting as 0; for a new card it has no meaning. Fuzz depends only on the
// seed and on c.Reps: give each card a seed of its own, and it may stay the
// same for all of the card's life.
func (s Scheduler) Outcomes(c Card, elapsedDays int, seed uint64) [4]Outcome {
	if elapsedDays < 0 || c.Memory.IsNew() {
		elapsedDays = 0
	}
	draw := luck(seed, c.Reps)
	var all [4]Outcome
	for r := Again; r <= Easy; r++ {
		all[r-Again] = s.outcome(c, elapsedDays, r, draw)
	}
	switch {
	case !s.options.ShortTerm:
		rise(all[:])
	case c.Phase == Review:
		rise(all[Hard-Again:])
	}
	levelUp(all[:], s.options.MaximumInterval)
	return all
}

// Answer is the outcome of one answer, equal to that of Outcomes. A rating that
// is not valid changes nothing: the card comes back with neither Delay nor Days.
func (s Scheduler) Answer(c Card, elapsedDays int, r Rating, seed uint64) Outcome {
	if !r.Valid() {
		return Outcome{Card: c}
	}
	return s.Outcomes(c, elapsedDays, seed)[r-Again]
}

// outcome is that of one answer by itself, before the four are put in order.
func (s Scheduler) outcome(c Card, elapsedDays int, r Rating, draw uint64) Outcome {
	next := Card{
		Phase:  Review,
		Memory: s.model.Next(c.Memory, float64(elapsedDays), r),
		Reps:   c.Reps + 1,
		Lapses: c.Lapses,
	}
	if c.Phase == Review && r == Again {
		next.Lapses++
	}
	phase, list := s.stepsOf(c.Phase, r)
	step, wait, stays := list.after(c.Step, r, s.options.HardStep)
	if !stays {
		return Outcome{Card: next, Days: s.reviewDays(next.Memory.Stability, elapsedDays, draw)}
	}
	next.Phase, next.Step = phase, step
	delay, days := due(wait, s.options.MaximumInterval)
	return Outcome{Card: next, Delay: delay, Days: days}
}

// stepsOf are the phase and the steps that an answer in phase p may lead to.
func (s Scheduler) stepsOf(p Phase, r Rating) (Phase, steps) {
	switch {
	case !s.options.ShortTerm, p == Review && r != Again:
		return Review, nil
	case p == Review, p == Relearning:
		return Relearning, s.relearning
	}
	return Learning, s.learning
}

// reviewDays is the interval of a card in review, fuzzed if so chosen.
func (s Scheduler) reviewDays(stability float64, elapsedDays int, draw uint64) int {
	maximum := s.options.MaximumInterval
	interval := min(s.model.Interval(stability, s.options.DesiredRetention), float64(maximum))
	if !s.options.Fuzz {
		return wholeDays(interval, maximum)
	}
	lo, hi := FuzzRange(interval, elapsedDays, maximum)
	return pick(lo, hi, draw)
}
