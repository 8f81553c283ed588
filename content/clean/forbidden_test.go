package clean

import (
	"testing"
	"unicode"
)

func TestEveryFormatCharacterIsForbiddenOrAccountedFor(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		format := unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
		blank := unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
		hidden := unicode.Is(unicode.Bidi_Control, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r)
		control := unicode.IsControl(r) && r != '\n' && r != '\t'
		char := !unicode.Is(unicode.Noncharacter_Code_Point, r) && !unicode.Is(unicode.Cs, r)
		want := format || blank || hidden || control || !char
		if r == zwj || r == zwnj {
			want = false
		}
		if got := Forbidden(r); got != want && !reservedInvisible(r) {
			t.Errorf("Forbidden(%U) = %v, want %v", r, got, want)
		}
	}
}

// reservedInvisible are code points in a range that the tables leave out because
// they are not assigned, or not default ignorable, yet.
func reservedInvisible(r rune) bool {
	return r == 0xe0000 || 0xe0002 <= r && r <= 0xe001f
}

func TestForbiddenKnowsNumbersOutsideUnicode(t *testing.T) {
	for _, r := range []rune{-1, unicode.MaxRune + 1, 0xd800} {
		if !Forbidden(r) {
			t.Errorf("%d is let through", r)
		}
	}
}

func TestReplacementsAreVisible(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if v := visible(r); Forbidden(v) || !unicode.IsGraphic(v) {
			t.Fatalf("%U is shown as %U", r, v)
		}
	}
}
