package quiz

// TakenBack is the set of events that count for nothing, of a log in any order. An undo can itself be
// taken back, and where clocks differ by one that stands earlier in the log; so order says nothing: an
// undo is in force when no undo in force names it. Undos in a ring, which no program writes, name only
// each other and count for nothing.
func TakenBack(log []Event) map[EventID]bool {
	undone := map[EventID]bool{}
	target := map[EventID]EventID{} // of each undo
	open := map[EventID]int{}       // how many undos, not yet judged, name an event
	for _, e := range log {
		_, twice := target[e.ID]
		if e.Kind == Undone && e.Target != (EventID{}) && !twice {
			target[e.ID] = e.Target
			open[e.Target]++
		}
	}
	var ready []EventID
	for id := range target {
		if open[id] == 0 {
			ready = append(ready, id)
		}
	}
	for len(ready) > 0 {
		id := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		named := target[id]
		if !undone[id] {
			undone[named] = true
		}
		open[named]--
		if _, isUndo := target[named]; isUndo && open[named] == 0 {
			ready = append(ready, named)
		}
	}
	return undone
}
