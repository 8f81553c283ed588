//go:build !unix

package content

import "time"

var began = time.Now()

// worked is the time since the start, where the system does not tell what the program used.
func worked() time.Duration { return time.Since(began) }
