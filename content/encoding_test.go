package content

import (
	"strings"
	"testing"
	"unicode/utf16"
)

func TestAFileInAnotherEncodingIsRefusedByName(t *testing.T) {
	note := "# Name\n\n### Which?\n\n- [x] yes\n- [ ] no\n"
	wide := func(big bool) string {
		var b strings.Builder
		for _, u := range utf16.Encode([]rune(note)) {
			low, high := byte(u), byte(u>>8)
			if big {
				low, high = high, low
			}
			b.WriteByte(low)
			b.WriteByte(high)
		}
		return b.String()
	}
	for name, test := range map[string]struct{ text, want string }{
		"little":         {wide(false), "not UTF-8 but UTF-16; hint: save it as UTF-8"},
		"big":            {wide(true), "not UTF-8 but UTF-16; hint: save it as UTF-8"},
		"with a mark":    {"\xff\xfe" + wide(false), "not UTF-8 but UTF-16; hint: save it as UTF-8"},
		"a program":      {"\x7fELF" + strings.Repeat("\x00\x01\x00\x00\xfe", 500), "not a text; hint: save it as plain text in UTF-8"},
		"a zip":          {"PK\x03\x04" + strings.Repeat("\x8b\xf3\x91\xa4z\x07\xee", 500), "not a text; hint: save it as plain text in UTF-8"},
		"another script": {"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0! " + strings.Repeat("\xc4\xe0 ", 500), ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := Read(files(map[string]string{"pack.md": packHead, "a.md": test.text}), ReadOptions{})
			if test.want == "" {
				if len(p.Notes) != 1 {
					t.Errorf("not read: %v", p.Diagnostics)
				}
				return
			}
			expect(t, p.Diagnostics, "a.md:1:1: P-29 the file is not read: "+test.want)
			if len(p.Notes) != 0 {
				t.Error("it was read")
			}
		})
	}
}

func TestCharactersThatCannotBeShownAreReported(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"Windows-1252":       {"# A\n\nThe \x84word\x93 is here.", "a.md:3:5: P-29 2 characters are no UTF-8 or invisible: they are shown as \ufffd, this is the first"},
		"in the frontmatter": {"---\ntitle: \xdcbung\n---\n", "a.md:2:8: P-29 a character is no UTF-8 or invisible: it is shown as \ufffd; hint: save the file as UTF-8, or delete the character"},
		"a zero width space": {"a\u00e9\u200bb", "a.md:1:3: P-29 a character is no UTF-8 or invisible"},
		"CRLF":               {"a\r\nb\u200b", "a.md:2:2: P-29 a character is no UTF-8 or invisible"},
		"honest text":        {"\ufeffdas \u201eWort\u201c \U0001f469\u200d\U0001f469\u200d\U0001f467 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := Read(files(map[string]string{"pack.md": packHead, "a.md": test.text}), ReadOptions{})
			if test.want == "" {
				expect(t, p.Diagnostics)
				return
			}
			expect(t, p.Diagnostics, test.want)
		})
	}
	p := Read(files(map[string]string{"pack.md": strings.Replace(packHead, "id: p", "id: p\ntitle: \xdc", 1)}), ReadOptions{})
	expect(t, p.Diagnostics, "pack.md:4:8: P-29 a character is no UTF-8")
	p = Read(files(map[string]string{"one.md": strings.Replace(packHead, "id: p", "id: p\ntitle: \xdc", 1)}), ReadOptions{At: "one.md"})
	expect(t, p.Diagnostics, "one.md:4:8: P-29 a character is no UTF-8")
}
