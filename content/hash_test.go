package content

import "testing"

func TestHashesAreThoseOfTheFormat(t *testing.T) {
	prose := func(s string) []run { return []run{{text: s}} }
	for _, c := range []struct {
		class string
		runs  []run
		want  string
	}{
		{"q", prose("Which IAM role pulls the image?"), "0lb7pi6b05i2"},
		{"q", prose("which iam role pulls the image"), "0lb7pi6b05i2"},
		{"q", []run{{text: "The "}, {text: "-P", code: true}, {text: " flag"}}, "8ennsof7s6ag"},
		{"q", []run{{text: "The "}, {text: "-p", code: true}, {text: " flag."}}, "vdv52igbluci"},
		{"q", prose("x – y — z"), "j1pt4h263ks1"},
		{"q", []run{{text: "a:\n  b: 1", code: true}}, "7t52fae9n3n6"},
		{"c", prose("digest"), "qrkl5psq"},
		{"t", prose("Registry"), "06pkmljs"},
		{"r", prose("Fargate"), "hrciiaek"},
		{"o", prose("The task role."), "es5f21ba"},
	} {
		if got := hashOf(c.class, normal(c.runs), len(c.want)); got != c.want {
			t.Errorf("%s %q: got %s, want %s", c.class, normal(c.runs), got, c.want)
		}
	}
}
