package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

const (
	fileMode   fs.FileMode = 0o644
	folderMode fs.FileMode = 0o755
)

// disk is every change that this package makes to the output folder, confined to it.
type disk struct {
	root  *os.Root
	near  near                        // to the folders that Puts look into and stage in; closed before anything is moved
	chmod bool                        // the process's umask withholds permissions, which must be given one by one
	fault func(op, name string) error // of tests: an error makes the step fail, a write halfway through
}

func (d *disk) step(op, name string) error {
	if d.fault == nil {
		return nil
	}
	return d.fault(op, name)
}

func (d *disk) mkdir(name string) error {
	if err := d.step("mkdir", name); err != nil {
		return err
	}
	root, rest := d.near.at(name)
	if err := root.Mkdir(rest, folderMode); err != nil {
		return err
	}
	if d.chmod {
		return root.Chmod(rest, folderMode)
	}
	return nil
}

// create makes the file name, which must not exist, with what fill writes. The FileInfo is the file's.
func (d *disk) create(name string, flush bool, fill func(io.Writer) error) (fs.FileInfo, error) {
	if err := d.step("create", name); err != nil {
		return nil, err
	}
	root, rest := d.near.at(name)
	f, err := root.OpenFile(rest, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return nil, err
	}
	err = fill(faulty{f, d, name})
	if err == nil && d.chmod {
		err = f.Chmod(fileMode)
	}
	if err == nil && flush {
		if err = d.step("flush", name); err == nil {
			err = f.Sync()
		}
	}
	info, statErr := f.Stat()
	return info, errors.Join(err, statErr, f.Close())
}

// faulty writes to a file, but only half where a test wants the write to fail.
type faulty struct {
	*os.File
	disk *disk
	name string
}

func (w faulty) Write(p []byte) (int, error) {
	if err := w.disk.step("write", w.name); err != nil {
		n, _ := w.File.Write(p[:len(p)/2])
		return n, err
	}
	return w.File.Write(p)
}

// ReadFrom keeps io.Copy to Write.
func (w faulty) ReadFrom(r io.Reader) (int64, error) {
	return io.Copy(struct{ io.Writer }{w}, r)
}

func (d *disk) rename(from, to string) error {
	if err := d.step("rename", to); err != nil {
		return err
	}
	return d.root.Rename(from, to)
}

func (d *disk) remove(name string) error {
	if err := d.step("remove", name); err != nil {
		return err
	}
	return d.root.Remove(name)
}

func (d *disk) removeAll(name string) error {
	if err := d.step("remove all", name); err != nil {
		return err
	}
	return d.root.RemoveAll(name)
}

// flushTop flushes the names in the top folder, on systems where a folder can be flushed.
func (d *disk) flushTop() error {
	if err := d.step("flush", "."); err != nil {
		return err
	}
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := d.root.Open(".")
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) { // some network file systems
		err = nil
	}
	return errors.Join(err, f.Close())
}

// lstat is what stands at name: nil where nothing does, or where a part of the path above it is no folder.
func (d *disk) lstat(name string) (fs.FileInfo, error) {
	root, rest := d.near.at(name)
	info, err := root.Lstat(rest)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil, nil
	}
	return info, err
}

// list returns the entries of a folder.
func (d *disk) list(name string) ([]fs.DirEntry, error) {
	f, err := d.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.ReadDir(-1)
}

// open opens the file that info was told of, for reading. Another that has taken its place since is an error.
func (d *disk) open(name string, info fs.FileInfo) (*os.File, error) {
	root, rest := d.near.at(name)
	f, err := root.OpenFile(rest, os.O_RDONLY|nonblocking, 0)
	if err != nil {
		return nil, err
	}
	now, err := f.Stat()
	if err == nil && !os.SameFile(now, info) {
		err = fmt.Errorf("%s was replaced while it was read", name)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}
