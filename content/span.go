package content

import (
	"slices"
	"strings"
)

// spans is a line of inline Markdown in the making. Emphasis signs are decided at the end, when it is
// known what stands beside them: our marks and clozes may stand where bold cannot.
type spans struct {
	list    []span
	inTable bool
}

type span struct {
	text string
	bare bool // not escaped yet
	sign byte // of emphasis: * _ ~; 0 for text
	size int
	mate int // index of the other end
	open bool
	hole bool
}

// endsWith tells whether the text so far ends with a sign, emphasis aside.
func (s *spans) endsWith(sign byte) bool {
	for _, p := range slices.Backward(s.list) {
		if p.sign == 0 && p.text != "" {
			return p.text[len(p.text)-1] == sign
		}
	}
	return false
}

func (s *spans) write(text string) {
	if text != "" {
		s.list = append(s.list, span{text: text})
	}
}

// say writes text as it is meant. It is escaped at the end, because the parser parts it at every sign
// that might have been one: only then is task_role one word.
func (s *spans) say(text string) {
	if n := len(s.list); n > 0 && s.list[n-1].bare {
		s.list[n-1].text += text
		return
	}
	if text != "" {
		s.list = append(s.list, span{text: text, bare: true})
	}
}

// wrap writes what inside writes, between emphasis signs.
func (s *spans) wrap(sign byte, size int, inside func()) {
	open := len(s.list)
	s.list = append(s.list, span{sign: sign, size: size, open: true})
	inside()
	s.list[open].mate = len(s.list)
	s.list = append(s.list, span{sign: sign, size: size, mate: open})
}

func (s *spans) String() string {
	for i := range s.list {
		if s.list[i].sign != 0 && s.list[i].open {
			s.settle(i)
		}
	}
	var b strings.Builder
	after := false // a hole, which must not become a link's text
	for _, t := range s.list {
		if t.sign != 0 {
			b.WriteString(strings.Repeat(string(t.sign), t.size))
			continue
		}
		if after && strings.HasPrefix(t.text, "(") || after && strings.HasPrefix(t.text, ":") {
			b.WriteByte('\\')
		}
		if t.bare {
			b.WriteString(escapeText(t.text, s.inTable))
		} else {
			b.WriteString(t.text)
		}
		after = t.hole || after && t.text == ""
	}
	return b.String()
}

// settle keeps a pair of signs where CommonMark reads it as one, tries the other sign where two pairs
// meet, and drops it elsewhere: lost emphasis is better than stars in a sentence.
func (s *spans) settle(open int) {
	end := s.list[open].mate
	s.shrink(open, end)
	if s.empty(open, end) {
		s.drop(open, end)
		return
	}
	for _, sign := range []byte{s.list[open].sign, other(s.list[open].sign)} {
		if sign != 0 && s.fits(sign, open, end) {
			s.list[open].sign, s.list[end].sign = sign, sign
			return
		}
	}
	s.drop(open, end)
}

func other(sign byte) byte {
	if sign == '*' {
		return '_'
	}
	return 0
}

// shrink moves white space at the edges of an emphasis out of it.
func (s *spans) shrink(open, end int) {
	if first := &s.list[open+1]; open+1 < end && first.sign == 0 {
		if t := strings.TrimLeft(first.text, " \t\n"); t != first.text {
			first.text = t
			s.pad(open, -1)
		}
	}
	if last := &s.list[end-1]; end-1 > open && last.sign == 0 {
		if t := strings.TrimRight(last.text, " \t\n"); t != last.text {
			last.text = t
			s.pad(end, +1)
		}
	}
}

// pad puts a space to the text beside a sign.
func (s *spans) pad(at, step int) {
	i := at + step
	if i < 0 || i >= len(s.list) || s.list[i].sign != 0 {
		return
	}
	if step < 0 {
		s.list[i].text += " "
		return
	}
	s.list[i].text = " " + s.list[i].text
}

func (s *spans) empty(open, end int) bool {
	for _, t := range s.list[open+1 : end] {
		if t.sign == 0 && t.text != "" {
			return false
		}
	}
	return true
}

func (s *spans) drop(open, end int) {
	s.list[open] = span{}
	s.list[end] = span{}
}

func (s *spans) fits(sign byte, open, end int) bool {
	if s.touches(sign, open, -1) || s.touches(sign, end, +1) {
		return false
	}
	return canOpen(sign, s.before(sign, open), s.after(sign, open)) &&
		canClose(sign, s.before(sign, end), s.after(sign, end))
}

// touches tells whether another pair ends where this one begins (or the reverse) with the same sign:
// **a****b** is not two bold words.
func (s *spans) touches(sign byte, at, step int) bool {
	for i := at + step; i >= 0 && i < len(s.list); i += step {
		t := s.list[i]
		if t.sign == 0 && t.text == "" {
			continue
		}
		if t.sign != sign {
			return false
		}
		if t.open != s.list[at].open {
			return true
		}
	}
	return false
}

// before and after are the runes beside a run of one sign.
func (s *spans) before(sign byte, at int) rune {
	for i := at - 1; i >= 0; i-- {
		switch t := s.list[i]; {
		case t.sign == sign || t.sign == 0 && t.text == "":
		case t.sign != 0:
			return rune(t.sign)
		default:
			return lastRune(t.text)
		}
	}
	return ' '
}

func (s *spans) after(sign byte, at int) rune {
	for i := at + 1; i < len(s.list); i++ {
		switch t := s.list[i]; {
		case t.sign == sign || t.sign == 0 && t.text == "":
		case t.sign != 0:
			return rune(t.sign)
		default:
			return firstRune(t.text)
		}
	}
	return ' '
}
