package progress

import (
	"context"
	"database/sql"
)

// statement prepares each query once: parsing costs as much as running it.
func (c *connection) statement(query string) (*sql.Stmt, error) {
	if s := c.statements[query]; s != nil {
		return s, nil
	}
	s, err := c.PrepareContext(context.Background(), query)
	if err != nil {
		return nil, err
	}
	if c.statements == nil {
		c.statements = map[string]*sql.Stmt{}
	}
	c.statements[query] = s
	return s, nil
}

func (c *connection) exec(query string, args ...any) (sql.Result, error) {
	s, err := c.statement(query) //nolint:sqlclosecheck // kept: close ends it
	if err != nil {
		return nil, err
	}
	return s.Exec(args...)
}

// answer is one row, or why there is none.
type answer struct {
	row *sql.Row
	err error
}

func (a answer) Scan(into ...any) error {
	if a.err != nil {
		return a.err
	}
	return a.row.Scan(into...)
}

func (c *connection) one(query string, args ...any) answer {
	s, err := c.statement(query) //nolint:sqlclosecheck // kept: close ends it
	if err != nil {
		return answer{err: err}
	}
	return answer{row: s.QueryRow(args...)}
}

// script runs several statements.
func (c *connection) script(text string) error {
	_, err := c.ExecContext(context.Background(), text)
	return err
}
