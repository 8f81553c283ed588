//go:build unix

package content

import (
	"syscall"
	"time"
)

// worked is the processor time that this test program has used: on a busy machine the clock on the
// wall counts what others do.
func worked() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
