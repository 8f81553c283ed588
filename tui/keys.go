package tui

import "strconv"

// command is what a key means.
type command uint8

const (
	none command = iota
	cmdHelp
	cmdBack
	cmdLeave
	cmdAbort
	cmdRedraw
	cmdStop
	cmdUp
	cmdDown
	cmdTop
	cmdBottom
	cmdHalfUp
	cmdHalfDown
	cmdPageUp
	cmdPageDown
	cmdOpen
	cmdDrill
	cmdReview
	cmdNotes
	cmdContinue
	cmdFind
	cmdNextMatch
	cmdLastMatch
	cmdOutline
	cmdNextLink
	cmdLastLink
	cmdReturn
	cmdNextHeading
	cmdLastHeading
	cmdNextNote
	cmdLastNote
	cmdShow
	cmdRate
	cmdMark
	cmdMarkHere
	cmdCheck
	cmdStrike
	cmdGuess
	cmdUndo
	cmdBury
	cmdSuspend
	cmdFlag
	cmdNext
	cmdNote
	cmdCountRight
	cmdMore
	cmdRetry
)

// binding is one command with its keys. hint and word are what the footer shows, help what the help
// screen, README and man page say.
type binding struct {
	cmd  command
	keys []string
	hint string
	word string
	help string
	// holds is true where a held key may act again and again: moving, never deciding.
	holds bool
}

// label is how the keys are written for people: those the hint names, else all.
func (b binding) label() string {
	if b.hint != "" {
		return b.hint
	}
	out := ""
	for i, k := range b.keys {
		if i > 0 {
			out += " "
		}
		out += k
	}
	return out
}

// keymap is what works on a screen in one of its states.
type keymap struct {
	name string
	keys []binding
}

// find is the command of a key stroke.
func (m keymap) find(key string) (binding, bool) {
	for _, b := range append(m.keys[:len(m.keys):len(m.keys)], everywhere()...) {
		for _, k := range b.keys {
			if k == key {
				return b, true
			}
		}
	}
	return binding{}, false
}

// hints are the bindings for the footer, help last.
func (m keymap) hints() []binding {
	var out []binding
	for _, b := range m.keys {
		if b.word != "" {
			out = append(out, b)
		}
	}
	return append(out, everywhere()[0])
}

// allKeymaps is every state of every screen: for the help texts' readers and for the test that no
// two keys clash.
func allKeymaps() []keymap {
	return []keymap{
		homeKeys(), notesKeys(), filterKeys(), readerKeys(), findKeys(), outlineKeys(),
		showKeys(true), rateKeys(true), optionKeys(4, true), typingKeys(), nextKeys(true),
		emptyKeys(), summaryKeys(), unsavedKeys(), helpKeys(),
	}
}

// everywhere works on each screen, help first.
func everywhere() []binding {
	return []binding{
		{cmd: cmdHelp, keys: []string{"?"}, hint: "?", word: "keys", help: "keys of this screen"},
		{cmd: cmdBack, keys: []string{"esc"}, help: "one level back"},
		{cmd: cmdLeave, keys: []string{"q"}, help: "leave the screen"},
		{cmd: cmdAbort, keys: []string{"ctrl+c"}, help: "leave the program at once"},
		{cmd: cmdRedraw, keys: []string{"ctrl+l"}, help: "draw again"},
		{cmd: cmdStop, keys: []string{"ctrl+z"}, help: "to the shell"},
	}
}

// move are the keys of everything that scrolls or has a cursor.
func move() []binding {
	return []binding{
		{cmd: cmdDown, keys: []string{"j", "down"}, help: "down", holds: true},
		{cmd: cmdUp, keys: []string{"k", "up"}, help: "up", holds: true},
		{cmd: cmdTop, keys: []string{"g", "home"}, help: "to the start"},
		{cmd: cmdBottom, keys: []string{"G", "end"}, help: "to the end"},
		{cmd: cmdHalfDown, keys: []string{"ctrl+d"}, help: "half a page down", holds: true},
		{cmd: cmdHalfUp, keys: []string{"ctrl+u"}, help: "half a page up", holds: true},
	}
}

