package watch

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// lister stamps a folder's entries; size is how many to expect. A folder that is gone or may not be read has none. ok is false
// where the system failed otherwise, so that nothing is known. It may be called beside the loop.
type lister func(path string, size int) (entries map[string]stamp, ok bool)

// listBut lists folders without what is skipped, which must not change any more when it is first used.
func listBut(skip map[string]bool) lister {
	return func(path string, size int) (map[string]stamp, bool) {
		d, err := os.OpenFile(path, os.O_RDONLY|onlyFolders, 0)
		if err != nil {
			return map[string]stamp{}, absent(err)
		}
		defer d.Close()
		list, err := d.ReadDir(-1)
		if err != nil && !absent(err) {
			return map[string]stamp{}, false
		}
		entries := make(map[string]stamp, max(size, len(list)))
		for _, e := range list {
			name := e.Name()
			if Ignored(name) || len(skip) > 0 && skip[join(path, name)] {
				continue
			}
			if info, err := e.Info(); err == nil {
				entries[name] = stampOf(info)
			}
		}
		return entries, true
	}
}

// absent reports whether an error means that a folder is not there to be read.
func absent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOTDIR)
}
