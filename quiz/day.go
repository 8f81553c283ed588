package quiz

import "time"

// Day is a study day: days since 1970-01-01 of the learner's own calendar, where a day begins at the
// rollover hour. 0 means none.
type Day int32

// Moment is a point in time as the learner's clock showed it.
type Moment struct {
	At   int64 // Unix time in milliseconds
	Zone int   // minutes east of UTC
}

// MomentOf reads a clock in its own location.
func MomentOf(t time.Time) Moment {
	_, sec := t.Zone()
	return Moment{At: t.UnixMilli(), Zone: sec / 60}
}

// Time is the moment in its own zone.
func (m Moment) Time() time.Time {
	return time.UnixMilli(m.At).In(time.FixedZone("", m.Zone*60))
}

// Plus moves the moment, keeping the zone.
func (m Moment) Plus(d time.Duration) Moment {
	m.At += d.Milliseconds()
	return m
}

const dayMillis = 24 * 60 * 60 * 1000

// Day is the study day of the moment, for days that begin rollover after midnight.
func (m Moment) Day(rollover time.Duration) Day {
	local := m.At + int64(m.Zone)*60_000 - rollover.Milliseconds()
	if local < 0 {
		return Day((local - dayMillis + 1) / dayMillis)
	}
	return Day(local / dayMillis)
}

// Starts is when the study day d begins in the moment's zone.
func (m Moment) Starts(d Day, rollover time.Duration) Moment {
	return Moment{At: int64(d)*dayMillis + rollover.Milliseconds() - int64(m.Zone)*60_000, Zone: m.Zone}
}