func pages() []binding {
	return []binding{
		{cmd: cmdPageDown, keys: []string{"space", "pgdown"}, hint: "space", word: "page", help: "a page down", holds: true},
		{cmd: cmdPageUp, keys: []string{"b", "pgup"}, help: "a page up", holds: true},
	}
}

func homeKeys() keymap {
	return keymap{"home", append([]binding{
		{cmd: cmdOpen, keys: []string{"enter", "l", "right"}, hint: "enter", word: "open", help: "open what the cursor is on"},
		{cmd: cmdReview, keys: []string{"r"}, help: "review what is due"},
		{cmd: cmdNotes, keys: []string{"n"}, help: "notes"},
		{cmd: cmdContinue, keys: []string{"c"}, help: "continue the note read last"},
		{cmd: cmdDrill, keys: []string{"d"}, help: "drill the note the cursor is on"},
		{cmd: cmdLeave, keys: []string{"q"}, hint: "q", word: "quit", help: "leave the program"},
	}, move()...)}
}

func notesKeys() keymap {
	return keymap{"notes", append([]binding{
		{cmd: cmdOpen, keys: []string{"enter", "l", "right"}, hint: "enter", word: "open", help: "read the note"},
		{cmd: cmdDrill, keys: []string{"d"}, hint: "d", word: "drill", help: "drill the note"},
		{cmd: cmdFind, keys: []string{"/"}, hint: "/", word: "filter", help: "filter by title, alias or tag"},
		{cmd: cmdReturn, keys: []string{"h", "left"}, help: "back"},
		{cmd: cmdPageDown, keys: []string{"space", "pgdown"}, help: "a page down", holds: true},
		{cmd: cmdPageUp, keys: []string{"b", "pgup"}, help: "a page up", holds: true},
		{cmd: cmdBack, keys: []string{"esc"}, hint: "esc", word: "back", help: "one level back"},
	}, move()...)}
}

func filterKeys() keymap {
	return keymap{"notes, filter", []binding{
		{cmd: cmdDown, keys: []string{"down", "ctrl+n"}, hint: "↓↑", word: "choose", help: "next", holds: true},
		{cmd: cmdUp, keys: []string{"up", "ctrl+p"}, help: "previous", holds: true},
		{cmd: cmdOpen, keys: []string{"enter"}, hint: "enter", word: "open", help: "read the note"},
		{cmd: cmdBack, keys: []string{"esc"}, hint: "esc", word: "all notes", help: "show all notes"},
	}}
}

func readerKeys() keymap {
	return keymap{"reader", append(append(pages(), []binding{
		{cmd: cmdFind, keys: []string{"/"}, hint: "/", word: "find", help: "find in this note"},
		{cmd: cmdOutline, keys: []string{"tab"}, hint: "tab", word: "outline", help: "outline"},
		{cmd: cmdDrill, keys: []string{"d"}, hint: "d", word: "drill", help: "drill this note"},
		{cmd: cmdNextMatch, keys: []string{"n"}, help: "next match"},
		{cmd: cmdLastMatch, keys: []string{"N"}, help: "previous match"},
		{cmd: cmdNextLink, keys: []string{"]"}, help: "next link"},
		{cmd: cmdLastLink, keys: []string{"["}, help: "previous link"},
		{cmd: cmdOpen, keys: []string{"enter"}, help: "follow the link"},
		{cmd: cmdReturn, keys: []string{"backspace"}, help: "back from a link"},
		{cmd: cmdNextHeading, keys: []string{"}"}, help: "next heading"},
		{cmd: cmdLastHeading, keys: []string{"{"}, help: "previous heading"},
		{cmd: cmdNextNote, keys: []string{">"}, help: "next note"},
		{cmd: cmdLastNote, keys: []string{"<"}, help: "previous note"},
	}...), move()...)}
}

