// Package quiz knows what an answer is worth and what comes next. It is pure: states and
// transitions, no files, no SQL, no screens; the clock, the ids and the learner's log are arguments.
//
// Its words: an event is one thing a learner did, for ever in the log; a state is what a card's events
// amount to, always rebuilt by replay; a rating (quiz/fsrs) is what an answer means for memory; a
// study day begins at the rollover hour, not at midnight; a plan is what one study day asks for; a
// session is one sitting through a plan. Cramming is a session that leaves no events.
//
// The way of an answer: the caller grades it (GradeChoice, GradeTyped; a card is rated by the learner)
// and rates it (RateChoice); Session.Answer takes it and returns the next session and the event; the
// store makes the event durable; only then may the screen say "saved". If the store fails, the caller
// keeps the session it had.
package quiz
