package publish

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// Commit makes the folder equal to the set. What it refuses, it refuses before anything is changed: *RefusedError names what
// is foreign and in the way. It heeds the end of ctx until then and not after. Where it fails once it has begun, the next
// Open finishes it.
func (t *Target) Commit(ctx context.Context) (Report, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed || t.committed {
		return Report{}, errClosed
	}
	if err := errors.Join(t.failed, ctx.Err()); err != nil {
		return Report{}, err
	}
	t.disk.near.stop()
	c := newCheck(t.disk, t.old, t.new)
	for _, p := range slices.Sorted(maps.Keys(t.staged)) {
		if err := ctx.Err(); err != nil {
			return Report{}, err
		}
		if err := c.file(p, t.staged[p].replaces); err != nil {
			return Report{}, t.describe("check", err)
		}
	}
	if err := c.err(); err != nil {
		return Report{}, t.describe("check", err)
	}
	if err := t.findGuests(c); err != nil {
		return Report{}, t.describe("check", err)
	}
	if err := t.write(t.new.encode()); err != nil {
		return Report{}, t.describe("write", err)
	}
	t.committed = true
	for p, s := range t.staged {
		t.memory.note(p, s.info, t.new.files[p].sum)
	}
	t.memory.keep(t.new.files)
	return t.report, nil
}

// write writes the journal and then does what it says. Where the folder is as it should be it does nothing.
func (t *Target) write(manifest []byte) error {
	if len(t.staged) == 0 && bytes.Equal(manifest, t.raw) {
		return nil
	}
	if err := t.stage.prepare(); err != nil {
		return err
	}
	_, err := t.disk.create(stagedList, true, func(w io.Writer) error {
		_, err := w.Write(manifest)
		return err
	})
	if err != nil {
		return err
	}
	t.failed = errors.New("an earlier commit failed")
	if err := t.disk.rename(stagedList, journalName); err != nil {
		return err
	}
	t.journaled = true
	if err := t.disk.flushTop(); err != nil {
		return err
	}
	change := newChange(t.disk, t.old, t.new)
	if err := change.apply(); err != nil {
		return err
	}
	t.journaled, t.failed = false, nil
	t.report.Removed, t.report.Kept = change.removed, change.kept
	return nil
}

// findGuests lists in the new manifest the folders that stood before anything of ours lay in them.
func (t *Target) findGuests(c *check) error {
	needed := t.new.folders()
	for dir := range t.old.guests {
		if needed[dir] {
			t.new.guests[dir] = true
		}
	}
	for p := range t.new.files {
		if _, ok := t.old.files[p]; ok {
			continue
		}
		for dir := parent(p); dir != "" && !c.oldFolders[dir] && !t.new.guests[dir]; dir = parent(dir) {
			free, err := c.way(dir)
			if err != nil {
				return err
			}
			if !free {
				t.new.guests[dir] = true
			}
		}
	}
	return nil
}

// finish does the rest of a commit that was interrupted, of which next is the journal.
func (t *Target) finish(next *manifest) error {
	old := t.old
	if old == nil {
		old = newManifest()
	}
	c := newCheck(t.disk, old, next)
	waiting, err := t.disk.waiting(next)
	if err != nil {
		return err
	}
	for _, p := range waiting {
		if err := c.file(p, nil); err != nil {
			return err
		}
	}
	if err := c.err(); err != nil {
		return err
	}
	return newChange(t.disk, old, next).apply()
}

// waiting lists the paths whose files are still in the stage, sorted.
func (d *disk) waiting(m *manifest) ([]string, error) {
	staged, err := d.flat()
	if err != nil {
		return nil, err
	}
	var paths []string
	if len(staged) > 0 {
		for p := range m.files {
			if staged[flat(p)] {
				paths = append(paths, p)
			}
		}
	}
	var walk func(dir string) error
	walk = func(dir string) error {
		entries, err := d.list(path.Join(treeName, dir))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		for _, e := range entries {
			p := path.Join(dir, e.Name())
			if e.IsDir() {
				err = errors.Join(err, walk(p))
			} else {
				paths = append(paths, p)
			}
		}
		return err
	}
	err = walk("")
	slices.SortFunc(paths, strings.Compare)
	return paths, err
}
