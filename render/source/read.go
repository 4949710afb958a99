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

	"github.com/seed-0837baff/dateline/render/diag"
)

// Read reads the content folder dir. Where there is none the error is ErrNotExist; any other error, too, is the
// environment's and leaves nothing to work with. Authors' mistakes are findings, beside a Snapshot of all the rest.
func Read(dir string) (*Snapshot, []diag.Diagnostic, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, folderError(dir, err)
	}
	return read(&Snapshot{Dir: dir}, newRootFolder(root))
}

// FromFS is Read over the files of fsys; dir is what messages call it.
func FromFS(fsys fs.FS, dir string) (*Snapshot, []diag.Diagnostic, error) {
	if _, err := fs.Stat(fsys, "."); err != nil {
		return nil, nil, folderError(dir, err)
	}
	return read(&Snapshot{Dir: dir, fsys: fsys}, fsFolder{fsys, "."})
}

func folderError(dir string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read content folder %q: %w", dir, ErrNotExist)
	}
	return fmt.Errorf("read content folder: %w", err)
}

// read walks the folder top, which it lets go of, while other goroutines read the files that the walk finds.
func read(s *Snapshot, top folder) (*Snapshot, []diag.Diagnostic, error) {
	ctx, stop := context.WithCancelCause(context.Background())
	defer stop(nil)
	found := make(chan []finding, 16)
	w := &walk{prefix: namePrefix(s.Dir), ctx: ctx, found: found}
	readers := make([]reader, max(2, runtime.GOMAXPROCS(0)))
	var wait sync.WaitGroup
	for i := range readers {
		wait.Go(func() {
			r := &readers[i]
			r.buffer = make([]byte, 64<<10)
			for batch := range found {
				for _, f := range batch {
					if ctx.Err() == nil {
						if err := r.read(f); err != nil {
							stop(fmt.Errorf("read %s: %w", f.file.Name, err))
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
	close(found)
	wait.Wait()
	if ctx.Err() != nil {
		return nil, nil, context.Cause(ctx)
	}
	ds := w.diags
	for i := range readers {
		s.Files, ds = append(s.Files, readers[i].files...), append(ds, readers[i].diags...)
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
	files  []*File
	diags  []diag.Diagnostic
	buffer []byte
	stream *bufio.Reader
}

// read reads one file. A file that is gone is no file.
func (r *reader) read(f finding) error {
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
	return nil
}

// all reads a file to its end, or to somewhere past MaxText. Most files fit the buffer, so that their bytes are allocated
// once and at their length.
func (r *reader) all(opened fs.File) ([]byte, error) {
	n, err := io.ReadFull(opened, r.buffer)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
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
