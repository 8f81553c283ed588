package content

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// blocks writes block nodes, parted by blank lines.
func (l *lowering) blocks(nodes []ast.Node) string {
	var b strings.Builder
	bullet := byte('-')
	for i, n := range nodes {
		bullet = nextBullet(nodes, i, bullet)
		text := l.block(n, bullet)
		if text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(text)
	}
	return b.String()
}

// nextBullet changes between two lists that follow each other: with one sign they would become one.
func nextBullet(nodes []ast.Node, i int, last byte) byte {
	list, ok := nodes[i].(*ast.List)
	if !ok || i == 0 || last != '-' {
		return '-'
	}
	if above, ok := nodes[i-1].(*ast.List); ok && above.IsOrdered() == list.IsOrdered() {
		return '+'
	}
	return '-'
}

func (l *lowering) block(n ast.Node, bullet byte) string {
	if l.skip[n] {
		return ""
	}
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return escapeLines(l.inlines(children(n)))
	case *ast.Heading:
		return strings.TrimRight(strings.Repeat("#", n.Level)+" "+l.heading(n), " ")
	case *ast.ThematicBreak:
		return "***"
	case *ast.CodeBlock:
		return codeFence(l.codeBlock(n), "")
	case *ast.FencedCodeBlock:
		return codeFence(l.codeBlock(n), l.language(n))
	case *ast.HTMLBlock:
		return l.html(n)
	case *ast.Blockquote:
		return l.quote(n)
	case *ast.List:
		return l.listOf(n, bullet)
	case *east.Table:
		return l.table(n)
	case *marker, *hiddenBlock, *ast.LinkReferenceDefinition:
		return ""
	}
	return l.blocks(children(n))
}

// heading is a heading's text on one line. Signs at its end would be taken for decoration.
func (l *lowering) heading(n *ast.Heading) string {
	s := strings.ReplaceAll(l.inlines(children(n)), "\\\n", " ")
	s = strings.TrimSpace(strings.ReplaceAll(s, "\n", " "))
	if strings.HasSuffix(s, "#") {
		s = s[:len(s)-1] + `\#`
	}
	return s
}

// language is the first word behind a fence, if it is one.
func (l *lowering) language(n *ast.FencedCodeBlock) string {
	word := resolve(n.Language(l.src))
	if strings.ContainsAny(word, "`~\\&<> \t\n") {
		return ""
	}
	return word
}

func (l *lowering) html(n *ast.HTMLBlock) string {
	lines := l.htmlLines(n)
	for i := range lines {
		lines[i] = escapeText(lines[i], false)
	}
	return escapeLines(strings.Join(lines, "\n"))
}

// quote writes a quote; an alert where only a quote can stand begins with its label in bold.
func (l *lowering) quote(n *ast.Blockquote) string {
	inner := children(n)
	text := l.blocks(inner)
	if m, ok := n.FirstChild().(*marker); ok {
		text = strings.TrimRight(l.alertHead(m)+"\n\n"+text, "\n")
	}
	if text == "" {
		return ""
	}
	return indent(text, "> ", "> ")
}

func (l *lowering) alertHead(m *marker) string {
	head := "**" + escapeText(alertLabel(m.word), false) + ":**"
	if title := l.inlines(children(m)); title != "" {
		head += " " + escapeText(l.plain(children(m)...), false)
	}
	return head
}

func (l *lowering) listOf(n *ast.List, bullet byte) string {
	var items []string
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		sign := string(bullet)
		if n.IsOrdered() {
			sign = strconv.Itoa(number) + "."
			if bullet == '+' {
				sign = strconv.Itoa(number) + ")"
			}
			number++
		}
		if l.skip[c] {
			continue
		}
		items = append(items, strings.TrimRight(indent(l.item(c, n.IsTight), sign+" ", strings.Repeat(" ", len(sign)+1)), " "))
	}
	if n.IsTight {
		return strings.Join(items, "\n")
	}
	return strings.Join(items, "\n\n")
}

// item writes what stands in a list item. A tight one keeps what may stand directly below its text.
func (l *lowering) item(n ast.Node, tight bool) string {
	var b strings.Builder
	bullet := byte('-')
	nodes := children(n)
	for i, c := range nodes {
		bullet = nextBullet(nodes, i, bullet)
		text := l.block(c, bullet)
		if text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(gap(nodes[i-1], c, tight && !beginsEmpty(text)))
		}
		b.WriteString(text)
	}
	return b.String()
}

func gap(above, below ast.Node, tight bool) string {
	if tight && above.Kind() == ast.KindTextBlock {
		switch below.(type) {
		case *ast.List, *ast.FencedCodeBlock, *ast.Blockquote:
			return "\n"
		}
	}
	return "\n\n"
}

func (l *lowering) table(n *east.Table) string {
	was := l.inTable
	l.inTable = true
	defer func() { l.inTable = was }()
	var lines []string
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if l.skip[row] {
			continue
		}
		line := "|"
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			line += " " + l.cell(cell) + " |"
		}
		lines = append(lines, line)
		if len(lines) == 1 {
			lines = append(lines, alignments(n))
		}
	}
	return strings.Join(lines, "\n")
}

func (l *lowering) cell(n ast.Node) string {
	was := l.inTable
	l.inTable = true
	defer func() { l.inTable = was }()
	return strings.TrimSpace(strings.ReplaceAll(l.inlines(children(n)), "\n", " "))
}

func alignments(n *east.Table) string {
	line := "|"
	for _, a := range n.Alignments {
		switch a {
		case east.AlignLeft:
			line += " :-- |"
		case east.AlignRight:
			line += " --: |"
		case east.AlignCenter:
			line += " :-: |"
		default:
			line += " --- |"
		}
	}
	return line
}

// indent puts first before the first line and rest before the others; blank lines get no spaces.
func indent(text, first, rest string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		prefix := rest
		if i == 0 {
			prefix = first
		}
		lines[i] = strings.TrimRight(prefix, " ") + strings.Repeat(" ", trailing(prefix, line)) + line
	}
	return strings.Join(lines, "\n")
}

func trailing(prefix, line string) int {
	if line == "" {
		return 0
	}
	return len(prefix) - len(strings.TrimRight(prefix, " "))
}

// beginsEmpty tells a list whose first item is empty: it cannot stand directly below a paragraph.
func beginsEmpty(list string) bool {
	first, _, _ := strings.Cut(list, "\n")
	return first == "-" || first == "+" || first == "*" || strings.Trim(first, "0123456789") == "." || strings.Trim(first, "0123456789") == ")"
}
