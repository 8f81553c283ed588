package content

import (
	"embed"
	"io/fs"
)

//go:embed all:packs
var builtIn embed.FS

// BuiltIn is the study material that comes with the program: a folder of packs.
func BuiltIn() fs.FS {
	packs, err := fs.Sub(builtIn, "packs")
	if err != nil {
		return nothing{} // "packs" is a valid name: this does not happen
	}
	return packs
}
