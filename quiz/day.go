package quiz

import "time"

// Day is a study day: days since 1970-01-01 of the learner's own calendar, where a day begins at the
// rollover hour. 0 means none. The study day of a moment, and any day on which a card falls due, lies
// from 1970-01-02 to 2199-12-31, whatever a clock or a log said.
type Day int32

const (
	firstDay Day = 1
	lastDay  Day = 84005 // 2199-12-31
)

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

// Day is the study day of the moment, for days that begin rollover after midnight. In one zone it
// never falls as time goes on. It may fall by a day where the zone changes: a learner flies west, or
// summer time ends across the rollover hour.
func (m Moment) Day(rollover time.Duration) Day {
	m = m.sane()
	local := m.At + int64(m.Zone)*60_000 - rollover.Milliseconds()
	return min(max(Day(local/dayMillis), firstDay), lastDay) // what rounds towards 0 is below firstDay
}

// sane brings a moment from a damaged clock or log near to the days there are, so that nothing
// computed from it overflows.
func (m Moment) sane() Moment {
	m.At = min(max(m.At, 0), int64(lastDay+2)*dayMillis)
	m.Zone = min(max(m.Zone, -24*60), 24*60)
	return m
}

// after is the day some days later, at most the last.
func (d Day) after(days int) Day { return min(d+Day(days), lastDay) }

// Starts is when the study day d begins in the moment's zone.
func (m Moment) Starts(d Day, rollover time.Duration) Moment {
	return Moment{At: int64(d)*dayMillis + rollover.Milliseconds() - int64(m.Zone)*60_000, Zone: m.Zone}
}

// Format writes the calendar day of d in a layout of package time.
func (d Day) Format(layout string) string {
	return time.UnixMilli(int64(d) * dayMillis).UTC().Format(layout)
}
