package content

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// firstHeading is the plain text of the first heading in src, or empty: it names a note without a
// title. It looks at lines and parses one, because it is asked for every note of a folder before any
// is read.
func firstHeading(src string) string {
	var fence, above string
	comment := false
	for line := range strings.Lines(src) {
		line = strings.TrimRight(line, "\n")
		trimmed := strings.TrimLeft(line, " ")
		switch {
		case len(line) > maxLine:
		case fence != "":
			if strings.HasPrefix(trimmed, fence) && strings.Trim(trimmed, fence[:1]+" \t") == "" {
				fence = ""
			}
		case comment:
			comment = !strings.Contains(line, "-->")
		case len(line)-len(trimmed) > 3:
		case strings.HasPrefix(trimmed, "<!--"):
			comment = !strings.Contains(trimmed, "-->")
		case fenceLength([]byte(trimmed)) > 0:
			fence = trimmed[:fenceLength([]byte(trimmed))]
		case atxHeading.MatchString(line), above != "" && underline.MatchString(trimmed):
			if title := headingText(above, line); title != "" {
				return title
			}
		default:
			above = trimmed
			continue
		}
		above = ""
	}
	return ""
}

func headingText(above, line string) string {
	if !atxHeading.MatchString(line) {
		line = above + "\n" + line
	}
	if crowd([]byte(line)) > maxCrowd {
		return ""
	}
	s := newSheet(bytes.Clone([]byte(line)), 1)
	root := markdown().Parse(text.NewReader(s.src), parser.WithContext(parser.NewContext()))
	if h, ok := root.FirstChild().(*ast.Heading); ok {
		return s.plain(children(h)...)
	}
	return ""
}
