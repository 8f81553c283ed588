package content

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/drillship/drillship/content/clean"
)

// cut reads a file the way a note is read.
func cut(src string) matter { return cutFrontmatter("a.md", clean.Text(src)) }

func TestFrontmatterShapes(t *testing.T) {
	for _, c := range []struct {
		name, src string
		title     string // as read
		body      string
		line      int    // of the body
		problem   string // part of its text, or empty
		at        int    // line of the problem
	}{
		{"plain", "---\ntitle: A\n---\nbody\n", "A", "body\n", 4, "", 0},
		{"CRLF", "---\r\ntitle: A\r\n---\r\nbody\r\n", "A", "body\n", 4, "", 0},
		{"lone CR", "---\rtitle: A\r---\rbody\r", "A", "body\n", 4, "", 0},
		{"BOM", "\ufeff---\ntitle: A\n---\nbody\n", "A", "body\n", 4, "", 0},
		{"YAML's own end", "---\ntitle: A\n...\nbody\n", "A", "body\n", 4, "", 0},
		{"spaces behind the delimiters", "--- \ntitle: A\n---\t\nbody\n", "A", "body\n", 4, "", 0},
		{"closed by the last line", "---\ntitle: A\n---", "A", "", 4, "", 0},
		{"empty", "---\n---\nbody\n", "", "body\n", 3, "", 0},
		{"flow style", "---\n{title: A}\n---\nbody\n", "A", "body\n", 4, "", 0},
		{"a rule in the body", "---\ntitle: A\n---\nx\n\n---\ny\n", "A", "x\n\n---\ny\n", 4, "", 0},
		{"an indented rule in a block scalar", "---\nintro: |\n  a\n  ---\n  b\ntitle: A\n---\nbody\n", "A", "body\n", 8, "", 0},
		{"blank lines inside", "---\ntitle: A\n\nintro: |\n  x\n\n  y\n---\nbody\n", "A", "body\n", 9, "", 0},
		{"blank lines above", "\n\n---\ntitle: A\n---\nbody\n", "A", "body\n", 6, "does not begin on line 1", 3},
		{"an escape sequence spelled in YAML", "---\ntitle: \"\\e]52;c;x\\a\"\n---\n", "␛]52;c;x␇", "", 4, "", 0},

		{"no frontmatter", "# A\n", "", "# A\n", 1, "", 0},
		{"nothing", "", "", "", 1, "", 0},
		{"only a rule", "---", "", "---", 1, "", 0},
		{"four dashes", "----\ntitle: A\n----\n", "", "----\ntitle: A\n----\n", 1, "", 0},
		{"an indented rule", " ---\ntitle: A\n---\n", "", " ---\ntitle: A\n---\n", 1, "", 0},
		{"text between two rules", "---\nSome text, no values.\n---\nmore\n", "", "---\nSome text, no values.\n---\nmore\n", 1, "", 0},
		{"text with a colon between two rules", "---\nSome text: with a colon.\n---\nmore\n", "", "---\nSome text: with a colon.\n---\nmore\n", 1, "", 0},
		{"a list between two rules", "---\n- a\n- b\n---\n", "", "---\n- a\n- b\n---\n", 1, "", 0},
		{"a heading between two rules", "---\n# A\n---\n", "", "---\n# A\n---\n", 1, "", 0},
		{"a rule and text", "---\n\nSome text.\n", "", "---\n\nSome text.\n", 1, "", 0},
		{"TOML", "+++\ntitle = 1\n+++\n", "", "+++\ntitle = 1\n+++\n", 1, "", 0},
		{"JSON", "{\"title\": 1}\n\nbody\n", "", "{\"title\": 1}\n\nbody\n", 1, "", 0},

		{"never closed", "---\ntitle: A\n\n# Body\n", "", "---\ntitle: A\n\n# Body\n", 1, "never closed", 1},
		{"never closed, a rule in the body", "---\ntitle: A\n\nText: more.\nYes.\n\n---\n\nEnd\n", "", "---\ntitle: A\n\nText: more.\nYes.\n\n---\n\nEnd\n", 1, "never closed", 1},
		{"a colon in a value", "---\norder: 1\ntitle: ECS: the basics\n---\nbody\n", "", "body\n", 5, "mapping values", 3},
		{"a broken value below a blank line", "---\ntitle: A\n\ntags: [a\n---\nbody\n", "", "body\n", 6, "did not find", 4},
		{"a tab", "---\ntitle: A\ntags:\n\t- a\n---\nbody\n", "", "body\n", 6, "cannot start any token", 4},
		{"no space behind the colon", "---\ntitle:A\n---\nbody\n", "", "body\n", 4, "no value", 1},
		{"a key twice", "---\ntitle: A\ntags: x\ntitle: B\n---\nbody\n", "", "body\n", 6, `"title" stands twice`, 4},
		{"an inner key twice", "---\ndefaults: {task: 1, task: 2}\n---\nbody\n", "", "body\n", 4, `"task" stands twice`, 2},
		{"an anchor", "---\ntitle: &a A\n---\nbody\n", "", "body\n", 4, "anchors", 2},
		{"an alias to itself", "---\ntitle: &a [*a]\n---\nbody\n", "", "body\n", 4, "anchors", 2},
		{"a tag", "---\ntitle: !!str A\n---\nbody\n", "", "body\n", 4, "tags are not allowed", 2},
		{"a merge key", "---\n<<: {a: 1}\ntitle: A\n---\nbody\n", "", "body\n", 5, "not a plain word", 2},
		{"a list as a key", "---\ntitle: A\n? [a]\n: b\n---\nbody\n", "", "body\n", 6, "not a plain word", 3},
		{"two documents", "---\ntitle: A\n--- # next\ntitle: B\n---\nbody\n", "", "body\n", 6, "more than one", 1},
		{"too deep", "---\nx: [[[[[[[[1]]]]]]]]\n---\nbody\n", "", "body\n", 4, "deeper", 2},
		{"too many keys", "---\n" + strings.Repeat("a", 1) + numbered(300) + "---\nbody\n", "", "body\n", 303, "more than 200 keys", 202},
		{"too large", "---\ntitle: " + strings.Repeat("x", 70_000) + "\n---\nbody\n", "", "body\n", 4, "larger than 64 KiB", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := cut(c.src)
			if title := m.values.text(&report{}, "title"); title != c.title {
				t.Errorf("title %q, want %q", title, c.title)
			}
			if m.body != c.body {
				t.Errorf("body %q, want %q", m.body, c.body)
			}
			if m.body != "" && m.line != c.line {
				t.Errorf("body begins on line %d, want %d", m.line, c.line)
			}
			switch {
			case m.problem == nil && c.problem != "":
				t.Fatalf("no problem, want %q", c.problem)
			case m.problem != nil && c.problem == "":
				t.Fatalf("unexpected %v", m.problem)
			case m.problem == nil:
				return
			}
			if m.problem.Rule != "P-20" || !strings.Contains(m.problem.Message, c.problem) || m.problem.Line != c.at {
				t.Errorf("problem %v, want %q on line %d", m.problem, c.problem, c.at)
			}
		})
	}
}

