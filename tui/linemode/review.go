// Package linemode asks a whole review by lines of text: for screen readers, for pipes, for terminals
// that cannot be drawn on. One column, whole words, no symbols, not one escape sequence.
//
// Its words: a conversation is all that is known at one prompt; it hears a line and becomes the next
// conversation, with a reply to be said. A reply may hold events; what it says is true only once they
// are durable, so the shell saves first and speaks then. The speech is the text of one reply, the
// prompt its last line, which waits for an answer.
//
// The conversation reads no input, writes no output and saves nothing; below it quiz.Session decides
// what is asked. The package refuses to know flags, screens and colours, and to judge a learner: it
// asks, says what is right, and when the card comes back.
package linemode

import (
	"context"
	"io"

	"github.com/drillship/drillship/progress/desk"
)

// Review asks what is due in scope until nothing is left, the learner quits, the input ends or ctx
// does; it always ends with a summary. Answers are on the disk before the next prompt. Input that is
// no terminal is repeated behind each prompt, so that the output reads as a whole.
//
// It returns an error if the session cannot start, input or output fail, an answer could not be saved
// when the input ended, or ctx was done. A line that is being read when ctx ends is lost, and the
// goroutine that reads it stays until the reader returns.
func Review(ctx context.Context, d *desk.Desk, scope desk.Scope, in io.Reader, out io.Writer) error {
	c, first, err := begin(d, scope)
	if err != nil {
		return err
	}
	done := make(chan struct{})
	defer close(done)
	s := shell{save: d.Save, lines: listen(in, done), out: out, echo: !isTerminal(in)}
	return s.talk(ctx, c, first)
}
