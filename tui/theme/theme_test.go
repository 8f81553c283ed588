package theme

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func everyTheme() map[string]Theme {
	return map[string]Theme{
		"dark":          New(Options{Dark: true, Color: true}),
		"light":         New(Options{Color: true}),
		"without color": New(Options{Dark: true}),
		"ascii":         New(Options{Dark: true, Color: true, ASCII: true}),
		"plain":         New(Options{Plain: true, Color: true}),
	}
}

func TestStylesAreThoseOfTheDesign(t *testing.T) {
	dark, light, none := New(Options{Dark: true, Color: true}), New(Options{Color: true}), New(Options{})
	for _, test := range []struct {
		what      string
		got, want string
	}{
		{"muted is faint, not a colour", dark.Muted.Render("x"), "\x1b[2mx\x1b[22m"},
		{"dark accent is 14", dark.Accent.Render("x"), "\x1b[96mx\x1b[39m"},
		{"light accent is 4", light.Accent.Render("x"), "\x1b[34mx\x1b[39m"},
		{"due is bold too", dark.Due.Render("x"), "\x1b[1m\x1b[96mx\x1b[39m\x1b[22m"},
		{"dark good is 10", dark.Good.Render("x"), "\x1b[92mx\x1b[39m"},
		{"light bad is 1", light.Bad.Render("x"), "\x1b[31mx\x1b[39m"},
		{"light warn is magenta", light.Warn.Render("x"), "\x1b[35mx\x1b[39m"},
		{"without colour a warning is bold", none.Warn.Render("x"), "\x1b[1mx\x1b[22m"},
		{"without colour code has backticks", none.Code.Render("x"), "`x`"},
		{"without colour a link is underlined", none.Link.Render("x"), "\x1b[4mx\x1b[24m"},
		{"text is untouched", dark.Text.Render("x"), "x"},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %q, want %q", test.what, test.got, test.want)
		}
	}
}

func TestThemesAreIdentifiedByTheirOptions(t *testing.T) {
	for name, theme := range everyTheme() {
		if again := New(theme.Options); again != theme {
			t.Errorf("%s: the same options gave another theme", name)
		}
	}
}

func TestPlainHasNeitherEscapesNorSymbols(t *testing.T) {
	if New(Options{Plain: true, Dark: true, Color: true}) != New(Options{Plain: true}) {
		t.Error("plain depends on the other options")
	}
	plain := New(Options{Plain: true})
	if plain.Symbols != (Symbols{}) || plain.Link.Render("x") != "x" || plain.Code.Render("x") != "x" {
		t.Errorf("got %+v", plain)
	}
}

func TestSymbolsHaveTheWidthTheyPromise(t *testing.T) {
	for name, theme := range everyTheme() {
		v := reflect.ValueOf(theme.Symbols)
		for i := range v.NumField() {
			field := v.Type().Field(i).Name
			if v.Field(i).Kind() != reflect.String || theme.Plain {
				continue
			}
			want := 1
			if strings.HasSuffix(field, "One") || strings.HasSuffix(field, "Many") {
				want = 3
			}
			if got := ansi.StringWidth(v.Field(i).String()); got != want {
				t.Errorf("%s: %s is %d wide, want %d", name, field, got, want)
			}
		}
	}
}

func TestASCIIIsASCII(t *testing.T) {
	v := reflect.ValueOf(asciiSymbols())
	for i := range v.NumField() {
		for _, r := range fmt.Sprint(v.Field(i)) {
			if r > '~' {
				t.Errorf("%s holds %q", v.Type().Field(i).Name, r)
			}
		}
	}
}

func TestStylesNest(t *testing.T) {
	theme := New(Options{Dark: true, Color: true})
	got := theme.Bold.Render("a " + theme.Due.Render("b") + " c")
	want := "\x1b[1ma \x1b[1m\x1b[96mb\x1b[39m\x1b[22m\x1b[1m c\x1b[22m"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEachLineIsStyledAlone(t *testing.T) {
	got := New(Options{}).Bold.Render("a\n\nb")
	if want := "\x1b[1ma\x1b[22m\n\n\x1b[1mb\x1b[22m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func BenchmarkRender(b *testing.B) {
	theme := New(Options{Dark: true, Color: true})
	for b.Loop() {
		theme.Due.Render("15 of 28 left today, about 7 min")
	}
}
