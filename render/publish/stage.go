package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"sync"
)

// The stage holds the files that wait for Commit, on the file system that they are renamed in. One whose folder stands in
// the output already lies in flat, under a hash of its path; one whose folder is yet to be made lies in tree, under its
// path, so that a new folder is moved as a whole.
const (
	stageName  = own + "stage"
	flatName   = stageName + "/flat"
	treeName   = stageName + "/tree"
	stagedList = stageName + "/journal" // the journal until it is whole
)

type stage struct {
	disk *disk
	mu   sync.Mutex
	made map[string]bool // folders of tree; "" once the stage itself is made
}

// flat is the name of path's file in flat.
func flat(path string) string {
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:16])
}

// prepare makes the stage.
func (s *stage) prepare() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.folder("")
}

// folder makes the folder dir of tree, and the stage where it is not yet made. The caller holds s.mu.
func (s *stage) folder(dir string) error {
	if s.made[dir] {
		return nil
	}
	if dir == "" {
		if err := s.disk.mkdir(stageName); err != nil {
			return err
		}
		s.disk.chmod = masked(s.disk)
		if err := errors.Join(s.disk.mkdir(flatName), s.disk.mkdir(treeName)); err != nil {
			return err
		}
	} else {
		if err := s.folder(parent(dir)); err != nil {
			return err
		}
		if err := s.disk.mkdir(treeName + "/" + dir); err != nil {
			return err
		}
	}
	s.made[dir] = true
	return nil
}

// masked reports whether new files lack permissions that can be given to them afterwards.
func masked(d *disk) bool {
	if runtime.GOOS == "windows" {
		return false
	}
	is := func() bool {
		info, err := d.root.Lstat(stageName)
		return err == nil && info.Mode().Perm() == folderMode
	}
	return !is() && d.root.Chmod(stageName, folderMode) == nil && is()
}

// put stages the file at path with what fill writes. stands says that its folder is in the output already.
func (s *stage) put(path string, stands bool, fill func(io.Writer) error) (fs.FileInfo, error) {
	name, dir := flatName+"/"+flat(path), ""
	if !stands {
		name, dir = treeName+"/"+path, parent(path)
	}
	s.mu.Lock()
	err := s.folder(dir)
	s.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return s.disk.create(name, false, fill)
}

// discard removes the stage.
func (s *stage) discard() error {
	info, err := s.disk.root.Lstat(stageName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return &RefusedError{Message: "has something else in place of the stage", Hint: "move it away", Paths: []string{stageName}}
	}
	if err := s.disk.removeAll(stageName); err != nil {
		return fmt.Errorf("remove what was staged: %w", err)
	}
	return nil
}
