//go:build unix

package main

import (
	"os"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

const canLock = true

// lock takes the bytes that SQLite locks, as another program with an open transaction does.
func lock(ts *testscript.TestScript, _ bool, args []string) {
	const pendingByte, length = 0x40000000, 512
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_RDWR, 0)
	ts.Check(err)
	ts.Defer(func() { f.Close() })
	ts.Check(syscall.FcntlFlock(f.Fd(), syscall.F_SETLK,
		&syscall.Flock_t{Type: syscall.F_WRLCK, Start: pendingByte, Len: length}))
}
