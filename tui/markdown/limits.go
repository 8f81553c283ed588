package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/drillship/drillship/content/clean"
)

// What is formatted, and what is shown as plain text because a parser would need seconds for it, or
// for ever. No honest note comes near.
const (
	maxSource  = 256 << 10 // bytes in one document
	maxItems   = 2000      // list items in one document
	maxNesting = 16        // quotes and lists inside each other
	maxColumns = 32        // of a table: short rows are padded to the width of the first
	// maxInline is how many characters that may begin or end a style or a link stand together
	// without a blank line. Parsers look back from each to all before it: 10,000 take 60 ms.
	maxInline = 10_000
)

const (
	tooLong   = "Too long to format, so this is plain text:"
	tooDeep   = "Nested too deeply to format, so this is plain text:"
	tooWide   = "A table is too wide to format, so this is plain text:"
	tooDense  = "Too many marks to format, so this is plain text:"
	tooListed = "Too many list items to format, so this is plain text:"
)

// refuse says why source must not even be parsed, or nothing. It reads the source once.
func (p *painter) refuse(source string) string {
	p.left -= len(source)
	if p.left < 0 {
		return tooLong
	}
	dense := 0
	for line := range strings.Lines(source) {
		dense += marks(line)
		switch {
		case isBlank(line):
			dense = 0
		case dense > maxInline:
			return tooDense
		case opens(line) > maxNesting:
			return tooDeep
		case isDelimiterRow(line) && strings.Count(line, "|") > maxColumns:
			return tooWide
		}
	}
	return ""
}

// marks counts the characters in line that may begin or end a style or a link.
func marks(line string) int {
	n := 0
	for i := range len(line) {
		switch line[i] {
		case '[', ']', '*', '_', '`', '~', '<':
			n++
		}
	}
	return n
}

func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

// listMarker is what begins a list item inside a line.
var listMarker = regexp.MustCompile(`^(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]|$)`)

// opens counts the quotes and lists that line may open. A line of stars or dashes is a break.
func opens(line string) int {
	const longestBreak = 200
	if len(line) < longestBreak && (strings.Trim(line, "* \t\n") == "" || strings.Trim(line, "- \t\n") == "") {
		return 0
	}
	n := 0
	for {
		line = strings.TrimLeft(line, " \t")
		marker := listMarker.FindString(line)
		switch {
		case strings.HasPrefix(line, ">"):
			line = line[1:]
		case marker != "":
			line = line[len(marker):]
		default:
			return n
		}
		n++
	}
}

func isDelimiterRow(line string) bool {
	return strings.Contains(line, "|") && strings.Trim(line, "|:- \t\n>") == ""
}

// tooMuch says why a parsed text must not be drawn, or nothing.
func (p *painter) tooMuch(root ast.Node) string {
	if depth(root) > maxNesting {
		return tooDeep
	}
	p.items -= items(root)
	if p.items < 0 {
		return tooListed
	}
	return ""
}

// depth is how many quotes and lists lie inside each other, counted no further than needed.
func depth(n ast.Node) int {
	deepest, level := 0, 0
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.(type) {
		case *ast.Blockquote, *ast.List:
			if !entering {
				level--
				return ast.WalkContinue, nil
			}
			level++
			deepest = max(deepest, level)
		}
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return deepest
}

func items(n ast.Node) int {
	count := 0
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if _, ok := n.(*ast.ListItem); ok && entering {
			count++
		}
		return ast.WalkContinue, nil
	})
	return count
}

// unformatted shows source as it was written, under a line that says why.
func (p *painter) unformatted(why, source string, width int, lead []piece) []row {
	rows := wrap(append(lead, textPiece(why, muted)), width)
	return append(append(rows, nil), p.verbatim(source, width)...)
}

// verbatim wraps each line of source by itself.
func (p *painter) verbatim(source string, width int) []row {
	var rows []row
	for line := range strings.Lines(source) {
		line = strings.TrimRight(line, " \t\r\n")
		rows = append(rows, wrapLine(clean.Line(line), width)...)
	}
	return rows
}

// wrapLine wraps one line of text; an empty line stays a row.
func wrapLine(text string, width int) []row {
	if rows := wrap([]piece{{text: text}}, width); len(rows) > 0 {
		return rows
	}
	return []row{nil}
}
