package progress

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/drillship/drillship/quiz"
)

// A field that somebody adds to the state must not get lost in the cache.
func TestEveryFieldOfAStateIsCached(t *testing.T) {
	var s quiz.State
	next := 0
	var fill func(v reflect.Value)
	fill = func(v reflect.Value) {
		next++
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				fill(v.Field(i))
			}
		case reflect.Bool:
			v.SetBool(true)
		case reflect.Float64:
			v.SetFloat(float64(next) / 7)
		case reflect.Int8:
			v.SetInt(3)
		default:
			v.SetInt(int64(1_000_000 + next))
		}
	}
	fill(reflect.ValueOf(&s).Elem())
	p, err := unpack(pack(42, s))
	if err != nil || p.state() != s || p.hash() != 42 {
		t.Fatalf("%+v became %+v (%v)", s, p.state(), err)
	}
}

func TestAnyBytesAreAStateOrAnError(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := rapid.SliceOfN(rapid.Byte(), 0, packedSize+2).Draw(t, "bytes")
		if p, err := unpack(b); err == nil {
			_ = p.brief()
			if !slices.Equal(pack(p.hash(), p.state())[:atFlags], b[:atFlags]) {
				t.Fatal("packing it again gives something else")
			}
		}
	})
}

func TestHashesComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOf(rapid.OneOf(rapid.StringMatching(`[0-9a-v]{8}`), rapid.StringMatching(`[0-9a-v]{8}`), rapid.String())).Draw(t, "hashes")
		got := unpackHashes(packHashes(list))
		if len(list) != len(got) || len(list) > 0 && !slices.Equal(list, got) {
			t.Fatalf("%q became %q", list, got)
		}
	})
}

func TestHashesTakeFiveBytesEach(t *testing.T) {
	if n := len(packHashes([]string{"00000000", "vvvvvvvv", "0a1b2c3d"})); n != 16 {
		t.Fatalf("%d bytes", n)
	}
}

func FuzzUnpackHashes(f *testing.F) {
	f.Add([]byte{formPacked, 1, 2, 3, 4, 5})
	f.Add([]byte{formText, 200, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		if list := unpackHashes(b); len(list) > len(b) {
			t.Fatalf("%d hashes in %d bytes", len(list), len(b))
		}
	})
}
