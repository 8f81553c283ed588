package content

// ItemKind is what is asked of the learner.
type ItemKind uint8

// The kinds of item. The first seven are drilled; the others are parsed and kept.
const (
	Single ItemKind = iota + 1
	Multiple
	Tip
	Trap
	Cloze
	Recall
	Typed
	Ordering
	Matching
	Case
	Terms
	Table
)

// Item is one thing to be learnt, with the cards that ask for it. Texts are plain Markdown as
// described at Block, unless they are said to be plain text.
type Item struct {
	Key  Key    // pack/item, without part
	ID   string // as written, or empty
	Kind ItemKind
	Note string // id of its note
	Path string // file, for diagnostics and "open the note at this place"
	Line int    // of the heading or the alert's marker, from 1
	// Title is plain text: the heading, or a tip's title, else empty.
	Title string
	// Headings is the heading path above the item, plain text, outermost first, its own heading excluded.
	Headings []string
	// Slug of the nearest heading that the reader shows: where "open the note" leads.
	Slug string

	// Stem is what is asked; for a question without a stem the title.
	Stem string
	// Options of Single, Multiple, Typed (accepted and known wrong answers) and Ordering (in the
	// right order, then those with Right false, which do not belong).
	Options []Option
	// Pairs of a Matching item; an empty Left is an extra distractor.
	Pairs []Pair
	// Explanation stands after the options: shown with the answer. Includes alerts without an own id.
	Explanation []Block
	// References are the links and texts of the Source lines, shown after the explanation.
	References []Reference
	// Trap and Truth of a Trap item; for a recall alert or question Truth is the answer.
	Trap, Truth string
	// Case is the key of the case this question belongs to, or empty.
	Case Key

	Exam, Domain, Task string
	Difficulty         float64 // 0–1, or -1
	Tags               []string
	Rev                string
	Was                []string
	Since, Verified    string
	// FixedOrder is shuffle=no: options keep their order.
	FixedOrder bool
	// Exact is match=exact: a typed answer must agree to the letter.
	Exact bool
	// Allow lists lint rules the author has judged.
	Allow []string

	// Cards are what is scheduled. Empty for a case.
	Cards []Card
	// Out is true when an error leaves the item out of drills.
	Out bool

	identity identity
}

// Option is one answer to choose or type.
type Option struct {
	Text      string // Markdown
	Rationale string // Markdown, or empty
	Right     bool
	// Hash is the option's identity: 8 characters. Order changes nothing, an edit makes another.
	Hash string
}

// Pair is one row of a matching table, in Markdown.
type Pair struct{ Left, Right string }

// Reference is where an answer can be checked. URL is http, https or mailto, or empty.
type Reference struct{ Text, URL string }

// Card is one prompt with one answer: the unit that is scheduled.
type Card struct {
	Key Key
	// Front and Back are Markdown. In the front of a cloze the hole stands as "[ ... ]" or, with a
	// hint, "[ hint ]"; in its back the answer stands in bold.
	Front, Back string
	// Prompt and Answer are plain text, one line each: for lists, for linking after an edit.
	Prompt, Answer string
}

// Drilled tells whether a review session can ask this kind of item.
func (k ItemKind) Drilled() bool { return k >= Single && k <= Typed }

var kindNames = [...]string{"", "single", "multiple", "tip", "trap", "cloze", "recall", "typed",
	"ordering", "matching", "case", "terms", "table"}

// String is the word used in listings and in JSON.
func (k ItemKind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return ""
}
