package tui

import (
	"fmt"
	"strings"
)

// KeyTable is every key of every screen as Markdown, from the table that finds a key's command. It
// is docs/keys.md, and a test holds the file to it.
func KeyTable() string {
	var b strings.Builder
	b.WriteString("# Keys\n\n`?` shows those that work where you are. While letters are text, they are text.\n")
	section(&b, keymap{"everywhere", everywhere()})
	for _, m := range allKeymaps() {
		section(&b, m)
	}
	return b.String()
}

func section(b *strings.Builder, m keymap) {
	fmt.Fprintf(b, "\n## %s\n\n| keys | do |\n| --- | --- |\n", strings.ToUpper(m.name[:1])+m.name[1:])
	for _, k := range m.keys {
		names := make([]string, len(k.keys))
		for i, key := range k.keys {
			names[i] = "`" + key + "`"
		}
		fmt.Fprintf(b, "| %s | %s |\n", strings.Join(names, " "), k.help)
	}
}