func findKeys() keymap {
	return keymap{"reader, find", []binding{
		{cmd: cmdOpen, keys: []string{"enter"}, hint: "enter", word: "find", help: "find it"},
		{cmd: cmdBack, keys: []string{"esc"}, hint: "esc", word: "close", help: "close the field"},
	}}
}

func outlineKeys() keymap {
	return keymap{"reader, outline", append([]binding{
		{cmd: cmdOpen, keys: []string{"enter", "l", "right"}, hint: "enter", word: "go", help: "go to the heading"},
		{cmd: cmdOutline, keys: []string{"tab"}, hint: "tab", word: "close", help: "close the outline"},
		{cmd: cmdBack, keys: []string{"esc"}, hint: "esc", word: "close", help: "close the outline"},
	}, move()...)}
}

// always are the keys of any card in a review; undo is among them once there is something to undo.
func always(undo bool) []binding {
	keys := undoKey(undo)
	return append(keys, []binding{
		{cmd: cmdBury, keys: []string{"b", "-"}, hint: "b", word: "bury", help: "bury until tomorrow"},
		{cmd: cmdFlag, keys: []string{"f"}, hint: "f", word: "flag", help: "flag for another look"},
		{cmd: cmdSuspend, keys: []string{"s", "@"}, help: "suspend: never ask again until resumed"},
	}...)
}

func undoKey(awake bool) []binding {
	if !awake {
		return nil
	}
	return []binding{{cmd: cmdUndo, keys: []string{"u"}, hint: "u", word: "undo", help: "take back the last answer, bury or suspend"}}
}

func scroll() []binding {
	return []binding{
		{cmd: cmdDown, keys: []string{"j", "down"}, help: "scroll down", holds: true},
		{cmd: cmdUp, keys: []string{"k", "up"}, help: "scroll up", holds: true},
		{cmd: cmdHalfDown, keys: []string{"ctrl+d", "pgdown"}, help: "half a page down", holds: true},
		{cmd: cmdHalfUp, keys: []string{"ctrl+u", "pgup"}, help: "half a page up", holds: true},
	}
}

func showKeys(undo bool) keymap {
	return keymap{"card, before the answer", append(append([]binding{
		{cmd: cmdShow, keys: []string{"space", "enter"}, hint: "space", word: "show", help: "show the answer"},
	}, always(undo)...), scroll()...)}
}

func rateKeys(undo bool) keymap {
	return keymap{"card, after the answer", append(append([]binding{
		{cmd: cmdRate, keys: []string{"1", "2", "3", "4"}, hint: "1-4", word: "rate", help: "Again, Hard, Good, Easy"},
		{cmd: cmdShow, keys: []string{"space", "enter"}, hint: "space", word: "good", help: "Good"},
		{cmd: cmdNote, keys: []string{"o"}, hint: "o", word: "note", help: "open the note at this place"},
	}, always(undo)...), scroll()...)}
}

// optionKeys are awake while n options are open. Here a–e only mark, so burying is on "-".
func optionKeys(n int, undo bool) keymap {
	marks := []string{}
	for i := range min(n, 9) {
		marks = append(marks, strconv.Itoa(i+1))
	}
	for i := range min(n, 5) {
		marks = append(marks, string(rune('a'+i)))
	}
	keys := []binding{
		{cmd: cmdMark, keys: marks, hint: "1-" + strconv.Itoa(max(1, min(n, 9))), word: "mark", help: "mark an option"},
		{cmd: cmdCheck, keys: []string{"enter"}, hint: "enter", word: "check", help: "check the answer"},
		{cmd: cmdGuess, keys: []string{"g"}, hint: "g", word: "guessed", help: "say that you guess"},
		{cmd: cmdBury, keys: []string{"-"}, hint: "-", word: "bury", help: "bury until tomorrow"},
		{cmd: cmdMarkHere, keys: []string{"space"}, help: "mark at the cursor"},
		{cmd: cmdDown, keys: []string{"j", "down"}, help: "next option", holds: true},
		{cmd: cmdUp, keys: []string{"k", "up"}, help: "previous option", holds: true},
		{cmd: cmdHalfDown, keys: []string{"ctrl+d", "pgdown"}, help: "half a page down", holds: true},
		{cmd: cmdHalfUp, keys: []string{"ctrl+u", "pgup"}, help: "half a page up", holds: true},
		{cmd: cmdStrike, keys: []string{"x"}, help: "strike an option out"},
		{cmd: cmdFlag, keys: []string{"f"}, help: "flag for another look"},
		{cmd: cmdSuspend, keys: []string{"s", "@"}, help: "suspend: never ask again until resumed"},
	}
	return keymap{"question, before the answer", append(keys, undoKey(undo)...)}
}

