package linemode

import (
	"context"
	"errors"
	"io"

	"github.com/drillship/drillship/content/clean"
	"github.com/drillship/drillship/quiz"
)

// shell is all that touches the world: it reads lines, saves events and writes what is said.
type shell struct {
	save  func(...quiz.Event) error
	lines <-chan heard
	out   io.Writer
	echo  bool // nobody else shows what was typed
}

// talk goes on until a reply is the last one, or the input or ctx ends.
func (s *shell) talk(ctx context.Context, c conversation, r reply) error {
	for {
		if err := s.print(r.text); err != nil || r.over {
			return err
		}
		line, err := s.next(ctx)
		if err != nil {
			return s.leave(c, err)
		}
		c, r = s.settle(c, line)
	}
}

// settle lets the conversation hear a line. The next conversation counts once its events are saved.
func (s *shell) settle(c conversation, line string) (conversation, reply) {
	next, r := c.hear(line)
	if len(r.save) == 0 {
		return next, r
	}
	if err := s.save(r.save...); err != nil {
		return c.unsaved(err, next, r)
	}
	return next, r
}

func (s *shell) next(ctx context.Context) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case h := <-s.lines:
		if h.err == nil && s.echo {
			h.err = s.print(h.line + "\n")
		}
		return h.line, h.err
	}
}

// leave says goodbye below the prompt that stays open. The end of the input is no failure, unless an
// answer is lost by it.
func (s *shell) leave(c conversation, why error) error {
	if err := s.print("\n" + c.goodbye().text); err != nil {
		return err
	}
	if !errors.Is(why, io.EOF) {
		return why
	}
	if c.lost != nil {
		return c.lost.err
	}
	return nil
}

// print is the one place that writes, and nothing harmful passes it.
func (s *shell) print(text string) error {
	_, err := io.WriteString(s.out, clean.Text(text))
	return err
}
