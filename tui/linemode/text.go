package linemode

import (
	"regexp"
	"slices"
	"strings"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/tui/markdown"
	"github.com/drillship/drillship/tui/theme"
)

// part is a stretch of drawn Markdown between empty lines.
type part struct {
	prose bool // running text, in one line of any length
	lines []string
}

// read adds Markdown of a pack behind a lead such as "1." or "2, right.". Paragraphs run on without a
// break: a voice makes its pauses at full stops. Lists, code and records keep their lines.
func (s *speech) read(lead string, sources ...string) {
	parts := []part{{prose: true, lines: []string{lead}}}
	for _, source := range sources {
		parts = append(parts, partsOf(source)...)
	}
	s.parts(parts)
}

// blocks adds what an author wrote below a question, each block on lines of its own.
func (s *speech) blocks(blocks []content.Block) {
	draw := func(width int) []string {
		return markdown.Render(blocks, markdown.Options{Width: width, Theme: plain()}).Lines
	}
	for _, p := range cut(draw(unbroken), draw(measure)) {
		s.parts([]part{p})
	}
}

func (s *speech) parts(parts []part) {
	var running []string
	for _, p := range parts {
		if p.prose {
			running = append(running, p.lines...)
			continue
		}
		s.say(running...)
		running = nil
		s.lines(p.lines...)
	}
	s.say(running...)
}

// unbroken is a width that no paragraph of a pack reaches.
const unbroken = 1 << 20

func plain() theme.Theme { return theme.New(theme.Options{Plain: true}) }

func partsOf(source string) []part {
	draw := func(width int) []string {
		return markdown.Lines(source, markdown.Options{Width: width, Theme: plain()})
	}
	return cut(draw(unbroken), draw(measure))
}

// cut tells running text from the rest by how it is drawn when there is room enough. The rest is
// taken as it is drawn for our measure.
func cut(wide, narrow []string) []part {
	long, short := stretches(wide), stretches(narrow)
	if len(long) != len(short) {
		return []part{{lines: slices.Concat(short...)}}
	}
	var parts []part
	for i, lines := range long {
		if isProse(lines) {
			parts = append(parts, part{prose: true, lines: lines})
			continue
		}
		parts = append(parts, part{lines: short[i]})
	}
	return parts
}

// stretches are the lines between empty ones.
func stretches(lines []string) [][]string {
	var all [][]string
	open := false
	for _, l := range lines {
		if strings.TrimSpace(l) == "" {
			open = false
			continue
		}
		if !open {
			all = append(all, nil)
			open = true
		}
		all[len(all)-1] = append(all[len(all)-1], l)
	}
	return all
}

// listItem is how an item of a list begins.
var listItem = regexp.MustCompile(`^(?:- |[0-9]+\. )`)

// isProse tells a paragraph from code and quotes, which are indented, and from lists.
func isProse(lines []string) bool {
	return len(lines) == 1 && !strings.HasPrefix(lines[0], " ") && !listItem.MatchString(lines[0])
}

// phrase is Markdown of one paragraph as it stands within a sentence, without its full stop. It is
// empty for anything longer.
func phrase(source string) string {
	parts := partsOf(source)
	if len(parts) != 1 || !parts[0].prose {
		return ""
	}
	return strings.TrimSuffix(strings.Join(strings.Fields(parts[0].lines[0]), " "), ".")
}