// numbered is n lines of keys, the first of which somebody began.
func numbered(n int) string {
	var b strings.Builder
	b.WriteString("0: x\n")
	for i := 1; i < n; i++ {
		b.WriteString("a" + strings.Repeat("b", i%7) + strings.Repeat("c", i/7) + ": x\n")
	}
	return b.String()
}

func TestANoteKeepsWhatIsRightBesideWhatIsWrong(t *testing.T) {
	h := readHead("p", "a.md", `---
title: [a, b]
order: first
tags: "#ecs, iam  ecs"
aliases: An alias, with a comma
verified: soon
sources: {a: b}
drill: no
defaults: {difficulty: 7, domain: 1, task: "1.2", exams: x}
cssclass: wide
aliasses: x
---
text
`, false)
	n := h.note
	if n.Title != "" || n.Order != 0 || n.Verified != "" || n.Sources != nil {
		t.Errorf("wrong values are used: %+v", n)
	}
	if strings.Join(n.Tags, "|") != "ecs|iam" || strings.Join(n.Aliases, "|") != "An alias, with a comma" {
		t.Errorf("tags %q, aliases %q", n.Tags, n.Aliases)
	}
	if n.Drill || n.Defaults.Domain != "1" || n.Defaults.Task != "1.2" || n.Defaults.Difficulty != -1 {
		t.Errorf("drill %v, defaults %+v", n.Drill, n.Defaults)
	}
	if n.Meta["cssclass"] != "wide" || h.line != 13 || h.body != "text\n" {
		t.Errorf("meta %v, body %q on line %d", n.Meta, h.body, h.line)
	}
	expect(t, n.Diagnostics,
		`a.md:2:8: P-20 "title" must be a text`,
		`a.md:3:8: P-20 "order" must be a whole number`,
		`a.md:6:11: P-20 "verified" must be a day`,
		`a.md:7:10: P-20 "sources" must be a list of texts`,
		`a.md:9:24: P-20 "difficulty" in "defaults" must be a number from 0 to 1`,
		`a.md:9:51: P-07 unknown key "exams" in "defaults"; hint: did you mean "exam"?`,
		`a.md:11:1: P-07 unknown key "aliasses"; hint: did you mean "aliases"?`)
}

