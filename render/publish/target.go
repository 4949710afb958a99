package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

const (
	manifestName = own + "manifest"
	journalName  = own + "journal"
)

// Options is where to publish.
type Options struct {
	Dir    string   // output folder, made if missing
	Apart  []string // folders that Dir must not be, contain or lie in (content, templates); they need not exist
	Memory *Memory  // of earlier Targets of the same folder; nil for none: every file is then read before it is believed
	Hold   *Hold    // keeps the folder from one Target to the next; nil to give it up with Close
}

// Target is an output folder that is being made equal to a set of files.
type Target struct {
	dir     string // as given
	disk    *disk
	lock    *os.File
	hold    *Hold
	made    []string // folders that Open made, outermost first
	memory  *Memory
	folders *folders
	stage   *stage
	old     *manifest
	raw     []byte // old, as it stands on disk; nil where none does
	records *records

	mu        sync.Mutex
	claims    claims
	new       *manifest
	staged    map[string]staged
	report    Report
	failed    error // the first failure of a Put, after which nothing may be committed
	committed bool
	journaled bool // a journal stands: what is staged belongs to it
	closed    bool
}

// staged is a file that waits for Commit.
type staged struct {
	replaces fs.FileInfo // the file of ours that stands in its place; nil for none, or none that is known to be ours
	info     fs.FileInfo
}

// Report is what Commit did, in files.
type Report struct {
	Written   int      // new or changed
	Unchanged int      // left as they stood
	Removed   int      // no longer in the set
	Adopted   int      // foreign but identical, ours from now on
	Bytes     int64    // of those written
	Kept      []string // no longer in the set, but changed by somebody: not removed, and no longer ours; sorted
}

// Open takes hold of the output folder. It finishes what an interrupted Commit left to do, or discards what was never
// committed. A folder that it would be dangerous to write to is a *RefusedError; one that another Target holds is ErrBusy.
func Open(o Options) (*Target, error) {
	return open(o, nil)
}

func open(o Options, fault func(op, name string) error) (_ *Target, err error) {
	dir, err := examine(o)
	if err != nil {
		return nil, err
	}
	t := &Target{
		dir: o.Dir, memory: o.Memory, hold: o.Hold, new: newManifest(), staged: map[string]staged{},
		claims: claims{files: map[string]string{}, folders: map[string]string{}},
	}
	if t.made, err = makeFolders(dir); err != nil {
		return nil, fmt.Errorf("make output folder: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open output folder: %w", err)
	}
	t.disk = &disk{root: root, near: near{root: root}, fault: fault}
	t.folders = &folders{disk: t.disk, seen: map[string]bool{}}
	t.stage = &stage{disk: t.disk, made: map[string]bool{}}
	if t.lock, err = t.hold.acquire(t.disk, dir, t.made); err != nil {
		root.Close()
		return nil, t.describe("lock", err)
	}
	if err := t.recover(); err != nil {
		t.journaled = true // or may be: leave everything to the next
		return nil, errors.Join(t.describe("recover", err), t.Close())
	}
	t.records = newRecords(t.disk, t.old)
	t.disk.near.start()
	return t, nil
}

// describe names the folder in an error.
func (t *Target) describe(doing string, err error) error {
	var refused *RefusedError
	if errors.As(err, &refused) {
		refused.Dir = t.dir
		return refused
	}
	return fmt.Errorf("%s output folder %q: %w", doing, t.dir, err)
}

// makeFolders makes dir and what is missing above it, and returns what it made, outermost first.
func makeFolders(dir string) (made []string, err error) {
	var missing []string
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); !errors.Is(err, fs.ErrNotExist) || filepath.Dir(at) == at {
			break
		}
		missing = append(missing, at)
	}
	slices.Reverse(missing)
	for _, at := range missing {
		if err := os.Mkdir(at, folderMode); err != nil && !errors.Is(err, fs.ErrExist) {
			return made, err
		}
		made = append(made, at)
		if err := os.Chmod(at, folderMode); err != nil { // whatever the umask
			return made, err
		}
	}
	return made, nil
}

// recover leaves the folder without journal or stage, and loads its manifest.
func (t *Target) recover() error {
	var err error
	if t.old, t.raw, err = t.disk.manifest(manifestName); err != nil {
		return err
	}
	next, _, err := t.disk.manifest(journalName)
	var refused *RefusedError
	switch {
	case errors.As(err, &refused):
		// It was renamed into place whole, so a power cut has damaged it. What it had done is then seen by its hashes.
		if err := t.disk.remove(journalName); err != nil {
			return err
		}
	case err != nil:
		return err
	case next != nil:
		if err := t.finish(next); err != nil {
			return err
		}
		if t.old, t.raw, err = t.disk.manifest(manifestName); err != nil {
			return err
		}
	}
	if t.old == nil {
		t.old = newManifest()
	}
	return t.stage.discard()
}

// manifest reads the manifest called name; it is nil where there is none.
func (d *disk) manifest(name string) (*manifest, []byte, error) {
	info, err := d.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	m, raw := (*manifest)(nil), []byte(nil)
	if err = errManifest; info.Mode().IsRegular() {
		if raw, err = d.root.ReadFile(name); err != nil {
			return nil, nil, err
		}
		m, err = decodeManifest(raw)
	}
	if err != nil {
		return nil, nil, &RefusedError{
			Message: fmt.Sprintf("has a %s that is %v", name, err),
			Hint:    "delete it; files that are as they would be written are then adopted, others must be moved away",
			Paths:   []string{name},
		}
	}
	return m, raw, nil
}

// Close gives up the folder. Without a Commit it is as it was, and is removed if Open made it. A Commit that failed halfway
// is left for the next Open to finish. Closing twice is harmless.
func (t *Target) Close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return nil
	}
	t.closed = true
	t.disk.near.stop()
	var errs []error
	if !t.journaled {
		errs = append(errs, t.stage.discard())
	}
	if t.hold == nil {
		errs = append(errs, release(t.disk, t.lock))
	}
	errs = append(errs, t.disk.root.Close())
	if !t.committed && !t.journaled {
		for _, dir := range slices.Backward(t.made) {
			if os.Remove(dir) != nil { // somebody uses it by now
				break
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("close output folder %q: %w", t.dir, err)
	}
	return nil
}
