package content

import (
	"regexp"
	"slices"
	"strings"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v3"
)

// matter is a file cut in two: the frontmatter's values and the text below them.
//
// A file has frontmatter when its first line that is not blank is "---", a later line without indent
// is "---" or "...", and what stands between is a YAML mapping with a key of one word, or was clearly
// meant to be one. A text that begins with a rule is therefore only text. Frontmatter that cannot be read is reported as P-20
// and left out: the body still begins below it. Where the closing line is missing the body is the
// whole file, so that nothing an author wrote disappears.
type matter struct {
	values  mapping // empty without frontmatter
	found   bool    // there is frontmatter, readable or not
	source  string  // what stands between the delimiters, or empty
	body    string
	line    int // of the body's first line in the file, from 1
	problem *Diagnostic
}

const delimiter = "---"

// cutFrontmatter splits a file that has passed clean.Text. Diagnostics carry the lines of the file.
func cutFrontmatter(file, src string) matter {
	whole := matter{body: src, line: 1}
	start, line := firstLine(src)
	opening := lineAt(src, start)
	if !isDelimiter(opening, delimiter) || start+len(opening) == len(src) {
		return whole
	}
	block := src[start+len(opening)+1:]
	closing := findClosing(block)
	inside := block[:closing.start]
	if closing.mark == "" || swallowsText(inside) {
		return unclosed(whole, file, block, line)
	}
	root, err := decodeBlock(inside, closing.mark)
	blank := strings.TrimSpace(inside) == ""
	if !blank && !holdsWordKey(root) && !meantAsValues(inside) {
		return whole
	}
	cut := matter{found: true, source: inside, body: block[closing.end:],
		line: line + 1 + strings.Count(block[:closing.end], "\n")}
	switch {
	case err == nil && root == nil && !blank:
		err = &yamlError{text: "no value in it", hint: "write each value as: key: value"}
		fallthrough
	case err != nil:
		cut.problem = frontmatterProblem(file, line, err)
	case line > 1:
		cut.problem = &Diagnostic{Rule: "P-20", Severity: Warning, File: file, Line: line, Column: 1,
			Message: "the frontmatter does not begin on line 1",
			Hint:    "delete the blank lines above it: other programs show it as text"}
	}
	if err == nil {
		cut.values = mapping{node: root, file: file, offset: line}
	}
	return cut
}

func unclosed(whole matter, file, block string, line int) matter {
	if !meantAsValues(block) {
		return whole
	}
	whole.found = true
	whole.source = firstParagraph(block)
	whole.problem = &Diagnostic{Rule: "P-20", Severity: Error, File: file, Line: line, Column: 1,
		Message: "the frontmatter is never closed",
		Hint:    `write a line "---" below the last key`}
	return whole
}

// firstLine is the offset and the number of the first line that is not blank.
func firstLine(src string) (start, line int) {
	line = 1
	for i, c := range src {
		switch c {
		case '\n':
			start, line = i+1, line+1
		case ' ', '\t':
		default:
			return start, line
		}
	}
	return len(src), line
}

// lineAt is the line that starts at offset i, without its end.
func lineAt(src string, i int) string {
	line, _, _ := strings.Cut(src[i:], "\n")
	return line
}

func isDelimiter(line, mark string) bool {
	return strings.HasPrefix(line, mark) && strings.TrimSpace(line) == mark
}

type closingLine struct {
	start, end int    // of the line with its end, as offsets
	mark       string // "---", "...", or empty when there is none
}

// findClosing finds the first line without indent that ends the block, however long the block is.
func findClosing(block string) closingLine {
	for i := 0; i < len(block); {
		line := lineAt(block, i)
		end := min(i+len(line)+1, len(block))
		for _, mark := range []string{delimiter, "..."} {
			if isDelimiter(line, mark) {
				return closingLine{start: i, end: end, mark: mark}
			}
		}
		i = end
	}
	return closingLine{start: len(block)}
}

