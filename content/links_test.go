package content

import "testing"

func TestLinksLeadToNotes(t *testing.T) {
	l := linksOf([]*Note{
		{ID: "images", Path: "images.md", Title: "Images and registries", Aliases: []string{"Image basics", "roles"}},
		{ID: "who", Path: "parts/Roles.md", Title: "Who may do what"},
		{ID: "parts/ports", Path: "parts/ports.md", Title: "Caf\u00e9"},
		{ID: "other/ports", Path: "other/ports.md", Title: "Image basics", Aliases: []string{"C#"}},
	})
	for _, c := range []struct{ from, target, id string }{
		{"images.md", "Image basics", "other/ports"}, // a title before an alias
		{"images.md", "images", "images"},
		{"images.md", "IMAGES.md", "images"},
		{"images.md", "roles", "who"}, // a file name before an alias
		{"images.md", "Roles#Where tasks run", "who"},
		{"images.md", "roles|the roles", "who"},
		{"images.md", "parts/Roles.md", "who"},
		{"images.md", "./parts/roles.md#x", "who"},
		{"parts/ports.md", "Roles.md", "who"},
		{"parts/ports.md", "../images.md", "images"},
		{"parts/ports.md", "ports", "parts/ports"}, // the neighbour before the namesake
		{"other/ports.md", "ports", "other/ports"},
		{"images.md", "ports", "parts/ports"}, // else the first in course order
		{"images.md", "cafe\u0301", "parts/ports"},
		{"images.md", "Who%20may%20do%20what", "who"},
		{"images.md", "c#", "other/ports"},
		{"images.md", "who", "who"},
		{"images.md", "nowhere", ""},
		{"images.md", "", ""},
		{"images.md", "#here", ""},
		{"images.md", "../../etc/passwd", ""},
	} {
		id, ok := l.from(c.from)(c.target)
		if id != c.id || ok != (c.id != "") {
			t.Errorf("%s: [[%s]] leads to %q, want %q", c.from, c.target, id, c.id)
		}
	}
}
