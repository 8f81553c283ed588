package tui

// list is a cursor over n lines of which some rows are seen.
type list struct {
	at, top int
}

// move is a moving command; it tells whether c was one.
func (l *list) move(c command, n, rows int) bool {
	switch c {
	case cmdDown:
		l.at++
	case cmdUp:
		l.at--
	case cmdTop:
		l.at = 0
	case cmdBottom:
		l.at = n - 1
	case cmdHalfDown:
		l.at += max(1, rows/2)
	case cmdHalfUp:
		l.at -= max(1, rows/2)
	case cmdPageDown:
		l.at += rows
	case cmdPageUp:
		l.at -= rows
	default:
		return false
	}
	l.clamp(n)
	return true
}

func (l *list) clamp(n int) { l.at = max(0, min(l.at, n-1)) }

// reveal scrolls so that line at, of n lines, is among the rows seen.
func (l *list) reveal(line, n, rows int) {
	l.top = max(0, min(l.top, n-rows))
	if line < l.top {
		l.top = line
	}
	if line >= l.top+rows {
		l.top = line - rows + 1
	}
}

// show scrolls so that the cursor's line is seen, the cursor being on at[l.at] of n lines; on the first
// one with all that stands above it, if there is room.
func (l *list) show(at []int, n, rows int) {
	if l.at == 0 {
		l.reveal(0, n, rows)
	}
	l.reveal(at[l.at], n, rows)
}

// scrolled moves a text of n lines seen through rows; it tells whether c was a moving command.
func scrolled(top *int, c command, n, rows int) bool {
	switch c {
	case cmdDown:
		*top++
	case cmdUp:
		*top--
	case cmdTop:
		*top = 0
	case cmdBottom:
		*top = n
	case cmdHalfDown:
		*top += max(1, rows/2)
	case cmdHalfUp:
		*top -= max(1, rows/2)
	case cmdPageDown:
		*top += max(1, rows-1)
	case cmdPageUp:
		*top -= max(1, rows-1)
	default:
		return false
	}
	*top = max(0, min(*top, n-rows))
	return true
}
