package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// MaxText is the greatest size in bytes of a file that dateline reads.
const MaxText = 2_000_000

// ErrNotExist is the error of Read and FromFS where there is no content folder. It is an fs.ErrNotExist too.
var ErrNotExist = fmt.Errorf("there is no such folder: %w", fs.ErrNotExist)

// Kind is what becomes of a file.
type Kind uint8

const (
	Content Kind = iota // a .md or .yaml that dateline reads
	Asset               // copied as it is
)

func (k Kind) String() string {
	if k == Asset {
		return "asset"
	}
	return "content"
}

// File is one file of a site.
type File struct {
	Path   string   // slash path below the content folder, NFC: "briefings/2023/x.md"
	Name   string   // the path as the author knows it, for messages: the folder as given, cleaned, "/", Path
	Kind   Kind     //
	Data   []byte   // of Content: text as the package comment says; never nil where the file could be read as text. nil of an Asset
	Size   int64    // bytes, as stored
	Sum    [32]byte // SHA-256 of the stored bytes, of Content and Asset alike
	Width  int      // pixels as shown, of an Asset that is a PNG, JPEG, GIF or WebP picture; else 0
	Height int      // likewise

	disk string // Path as the disk spells it; "" where that is Path
}

// Snapshot is a site's files as they were when it was read.
type Snapshot struct {
	Dir   string  // the content folder as given
	Files []*File // by Path

	fsys fs.FS // what FromFS read; nil after Read
}

// File returns the file at a path below the content folder.
func (s *Snapshot) File(path string) (*File, bool) {
	i, ok := s.Index(path)
	if !ok {
		return nil, false
	}
	return s.Files[i], true
}

// Index returns the place in Files of the file at a path below the content folder.
func (s *Snapshot) Index(path string) (int, bool) {
	return slices.BinarySearchFunc(s.Files, path, func(f *File, p string) int { return strings.Compare(f.Path, p) })
}

// WithoutText is s without the texts of files at some places in Files, which take as much memory as they are long. Text reads one
// again.
func (s *Snapshot) WithoutText(at []int) *Snapshot {
	c := *s
	c.Files = slices.Clone(s.Files)
	for _, i := range at {
		light := *s.Files[i]
		light.Data = nil
		c.Files[i] = &light
	}
	return &c
}

// Named returns the file of that Name.
func (s *Snapshot) Named(name string) (*File, bool) {
	path, ok := strings.CutPrefix(name, namePrefix(s.Dir))
	if !ok {
		return nil, false
	}
	return s.File(path)
}

// Text returns the text of a Content file: Data, or where s is without it what the file holds now. It is nil where the file
// cannot be read any more.
func (s *Snapshot) Text(f *File) []byte {
	if f.Data != nil {
		return f.Data
	}
	file, err := s.Open(f)
	if err != nil {
		return nil
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, MaxText))
	if err != nil {
		return nil
	}
	data, _ := text(raw)
	return data
}

// Open opens f's stored bytes: the way to an asset's. They are read from the disk now, and so may differ from f.Sum where
// the file was changed since; its next Snapshot will say so. A link put in the file's place is an error.
func (s *Snapshot) Open(f *File) (io.ReadCloser, error) {
	file, err := s.open(f.spelling())
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", f.Name, err)
	}
	return file, nil
}

func (s *Snapshot) open(name string) (fs.File, error) {
	if s.fsys != nil {
		return s.fsys.Open(name)
	}
	root, err := os.OpenRoot(s.Dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	before, err := root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !before.Mode().IsRegular() {
		return nil, errors.New("not a regular file any more")
	}
	file, err := root.OpenFile(name, os.O_RDONLY|nonblocking, 0)
	if err != nil {
		return nil, err
	}
	after, err := file.Stat()
	if err == nil && !os.SameFile(before, after) {
		err = errors.New("replaced while it was opened")
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}
