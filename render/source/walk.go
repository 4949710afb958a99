package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-0837baff/dateline/render/diag"
)

const (
	maxDepth  = 64 // folders within folders
	batchSize = 32 // files that a reader takes at a time
)

// walk finds a site's files.
type walk struct {
	prefix string // of names in messages
	ctx    context.Context
	found  chan<- []finding
	first  *reader // reads site.yaml before anything else is found
	diags  []diag.Diagnostic

	content int64        // files of that Kind so far
	total   atomic.Int64 // and all in all, when that is known
}

// folder walks the folder at path dir, "" or ending in a slash. A folder that is gone is no folder.
func (w *walk) folder(f folder, dir string, depth int) error {
	if err := context.Cause(w.ctx); err != nil {
		return err
	}
	entries, err := f.list()
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read folder %s%s: %w", w.prefix, dir, err)
	}
	if dir == "" {
		if i := slices.IndexFunc(entries, func(e fs.DirEntry) bool { return e.Name() == SiteFile }); i > 0 {
			entries[0], entries[i] = entries[i], entries[0]
		}
	}
	var batch []finding
	var below []string
	for _, e := range entries {
		switch name := e.Name(); {
		case ignored(name):
		case !w.fit(dir, e):
		case e.IsDir():
			below = append(below, name)
		default:
			switch file := w.file(dir, name); {
			case file == nil:
			case file.Path == SiteFile:
				if err := w.first.read(finding{file, f, name}); err != nil {
					return err
				}
			default:
				f.hold()
				if batch = append(batch, finding{file, f, name}); len(batch) == batchSize {
					w.found <- batch
					batch = nil
				}
			}
		}
	}
	if len(batch) > 0 {
		w.found <- batch
	}
	return w.folders(f, dir, below, depth+1)
}

func (w *walk) folders(f folder, dir string, names []string, depth int) error {
	for _, name := range names {
		if depth > maxDepth {
			w.wrong(dir+name, fmt.Sprintf("folders are more than %d deep", maxDepth), "")
			return nil
		}
		sub, err := f.sub(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("read folder %s%s: %w", w.prefix, dir+name, err)
		}
		err = w.folder(sub, dir+name+"/", depth)
		sub.letGo()
		if err != nil {
			return err
		}
	}
	return nil
}

// fit reports whether dateline reads the entry at all, and says why where it does not.
func (w *walk) fit(dir string, e fs.DirEntry) bool {
	if why := unfit(e.Name()); why != "" {
		w.wrong(dir+e.Name(), "name "+why, "rename it")
		return false
	}
	if !e.Type().IsRegular() && !e.IsDir() {
		w.diags = append(w.diags, irregular(w.name(dir+e.Name()), e.Type()))
		return false
	}
	return true
}

// file is what is known of a file before it is read; nil where it is stray.
func (w *walk) file(dir, base string) *File {
	f := &File{Path: dir + base}
	if !norm.NFC.IsNormalString(f.Path) {
		f.disk, f.Path = f.Path, norm.NFC.String(f.Path)
	}
	f.Name = w.prefix + f.Path
	kind, stray := classify(f.Path)
	if stray {
		w.wrong(f.Path, fmt.Sprintf("%s is none of the files that dateline reads", path.Base(f.Path)), strayHint(f.Path))
		return nil
	}
	if f.Kind = kind; kind == Content {
		w.content++
	}
	return f
}

// SiteFile is the path of the file that says what the site is. It is read before all others.
const SiteFile = "site.yaml"

func (w *walk) wrong(p, message, hint string) {
	w.diags = append(w.diags, diag.Diagnostic{File: w.name(p), Message: message, Hint: hint})
}

// name is a path as messages show it: printable, whatever the disk holds.
func (w *walk) name(p string) string {
	p = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(p, "\uFFFD"))
	return w.prefix + norm.NFC.String(p)
}

// irregular says that the thing of that mode is no file.
func irregular(name string, mode fs.FileMode) diag.Diagnostic {
	d := diag.Diagnostic{File: name, Message: "not a regular file", Hint: "put the file itself here"}
	switch {
	case mode&fs.ModeSymlink != 0:
		d.Message = "symbolic links are not followed"
	case mode&fs.ModeNamedPipe != 0:
		d.Message = "a named pipe is not a file"
	case mode&fs.ModeSocket != 0:
		d.Message = "a socket is not a file"
	case mode&fs.ModeDevice != 0:
		d.Message = "a device is not a file"
	}
	return d
}

// collisions reports files, sorted, that some system could not keep apart, and drops the later of two with one path.
func collisions(files []*File, ds []diag.Diagnostic) ([]*File, []diag.Diagnostic) {
	first := make(map[string]*File, len(files))
	kept := files[:0]
	for _, f := range files {
		key := Fold(f.Path)
		other, taken := first[key]
		if !taken {
			first[key] = f
			kept = append(kept, f)
			continue
		}
		message := fmt.Sprintf("path differs from %q in case only", other.Path)
		if other.Path == f.Path {
			message = fmt.Sprintf("path is the same as another's when composed: %+q and %+q", f.spelling(), other.spelling())
		} else {
			kept = append(kept, f)
		}
		ds = append(ds, diag.Diagnostic{
			File: f.Name, Message: message, Hint: "rename one of them; not every system keeps them apart",
			Related: []diag.Related{{File: other.Name, Message: "the other file"}},
		})
	}
	return kept, ds
}

// spelling is f's path as the disk has it.
func (f *File) spelling() string {
	if f.disk != "" {
		return f.disk
	}
	return f.Path
}
