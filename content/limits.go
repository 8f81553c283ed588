package content

// Limits of what is read from a stranger's folder. A study pack of a thousand questions has some
// hundred files and two megabytes: whoever meets one of these has pointed at the wrong folder, or
// was sent something that is meant to choke the program.
const (
	MaxFile  = 4 << 20  // bytes of one Markdown file
	MaxPack  = 64 << 20 // bytes of all Markdown files of a pack
	MaxFiles = 10_000   // Markdown files of a pack

	maxFolders = 16      // depth of folders in a pack
	maxEntries = 200_000 // directory entries looked at: the folder may be somebody's whole disk
	maxPlaces  = 8       // places that one message names

	maxFrontmatter = 64 << 10 // bytes between the two delimiters
	maxNesting     = 8        // depth of the frontmatter's values
	maxKeys        = 200      // keys of a frontmatter, those of inner mappings included
	maxTags        = 100      // tags of a frontmatter: every item carries them
	maxComment     = 4 << 10  // bytes of a drill comment
)

// ParserVersion changes whenever the same files may give other keys, items or diagnostics than
// before: whatever was kept of an earlier parse is then read again.
const ParserVersion = 7