func typingKeys() keymap {
	return keymap{"typed, before the answer", []binding{
		{cmd: cmdCheck, keys: []string{"enter"}, hint: "enter", word: "check", help: "check the answer"},
		{cmd: cmdBack, keys: []string{"esc"}, hint: "esc", word: "end", help: "end the review"},
	}}
}

// nextKeys are awake once a question was answered; right adds that a typed answer may be counted.
func nextKeys(right bool) keymap {
	keys := []binding{
		{cmd: cmdNext, keys: []string{"space", "enter"}, hint: "space", word: "next", help: "the next one"},
	}
	if right {
		keys = append(keys, binding{cmd: cmdCountRight, keys: []string{"y"}, hint: "y", word: "right", help: "a slip: count it as right"})
	}
	keys = append(keys, undoKey(true)...)
	return keymap{"question, after the answer", append(append(keys,
		binding{cmd: cmdFlag, keys: []string{"f"}, hint: "f", word: "flag", help: "flag for another look"},
		binding{cmd: cmdBury, keys: []string{"b", "-"}, hint: "b", word: "bury", help: "bury until tomorrow"},
		binding{cmd: cmdNote, keys: []string{"o"}, hint: "o", word: "note", help: "open the note at this place"},
		binding{cmd: cmdSuspend, keys: []string{"s", "@"}, help: "suspend: never ask again until resumed"},
	), scroll()...)}
}

func emptyKeys() keymap {
	return keymap{"review, nothing due", []binding{
		{cmd: cmdNotes, keys: []string{"n"}, hint: "n", word: "notes", help: "notes"},
		{cmd: cmdMore, keys: []string{"c"}, hint: "c", word: "cram", help: "practise without touching the schedule"},
		{cmd: cmdLeave, keys: []string{"q"}, hint: "q", word: "home", help: "home"},
	}}
}

func summaryKeys() keymap {
	return keymap{"review, summary", append([]binding{
		{cmd: cmdOpen, keys: []string{"enter", "l", "right"}, hint: "enter", word: "read in the note", help: "open the note at this place"},
		{cmd: cmdReview, keys: []string{"r"}, hint: "r", word: "review more", help: "review what is due now"},
		{cmd: cmdUndo, keys: []string{"u"}, hint: "u", word: "undo", help: "back into the review, last answer taken back"},
		{cmd: cmdLeave, keys: []string{"q"}, hint: "q", word: "home", help: "home"},
	}, move()...)}
}

func unsavedKeys() keymap {
	return keymap{"not saved", []binding{
		{cmd: cmdRetry, keys: []string{"enter"}, hint: "enter", word: "try again", help: "try to save again"},
		{cmd: cmdLeave, keys: []string{"q"}, hint: "q", word: "leave", help: "leave without this answer"},
	}}
}

func helpKeys() keymap {
	return keymap{"keys", append([]binding{
		{cmd: cmdBack, keys: []string{"esc", "?", "q"}, hint: "esc", word: "close", help: "close this"},
	}, move()[:2]...)}
}
