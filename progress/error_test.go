package progress

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
)

func TestEveryKindOfErrorHasASentenceAndAHint(t *testing.T) {
	for kind, want := range map[Kind]string{
		Missing:  `cannot open "/a b\x1b.db": it does not exist`,
		Locked:   `cannot open "/a b\x1b.db": another program is using it`,
		Damaged:  `cannot open "/a b\x1b.db": it is damaged`,
		Foreign:  `cannot open "/a b\x1b.db": it is not a progress file of drillship`,
		Newer:    `cannot open "/a b\x1b.db": a newer drillship wrote it`,
		ReadOnly: `cannot open "/a b\x1b.db": it is read-only`,
		Full:     `cannot open "/a b\x1b.db": the disk is full`,
		Denied:   `cannot open "/a b\x1b.db": permission denied`,
	} {
		err := &Error{Kind: kind, Path: "/a b\x1b.db", Op: "open", Err: errors.New("\x1b]0;from the file\a")}
		if err.Error() != want {
			t.Errorf("%s, want %s", err, want)
		}
		if hint := err.Hint(); hint == "" || strings.ToLower(hint[:1]) != hint[:1] || strings.HasSuffix(hint, ".") {
			t.Errorf("hint %q", hint)
		}
	}
	if text := wrap("save to", "x", errors.New("\x1b[31m")).Error(); text != `cannot save to "x": something unexpected happened` {
		t.Error(text)
	}
}

func TestResultCodesAreToldApart(t *testing.T) {
	for code, want := range map[int]Kind{
		5: Locked, 5 | 1<<8: Locked, 6: Locked, 8: ReadOnly, 8 | 5<<8: ReadOnly, 10: Other, 10 | 2<<8: Damaged, 10 | 3<<8: Other,
		10 | 19<<8: Full, 10 | 33<<8: Damaged, 11: Damaged, 11 | 3<<8: Damaged, 13: Full, 14: Denied, 3: Denied, 26: Damaged, 1: Damaged, 19: Other,
	} {
		if got := sqliteKind(code); got != want {
			t.Errorf("code %d is of kind %d, want %d", code, got, want)
		}
	}
	for err, want := range map[error]Kind{
		syscall.ENOSPC: Full, syscall.EROFS: ReadOnly, fs.ErrPermission: Denied, fs.ErrNotExist: Missing, errReadOnly: ReadOnly,
		errGarbled: Damaged, syscall.ENOTDIR: Other,
	} {
		if got := KindOf(wrap("open", "x", fmt.Errorf("open: %w", err))); got != want {
			t.Errorf("%v is of kind %d, want %d", err, got, want)
		}
	}
}
