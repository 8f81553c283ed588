package markdown

import (
	"strings"
	"sync"

	"charm.land/glamour/v2"
	"charm.land/glamour/v2/ansi"
	"github.com/alecthomas/chroma/v2"
	chromastyles "github.com/alecthomas/chroma/v2/styles"

	"github.com/drillship/drillship/tui/theme"
)

// maxHighlight is how much code gets colours, in bytes: a few screens. The lexers backtrack, so
// hostile code must not be given to them by the page.
const maxHighlight = 8 << 10

// isHighlighted reports a language that is worth a lexer. All others are drawn as they are: for a
// name it does not know, chroma would load and try two hundred.
func isHighlighted(language string) bool {
	switch strings.ToLower(language) {
	case "bash", "sh", "shell", "console", "c", "css", "diff", "docker", "dockerfile", "go", "hcl",
		"html", "ini", "java", "javascript", "js", "json", "make", "makefile", "python", "py", "rust",
		"sql", "terraform", "tf", "toml", "typescript", "ts", "xml", "yaml", "yml":
		return true
	}
	return false
}

// render is the seam to glamour: Markdown in, text with SGR styles out, or nothing when it cannot.
// A width of 0 leaves lines as long as they are. It is only given what it draws right: code.
func render(source string, width int, t theme.Theme) string {
	r, err := glamour.NewTermRenderer(
		glamour.WithStyles(glamourStyle(t)),
		glamour.WithWordWrap(width),
		// Sixteen colours are all that styledRows knows, and all that a theme has.
		glamour.WithChromaFormatter("terminal16"),
	)
	if err != nil {
		return ""
	}
	out, err := r.Render(source)
	if err != nil {
		return ""
	}
	return out
}

// glamourStyle has no margins, no colours of its own and no prefixes: they cost more than the
// rendering. CodeBlock.Chroma stays nil, because glamour would register it anew for each block.
func glamourStyle(t theme.Theme) ansi.StyleConfig {
	var none uint
	var s ansi.StyleConfig
	s.Document.Margin = &none
	s.CodeBlock.Margin = &none
	if t.Color {
		s.CodeBlock.Theme = codeTheme()
	}
	return s
}

// codeTheme registers the colours of code with chroma, once, and names them. They are not shown:
// styledRows reads meanings from them, and the theme says what those look like, dark and light.
var codeTheme = sync.OnceValue(func() string {
	const name = "drillship"
	chromastyles.Register(chroma.MustNewStyle(name, chroma.StyleEntries{
		chroma.Comment:        mutedCode,
		chroma.CommentPreproc: "bold",
		chroma.Keyword:        "bold",
		chroma.NameTag:        accentCode, // keys of JSON and YAML
		chroma.NameAttribute:  accentCode,
		chroma.NameVariable:   accentCode,
		chroma.NameBuiltin:    "bold",
		chroma.NameFunction:   "bold",
	}))
	return name
})

// Colours as chroma names them, and the codes by which they come back.
const (
	accentCode, accentSGR = "#ansiturquoise", "96"
	mutedCode, mutedSGR   = "#ansidarkgray", "90"
	boldSGR               = "1"
)

// styledRows reads what render drew: one row a line, styles as meanings. Codes it does not know
// change nothing. Blank lines around the text are not part of it.
func styledRows(rendered string) []row {
	rows := []row{nil}
	s := style(0)
	for rendered != "" {
		n := strings.IndexAny(rendered, "\n\x1b")
		if n < 0 {
			n = len(rendered)
		}
		if n > 0 {
			rows[len(rows)-1] = append(rows[len(rows)-1], textPiece(rendered[:n], s))
			rendered = rendered[n:]
			continue
		}
		if rendered[0] == '\n' {
			rows = append(rows, nil)
			rendered = rendered[1:]
			continue
		}
		s, rendered = nextStyle(s, rendered)
	}
	return trimBlank(rows)
}

// nextStyle reads the escape sequence at the start of text.
func nextStyle(s style, text string) (style, string) {
	body, ok := strings.CutPrefix(text, "\x1b[")
	codes, rest, found := strings.Cut(body, "m")
	if !ok || !found {
		return s, text[1:]
	}
	for c := range strings.SplitSeq(codes, ";") {
		switch c {
		case "", "0":
			s = 0
		case boldSGR:
			s |= strong
		case accentSGR:
			s |= accent
		case mutedSGR:
			s |= muted
		}
	}
	return s, rest
}

// trimBlank takes empty rows off both ends, and spaces off the ends of rows.
func trimBlank(rows []row) []row {
	for len(rows) > 0 && len(rows[0].trim()) == 0 {
		rows = rows[1:]
	}
	for len(rows) > 0 && len(rows[len(rows)-1].trim()) == 0 {
		rows = rows[:len(rows)-1]
	}
	return rows
}

// plainText is the text of rows without styles.
func plainText(rows []row) string {
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i] = rawText(r)
	}
	return strings.Join(lines, "\n")
}
