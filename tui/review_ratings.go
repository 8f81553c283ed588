package tui

import (
	"strconv"
)

// ratings is the row that never moves: what each key does to the card.
func (s *reviewScreen) ratings(e env) []string {
	names := [4]string{"Again", "Hard", "Good", "Easy"}
	var cells [4]string
	previews := s.session.Previews(e.desk.Now())
	for i, name := range names {
		word := name
		if !s.session.Cram() {
			word += " " + comesBack(previews[i])
		}
		cells[i] = e.look.Accent.Render(strconv.Itoa(i+1)) + " " + word
	}
	at := ratingColumns(e)
	var rows []string
	for i, cell := range cells {
		if i%len(at) == 0 {
			rows = append(rows, "")
		}
		row := &rows[len(rows)-1]
		*row = pad(*row, at[i%len(at)]) + cell
	}
	return rows
}

// ratingWidth is the widest a rating gets; a click beyond it is on nothing.
const ratingWidth = len("4 Easy 1,000 d")

// ratingColumns are where the ratings of a row begin: four where they fit, else two.
func ratingColumns(e env) []int {
	all := []int{2, 20, 36, 52}
	if e.width < all[3]+ratingWidth {
		return all[:2]
	}
	return all
}

// ratingAt is the rating, from 0, at a place on the screen.
func (s *reviewScreen) ratingAt(e env, line, col int) (int, bool) {
	at := ratingColumns(e)
	row, column := line-e.rows(s.above(e)), -1
	for i := range at {
		if col >= at[i] && col < at[i]+ratingWidth {
			column = i
		}
	}
	if row < 0 || column < 0 {
		return 0, false
	}
	return row*len(at) + column, true
}
