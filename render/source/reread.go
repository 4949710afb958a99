package source

import (
	"os"
	"slices"
)

// Reread is s after the files at paths, below the content folder, have changed; s itself stays, and is returned where their bytes
// are what they were. ok is false where more than their bytes has changed, or may have: a file is new or gone, is no regular file,
// or is at fault. Then Read the folder again.
func (s *Snapshot) Reread(paths []string) (changed *Snapshot, ok bool) {
	if s.fsys != nil {
		return nil, false
	}
	root, err := os.OpenRoot(s.Dir)
	if err != nil {
		return nil, false
	}
	top := newRootFolder(root)
	defer top.letGo()
	r := newReader(nil)
	c := *s
	c.Files = slices.Clone(s.Files)
	differ := false
	for _, path := range paths {
		at, known := c.Index(path)
		if !known {
			return nil, false
		}
		old := c.Files[at]
		info, err := root.Lstat(old.spelling())
		if err != nil || !info.Mode().IsRegular() {
			return nil, false
		}
		f := &File{Path: old.Path, Name: old.Name, Kind: old.Kind, disk: old.disk}
		if err := r.read(finding{f, top, old.spelling()}); err != nil || len(r.files) == 0 || r.files[len(r.files)-1] != f {
			return nil, false
		}
		if f.Sum != old.Sum {
			c.Files[at], differ = f, true
		}
	}
	if !differ {
		return s, len(r.diags) == 0
	}
	return &c, len(r.diags) == 0
}