// expect compares diagnostics, in file order, with the beginnings of their texts.
func expect(t *testing.T, got []Diagnostic, want ...string) {
	t.Helper()
	got = append([]Diagnostic(nil), got...)
	inFileOrder(got)
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(want):
			t.Errorf("unexpected %v", got[i])
		case i >= len(got):
			t.Errorf("missing %s", want[i])
		case !strings.HasPrefix(got[i].String(), want[i]):
			t.Errorf("got  %v\nwant %s", got[i], want[i])
		}
	}
}

func TestForeignKeysOfANoteAreSilentUnlessTheyLookLikeASlip(t *testing.T) {
	for key, hint := range map[string]string{
		"Title": "title", "titel": "title", "tag": "tags", "alias": "aliases", "dril": "drill", "ID": "id",
		"date": "", "kind": "", "it": "", "cssclasses": "", "publish": "", "created": "",
	} {
		n := readHead("p", "a.md", "---\n"+key+": x\n---\n", false).note
		got := ""
		if len(n.Diagnostics) > 0 {
			got = n.Diagnostics[0].Hint
		}
		if want := "did you mean \"" + hint + "\"?"; hint != "" && got != want || hint == "" && got != "" {
			t.Errorf("%s: hint %q, want %q", key, got, hint)
		}
	}
}

func FuzzFrontmatter(f *testing.F) {
	for _, s := range []string{
		"---\ntitle: A\n---\nbody\n", "---\na: |\n  x\n  ---\n  y\n---\n", "---\na: &x [*x]\n...\n", "\ufeff---\r\nid: x\r\n---\r\n",
		"---\nexams: [{id: a, pass: {raw: 0.7}, domains: [{id: 1}]}]\nlabels: {trap: \"\\e[31m\"}\n---\n",
		"---\ntitle: A\n\ntext: more: x\n\n---\n", "---\n{a: [b, {c: d}]}\n---\n", "---\n---\n---\n", "---\n\x00\n---\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		src := clean.Text(raw)
		m := cutFrontmatter("a.md", src)
		if !strings.HasSuffix(src, m.body) {
			t.Fatal("the body is not the end of the file")
		}
		if above := src[:len(src)-len(m.body)]; m.body != "" && strings.Count(above, "\n")+1 != m.line {
			t.Fatalf("body on line %d, %d line ends above", m.line, strings.Count(above, "\n"))
		}
		p, r := &Pack{}, &report{}
		readPackFile(p, m, "a.md", "folder", r)
		n := readHead("p", "a.md", src, false).note
		lines := strings.Count(src, "\n") + 1
		for _, d := range append(r.list, n.Diagnostics...) {
			if d.Line < 1 || d.Line > lines+1 || d.Column < 1 {
				t.Fatalf("no such place: %v", d)
			}
			mustBeClean(t, d.Message, d.Hint)
		}
		mustBeClean(t, p.ID, p.Title, p.Version, p.License, p.Language, n.ID, n.Title)
		mustBeClean(t, append(append(p.Authors, n.Tags...), n.Aliases...)...)
		for k, v := range n.Meta {
			mustBeClean(t, k, v)
		}
	})
}

func mustBeClean(t *testing.T, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if clean.Line(s) != s || !utf8.ValidString(s) {
			t.Fatalf("not clean: %q", s)
		}
	}
}

func TestAColonWithoutASpaceIsNamed(t *testing.T) {
	m := cutFrontmatter("a.md", "---\nformat: drillship/1\nid:team\ntitle: x\n---\n")
	if m.problem == nil || m.problem.Line != 3 || m.problem.Hint != "write a space behind the colon of each key" {
		t.Errorf("%+v", m.problem)
	}
}
