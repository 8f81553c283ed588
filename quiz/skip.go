package quiz

// Skip passes over the current card without an answer or an event: its item cannot be shown. An
// answered card is not skipped: Advance goes on.
func (s Session) Skip(now Moment) Session {
	if !s.asked || s.answered != nil {
		return s
	}
	return s.next(now)
}
