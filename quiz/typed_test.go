package quiz_test

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/quiz"
)

// accepts tells whether typed answers an item whose only accepted answer is this one.
func accepts(answer, typed string) bool {
	right, _ := quiz.GradeTyped(&content.Item{Options: []content.Option{{Text: answer, Right: true}}}, typed)
	return right
}

// acceptsExactly is the same for match=exact.
func acceptsExactly(answer, typed string) bool {
	right, _ := quiz.GradeTyped(&content.Item{Exact: true, Options: []content.Option{{Text: answer, Right: true}}}, typed)
	return right
}

func TestATypedAnswerMayDifferInWhatDoesNotMatter(t *testing.T) {
	for _, c := range []struct{ name, answer, typed string }{
		{"case", "AssumeRole", "assumerole"},
		{"spaces", "task execution role", "  task\texecution  role "},
		{"no-break space", "10 GB", "10\u00a0GB"},
		{"zero width space", "Fargate", "Far\u200bgate"},
		{"final punctuation", "Yes, it does.", "yes, it does"},
		{"final ellipsis", "and so on", "and so on…"},
		{"code", "`kubectl apply`", "kubectl apply"},
		{"code, typed as in the source", "`kubectl apply`", "`kubectl apply`"},
		{"bold", "the **task** role", "the task role"},
		{"escape", `ecs\_task\*`, "ecs_task*"},
		{"backslash in code", "`C:\\Users`", `c:\users`},
		{"stars in code", "`**/*.go`", "**/*.go"},
		{"backtick in code", "``a`b``", "a`b"},
		{"backtick never closed", "``a`", "``a`"},
		{"curly apostrophe", "don't", "don’t"},
		{"straight apostrophe", "don’t", "don't"},
		{"curly quotes", `the "root" user`, "the “root” user"},
		{"dash", "Multi-AZ", "multi–az"},
		{"composed accent", "caf\u00e9", "cafe\u0301"},
		{"decomposed accent", "cafe\u0301", "CAF\u00c9"},
		{"final sigma", "ΟΔΟΣ", "οδος"},
		{"Turkish i", "İstanbul", "istanbul"},
		{"Turkish i with its dot apart", "i\u0307stanbul", "İSTANBUL"},
		{"an accent that only small letters have", "H\u0331", "\u1e96"},
		{"a byte that is no character", "\xf1\u0387", "\ufffd\u00b7"},
		{"only punctuation", "::", "::"},
		{"only markup", "**", "**"},
	} {
		if !accepts(c.answer, c.typed) {
			t.Errorf("%s: %q is not accepted for %q", c.name, c.typed, c.answer)
		}
	}
}

func TestATypedAnswerMustSayTheSame(t *testing.T) {
	for _, c := range []struct{ name, answer, typed string }{
		{"a slip", "AssumeRoleWithWebIdentity", "AssumeRoleWithWebIdentiy"},
		{"nothing", "Fargate", ""},
		{"only spaces", "Fargate", " \t "},
		{"nothing for punctuation", ".", ""},
		{"other punctuation", "::", "!"},
		{"empty answer", "", " "},
		{"empty code", "` `", "``"},
		{"markup for markup", "**", "****"},
		{"punctuation within", "s3:GetObject", "s3GetObject"},
		{"a part", "task role", "task"},
	} {
		if accepts(c.answer, c.typed) {
			t.Errorf("%s: %q is accepted for %q", c.name, c.typed, c.answer)
		}
	}
}

func TestExactAnswersAgreeToTheLetter(t *testing.T) {
	for _, c := range []struct {
		answer, typed string
		want          bool
	}{
		{"`chmod 600`", "chmod 600", true},
		{"`chmod 600`", " chmod 600 ", true},
		{"`chmod 600`", "`chmod 600`", true},
		{"`chmod 600`", "chmod  600", false},
		{"`chmod 600`", "Chmod 600", false},
		{"`chmod 600`", "chmod 600.", false},
		{"`C:\\Users`", `C:\Users`, true},
		{"`C:\\Users`", `C:Users`, false},
		{"`**/*.go`", "**/*.go", true},
		{"caf\u00e9", "cafe\u0301", true},
		{"`'`", "’", false},
		{"", "", false},
	} {
		equal(t, c.typed+" for "+c.answer, acceptsExactly(c.answer, c.typed), c.want)
	}
}

func TestAKnownWrongAnswerIsExplained(t *testing.T) {
	item := &content.Item{Options: []content.Option{
		{Text: "task execution role", Right: true, Rationale: "It pulls the image."},
		{Text: "task role", Rationale: "The application uses it."},
		{Text: "execution role", Right: true},
		{Text: "Execution Role!", Rationale: "Never reached: the same is accepted."},
	}}
	for typed, want := range map[string]struct {
		right bool
		known string
	}{
		"task execution role": {true, ""},
		"Task role":           {false, "The application uses it."},
		"execution role":      {true, ""},
		"Execution Role!":     {true, ""},
		"instance role":       {false, ""},
	} {
		right, known := quiz.GradeTyped(item, typed)
		equal(t, typed+", right", right, want.right)
		equal(t, typed+", known", known, want.known)
	}
}

func TestAnItemWithoutOptionsAcceptsNothing(t *testing.T) {
	right, known := quiz.GradeTyped(&content.Item{}, "anything")
	equal(t, "right", right, false)
	equal(t, "known", known, "")
}

func TestEveryLetterIsAcceptedInEitherCase(t *testing.T) {
	for r := rune('!'); r <= unicode.MaxRune; r++ {
		letter := norm.NFC.String(string(r))
		if !unicode.IsLetter(r) {
			continue
		}
		for _, typed := range []string{letter, strings.ToUpper(letter), strings.ToLower(letter), strings.ToTitle(letter)} {
			if !accepts("x"+letter, "x"+typed) {
				t.Errorf("%q is not accepted for %q", typed, letter)
			}
		}
	}
}

func FuzzGradeTyped(f *testing.F) {
	for _, s := range []string{"", "Fargate", "`C:\\Users`", "**bold** text.", "``a`b``", "don’t…", "::", "\xff\xfe", "İ ς ſ", "e\u0301", "\\`", "a\u200b.", "\xf1\u0387", "i\u0307\u0307", "\u0130\u0327", "H\u0331"} {
		f.Add(s, "typed "+s, true)
		f.Add(s, s, false)
	}
	f.Fuzz(func(t *testing.T, answer, typed string, exact bool) {
		item := &content.Item{Exact: exact, Options: []content.Option{
			{Text: typed, Rationale: "wrong"}, {Text: answer, Right: true},
		}}
		quiz.GradeTyped(item, typed)
		if strings.TrimSpace(answer) == "" {
			return
		}
		if right, known := quiz.GradeTyped(item, " "+answer+"\n"); !right || known != "" {
			t.Errorf("%q is not accepted for itself", answer)
		}
		if exact {
			return
		}
		text := norm.NFC.String(string([]rune(answer)))
		for _, variant := range []string{strings.ToUpper(text), strings.ToLower(text), strings.Join(strings.Fields(answer), " \t ")} {
			if !accepts(answer, variant) {
				t.Errorf("%q is not accepted for %q", variant, answer)
			}
		}
	})
}
