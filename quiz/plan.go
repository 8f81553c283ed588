package quiz

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"github.com/drillship/drillship/quiz/fsrs"
)

// Ref is one card that could be drilled, as a plan sees it. Item and Note are numbers of the
// caller's: cards of one Item are siblings.
type Ref struct {
	Hash uint64
	Item int32
	Note int32
}

// Plan is what one study day asks for. Due and New index the deck it was made from, in the order of
// asking; mixed together by Order. All numbers but Seen and Recall are of the cards in scope.
type Plan struct {
	Day Day
	// Due are cards in steps and under review, the steps first; New are cards never answered.
	Due, New []int
	// Notes counts by note number.
	Notes []Count
	// Done are the cards answered today that do not come back today.
	Done int
	// Waiting are cards in steps that come back later today, the first at NextAt (0: none).
	Waiting int
	// Later are the waiting cards' places in the deck, the soonest first: a session takes them in when
	// their time has come.
	Later  []int
	NextAt int64
	// Tomorrow is how many cards fall due on the next study day, those buried until then included.
	Tomorrow int
	// Unseen is how many cards were never answered, today's and hidden ones included.
	Unseen int
}

// Count is what a plan holds of one note.
type Count struct {
	// Later are cards in steps that come back later today.
	Due, New, Later int
	// Seen cards were answered before. Recall is the mean chance of recall, 0–1, of the Judged ones:
	// what was answered today says nothing yet about memory.
	Seen, Judged int
	Recall       float64
}

// Scope narrows a plan. The zero value is everything at the learner's pace.
type Scope struct {
	// Want picks cards by their place in the deck; nil is all.
	Want func(int) bool
	// New is how many new cards to take instead of what the day still allows; 0: the day's rest,
	// below 0: none. Who asks for one note by name gets new cards of it though today's are used up.
	New int
	// Limit is how many cards at most; 0: no limit.
	Limit int
}

// Len is how many cards the plan asks.
func (p Plan) Len() int { return len(p.Due) + len(p.New) }

// Order is the plan's cards as they are to be asked: steps and reviews with the new ones spread
// evenly among them, so that neither comes in a lump.
func (p Plan) Order() []int {
	all := make([]int, 0, p.Len())
	d, n := 0, 0
	for range p.Len() {
		// The next is new when new ones lag behind their share.
		if n < len(p.New) && (d == len(p.Due) || n*len(p.Due) < d*len(p.New)) {
			all = append(all, p.New[n])
			n++
			continue
		}
		all = append(all, p.Due[d])
		d++
	}
	return all
}

// Make plans the study day of now. deck is every card that can be drilled, in course order; seen
// streams what is known of the cards that were touched, each once. Siblings never come on one day: of
// an item's cards one is asked, and none if another was answered today or comes back today. Cards in
// steps come first and whatever the day's limit, but count towards it. A plan made later on the day
// is what is left of the first one.
func Make(deck []Ref, seen iter.Seq[Brief], now Moment, set Settings, scope Scope) Plan {
	m := maker{deck: deck, now: now, set: set, scope: scope, model: fsrs.NewModel(fsrs.DefaultParameters())}
	m.plan.Day = now.Day(set.Rollover)
	m.place()
	for b := range seen {
		m.see(b)
	}
	m.pickDue()
	m.pickNew()
	m.finish()
	return m.plan
}

type maker struct {
	deck  []Ref
	now   Moment
	set   Settings
	scope Scope
	model fsrs.Model

	index   index
	seen    []bool // answered before: not new
	hidden  []bool // never answered and not to be asked today
	busy    []bool // by item: no further card of it today
	reviews []due
	steps   []due
	later   []due

	newToday, reviewsToday int

	plan Plan
}

type due struct {
	at    int64
	turn  uint64 // of a review: its day, then chance
	place int32
	today bool // answered today already
}

// place prepares the look-up from hash to place and the tables by item and note.
func (m *maker) place() {
	m.index = newIndex(m.deck)
	m.seen, m.hidden = make([]bool, len(m.deck)), make([]bool, len(m.deck))
	items, notes := int32(-1), int32(-1)
	for i, r := range m.deck {
		if !m.index.add(i) {
			m.seen[i] = true // the same card once more: never new on its own
		}
		items, notes = max(items, r.Item), max(notes, r.Note)
	}
	m.busy = make([]bool, items+1)
	m.plan.Notes = make([]Count, notes+1)
}

