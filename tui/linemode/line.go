package linemode

import (
	"bufio"
	"errors"
	"io"

	"github.com/charmbracelet/x/term"

	"github.com/drillship/drillship/content/clean"
)

// maxLine is how many bytes of a line count. No answer is as long; a file without line ends would
// otherwise be read into memory.
const maxLine = 4096

// heard is a line without its end, or why there is none.
type heard struct {
	line string
	err  error
}

// listen reads in on a goroutine of its own, since a read cannot be interrupted. The last thing it
// sends is an error.
func listen(in io.Reader, done <-chan struct{}) <-chan heard {
	lines := make(chan heard)
	go func() {
		r := bufio.NewReaderSize(in, maxLine)
		for {
			line, err := readLine(r)
			select {
			case lines <- heard{line, err}:
			case <-done:
				return
			}
			if err != nil {
				return
			}
		}
	}()
	return lines
}

// readLine is the next line, cleaned. What is too long is cut off. A last line without an end counts.
func readLine(r *bufio.Reader) (string, error) {
	part, err := r.ReadSlice('\n')
	line := string(part)
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = r.ReadSlice('\n')
	}
	if err != nil && (line == "" || !errors.Is(err, io.EOF)) {
		return "", err
	}
	for line != "" && (line[len(line)-1] == '\n' || line[len(line)-1] == '\r') {
		line = line[:len(line)-1]
	}
	return clean.Line(line), nil
}

// isTerminal tells whether in is one, which shows by itself what is typed.
func isTerminal(in io.Reader) bool {
	f, ok := in.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}
