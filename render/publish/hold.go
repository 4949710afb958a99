package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
)

// Hold keeps an output folder locked from one Target to the next, so that a watch alone writes to it until it ends. The zero
// Hold holds nothing: the first Target that is opened with it takes hold. A folder that was removed meanwhile, with its lock,
// is locked anew. It is used by one Target at a time.
type Hold struct {
	file *os.File
	dir  string   // of file, absolute
	made []string // folders that were made for it, outermost first
}

// acquire takes the folder's lock, or finds that it holds it. made are the folders that were made on the way to dir.
func (h *Hold) acquire(d *disk, dir string, made []string) (*os.File, error) {
	if h == nil {
		return acquire(d)
	}
	if h.file != nil && stillThere(d, h.file) {
		return h.file, nil
	}
	f, err := acquire(d)
	if err != nil {
		return nil, err
	}
	if h.file != nil {
		h.file.Close() // of a lock file that is gone
	}
	h.file, h.dir, h.made = f, dir, made
	return f, nil
}

// Release gives the folder up. It is removed where it was made for this Hold and holds nothing.
func (h *Hold) Release() error {
	if h.file == nil {
		return nil
	}
	defer func() { *h = Hold{} }()
	root, err := os.OpenRoot(h.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return h.file.Close()
	}
	if err != nil {
		return errors.Join(fmt.Errorf("unlock output folder: %w", err), h.file.Close())
	}
	defer root.Close()
	if d := (&disk{root: root, near: near{root: root}}); stillThere(d, h.file) {
		err = release(d, h.file)
	} else {
		err = h.file.Close()
	}
	for _, dir := range slices.Backward(h.made) {
		if os.Remove(dir) != nil { // somebody uses it by now
			break
		}
	}
	return err
}
