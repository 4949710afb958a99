package source

import (
	"io/fs"
	"os"
	"path"
	"sync/atomic"
)

// folder is an open folder. It is held by its walk and by every file of it that waits to be read, and closes itself when
// the last of them lets go.
type folder interface {
	list() ([]fs.DirEntry, error)
	sub(name string) (folder, error)
	open(name string) (fs.File, error)
	hold()
	letGo()
}

// rootFolder is a folder on disk. Each has its own os.Root, which makes opening a file of it a single step.
type rootFolder struct {
	root    *os.Root
	holders atomic.Int32
	slots   chan struct{} // holds one thing for each folder that is open
}

// maxOpen is how many folders may be open at a time: more than stand within each other, so that a walk goes on once the files of
// some have been read.
const maxOpen = maxDepth + 36

func newRootFolder(root *os.Root) *rootFolder {
	slots := make(chan struct{}, maxOpen)
	slots <- struct{}{}
	return opened(root, slots)
}

// opened is a folder that has a slot.
func opened(root *os.Root, slots chan struct{}) *rootFolder {
	f := &rootFolder{root: root, slots: slots}
	f.holders.Store(1)
	return f
}

func (f *rootFolder) list() ([]fs.DirEntry, error) {
	d, err := f.root.Open(".")
	if err != nil {
		return nil, err
	}
	defer d.Close()
	return d.ReadDir(-1)
}

func (f *rootFolder) sub(name string) (folder, error) {
	f.slots <- struct{}{}
	root, err := f.root.OpenRoot(name)
	if err != nil {
		<-f.slots
		return nil, err
	}
	return opened(root, f.slots), nil
}

func (f *rootFolder) open(name string) (fs.File, error) {
	return f.root.OpenFile(name, os.O_RDONLY|nonblocking, 0)
}

func (f *rootFolder) hold() { f.holders.Add(1) }

func (f *rootFolder) letGo() {
	if f.holders.Add(-1) == 0 {
		f.root.Close()
		<-f.slots
	}
}

// fsFolder is a folder of an fs.FS.
type fsFolder struct {
	fsys fs.FS
	dir  string
}

func (f fsFolder) list() ([]fs.DirEntry, error) { return fs.ReadDir(f.fsys, f.dir) }

func (f fsFolder) sub(name string) (folder, error) {
	return fsFolder{f.fsys, path.Join(f.dir, name)}, nil
}

func (f fsFolder) open(name string) (fs.File, error) { return f.fsys.Open(path.Join(f.dir, name)) }

func (fsFolder) hold()  {}
func (fsFolder) letGo() {}
