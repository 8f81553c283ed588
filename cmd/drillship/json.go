package main

import "encoding/json"

// schema is the version of what --json prints; fields are only ever added to it.
const schema = 1

func (p *program) printJSON(v any) error {
	enc := json.NewEncoder(p.out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
