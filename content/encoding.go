package content

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// checkEncoding refuses what is no text in UTF-8, told by its beginning. Text in an old encoding of one
// byte for each letter is read: its ASCII is right, and the rest is reported by unshown.
func checkEncoding(text string) error {
	const enough = 4 << 10
	if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
		return errUTF16
	}
	head := text[:min(len(text), enough)]
	controls, zeros := 0, [2]int{}
	for i := range len(head) {
		switch c := head[i]; {
		case c == 0:
			zeros[i%2]++
			controls++
		case c < ' ' && c != '\n' && c != '\t' && c != '\r':
			controls++
		}
	}
	switch few, many := min(zeros[0], zeros[1]), max(zeros[0], zeros[1]); {
	case 8*many > len(head) && 8*few < many: // every other byte of a Latin text
		return errUTF16
	case 16*controls > len(head) && (many > 0 || !utf8.ValidString(head)):
		return errBinary
	}
	return nil
}

// unshown reports the characters that clean.Text replaced in a file, at the first: what an author does
// not see in an editor, or sees there only.
func unshown(file, text string) []Diagnostic {
	const sign = "\ufffd"
	at := strings.Index(text, sign)
	if at < 0 {
		return nil
	}
	message := "a character is no UTF-8 or invisible: it is shown as " + sign
	if n := strings.Count(text, sign); n > 1 {
		message = fmt.Sprintf("%d characters are no UTF-8 or invisible: they are shown as %s, this is the first", n, sign)
	}
	line := text[:at]
	return []Diagnostic{{Rule: "P-29", Severity: Warning, File: file, Line: strings.Count(line, "\n") + 1,
		Column: utf8.RuneCountInString(line[strings.LastIndexByte(line, '\n')+1:]) + 1, Message: message,
		Hint: "save the file as UTF-8, or delete the character"}}
}
