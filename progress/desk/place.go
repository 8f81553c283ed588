package desk

import (
	"strconv"
	"strings"

	"github.com/drillship/drillship/quiz"
)

// placeValue is how a place is written in the log: percent read, a space, the heading's slug.
func placeValue(percent int, slug string) string { return strconv.Itoa(percent) + " " + slug }

func parsePlace(value string) (percent int, slug string) {
	number, slug, _ := strings.Cut(value, " ")
	percent, err := strconv.Atoi(number)
	if err != nil {
		return 0, slug
	}
	return max(0, min(percent, 100)), slug
}

func (n *NoteLine) place(places map[string]quiz.Place) {
	if p, ok := places[n.Pack+"/"+n.ID]; ok {
		n.Read, n.Slug = parsePlace(p.Value)
		n.placeAt = p.At
	}
}

// Read is how much of a note was read, in percent.
func (d *Desk) Read(pack, note string) int {
	places, err := d.Store.Places()
	if err != nil {
		return 0
	}
	percent, _ := parsePlace(places[pack+"/"+note].Value)
	return percent
}

// PlaceEvents record how far a note was read, in percent, and the heading it was left at. There are
// none when nothing changed; what was read once stays read.
func (d *Desk) PlaceEvents(pack, note string, percent int, slug string) []quiz.Event {
	name := pack + "/" + note
	places, err := d.Store.Places()
	if err != nil {
		return nil
	}
	if before, ok := places[name]; ok {
		read, _ := parsePlace(before.Value)
		percent = max(percent, read)
		if before.Value == placeValue(percent, slug) {
			return nil
		}
	}
	return []quiz.Event{{ID: d.NewID(), Moment: d.Now(), Kind: quiz.Placed, Name: name, Value: placeValue(percent, slug)}}
}
