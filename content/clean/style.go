package clean

import (
	"strconv"
	"strings"
)

// style is an SGR sequence from ESC to m, made of nothing but styles that leave
// text readable.
type style string

// cutStyle takes the style at the start of s. It refuses conceal and blink,
// fonts, codes it does not know and colours that are cut short: a terminal that
// reads those in another way could find a conceal in them.
func cutStyle(s string) (style, bool) {
	body, ok := strings.CutPrefix(s, esc+"[")
	if !ok {
		return "", false
	}
	end := strings.IndexFunc(body, func(r rune) bool {
		return (r < '0' || r > '9') && r != ';' && r != ':'
	})
	if end < 0 || body[end] != 'm' || !isReadable(body[:end]) {
		return "", false
	}
	return style(s[:len(esc)+1+end+1]), true
}

// resets reports whether nothing is left on after the style.
func (s style) resets() bool {
	params := strings.TrimSuffix(string(s), "m")[len(esc)+1:]
	last := params[strings.LastIndexByte(params, ';')+1:]
	// A last 0 may be the blue of a colour, so only a lone one counts.
	return last == params && strings.Trim(params, "0") == ""
}

// isReadable judges the parameters of a style, written 1;38;5;200 or 4:3.
func isReadable(params string) bool {
	more := true
	for more {
		var param string
		param, params, more = strings.Cut(params, ";")
		code, sub, hasSub := strings.Cut(param, ":")
		n, ok := number(code)
		switch {
		case !ok:
			return false
		case hasSub:
			if !isSubStyle(n, sub) {
				return false
			}
		case isColour(n):
			if params, more, ok = skipColour(params); !ok {
				return false
			}
		case !isHarmlessCode(n):
			return false
		}
	}
	return true
}

func isHarmlessCode(n int) bool {
	switch {
	case n <= 4, n == 7, n == 9, // reset, bold to underline, reverse, crossed out
		21 <= n && n <= 25, 27 <= n && n <= 29, // and their ends
		30 <= n && n <= 49 && !isColour(n), // colours and defaults
		n == 53, n == 55, n == 59,          // overline, underline colour off
		90 <= n && n <= 97, 100 <= n && n <= 107: // bright colours
		return true
	}
	return false
}

// isColour reports the codes that take a colour as arguments: text, background
// and underline.
func isColour(n int) bool {
	return n == 38 || n == 48 || n == 58
}

// skipColour passes over the arguments 5;N or 2;R;G;B in front of params; left
// says whether anything follows them.
func skipColour(params string) (rest string, left, ok bool) {
	var value string
	kind, params, more := strings.Cut(params, ";")
	values := colourValues(kind)
	for range values {
		if !more {
			return "", false, false
		}
		value, params, more = strings.Cut(params, ";")
		if _, ok := number(value); !ok {
			return "", false, false
		}
	}
	return params, more, values > 0
}

func colourValues(kind string) int {
	switch kind {
	case "5":
		return 1
	case "2":
		return 3
	}
	return 0
}

// isSubStyle judges the colon form: 4:3 for a curly underline, 38:5:N and
// 38:2:R:G:B, the latter with or without a colour space in front of R.
func isSubStyle(code int, sub string) bool {
	parts := strings.Split(sub, ":")
	for _, p := range parts {
		if _, ok := number(p); !ok {
			return false
		}
	}
	if code == 4 {
		n, _ := number(sub)
		return len(parts) == 1 && n <= 5
	}
	values := colourValues(parts[0])
	return isColour(code) && values > 0 &&
		(len(parts) == 1+values || values == 3 && len(parts) == 2+values)
}

// number reads a parameter from 0 to 255; an empty one is 0. Longer numbers are
// refused, since terminals disagree on how they overflow.
func number(s string) (int, bool) {
	const maxDigits = 3
	if s == "" {
		return 0, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && len(s) <= maxDigits && n <= 255
}
