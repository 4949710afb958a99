package publish

import (
	"io/fs"
	"maps"
	"slices"
)

// check asks of every staged file whether it can be put in place without harm to what is foreign.
type check struct {
	disk       *disk
	old, new   *manifest
	records    *records
	oldFolders map[string]bool // that old's files lie in
	stands     map[string]bool // folders that were seen to stand
	refused    map[string]bool // foreign files and folders in the way
}

func newCheck(d *disk, old, new *manifest) *check {
	return &check{d, old, new, newRecords(d, old), old.folders(), map[string]bool{}, map[string]bool{}}
}

// err is a *RefusedError if anything stands in the way.
func (c *check) err() error {
	if len(c.refused) == 0 {
		return nil
	}
	return &RefusedError{
		Message: "holds what dateline did not write, in places that it has to write to",
		Hint:    "move it away or delete it; a file of dateline's that was changed by hand counts as yours",
		Paths:   slices.Sorted(maps.Keys(c.refused)),
	}
}

// file checks the way to path, and what stands there. replaces is as in staged.
func (c *check) file(path string, replaces fs.FileInfo) error {
	free, err := c.way(parent(path))
	if err != nil || free {
		return err
	}
	info, err := c.disk.lstat(path)
	switch {
	case err != nil || info == nil:
		return err
	case info.IsDir():
		return c.folderGoes(path)
	case !info.Mode().IsRegular():
		c.refused[path] = true
		return nil
	case replaces != nil && untouched(replaces, info):
		return nil
	}
	sum, hollow, err := c.disk.sum(path, info)
	if err != nil {
		return err
	}
	record, listed := c.records.of(path, info)
	ours := listed && (hollow || sum == record.sum)
	if !ours && sum != c.new.files[path].sum {
		c.refused[path] = true
	}
	return nil
}

// way checks the folder dir and those above it. It is free where nothing can stand below it: none of it stands yet, or
// what is not a folder there goes, or is refused.
func (c *check) way(dir string) (free bool, err error) {
	if dir == "" || c.stands[dir] {
		return false, nil
	}
	if free, err := c.way(parent(dir)); free || err != nil {
		return free, err
	}
	info, err := c.disk.lstat(dir)
	switch {
	case err != nil || info == nil:
		return true, err
	case info.IsDir():
		c.stands[dir] = true
		return false, nil
	}
	return true, c.goes(dir, info)
}

// goes refuses what stands at path, and is no folder, unless it is a file of ours that is no longer wanted.
func (c *check) goes(path string, info fs.FileInfo) error {
	record, listed := c.old.files[path]
	_, wanted := c.new.files[path]
	if !listed || wanted || !info.Mode().IsRegular() {
		c.refused[path] = true
		return nil
	}
	sum, hollow, err := c.disk.sum(path, info)
	if err == nil && !hollow && sum != record.sum {
		c.refused[path] = true
	}
	return err
}

// folderGoes refuses the folder dir where a file has to stand, unless it is ours and everything in it goes.
func (c *check) folderGoes(dir string) error {
	if !c.oldFolders[dir] || c.old.guests[dir] {
		c.refused[dir] = true
		return nil
	}
	entries, err := c.disk.list(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := dir + "/" + e.Name()
		if e.IsDir() {
			err = c.folderGoes(path)
		} else {
			var info fs.FileInfo
			if info, err = c.disk.lstat(path); info != nil && err == nil {
				err = c.goes(path, info)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}
