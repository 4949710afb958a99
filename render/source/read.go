package source

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/seed-0837baff/dateline/render/diag"
)

// Read reads the content folder dir. Where there is none the error is ErrNotExist; any other error, too, is the
// environment's and leaves nothing to work with. Authors' mistakes are findings, beside a Snapshot of all the rest.
func Read(dir string) (*Snapshot, []diag.Diagnostic, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, folderError(dir, err)
	}
	return read(&Snapshot{Dir: dir}, newRootFolder(root), nil)
}

// Each is called with each Content file that could be read as text, as soon as it is: with site.yaml before all others, else in no
// order and from several goroutines. The file's Data may not be used any longer than that. total is how many Content files there
// are; 0 where that is not known yet.
type Each func(f *File, total int)

// ReadEach is Read of a folder whose texts are not kept: the files of the Snapshot are without Data.
func ReadEach(dir string, each Each) (*Snapshot, []diag.Diagnostic, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, folderError(dir, err)
	}
	return read(&Snapshot{Dir: dir}, newRootFolder(root), each)
}

// FromFS is Read over the files of fsys; dir is what messages call it.
func FromFS(fsys fs.FS, dir string) (*Snapshot, []diag.Diagnostic, error) {
	if _, err := fs.Stat(fsys, "."); err != nil {
		return nil, nil, folderError(dir, err)
	}
	return read(&Snapshot{Dir: dir, fsys: fsys}, fsFolder{fsys, "."}, nil)
}

func folderError(dir string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read content folder %q: %w", dir, ErrNotExist)
	}
	return fmt.Errorf("read content folder: %w", err)
}

// ahead is how many batches of files the walk may find before they are read: mostly all, so that their number is soon known.
const ahead = 4096

// read walks the folder top, which it lets go of, while other goroutines read the files that the walk finds.
func read(s *Snapshot, top folder, each Each) (*Snapshot, []diag.Diagnostic, error) {
	ctx, stop := context.WithCancelCause(context.Background())
	defer stop(nil)
	found := make(chan []finding, ahead)
	first := newReader(each)
	w := &walk{prefix: namePrefix(s.Dir), ctx: ctx, found: found, first: first}
	readers := []*reader{first}
	var wait sync.WaitGroup
	for range max(2, runtime.GOMAXPROCS(0)) {
		r := newReader(each)
		r.total = &w.total
		readers = append(readers, r)
		wait.Go(func() {
			for batch := range found {
				for _, f := range batch {
					if ctx.Err() == nil {
						if err := r.read(f); err != nil {
							stop(err)
						}
					}
					f.in.letGo()
				}
			}
		})
	}
	if err := w.folder(top, "", 0); err != nil {
		stop(err)
	}
	top.letGo()
	w.total.Store(w.content)
	close(found)
	wait.Wait()
	if ctx.Err() != nil {
		return nil, nil, context.Cause(ctx)
	}
	ds := w.diags
	for _, r := range readers {
		s.Files, ds = append(s.Files, r.files...), append(ds, r.diags...)
	}
	slices.SortFunc(s.Files, func(a, b *File) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.disk, b.disk))
	})
	s.Files, ds = collisions(s.Files, ds)
	return s, diag.Sort(ds), nil
}

// namePrefix is what precedes the path of a file of the folder dir in messages.
func namePrefix(dir string) string {
	dir = path.Clean(filepath.ToSlash(dir))
	if dir == "." {
		return ""
	}
	return strings.TrimSuffix(dir, "/") + "/"
}

// finding is a file that the walk found. It holds its folder.
type finding struct {
	file *File
	in   folder
	base string // its name in that folder
}

// reader reads what the walk found.
type reader struct {
	each   Each          // may be nil
	total  *atomic.Int64 // what it is told; nil where that is not known
	files  []*File
	diags  []diag.Diagnostic
	buffer []byte
	stream *bufio.Reader
}

func newReader(each Each) *reader { return &reader{each: each, buffer: make([]byte, 64<<10)} }

// read reads one file. A file that is gone is no file.
func (r *reader) read(f finding) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("read %s: %w", f.file.Name, err)
		}
	}()
	opened, err := f.in.open(f.base)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer opened.Close()
	info, err := opened.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		r.diags = append(r.diags, irregular(f.file.Name, info.Mode()))
		return nil
	}
	r.files = append(r.files, f.file)
	if f.file.Kind == Asset {
		return r.asset(f.file, opened)
	}
	return r.content(f.file, opened)
}

func (r *reader) content(f *File, opened fs.File) error {
	sum := sha256.New()
	raw, err := r.all(opened)
	if err != nil {
		return err
	}
	sum.Write(raw)
	f.Size = int64(len(raw))
	if len(raw) > MaxText {
		n, err := io.CopyBuffer(sum, struct{ io.Reader }{opened}, r.buffer)
		if err != nil {
			return err
		}
		f.Size += n
		sum.Sum(f.Sum[:0])
		r.diags = append(r.diags, diag.Diagnostic{
			File:    f.Name,
			Message: fmt.Sprintf("file of %d bytes is longer than the %d that dateline reads", f.Size, MaxText),
			Hint:    "split it",
		})
		return nil
	}
	sum.Sum(f.Sum[:0])
	data, faults := text(raw)
	f.Data = data
	for _, fault := range faults {
		r.diags = append(r.diags, diag.Diagnostic{File: f.Name, Pos: fault.pos, Message: fault.what, Hint: fault.hint})
	}
	if r.each != nil && data != nil {
		total := 0
		if r.total != nil {
			total = int(r.total.Load())
		}
		r.each(f, total)
	}
	if r.each != nil {
		f.Data = nil
	}
	return nil
}

// all reads a file to its end, or to somewhere past MaxText. Most files fit the buffer, so that their bytes are allocated
// once and at their length; or not at all where nobody keeps them.
func (r *reader) all(opened fs.File) ([]byte, error) {
	n, err := io.ReadFull(opened, r.buffer)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		if r.each != nil {
			return r.buffer[:n], nil
		}
		return bytes.Clone(r.buffer[:n]), nil
	}
	if err != nil {
		return nil, err
	}
	rest, err := io.ReadAll(io.LimitReader(opened, int64(MaxText+1-n)))
	return append(bytes.Clone(r.buffer[:n]), rest...), err
}

func (r *reader) asset(f *File, opened fs.File) error {
	sum := sha256.New()
	count := &counter{to: sum}
	if r.stream == nil {
		r.stream = bufio.NewReaderSize(nil, 64<<10)
	}
	r.stream.Reset(io.TeeReader(opened, count))
	f.Width, f.Height = picture(r.stream)
	// What the header did not need is hashed without passing through the stream.
	if _, err := io.CopyBuffer(count, struct{ io.Reader }{opened}, r.buffer); err != nil {
		return err
	}
	f.Size = count.n
	sum.Sum(f.Sum[:0])
	return nil
}

// counter counts the bytes that pass through it.
type counter struct {
	to io.Writer
	n  int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.n += int64(n)
	return n, err
}
