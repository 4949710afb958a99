package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// tree is a folder that files are begun in. Paths in it are slash paths.
type tree struct {
	root *os.Root
	dir  string // as messages call it: slashes, clean
}

// openTree opens a folder that exists.
func openTree(dir string) (tree, error) {
	root, err := os.OpenRoot(dir)
	return tree{root, label(dir)}, err
}

// makeTree opens a folder and makes it where it is missing.
func makeTree(dir string) (tree, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return tree{}, err
	}
	return openTree(dir)
}

func label(dir string) string { return path.Clean(filepath.ToSlash(dir)) }

// name is what messages call a file of the tree.
func (t tree) name(p string) string { return path.Join(t.dir, p) }

// free refuses a path at which something stands, or that leads through what is no folder.
func (t tree) free(p string) error {
	for i, c := range p + "/" {
		if c != '/' {
			continue
		}
		info, err := t.root.Lstat(filepath.FromSlash(p[:i]))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return fmt.Errorf("look for %s: %w", t.name(p[:i]), err)
		case i == len(p):
			return refuse("%s exists already", t.name(p))
		case info.Mode()&fs.ModeSymlink != 0:
			return refuse("%s is a symbolic link, which dateline does not follow", t.name(p[:i]))
		case !info.IsDir():
			return refuse("%s is not a folder", t.name(p[:i]))
		}
	}
	return nil
}

// create makes a file that must not exist, and the folders that it needs. A file that could not be finished is taken back.
func (t tree) create(p string, data []byte) error {
	if err := t.free(p); err != nil {
		return err
	}
	if err := t.root.MkdirAll(filepath.FromSlash(path.Dir(p)), 0o755); err != nil {
		return fmt.Errorf("make folder %s: %w", t.name(path.Dir(p)), err)
	}
	f, err := t.root.OpenFile(filepath.FromSlash(p), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return refuse("%s exists already", t.name(p))
	}
	if err != nil {
		return fmt.Errorf("create %s: %w", t.name(p), err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", t.name(p), err), t.root.Remove(filepath.FromSlash(p)))
	}
	return nil
}

// extend adds text behind the last byte of a file that held size bytes when it was read.
func (t tree) extend(p string, size int64, text string) error {
	f, err := t.root.OpenFile(filepath.FromSlash(p), os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return fmt.Errorf("open %s: %w", t.name(p), err)
	}
	defer f.Close()
	switch info, err := f.Stat(); {
	case err != nil:
		return fmt.Errorf("open %s: %w", t.name(p), err)
	case info.Size() != size:
		return refuse("%s was changed by someone else just now; try again", t.name(p))
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Sync()); err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", t.name(p), err), f.Truncate(size))
	}
	return nil
}

// stems lists the .md files at and below a folder of the tree, by path, each with its name less the extension. A folder that
// does not exist holds none.
func (t tree) stems(folder string) (paths, stems []string, err error) {
	err = fs.WalkDir(t.root.FS(), folder, func(p string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return fmt.Errorf("read folder %s: %w", t.name(p), err)
		case d.IsDir() && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case !d.IsDir() && path.Ext(p) == ".md":
			paths, stems = append(paths, p), append(stems, strings.TrimSuffix(d.Name(), ".md"))
		}
		return nil
	})
	return paths, stems, err
}
