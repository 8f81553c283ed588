// Package librarygen writes packs of any size for tests and benchmarks. The same numbers give the same
// bytes: what is measured today can be measured again.
//
// The notes look like those of a diligent instructor: headings, prose, a table, code, tips with holes,
// traps with their truth, single questions with rationales. They teach nothing.
package librarygen

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// ItemsPerNote is how many items a full note holds: an evening's reading.
const ItemsPerNote = 60

// NotesPerFolder keeps folders at a size that people make.
const NotesPerFolder = 50

// Write makes a pack with that many items in a folder, which it creates. One item in ten has no id.
func Write(dir string, items int, seed int64) error {
	g := &generator{rand: rand.New(rand.NewPCG(uint64(seed), 0x5eed)), words: strings.Fields(vocabulary), left: items}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "pack.md"), []byte(packText(seed)), 0o644); err != nil {
		return err
	}
	for note := 0; g.left > 0; note++ {
		folder := filepath.Join(dir, fmt.Sprintf("part-%03d", note/NotesPerFolder))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		file := filepath.Join(folder, fmt.Sprintf("note-%04d.md", note))
		if err := os.WriteFile(file, []byte(g.note(note)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func packText(seed int64) string {
	return fmt.Sprintf(`---
format: drillship/1
id: generated-%d
title: A generated library
version: 1.0.0
license: CC0-1.0
exams:
  - id: sample
    title: A sample exam
    questions: 65
    minutes: 130
    pass: {raw: 0.7}
    domains: [{id: "1", title: First, weight: 40}, {id: "2", title: Second, weight: 60}]
defaults: {exam: sample}
---

# A generated library
`, uint64(seed))
}

type generator struct {
	rand  *rand.Rand
	words []string
	left  int // items still to be written
	made  int
	b     strings.Builder
}

func (g *generator) note(n int) string {
	g.b.Reset()
	g.printf("---\ntitle: %s %d\norder: %d\ntags: [%s]\naliases: [Note %d]\ndefaults: {domain: %d, tags: [%s]}\n---\n\n",
		g.title(), n, n+1, g.word(), n, 1+n%2, g.word())
	g.printf("# %s\n\n", g.title())
	for i := 0; i < ItemsPerNote && g.left > 0; i++ {
		if i%10 == 0 {
			g.section()
		}
		g.item()
		g.left--
	}
	return g.b.String()
}

func (g *generator) section() {
	g.printf("## %s\n\n%s\n\n%s See `%s`.\n\n", g.title(), g.prose(60), g.prose(30), g.word())
	switch g.rand.IntN(3) {
	case 0:
		g.printf("| %s | %s |\n| --- | --- |\n| %s | %s |\n| %s | %s |\n\n", g.word(), g.word(), g.word(), g.word(), g.word(), g.word())
	case 1:
		g.printf("```yaml\n%s: %s\n  - %s\n```\n\n", g.word(), g.word(), g.word())
	}
}

// item writes a tip, a trap or a question: half of all items are questions.
func (g *generator) item() {
	g.made++
	switch g.rand.IntN(4) {
	case 0:
		g.printf("> [!TIP]\n> %s %d means ==%s==, never ==%s==.\n%s\n", g.sentence(8), g.made, g.word(), g.word()+"s", g.alertID("tip"))
	case 1:
		g.printf("> [!WARNING]\n> **Trap:** %s %d.\n>\n> **Truth:** %s ==%s==.\n%s\n", g.sentence(9), g.made, g.sentence(8), g.word(), g.alertID("trap"))
	default:
		g.question()
	}
}

func (g *generator) question() {
	g.printf("### %s %d\n", g.title(), g.made)
	if g.rand.IntN(10) > 0 {
		g.printf("<!-- drill id=q-%06d task=%d.%d difficulty=0.%d tags=%s -->\n", g.made, 1+g.made%2, 1+g.rand.IntN(4), 1+g.rand.IntN(9), g.word())
	}
	g.printf("\n%s Number %d. Which one is it?\n\n", g.prose(24), g.made)
	right := g.rand.IntN(4)
	for i := range 4 {
		box := " "
		if i == right {
			box = "x"
		}
		g.printf("- [%s] %s %d\n  > %s.\n", box, g.sentence(4), i, g.sentence(10))
	}
	g.printf("\n%s\n\nSource: <https://example.com/%d>\n\n---\n\n", g.prose(12), g.made)
}

func (g *generator) alertID(class string) string {
	if g.rand.IntN(10) == 0 {
		return ""
	}
	return fmt.Sprintf("> <!-- drill id=%s-%06d -->\n", class, g.made)
}

func (g *generator) printf(format string, a ...any) { fmt.Fprintf(&g.b, format, a...) }

func (g *generator) word() string { return g.words[g.rand.IntN(len(g.words))] }

func (g *generator) title() string { return capital(g.word() + " " + g.word()) }

// sentence is n words without a full stop.
func (g *generator) sentence(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = g.word()
	}
	return capital(strings.Join(words, " "))
}

// prose is about n words in sentences, wrapped like written text.
func (g *generator) prose(n int) string {
	var lines []string
	for ; n > 0; n -= 12 {
		lines = append(lines, g.sentence(12)+".")
	}
	return strings.Join(lines, "\n")
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

const vocabulary = `image layer registry digest tag cluster service task role policy subnet gateway
balancer listener target health check deployment rollout revision capacity provider launch type host
kernel namespace volume secret variable log driver metric alarm scaling queue worker batch job cron
pod node group profile identity token trust boundary endpoint interface route table zone region cost
budget saving spot reserved demand patch update drain replace restart probe limit request quota burst`
