package tui

import (
	"slices"
	"strconv"
	"strings"
)

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
// screen, docs/keys.md say.
type binding struct {
	cmd  command
	keys []string
	hint string
	word string
	help string
	// holds is true where a held key may act again and again: moving, never deciding.
	holds bool
	// decides is true where one stroke changes what is asked: held down, it must not go on deciding.
	decides bool
}

// label is every key, written for people: three or more in a row as one, "1-4 a-d".
func (b binding) label() string {
	var parts []string
	for i := 0; i < len(b.keys); {
		end := i
		for end+1 < len(b.keys) && follows(b.keys[end], b.keys[end+1]) {
			end++
		}
		if end-i < 2 {
			end = i
			parts = append(parts, b.keys[i])
		} else {
			parts = append(parts, b.keys[i]+"-"+b.keys[end])
		}
		i = end + 1
	}
	return strings.Join(parts, " ")
}

// clickable is false where a click doesn't say which key is meant.
func (b binding) clickable() bool { return b.cmd != cmdMark && b.cmd != cmdRate }

func follows(a, b string) bool { return len(a) == 1 && len(b) == 1 && b[0] == a[0]+1 }

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

// allKeymaps is every state of every screen at its fullest: for the table of keys and for the test that
// no two clash.
func allKeymaps() []keymap {
	return []keymap{
		homeKeys(true, true), notesKeys(), filterKeys(true), readerKeys(true), findKeys(), outlineKeys(true, true),
		showKeys(true, false), rateKeys(true, false, true), optionKeys(4, true, false), typingKeys(), nextKeys(true, false, true),
		emptyKeys(true, true), summaryKeys(true, true), unsavedKeys(), helpKeys(),
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

// homeKeys are the letters that are shown; a note under the cursor can be drilled.
func homeKeys(note, unfinished bool) keymap {
	var drill, on []binding
	if note {
		drill = []binding{{cmd: cmdDrill, keys: []string{"d"}, hint: "d", word: "drill", help: "drill the note the cursor is on"}}
	}
	if unfinished {
		on = []binding{{cmd: cmdContinue, keys: []string{"c"}, help: "continue the note read last"}}
	}
	return keymap{"home", slices.Concat([]binding{
		{cmd: cmdOpen, keys: []string{"enter", "l", "right"}, hint: "enter", word: "open", help: "open what the cursor is on"},
		{cmd: cmdReview, keys: []string{"r"}, help: "review what is due"},
		{cmd: cmdNotes, keys: []string{"n"}, help: "notes"},
	}, on, drill, []binding{
		{cmd: cmdLeave, keys: []string{"q"}, hint: "q", word: "quit", help: "leave the program"},
	}, move())}
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

// filterKeys choose among the notes found, if any.
func filterKeys(found bool) keymap {
	all := binding{cmd: cmdBack, keys: []string{"esc"}, hint: "esc", word: "all notes", help: "show all notes"}
	if !found {
		return keymap{"notes, filter", []binding{all}}
	}
	return keymap{"notes, filter", []binding{
		{cmd: cmdDown, keys: []string{"down", "ctrl+n"}, hint: "↓↑", word: "choose", help: "next", holds: true},
		{cmd: cmdUp, keys: []string{"up", "ctrl+p"}, help: "previous", holds: true},
		{cmd: cmdOpen, keys: []string{"enter"}, hint: "enter", word: "open", help: "read the note"},
		all,
	}}
}

// readerKeys offer what one does next: read on, or, with matches to look at, go through them.
func readerKeys(finding bool) keymap {
	keys := append(pages(), []binding{
		{cmd: cmdFind, keys: []string{"/"}, hint: "/", word: "find", help: "find in this note"},
		{cmd: cmdOutline, keys: []string{"tab"}, hint: "tab", word: "outline", help: "outline"},
		{cmd: cmdDrill, keys: []string{"d"}, hint: "d", word: "drill", help: "drill this note"},
		{cmd: cmdNextLink, keys: []string{"]"}, help: "next link"},
		{cmd: cmdLastLink, keys: []string{"["}, help: "previous link"},
		{cmd: cmdOpen, keys: []string{"enter"}, help: "follow the link"},
		{cmd: cmdReturn, keys: []string{"backspace"}, help: "back from a link"},
		{cmd: cmdNextHeading, keys: []string{"}"}, help: "next heading"},
		{cmd: cmdLastHeading, keys: []string{"{"}, help: "previous heading"},
		{cmd: cmdNextNote, keys: []string{">"}, help: "next note"},
		{cmd: cmdLastNote, keys: []string{"<"}, help: "previous note"},
	}...)
	if finding {
		keys[0].word, keys[4].word = "", ""
		keys = append(matchKeys(), append(keys, binding{cmd: cmdBack, keys: []string{"esc"}, hint: "esc", word: "close", help: "no longer show matches"})...)
	}
	return keymap{"reader", append(keys, move()...)}
}

// missingKeys are awake where a note is not there or not yet.
func missingKeys() keymap {
	return keymap{"reader", []binding{{cmd: cmdBack, keys: []string{"esc"}, hint: "esc", word: "back", help: "one level back"}}}
}

func matchKeys() []binding {
	return []binding{
		{cmd: cmdNextMatch, keys: []string{"n"}, hint: "n", word: "next", help: "next match"},
		{cmd: cmdLastMatch, keys: []string{"N"}, hint: "N", word: "back", help: "previous match"},
	}
}

func findKeys() keymap {
	return keymap{"reader, find", []binding{
		{cmd: cmdOpen, keys: []string{"enter"}, hint: "enter", word: "find", help: "find it"},
		{cmd: cmdBack, keys: []string{"esc"}, hint: "esc", word: "close", help: "close the field"},
	}}
}

// outlineKeys go through the headings. Beside the text, finding goes on.
func outlineKeys(pane, finding bool) keymap {
	open := binding{cmd: cmdOpen, keys: []string{"enter", "l", "right"}, hint: "enter", word: "go", help: "go to the heading"}
	tab := binding{cmd: cmdOutline, keys: []string{"tab"}, help: "close the outline"}
	esc := binding{cmd: cmdBack, keys: []string{"esc"}, hint: "esc", word: "close", help: "close the outline"}
	keys := []binding{open, tab, esc}
	if pane {
		find := binding{cmd: cmdFind, keys: []string{"/"}, hint: "/", word: "find", help: "find in this note"}
		tab.hint, tab.word = "tab", "outline"
		keys = []binding{open, find, tab, esc}
		if finding {
			keys = append(matchKeys(), find, tab, esc, open)
			keys[5].word = ""
		}
	}
	return keymap{"reader, outline", append(keys, move()...)}
}

// always are the keys of any card in a review; undo is among them once there is something to undo,
// bury, flag and suspend unless the schedule is to be left alone.
func always(undo, cram bool, more ...binding) []binding {
	keys := undoKey(undo)
	if cram {
		return append(keys, more...)
	}
	keys = append(keys, binding{cmd: cmdBury, keys: []string{"b", "-"}, hint: "b", word: "bury", help: "bury until tomorrow", decides: true})
	return append(append(keys, more...), []binding{
		{cmd: cmdFlag, keys: []string{"f"}, hint: "f", word: "flag", help: "flag for another look"},
		{cmd: cmdSuspend, keys: []string{"s", "@"}, help: "suspend until resumed", decides: true},
	}...)
}

func noteKey() binding {
	return binding{cmd: cmdNote, keys: []string{"o"}, hint: "o", word: "note", help: "open its note"}
}

func undoKey(awake bool) []binding {
	if !awake {
		return nil
	}
	return []binding{{cmd: cmdUndo, keys: []string{"u"}, hint: "u", word: "undo", help: "undo the last step", decides: true}}
}

// scroll are the keys of a text; while lines are below, the first of them is offered.
func scroll(below bool) []binding {
	word := ""
	if below {
		word = "more"
	}
	return []binding{
		{cmd: cmdDown, keys: []string{"j", "down"}, hint: "j", word: word, help: "scroll down", holds: true},
		{cmd: cmdUp, keys: []string{"k", "up"}, help: "scroll up", holds: true},
		{cmd: cmdHalfDown, keys: []string{"ctrl+d", "pgdown"}, help: "half a page down", holds: true},
		{cmd: cmdHalfUp, keys: []string{"ctrl+u", "pgup"}, help: "half a page up", holds: true},
	}
}

func showKeys(undo, cram bool) keymap {
	return keymap{"card, before the answer", append(append([]binding{
		{cmd: cmdShow, keys: []string{"space", "enter"}, hint: "space", word: "show", help: "show the answer", decides: true},
	}, always(undo, cram)...), scroll(false)...)}
}

func rateKeys(undo, cram, below bool) keymap {
	text := scroll(below)
	return keymap{"card, after the answer", slices.Concat([]binding{
		{cmd: cmdRate, keys: []string{"1", "2", "3", "4"}, hint: "1-4", word: "rate", help: "rate: Again to Easy", decides: true},
		{cmd: cmdShow, keys: []string{"space", "enter"}, hint: "space", word: "good", help: "Good", decides: true},
	}, text[:1], always(undo, cram, noteKey()), text[1:])}
}

// optionKeys are awake while n options are open. Here a–e only mark, so burying is on "-".
func optionKeys(n int, undo, cram bool) keymap {
	marks := []string{}
	for i := range min(n, 9) {
		marks = append(marks, strconv.Itoa(i+1))
	}
	for i := range min(n, 5) {
		marks = append(marks, string(rune('a'+i)))
	}
	keys := []binding{
		{cmd: cmdMark, keys: marks, hint: "1-" + strconv.Itoa(max(1, min(n, 9))), word: "mark", help: "mark an option"},
		{cmd: cmdCheck, keys: []string{"enter"}, hint: "enter", word: "check", help: "check the answer", decides: true},
		{cmd: cmdGuess, keys: []string{"g"}, hint: "g", word: "guessed", help: "say that you guess"},
		{cmd: cmdMarkHere, keys: []string{"space"}, help: "mark at the cursor"},
		{cmd: cmdDown, keys: []string{"j", "down"}, help: "next option", holds: true},
		{cmd: cmdUp, keys: []string{"k", "up"}, help: "previous option", holds: true},
		{cmd: cmdHalfDown, keys: []string{"ctrl+d", "pgdown"}, help: "half a page down", holds: true},
		{cmd: cmdHalfUp, keys: []string{"ctrl+u", "pgup"}, help: "half a page up", holds: true},
		{cmd: cmdStrike, keys: []string{"x"}, help: "strike an option out"},
	}
	if !cram {
		keys = append(keys, []binding{
			{cmd: cmdBury, keys: []string{"-"}, hint: "-", word: "bury", help: "bury until tomorrow", decides: true},
			{cmd: cmdFlag, keys: []string{"f"}, help: "flag for another look"},
			{cmd: cmdSuspend, keys: []string{"s", "@"}, help: "suspend until resumed", decides: true},
		}...)
	}
	return keymap{"question, before the answer", append(keys, undoKey(undo)...)}
}

func typingKeys() keymap {
	return keymap{"typed, before the answer", []binding{
		{cmd: cmdCheck, keys: []string{"enter"}, hint: "enter", word: "check", help: "check the answer", decides: true},
		{cmd: cmdBack, keys: []string{"esc"}, hint: "esc", word: "end", help: "end the review"},
		{cmd: cmdDown, keys: []string{"down"}, help: "scroll down", holds: true},
		{cmd: cmdUp, keys: []string{"up"}, help: "scroll up", holds: true},
		{cmd: cmdHalfDown, keys: []string{"pgdown"}, help: "half a page down", holds: true},
		{cmd: cmdHalfUp, keys: []string{"pgup"}, help: "half a page up", holds: true},
	}}
}

// nextKeys are awake once a question was answered: right adds that a typed answer may be counted, below
// that there is more to read.
func nextKeys(right, cram, below bool) keymap {
	keys := []binding{
		{cmd: cmdNext, keys: []string{"space", "enter"}, hint: "space", word: "next", help: "the next one", decides: true},
	}
	if right {
		keys = append(keys, binding{cmd: cmdCountRight, keys: []string{"y"}, hint: "y", word: "right", help: "count it as right"})
	}
	text := scroll(below)
	keys = slices.Concat(keys, text[:1], undoKey(true))
	if !cram {
		flag := binding{cmd: cmdFlag, keys: []string{"f"}, hint: "f", word: "flag", help: "flag for another look"}
		bury := binding{cmd: cmdBury, keys: []string{"b", "-"}, hint: "b", word: "bury", help: "bury until tomorrow", decides: true}
		if right || below { // six hints are the most
			flag.word, bury.word = "", ""
		}
		keys = append(keys, flag, bury, binding{cmd: cmdSuspend, keys: []string{"s", "@"}, help: "suspend until resumed", decides: true})
	}
	return keymap{"question, after the answer", slices.Concat(keys, []binding{noteKey()}, text[1:])}
}

// emptyKeys are awake when there is nothing to ask: cram where there is something to cram, undo where
// the last card was hidden.
func emptyKeys(cram, undo bool) keymap {
	keys := []binding{{cmd: cmdNotes, keys: []string{"n"}, hint: "n", word: "notes", help: "notes"}}
	if cram {
		keys = append(keys, binding{cmd: cmdMore, keys: []string{"c"}, hint: "c", word: "cram", help: "practise without touching the schedule"})
	}
	keys = append(keys, undoKey(undo)...)
	return keymap{"review, nothing due", append(keys,
		binding{cmd: cmdLeave, keys: []string{"q"}, hint: "q", word: "leave", help: "leave the review"})}
}

// summaryKeys open a note where something was missed, and go on where something is left.
func summaryKeys(missed, left bool) keymap {
	var open, more []binding
	if left {
		more = []binding{{cmd: cmdReview, keys: []string{"r"}, hint: "r", word: "review more", help: "review what is due now"}}
	}
	if missed {
		open = []binding{{cmd: cmdOpen, keys: []string{"enter", "l", "right"}, hint: "enter", word: "read in the note", help: "open the note at this place"}}
	}
	return keymap{"review, summary", append(append(append(open, more...), []binding{
		{cmd: cmdUndo, keys: []string{"u"}, hint: "u", word: "undo", help: "back into the review, last answer taken back"},
		{cmd: cmdLeave, keys: []string{"q"}, hint: "q", word: "home", help: "home"},
	}...), move()...)}
}

func unsavedKeys() keymap {
	return keymap{"not saved", []binding{
		{cmd: cmdRetry, keys: []string{"enter"}, hint: "enter", word: "try again", help: "try to save again"},
		{cmd: cmdLeave, keys: []string{"q"}, hint: "q", word: "leave", help: "leave without this answer"},
		{cmd: cmdBack, keys: []string{"esc"}, help: "stay here"},
	}}
}

func helpKeys() keymap {
	page := pages()
	page[0].word = "" // esc is all one needs to know here
	return keymap{"keys", slices.Concat([]binding{
		{cmd: cmdBack, keys: []string{"esc", "?", "q"}, hint: "esc", word: "close", help: "close this"},
	}, page, move())}
}
