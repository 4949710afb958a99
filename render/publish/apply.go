package publish

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
)

// change turns the folder that old describes into the one that new describes, with what is staged. Each of its steps does
// nothing where it was done before, so that a change that was interrupted anywhere can be begun again.
type change struct {
	disk     *disk
	old, new *manifest
	needed   map[string]bool   // folders that new's files lie in
	twins    map[string]string // folded path to path, of new's files
	removed  int
	kept     []string
	emptied  map[string]bool // folders that a file was removed from, and those above
}

func newChange(d *disk, old, new *manifest) *change {
	c := &change{disk: d, old: old, new: new, needed: new.folders(), emptied: map[string]bool{}}
	c.twins = make(map[string]string, len(new.files))
	for p := range new.files {
		c.twins[fold(p)] = p
	}
	return c
}

// apply makes the change. It ends with the journal's renaming, after which there is nothing to begin again.
func (c *change) apply() error {
	var blocking, others []string
	for _, p := range c.old.without(c.new) {
		if c.blocks(p) {
			blocking = append(blocking, p)
		} else {
			others = append(others, p)
		}
	}
	if err := c.removeFiles(blocking); err != nil {
		return err
	}
	if err := c.moveTree(""); err != nil {
		return err
	}
	if err := c.moveFlat(); err != nil {
		return err
	}
	if err := c.removeFiles(others); err != nil {
		return err
	}
	if err := c.disk.rename(journalName, manifestName); err != nil {
		return err
	}
	return c.disk.flushTop()
}

// blocks reports whether the old file p lies where new needs a folder, or below where it needs a file.
func (c *change) blocks(p string) bool {
	if c.needed[p] {
		return true
	}
	for dir := parent(p); dir != ""; dir = parent(dir) {
		if _, ok := c.new.files[dir]; ok {
			return true
		}
	}
	return false
}

// moveTree moves the staged folder dir into place: as a whole where nothing stands there, else by what is in it.
func (c *change) moveTree(dir string) error {
	entries, err := c.disk.list(path.Join(treeName, dir))
	if errors.Is(err, fs.ErrNotExist) { // nothing was staged
		return nil
	}
	if err != nil {
		return err
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		if e.IsDir() {
			info, err := c.disk.lstat(p)
			if err != nil {
				return err
			}
			if info != nil {
				if err := c.moveTree(p); err != nil {
					return err
				}
				continue
			}
		}
		if err := c.disk.rename(treeName+"/"+p, p); err != nil {
			return err
		}
	}
	return nil
}

// moveFlat moves the staged files whose folders stand.
func (c *change) moveFlat() error {
	staged, err := c.disk.flat()
	if err != nil || len(staged) == 0 {
		return err
	}
	for _, p := range slices.Sorted(maps.Keys(c.new.files)) {
		name := flat(p)
		if !staged[name] {
			continue
		}
		err := c.disk.rename(flatName+"/"+name, p)
		if errors.Is(err, fs.ErrNotExist) { // somebody removed the folder since
			if err = c.makeFolder(parent(p)); err == nil {
				err = c.disk.rename(flatName+"/"+name, p)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// flat lists what is staged in flat.
func (d *disk) flat() (map[string]bool, error) {
	entries, err := d.list(flatName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	staged := make(map[string]bool, len(entries))
	for _, e := range entries {
		staged[e.Name()] = true
	}
	return staged, err
}

func (c *change) makeFolder(dir string) error {
	if dir == "" {
		return nil
	}
	if info, err := c.disk.lstat(dir); err != nil || info != nil {
		return err
	}
	if err := c.makeFolder(parent(dir)); err != nil {
		return err
	}
	return c.disk.mkdir(dir)
}

// removeFiles removes old files, those that somebody changed excepted, and then the folders that are empty for it.
func (c *change) removeFiles(paths []string) error {
	for _, p := range paths {
		for dir := parent(p); dir != "" && !c.emptied[dir]; dir = parent(dir) {
			c.emptied[dir] = true
		}
		if err := c.removeFile(p); err != nil {
			return err
		}
	}
	for _, dir := range slices.Backward(slices.Sorted(maps.Keys(c.emptied))) {
		delete(c.emptied, dir)
		if c.needed[dir] || c.old.guests[dir] || c.new.guests[dir] {
			continue
		}
		if err := c.removeFolder(dir); err != nil {
			return err
		}
	}
	return nil
}

func (c *change) removeFile(p string) error {
	if behindLink, err := c.disk.behindLink(p); behindLink || err != nil {
		return err
	}
	info, err := c.disk.lstat(p)
	if err != nil || info == nil || info.IsDir() {
		return err
	}
	if twin, ok := c.twins[fold(p)]; ok {
		if other, err := c.disk.lstat(twin); err != nil || other != nil && os.SameFile(info, other) {
			return err // the system takes p for another name of a file that stays
		}
	}
	if info.Mode().IsRegular() {
		sum, hollow, err := c.disk.sum(p, info)
		if err != nil {
			return err
		}
		if hollow || sum == c.old.files[p].sum {
			c.removed++
			return c.disk.remove(p)
		}
	}
	c.kept = append(c.kept, p)
	return nil
}

// removeFolder removes dir if it is an empty folder.
func (c *change) removeFolder(dir string) error {
	if behindLink, err := c.disk.behindLink(dir); behindLink || err != nil {
		return err
	}
	info, err := c.disk.lstat(dir)
	if err != nil || info == nil || !info.IsDir() {
		return err
	}
	entries, err := c.disk.list(dir)
	if err != nil || len(entries) > 0 {
		return err
	}
	return c.disk.remove(dir)
}

// behindLink reports whether a folder of p's path is a symbolic link: then nothing there is ours.
func (d *disk) behindLink(p string) (bool, error) {
	for dir := parent(p); dir != ""; dir = parent(dir) {
		info, err := d.lstat(dir)
		if err != nil || info != nil && info.Mode()&fs.ModeSymlink != 0 {
			return true, err
		}
	}
	return false, nil
}
