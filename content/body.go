package content

// bodyEnv is what a note's text cannot know by itself.
type bodyEnv struct {
	// Labels are the pack's own words for trap, truth and source.
	Labels map[string]string
	// Defaults are the pack's and the note's, merged.
	Defaults Defaults
	// Resolve finds the note that a wiki link or relative .md link means, by id, path, file name,
	// title or alias (case aside). It may be nil: then every such link is plain text.
	Resolve func(target string) (noteID string, ok bool)
}

// identity is what an item's key is computed from, kept until the whole pack is known: unmarked
// items with one key all get their right answers appended (pack-format, section 5).
type identity struct {
	class string   // q, tip, trap
	text  string   // normalised prompt
	right []string // normalised right answers
}

// parseBody reads the text of a note below its frontmatter and fills n.Title (if empty), Words,
// Blocks, Items and Diagnostics. src has passed clean.Text; firstLine is the file line of its first
// line, so that every diagnostic names the file's own lines. Keys are set as if the note were alone
// in its pack; settle corrects them when the whole pack is known. It never fails and never panics.
func parseBody(n *Note, src string, firstLine int, env bodyEnv) {}

// firstHeading is the plain text of the first heading in src, or empty: it names a note without a title.
func firstHeading(src string) string { return "" }
