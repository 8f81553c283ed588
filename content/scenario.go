package content

// scenario reads a case: what stands before its first question.
func (q *question) scenario() {
	q.item.Kind = Case
	end := q.at + 1
	for end < q.end && q.itemAt[q.tops[end]] == nil && !q.startsQuestion(end) {
		end++
	}
	q.identify(q.item, "q", normal(q.runs(q.tops[q.at:end]...)), nil)
	q.needID(q.item, q.start(q.tops[q.at]), "case")
	q.item.Stem = q.lower(q.tops[q.at+1 : end])
	if end == q.end {
		q.nothing("the case has no questions", "add questions at deeper levels")
		return
	}
	q.ends[q.tops[q.at]] = end // what follows is for its questions
}

func (q *question) startsQuestion(i int) bool { return q.asked[q.tops[i]] }
