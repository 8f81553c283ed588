package content

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/drillship/drillship/content/clean"
)

// yamlError says why a frontmatter is refused as a whole. Line counts from 1 inside the block; 0
// means that nobody knows.
type yamlError struct {
	line, column int
	text, hint   string
}

func (e *yamlError) Error() string { return e.text }

// strictYAML reads one YAML mapping without anchors, aliases, tags, merge keys and double keys, at
// most maxNesting deep. It returns nil and no error for what is not a mapping.
func strictYAML(block string) (root *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil { // a bug in the library costs one frontmatter, not the program
			root, err = nil, &yamlError{text: "not readable as YAML"}
		}
	}()
	var document, second yaml.Node
	decoder := yaml.NewDecoder(strings.NewReader(block))
	if err := decoder.Decode(&document); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		return nil, describeYAML(err, strings.Count(block, "\n"))
	}
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		return nil, &yamlError{text: "more than one YAML document"}
	}
	if len(document.Content) == 0 || document.Content[0].Kind != yaml.MappingNode {
		return nil, nil
	}
	root = document.Content[0]
	keys := 0
	if err := checkNode(root, 1, &keys); err != nil {
		return nil, err
	}
	return root, nil
}

func checkNode(n *yaml.Node, depth int, keys *int) error {
	refuse := func(hint, format string, a ...any) error {
		return &yamlError{line: n.Line, column: n.Column, text: fmt.Sprintf(format, a...), hint: hint}
	}
	switch {
	case depth > maxNesting:
		return refuse("", "values nested deeper than %d", maxNesting)
	case n.Anchor != "" || n.Kind == yaml.AliasNode:
		return refuse("write the value out", "anchors and aliases are not allowed")
	case n.Style&yaml.TaggedStyle != 0:
		return refuse("put a value that begins with ! in quotes", "tags are not allowed")
	case n.Kind == yaml.MappingNode:
		if err := checkKeys(n, keys); err != nil {
			return err
		}
	}
	for _, child := range n.Content {
		if err := checkNode(child, depth+1, keys); err != nil {
			return err
		}
	}
	return nil
}

func checkKeys(n *yaml.Node, keys *int) error {
	seen := map[string]int{}
	for i := 0; i < len(n.Content); i += 2 {
		k := n.Content[i]
		if *keys++; *keys > maxKeys {
			return &yamlError{line: k.Line, column: k.Column, text: fmt.Sprintf("more than %d keys", maxKeys)}
		}
		if k.Kind != yaml.ScalarNode || k.Tag == "!!merge" {
			return &yamlError{line: k.Line, column: k.Column, text: "a key is not a plain word"}
		}
		if first, ok := seen[k.Value]; ok {
			return &yamlError{line: k.Line, column: k.Column,
				text: fmt.Sprintf("key %s stands twice", quote(k.Value)),
				hint: fmt.Sprintf("the first is %d lines above; keep one", k.Line-first)}
		}
		seen[k.Value] = k.Line
	}
	return nil
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?`)

// describeYAML takes the library's message apart and adds what helps with the usual mistakes. The
// library counts lines from 0 when its parser complains, from 1 when its scanner does, and names none
// for the first.
func describeYAML(err error, lines int) *yamlError {
	text := err.Error()
	m := yamlLine.FindStringSubmatch(text)
	line, _ := strconv.Atoi(m[1])
	if strings.HasPrefix(text[len(m[0]):], "did not find expected") {
		line++
	}
	e := &yamlError{line: max(1, min(line, lines)), text: oneLine(text[len(m[0]):])}
	switch {
	case strings.Contains(text, "mapping values are not allowed"):
		e.hint = `put a value that holds a colon in quotes: title: "ECS: the basics"`
	case strings.Contains(text, "cannot start any token"):
		e.hint = "indent with spaces, not tabs; put values that begin with @, ` or % in quotes"
	case strings.Contains(text, "could not find expected ':'"):
		e.hint = "write a space behind the colon of each key"
	default:
		e.hint = "check quotes, brackets and indents; put values with special characters in quotes"
	}
	return e
}

func frontmatterProblem(file string, offset int, err error) *Diagnostic {
	d := &Diagnostic{Rule: "P-20", Severity: Error, File: file, Line: offset, Column: 1,
		Message: "the frontmatter is not used: " + oneLine(err.Error())}
	var at *yamlError
	if errors.As(err, &at) {
		d.Line, d.Column, d.Hint = offset+at.line, max(at.column, 1), at.hint
	}
	return d
}

// oneLine makes a value fit for a message or a title: clean, without line ends, single spaces. YAML
// can spell control characters as escapes, so that they are born after the file was cleaned.
func oneLine(s string) string {
	return strings.Join(strings.Fields(clean.Line(s)), " ")
}

// quote is a stranger's word in a message, cut where it would fill the screen.
func quote(s string) string {
	const room = 60
	r := []rune(oneLine(s))
	if len(r) > room {
		r = append(r[:room], '…')
	}
	return `"` + string(r) + `"`
}