// decodeBlock gives the block to the splitter and the splitter's part to YAML. Its traps are closed
// here: it trims lines before it compares them, so that an indented "---" of a block scalar would end
// the frontmatter without a word.
func decodeBlock(block, mark string) (root *yaml.Node, err error) {
	if len(block) > maxFrontmatter {
		return nil, &yamlError{text: "larger than 64 KiB", hint: "move text into the body of the file"}
	}
	decode := func(data []byte, _ any) error {
		root, err = strictYAML(strings.ReplaceAll(string(data), guard, ""))
		return err
	}
	text := delimiter + "\n" + guardIndented(block, mark) + mark + "\n"
	_, err = frontmatter.MustParse(strings.NewReader(text), &struct{}{},
		frontmatter.NewFormat(delimiter, mark, decode))
	return root, err
}

// guard keeps a line from being taken for a delimiter. It cannot occur in text that was cleaned.
const guard = "\x00"

func guardIndented(block, mark string) string {
	if !strings.Contains(block, " "+mark) && !strings.Contains(block, "\t"+mark) {
		return block
	}
	lines := strings.SplitAfter(block, "\n")
	for i, line := range lines {
		if strings.TrimSpace(line) == mark {
			lines[i] = strings.TrimRight(line, " \t\n") + guard + "\n"
		}
	}
	return strings.Join(lines, "")
}

var (
	keyLine   = regexp.MustCompile(`^["']?[A-Za-z_][A-Za-z0-9_-]*["']?[ \t]*:([ \t]|$)`)
	gluedLine = regexp.MustCompile(`^([A-Za-z]+)[ \t]*:`)
)

// meantAsValues tells frontmatter with a mistake from a text that begins with a rule: some line
// before the first blank one must look like "key: value", or begin with a key of ours and a colon.
func meantAsValues(block string) bool {
	paragraph := firstParagraph(block)
	if strings.HasPrefix(paragraph, "{") {
		return true
	}
	return slices.ContainsFunc(strings.Split(paragraph, "\n"), func(line string) bool {
		return keyLine.MatchString(line) || beginsWithOurKey(line)
	})
}

// holdsWordKey tells values from a sentence with a colon, which is a mapping for YAML.
func holdsWordKey(root *yaml.Node) bool {
	if root == nil {
		return false
	}
	for i := 0; i < len(root.Content); i += 2 {
		if !strings.Contains(root.Content[i].Value, " ") {
			return true
		}
	}
	return false
}

func beginsWithOurKey(line string) bool {
	m := gluedLine.FindStringSubmatch(line)
	if m == nil {
		return false
	}
	key := strings.ToLower(m[1])
	return slices.Contains(packKeys(), key) || slices.Contains(noteKeys(), key)
}

// firstParagraph is the text up to the first blank line, blank lines above it not counted.
func firstParagraph(block string) string {
	start, _ := firstLine(block)
	block = block[start:]
	if len(block) > maxFrontmatter {
		block = block[:maxFrontmatter]
	}
	for i := 0; i < len(block); {
		line := lineAt(block, i)
		if strings.TrimSpace(line) == "" {
			return block[:i]
		}
		i = min(i+len(line)+1, len(block))
	}
	return block
}

// swallowsText tells that the closing line is missing and a rule further down was taken for it: the
// lines up to the first blank one are fine, all together are no YAML, and no key of ours is below.
func swallowsText(inside string) bool {
	head := firstParagraph(inside)
	start, _ := firstLine(inside)
	rest := inside[min(start+len(head), len(inside)):]
	if strings.TrimSpace(rest) == "" || len(inside) > maxFrontmatter {
		return false
	}
	if _, err := strictYAML(inside); err == nil {
		return false
	}
	root, err := strictYAML(head)
	return err == nil && root != nil && !slices.ContainsFunc(strings.Split(rest, "\n"), beginsWithOurKey)
}
