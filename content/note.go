package content

// Note is one Markdown file: text to read, with items between its blocks.
type Note struct {
	Pack string // id of the pack
	ID   string // default: path without .md
	Path string // slash-separated, relative to the pack's folder
	// Title: frontmatter, else the first heading, else the file's name.
	Title    string
	Order    int
	Tags     []string
	Aliases  []string
	Verified string
	Sources  []string
	// Drill is false for a note that is only read.
	Drill    bool
	Defaults Defaults
	// Meta keeps unknown frontmatter keys with scalar values.
	Meta map[string]string
	// Words counts the words that a reader meets, code and tables included, questions not.
	Words int
	// Blocks are the note in reading order. Nil in a slim note.
	Blocks []Block
	Items  []*Item
	// Diagnostics of this note, sorted by line and column.
	Diagnostics []Diagnostic
}

// Minutes is the reading time at 200 words a minute, at least 1.
func (n *Note) Minutes() int { return max(1, (n.Words+100)/200) }

// BlockKind says how a reader shows a block.
type BlockKind uint8

// The kinds of block. All but Heading, QuestionLine and the boxes of alerts are prose for a renderer.
const (
	// Prose is ordinary Markdown: paragraphs, lists, code, tables, plain quotes, images as text.
	Prose BlockKind = iota
	// Heading has Level and Text; Markdown is its inline source.
	Heading
	// TipBox is a tip. Item is set, here and in a TrapBox, unless the alert is only shown.
	TipBox
	// TrapBox is a trap: Trap and Truth are its halves, when both labels were found.
	TrapBox
	// Alert is any other callout; Label is its word ("Note", "Important", …), Text its title or empty.
	Alert
	// QuestionLine stands for a whole question: only its title (Text) may be shown while reading.
	QuestionLine
)

// NoteScheme begins the target of a link to a note.
const NoteScheme = "note:"

// Block is one piece of a note. Markdown in a block is plain CommonMark with GitHub's tables, task
// lists and strike-through, nothing of our dialect: comments are gone, highlights and clozes are
// bold (Emphasis of what a card hides), <br> is a hard break, wiki links are Markdown links whose
// target is NoteScheme + note id + optional "#" + heading slug (or plain text when nothing matches),
// footnotes are numbered and their texts form the last block. All text is clean.Text'ed after
// entities and escapes were resolved, so that no control character can be born in a renderer.
type Block struct {
	Kind     BlockKind
	Markdown string
	// Trap and Truth are the halves of a TrapBox, when both labels were written.
	Trap, Truth string
	Level       int    // of a heading, 1–6
	Text        string // plain text of a heading, alert title or question title
	Label       string
	Slug        string // of a heading, GitHub's way, unique in the note
	Line        int    // first line in the file, from 1
	Item        *Item
}
