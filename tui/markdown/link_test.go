package markdown

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/drillship/drillship/content"
)

func TestLinksAreWhereTheyAreSaidToBe(t *testing.T) {
	for name, look := range themes() {
		for width := 1; width <= 100; width++ {
			d := Render(fixture(), Options{Width: width, Theme: look})
			checkLinks(t, d)
			for _, l := range d.Links {
				if got := under(d, l); got != squeezed(l.Text) {
					t.Fatalf("%s at %d: %q stands where %q should", name, width, got, l.Text)
				}
			}
		}
	}
}

// under is the text at the places of a link, without spaces: they get lost where lines end.
func under(d Document, l Link) string {
	var b strings.Builder
	for _, s := range append([]Span{l.Span}, l.Rest...) {
		b.WriteString(ansi.Strip(ansi.Cut(d.Lines[s.Line], s.Col, s.Col+s.Width)))
	}
	return squeezed(b.String())
}

func squeezed(s string) string { return strings.ReplaceAll(s, " ", "") }

func TestLinksAreTheReadersAndInOrder(t *testing.T) {
	d := Render(fixture(), Options{Width: 76, Theme: uncolored})
	var targets []string
	for i, l := range d.Links {
		targets = append(targets, l.Target)
		if i > 0 && (l.Line < d.Links[i-1].Line || l.Line == d.Links[i-1].Line && l.Col <= d.Links[i-1].Col) {
			t.Errorf("%q stands before the link before it", l.Text)
		}
	}
	want := "note:choosing#spot https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate.html " +
		"https://example.com/bare https://evil.example/x https://docs.aws.amazon.com/quotas note:storage"
	if got := strings.Join(targets, " "); got != want {
		t.Errorf("got %s", got)
	}
}

func TestAWrappedLinkIsOneLink(t *testing.T) {
	look := themes()["dark"]
	d := Render([]content.Block{{Markdown: "See [one two three](https://a.example) now"}}, Options{Width: 9, Theme: look})
	if len(d.Links) != 1 || len(d.Links[0].Rest) != 2 || d.Links[0].Text != "one two three" {
		t.Fatalf("got %+v", d.Links)
	}
	for _, line := range d.Lines[1:] {
		if strings.Contains(ansi.Strip(line), "t") && !strings.Contains(line, "\x1b]8;id=1;https://a.example\x1b\\") {
			t.Errorf("the terminal cannot tell that %q is the same link", line)
		}
	}
}

func TestTargetsAreRead(t *testing.T) {
	for source, want := range map[string]string{
		`[a](note:x\_y#z)`:                "note:x_y#z",
		`[a](#here)`:                      "#here",
		`[a](https://x.example/?a&amp;b)`: "https://x.example/?a&b",
		`<me@x.example>`:                  "mailto:me@x.example",
		`www.x.example`:                   "http://www.x.example",
		`[a](note:x&#27;)`:                "",
		`[a](https://me@x.example)`:       "",
		`[a](data:text/html,x)`:           "",
		`[a](relative.md)`:                "",
		`[](note:empty)`:                  "",
	} {
		d := Render([]content.Block{{Markdown: source}}, Options{Width: 60, Theme: uncolored})
		got := ""
		if len(d.Links) > 0 {
			got = d.Links[0].Target
		}
		if got != want {
			t.Errorf("%s leads to %q, want %q", source, got, want)
		}
	}
}
