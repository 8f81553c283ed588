package quiz_test

import (
	"math"
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/quiz"
)

const four = 4 * time.Hour

func TestStudyDayBeginsAtFourInTheMorningOfTheLearnersClock(t *testing.T) {
	day := moment("2026-11-20T12:00:00+01:00").Day(four)
	for _, c := range []struct {
		at   string
		want quiz.Day
	}{
		{"2026-11-20T03:59:59+01:00", day - 1},
		{"2026-11-20T04:00:00+01:00", day},
		{"2026-11-20T23:59:59+01:00", day},
		{"2026-11-21T00:00:00+01:00", day},
		{"2026-11-21T03:59:59.999+01:00", day},
		{"2026-11-21T04:00:00+01:00", day + 1},
		{"2026-11-20T04:00:00+14:00", day},
		{"2026-11-20T04:00:00-12:00", day},
	} {
		equal(t, c.at, moment(c.at).Day(four), c.want)
	}
}

func TestAMomentKeepsTheClockItWasReadFrom(t *testing.T) {
	for _, s := range []string{"2026-11-20T03:59:00+05:45", "2026-11-20T23:00:00-09:30"} {
		equal(t, s, moment(s).Time().Format(time.RFC3339), s)
	}
}

func TestADayStartsAtItsFirstMillisecond(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, rollover := anyMoment.Draw(t, "moment"), anyRollover.Draw(t, "rollover")
		d := m.Day(rollover)
		start := m.Starts(d, rollover)
		equal(t, "day of its start", start.Day(rollover), d)
		equal(t, "day of the millisecond before", start.Plus(-time.Millisecond).Day(rollover), d-1)
		if start.At > m.At {
			t.Errorf("%v starts after a moment of it", d)
		}
	})
}

func TestDaysNeverGoBackwardsInOneZone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, rollover := anyMoment.Draw(t, "moment"), anyRollover.Draw(t, "rollover")
		later := m.Plus(time.Duration(rapid.Int64Range(0, int64(72*time.Hour)).Draw(t, "later")))
		between := later.Day(rollover) - m.Day(rollover)
		if between < 0 || between > 3 {
			t.Errorf("%d days between %v and %v", between, m.Time(), later.Time())
		}
	})
}

// Places whose clocks change at odd hours or by odd amounts.
var places = []string{
	"Europe/Berlin", "America/New_York", "America/Havana", "America/Santiago", "Asia/Beirut", "Asia/Gaza",
	"Australia/Lord_Howe", "Antarctica/Troll", "Atlantic/Azores", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu",
}

func TestWhenSummerTimeEndsTheDayDoesNotGoBackwards(t *testing.T) {
	for _, place := range places {
		zone, err := time.LoadLocation(place)
		if err != nil {
			t.Fatal(err)
		}
		last := quiz.Day(0)
		for at := time.Date(2020, 1, 1, 0, 0, 0, 0, zone); at.Year() < 2028; at = at.Add(15 * time.Minute) {
			d := quiz.MomentOf(at).Day(four)
			if d < last || last != 0 && d > last+1 {
				t.Fatalf("%s: day %d follows day %d at %v", place, d, last, at)
			}
			last = d
		}
	}
}

func TestADayOfTwentyFiveHoursIsOneDay(t *testing.T) {
	berlin, _ := time.LoadLocation("Europe/Berlin")
	first := time.Date(2026, 10, 24, 4, 0, 0, 0, berlin)
	last := time.Date(2026, 10, 25, 3, 59, 0, 0, berlin)
	equal(t, "hours", last.Sub(first).Round(time.Hour), 25*time.Hour)
	equal(t, "day", quiz.MomentOf(last).Day(four), quiz.MomentOf(first).Day(four))
}

func TestADamagedClockGivesADayThatExists(t *testing.T) {
	low, high := moment("1970-01-02T12:00:00Z").Day(four), moment("2199-12-31T12:00:00Z").Day(four)
	equal(t, "at the beginning of time", quiz.Moment{At: math.MinInt64, Zone: math.MinInt}.Day(four), low)
	equal(t, "at the end of time", quiz.Moment{At: math.MaxInt64, Zone: math.MaxInt}.Day(four), high)
	equal(t, "when days no longer fit", quiz.Moment{At: 1 << 32 * 86_400_000}.Day(four), high)
	rapid.Check(t, func(t *rapid.T) {
		m := quiz.Moment{At: rapid.Int64().Draw(t, "at"), Zone: rapid.Int().Draw(t, "zone")}
		if d := m.Day(anyRollover.Draw(t, "rollover")); d < low || d > high {
			t.Errorf("%+v is on day %d", m, d)
		}
	})
}

var (
	anyMoment = rapid.Custom(func(t *rapid.T) quiz.Moment {
		return quiz.Moment{
			At:   rapid.Int64Range(moment("1971-01-01T00:00:00Z").At, moment("2190-01-01T00:00:00Z").At).Draw(t, "at"),
			Zone: rapid.IntRange(-12*60, 14*60).Draw(t, "zone"),
		}
	})
	anyRollover = rapid.Custom(func(t *rapid.T) time.Duration {
		return time.Duration(rapid.IntRange(0, 23*60+59).Draw(t, "minutes")) * time.Minute
	})
)
