package clean

import "strings"

const (
	esc = "\x1b"
	bel = "\a"
	st  = esc + `\` // string terminator

	resetStyle = esc + "[m"

	// tabSpaces stands for a tab: bubbletea drops tabs from what it draws, and
	// the real stops depend on a column that Fence does not know.
	tabSpaces = "    "
)

// Fence makes rendered text safe to send to a terminal. It passes printable
// text, newlines, colours and styles (SGR), and OSC 8 hyperlinks with a
// SafeLink target, rewritten in one form: ASCII only, ended by ESC \. Each other
// escape sequence, and each rune that Text would not keep, is shown and does
// nothing; that goes for the styles that hide text or blink too. An unsafe
// link is dropped and its text stays. A lone CR is shown as ␍, since the lines
// are already laid out. A tab becomes four spaces: where width matters, expand
// tabs before rendering.
//
// The output is valid UTF-8, its only forbidden rune is the ESC of such a
// sequence, and fencing it again changes nothing. A hyperlink or style left
// open is closed at the end, so that nothing leaks into what is printed next.
//
// Fence cannot tell the program's colours from colours that a pack forged with
// entities: a pack may paint its own text, and no more than that.
func Fence(rendered string) string {
	f := fence{draft: draft{source: rendered}}
	for i := 0; i < len(rendered); {
		if n := plainRun(rendered[i:]); n > 0 {
			i += n
			f.cluster.settle(rune(rendered[i-1]))
			continue
		}
		i += f.step(i)
	}
	return f.end()
}

// fence is a Fence under way. A sequence does not end the cluster it stands in:
// an accent is still counted when a colour was put in front of it.
type fence struct {
	draft   draft
	cluster cluster
	styled  bool // a style is on
	linked  bool // a hyperlink is open
}

// step deals with what stands at source[i:] and returns its length.
func (f *fence) step(i int) int {
	rest := f.draft.source[i:]
	switch {
	case strings.HasPrefix(rest, "\r\n"):
		f.draft.replace(i, i+2, "\n")
		f.cluster.settle('\n')
		return 2
	case rest[0] == '\t':
		f.draft.replace(i, i+1, tabSpaces)
		f.cluster.settle(' ')
		return 1
	}
	if style, ok := cutStyle(rest); ok {
		f.styled = !style.resets()
		return len(style)
	}
	if link, n := cutLink(rest); n > 0 {
		f.draft.replace(i, i+n, f.follow(link))
		return n
	}
	return f.draft.pass(i, &f.cluster)
}

// follow returns the sequence that takes the terminal to link. A refused target
// counts as none, and closes what is open: a terminal would have left the old
// link there, too.
func (f *fence) follow(link hyperlink) string {
	if link.isSafe() {
		f.linked = true
		return link.String()
	}
	if !f.linked {
		return ""
	}
	f.linked = false
	return hyperlink{}.String()
}

func (f *fence) end() string {
	s := f.draft.String()
	if f.linked {
		s += hyperlink{}.String()
	}
	if f.styled {
		s += resetStyle
	}
	return s
}