func (m *maker) see(b Brief) {
	i, ok := m.index.find(b.Hash)
	if !ok {
		return // its pack is not here today
	}
	if b.Answers == 0 {
		m.hidden[i] = b.HiddenUntil > m.plan.Day
		return
	}
	m.seen[i] = true
	ref := m.deck[i]
	note := &m.plan.Notes[ref.Note]
	note.Seen++
	today := m.isToday(b.Last)
	if !today {
		note.Judged++
		note.Recall += m.model.Retrievability(float64(max(0, m.plan.Day-b.Last)), b.Stability)
	}
	switch {
	case today && m.isToday(b.First):
		m.newToday++
	case today:
		m.reviewsToday++
	}
	m.busy[ref.Item] = m.busy[ref.Item] || today
	if back := m.schedule(i, b, today); today && !back && m.wanted(i) {
		m.plan.Done++
	}
}

// isToday tells whether an answer counts as given today. Tomorrow's was given east of here, before
// the learner flew west. One dated later comes from a clock that was wrong, and must not use up the
// new cards and reviews of every day until then.
func (m *maker) isToday(d Day) bool { return d == m.plan.Day || d == m.plan.Day+1 }

// schedule puts a card where its time belongs, and tells whether that is still today.
func (m *maker) schedule(i int, b Brief, answered bool) (back bool) {
	today, day, step := m.plan.Day, b.DueDay, b.DueDay == 0
	if step {
		day = m.atDay(b.DueAt)
	}
	if b.HiddenUntil > today {
		m.tomorrow(i, b.HiddenUntil == today+1 && day <= today+1)
		return false
	}
	d := due{at: b.DueAt, place: int32(i), today: answered}
	switch {
	case step && b.DueAt <= m.now.At:
		m.steps = append(m.steps, d)
	case step && day <= today:
		m.wait(d)
	case day <= today:
		d.turn = uint64(max(day, 0))<<40 | mix(b.Hash, today)>>24
		m.reviews = append(m.reviews, d)
	default:
		m.tomorrow(i, day == today+1)
		return false
	}
	return true
}

func (m *maker) wait(d due) {
	m.busy[m.deck[d.place].Item] = true
	if !m.wanted(int(d.place)) {
		return
	}
	m.plan.Notes[m.deck[d.place].Note].Later++
	m.later = append(m.later, d)
}

func (m *maker) tomorrow(i int, comes bool) {
	if comes && m.wanted(i) {
		m.plan.Tomorrow++
	}
}

func (m *maker) atDay(at int64) Day { return Moment{at, m.now.Zone}.Day(m.set.Rollover) }

// mix orders the reviews of one day in a way that is not the course's and is the same all day.
func mix(hash uint64, day Day) uint64 {
	r := random(hash ^ uint64(day)<<32)
	return r.next()
}

func (m *maker) wanted(i int) bool { return m.scope.Want == nil || m.scope.Want(i) }

func (m *maker) pickDue() {
	slices.SortFunc(m.steps, func(a, b due) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.place, b.place)) })
	slices.SortFunc(m.reviews, func(a, b due) int { return cmp.Or(cmp.Compare(a.turn, b.turn), cmp.Compare(a.place, b.place)) })
	left := m.set.ReviewsPerDay - m.reviewsToday
	for _, d := range m.steps {
		if !d.today && m.busy[m.deck[d.place].Item] {
			continue // left in its steps on another day, and a sibling was first today
		}
		if m.take(int(d.place)) && !d.today {
			left--
		}
	}
	for _, d := range m.reviews {
		if m.busy[m.deck[d.place].Item] {
			continue
		}
		if left <= 0 {
			return
		}
		if m.take(int(d.place)) {
			left--
		}
	}
}

func (m *maker) full() bool { return m.scope.Limit > 0 && m.plan.Len() >= m.scope.Limit }

func (m *maker) take(i int) bool {
	if !m.wanted(i) || m.full() {
		return false
	}
	m.plan.Due = append(m.plan.Due, i)
	m.busy[m.deck[i].Item] = true
	m.plan.Notes[m.deck[i].Note].Due++
	return true
}

func (m *maker) pickNew() {
	left := m.set.NewPerDay - m.newToday
	if m.scope.New != 0 {
		left = m.scope.New
	}
	for i, ref := range m.deck {
		if m.seen[i] || !m.wanted(i) {
			continue
		}
		m.plan.Unseen++
		if left <= 0 || m.hidden[i] || m.busy[ref.Item] || m.full() {
			continue
		}
		left--
		m.busy[ref.Item] = true
		m.plan.New = append(m.plan.New, i)
		m.plan.Notes[ref.Note].New++
	}
}

func (m *maker) finish() {
	slices.SortFunc(m.later, func(a, b due) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.place, b.place)) })
	m.plan.Waiting = len(m.later)
	for _, d := range m.later {
		m.plan.Later = append(m.plan.Later, int(d.place))
	}
	if len(m.later) > 0 {
		m.plan.NextAt = m.later[0].at
	}
	for i := range m.plan.Notes {
		if n := &m.plan.Notes[i]; n.Judged > 0 {
			n.Recall = math.Min(1, n.Recall/float64(n.Judged))
		}
	}
}
