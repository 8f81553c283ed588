package content

// Pack is one set of study material: the notes of a folder and the items in them.
type Pack struct {
	// ID is half of every key: [a-z][a-z0-9-]*, single hyphens, at most 63 characters.
	ID       string
	Title    string
	Version  string
	Authors  []string
	License  string
	Language string
	// Verified is the day on which the facts were last checked, as written (2026-11-20), or empty.
	Verified string
	// Labels are the author's words for trap, truth and source, besides the English ones.
	Labels map[string]string
	// Continues names packs whose items moved into this one.
	Continues []string
	Defaults  Defaults
	Exams     []Exam
	// Intro is the body of pack.md as plain Markdown, or empty.
	Intro string
	// Notes are in course order: by order, then by path.
	Notes []*Note
	// Diagnostics of the pack file and of every note, sorted by file, line, column.
	Diagnostics []Diagnostic
	// Meta keeps the unknown keys of pack.md.
	Meta map[string]string
}

// Defaults are the values an item has where its drill comment is silent. Comment beats note beats
// pack; tags add up.
type Defaults struct {
	Exam, Domain, Task string
	Tags               []string
	// Difficulty is 0–1, or -1 where nobody wrote one.
	Difficulty float64
}

// Exam is the blueprint of a practice exam as the pack describes it.
type Exam struct {
	ID, Title                    string
	Questions, Unscored, Minutes int
	Pass                         Pass
	Domains                      []Domain
}

// Pass is where the pass mark lies: Raw is a share (0–1) for a raw score, Scaled on Min–Max with an
// assumed range of raw shares otherwise. Zero means not given.
type Pass struct {
	Raw              float64
	Scaled, Min, Max int
	AssumedRaw       [2]float64
}

// Domain is one part of a blueprint; Weight is its share in percent.
type Domain struct {
	ID, Title string
	Weight    float64
}
