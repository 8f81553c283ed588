package content

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// readExams reads the blueprints. An exam without a valid id is left out, and so are exams that
// share one: attempts are kept under it.
func readExams(r *report, v mapping) []Exam {
	var exams []Exam
	var nodes []*yaml.Node
	uses := map[string]int{}
	for _, in := range v.inners(r, "exams") {
		e := readExam(r, in)
		if !validPackID(e.ID) {
			r.add(in.at(in.node, "P-08", Error, "an exam without a valid id is left out",
				"use small letters, digits and single hyphens: id: saa-c03"))
			continue
		}
		exams, nodes = append(exams, e), append(nodes, in.node)
		uses[e.ID]++
	}
	var kept []Exam
	for i, e := range exams {
		if uses[e.ID] == 1 {
			kept = append(kept, e)
			continue
		}
		r.add(v.at(nodes[i], "P-09", Error, "exam id "+quote(e.ID)+" is used twice; all are left out",
			"give each exam an id of its own"))
	}
	return kept
}

func readExam(r *report, in mapping) Exam {
	in.unknown(r, []string{"id", "title", "questions", "unscored", "minutes", "pass", "domains"}, true)
	e := Exam{
		ID:        in.text(r, "id"),
		Title:     in.text(r, "title"),
		Questions: in.count(r, "questions"),
		Unscored:  in.count(r, "unscored"),
		Minutes:   in.count(r, "minutes"),
		Pass:      readPass(r, in),
	}
	if e.Title == "" {
		e.Title = e.ID
	}
	if e.Unscored > e.Questions {
		in.wrong(r, "unscored", in.value("unscored"), "at most the number of questions", "")
		e.Unscored = 0
	}
	for _, d := range in.inners(r, "domains") {
		if domain, ok := readDomain(r, d, e.Domains); ok {
			e.Domains = append(e.Domains, domain)
		}
	}
	return e
}

func readDomain(r *report, in mapping, before []Domain) (Domain, bool) {
	in.unknown(r, []string{"id", "title", "weight"}, true)
	d := Domain{ID: in.text(r, "id"), Title: in.text(r, "title")}
	d.Weight, _ = in.number(r, "weight", 0, 100)
	if d.ID == "" {
		r.add(in.at(in.node, "P-08", Error, "a domain without an id is left out", `write id: "1"`))
		return d, false
	}
	if slices.ContainsFunc(before, func(b Domain) bool { return b.ID == d.ID }) {
		r.add(in.at(in.node, "P-09", Error, "domain "+quote(d.ID)+" stands twice; the first counts", ""))
		return d, false
	}
	return d, true
}

// passHint shows both ways to say where the pass mark lies.
const passHint = "pass: {raw: 0.7}, or pass: {scaled: 720, min: 100, max: 1000, assumed-raw: [0.66, 0.76]}"

func readPass(r *report, exam mapping) Pass {
	in, ok := exam.inner(r, "pass", passHint)
	if !ok {
		return Pass{}
	}
	in.unknown(r, []string{"raw", "scaled", "min", "max", "assumed-raw"}, true)
	if in.has("raw") && in.has("scaled") {
		exam.wrong(r, "pass", in.node, "either raw or scaled", passHint)
		return Pass{}
	}
	if in.has("raw") {
		raw, _ := in.number(r, "raw", 0, 1)
		return Pass{Raw: raw}
	}
	p := Pass{Scaled: in.count(r, "scaled"), Min: in.count(r, "min"), Max: in.count(r, "max")}
	if p.Scaled <= p.Min || p.Scaled > p.Max {
		exam.wrong(r, "pass", in.node, "a scaled score above min and up to max", passHint)
		return Pass{}
	}
	p.AssumedRaw = readAssumed(r, in)
	return p
}

func readAssumed(r *report, in mapping) [2]float64 {
	n := in.value("assumed-raw")
	if n == nil {
		return [2]float64{}
	}
	if n.Kind == yaml.SequenceNode && len(n.Content) == 2 {
		low, ok := numberIn(n.Content[0], 0, 1)
		high, ok2 := numberIn(n.Content[1], 0, 1)
		if ok && ok2 && low <= high {
			return [2]float64{low, high}
		}
	}
	in.wrong(r, "assumed-raw", n, "two shares from 0 to 1, the lower first", "assumed-raw: [0.66, 0.76]")
	return [2]float64{}
}
