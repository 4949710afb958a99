package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ErrBusy is returned by Open where another Target, of this process or another, holds the folder.
var ErrBusy = errors.New("another command is writing to it")

const lockName = own + "lock"

// acquire takes the folder's lock. The lock is the operating system's and not the file's existence, so that a process that
// is killed leaves none behind. The file is removed at the end, so one that was opened may be another's leavings by the
// time it is locked; then its name stands for another file, or none, and the next try opens that.
func acquire(d *disk) (*os.File, error) {
	for range 100 {
		if info, err := d.root.Lstat(lockName); err == nil && (!info.Mode().IsRegular() || info.Size() > 0) {
			return nil, &RefusedError{Message: "has something else in place of the lock", Hint: "move it away", Paths: []string{lockName}}
		}
		f, err := d.root.OpenFile(lockName, os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, err
		}
		err = lock(f)
		if err == nil && stillThere(d, f) {
			return f, nil
		}
		f.Close()
		if err != nil {
			return nil, err
		}
	}
	return nil, ErrBusy
}

func stillThere(d *disk, f *os.File) bool {
	there, err1 := d.root.Lstat(lockName)
	held, err2 := f.Stat()
	return err1 == nil && err2 == nil && os.SameFile(there, held)
}

// release gives up the lock and removes its file: while it is held, where an open file can be removed.
func release(d *disk, f *os.File) error {
	err := d.root.Remove(lockName)
	closing := f.Close()
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		// Elsewhere afterwards; it fails if another has opened the file since, who will remove it then.
		d.root.Remove(lockName)
	}
	if closing != nil {
		return fmt.Errorf("unlock: %w", closing)
	}
	return nil
}
