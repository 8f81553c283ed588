package library

import (
	"fmt"
	"os"
	"path/filepath"
)

// Store keeps the cache between runs. A Library ignores its errors: what cannot be loaded is built
// again, what cannot be saved is built again next time.
type Store interface {
	// Load returns what was saved under a name, or an error.
	Load(name string) ([]byte, error)
	// Save replaces what is kept under a name. The data belongs to the caller.
	Save(name string, data []byte) error
}

// DirCache is a Store in a folder, one file per name. The folder is made when something is saved;
// deleting it at any time is safe.
type DirCache string

const maxCacheFile = 512 << 20 // an index is a tenth of its pack: no larger file is ours

// Load reads a file of the cache.
func (d DirCache) Load(name string) ([]byte, error) {
	file, err := d.file(name)
	if err != nil {
		return nil, err
	}
	info, err := os.Lstat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxCacheFile {
		return nil, fmt.Errorf("cache entry %q is no cache file", name)
	}
	return os.ReadFile(file)
}

// Save writes a file of the cache so that a reader sees the old one or the new one, never a part.
func (d DirCache) Save(name string, data []byte) (err error) {
	file, err := d.file(name)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(string(d), 0o700); err != nil {
		return err
	}
	temp, err := os.CreateTemp(string(d), ".new-*") // 0600: packs may be private
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temp.Name())
		}
	}()
	if _, err := temp.Write(data); err != nil {
		_ = temp.Close()
		return err
	}
	if err := temp.Close(); err != nil {
		return err
	}
	return os.Rename(temp.Name(), file)
}

func (d DirCache) file(name string) (string, error) {
	if name == "" || filepath.Base(name) != name || !filepath.IsLocal(name) {
		return "", fmt.Errorf("cache entry %q: not a plain name", name)
	}
	return filepath.Join(string(d), name), nil
}
