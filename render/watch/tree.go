package watch

import (
	"os"
	"path/filepath"
	"time"
)

// maxDepth is the number of folders within folders that are looked into: some more than a site may have.
const maxDepth = 66

// maxNames is how many names of one folder are looked at one by one before the whole folder is.
const maxNames = 64

const separator = string(filepath.Separator)

// tree is what the folders below some roots held when they were last looked at.
type tree struct {
	skip    map[string]bool    // folders that are never looked into, by absolute path
	list    lister             // of all but those
	folders map[string]*folder // by absolute path
	paths   map[id]string      // of folders, by identity
	devices map[uint64]bool    // that folders lie on
	files   int                // in the folders when they were added
	remote  bool               // times are by another clock

	more     hints           // to look at with the next look
	replaced map[string]bool // folders that are others now or have been away, whatever identity they bear: systems use them again

	device  func(path string) // is told a first folder on each device
	watch   func(path string) // asks for a folder's events; called before the folder is read
	unwatch func(path string)

	changed map[string]bool      // absolute paths that differed since it was last emptied; a folder's ends in a separator
	fresh   map[string]time.Time // files to name once more, and when
	empty   map[string]time.Time // files that were found empty and are not named for it yet, and until when
}

type folder struct {
	id      id
	depth   int
	entries map[string]stamp
}

func newTree() *tree {
	skip := map[string]bool{}
	return &tree{
		skip: skip, list: listBut(skip), folders: map[string]*folder{}, paths: map[id]string{}, devices: map[uint64]bool{}, more: hints{}, replaced: map[string]bool{},
		changed: map[string]bool{}, fresh: map[string]time.Time{}, empty: map[string]time.Time{},
	}
}

// hints are folders to look at again: by path, the names in question, nil for all.
type hints map[string]map[string]bool

func (h hints) add(dir, name string) {
	names, there := h[dir]
	switch {
	case there && names == nil:
	case len(names) == maxNames:
		h[dir] = nil
	case names == nil:
		h[dir] = map[string]bool{name: true}
	default:
		names[name] = true
	}
}

func (h hints) all(dir string) { h[dir] = nil }

// arrival is a folder that was not there before.
type arrival struct {
	path  string
	id    id
	depth int
}

// round is one look at some folders.
type round struct {
	t    *tree
	now  time.Time
	gone []string // folders
	came []arrival
}

// forget drops the folders that were replaced, so that they are looked at as new ones, and adds to the hints where they are.
func (t *tree) forget(h hints) {
	for path := range t.replaced {
		t.drop(path)
		h.add(filepath.Dir(path), filepath.Base(path))
	}
	clear(t.replaced)
}

// look looks at the hinted folders again and notes what differs. Folders that have gone are let go before those that have
// come are watched: one that was moved is both, and the system knows it by its identity.
func (t *tree) look(h hints) {
	for {
		r := round{t: t, now: time.Now()}
		for path, names := range h {
			if f := t.folders[path]; f != nil {
				r.compare(path, f, names)
			}
		}
		for _, path := range r.gone {
			t.drop(path)
		}
		for _, a := range r.came {
			t.add(a)
		}
		if len(t.more) == 0 && len(t.replaced) == 0 {
			return
		}
		h, t.more = t.more, hints{}
		t.forget(h)
	}
}

// compare looks at the named entries of a folder, all where names is nil.
func (r *round) compare(path string, f *folder, names map[string]bool) {
	if names == nil {
		entries, ok := r.t.list(path, len(f.entries))
		if !ok {
			return
		}
		for name, new := range entries {
			old, was := f.entries[name]
			r.entry(path, name, f.depth, old, new, was, true)
		}
		for name, old := range f.entries {
			if _, is := entries[name]; !is {
				r.entry(path, name, f.depth, old, stamp{}, true, false)
			}
		}
		f.entries = entries
		return
	}
	for name := range names {
		old, was := f.entries[name]
		new, is := r.t.stamp(path, name)
		if !was && !is { // it came and went; the caller, who reads when it likes, may have seen it
			full := join(path, name)
			r.t.changed[full], r.t.changed[full+separator] = true, true // whichever it was
			continue
		}
		r.entry(path, name, f.depth, old, new, was, is)
		if is {
			f.entries[name] = new
		} else {
			delete(f.entries, name)
		}
	}
}

// entry notes how an entry of a folder differs.
func (r *round) entry(dir, name string, depth int, old, new stamp, was, is bool) {
	full := join(dir, name)
	if was == is && old == new {
		if is && r.t.replacedBy(full, depth+1, new) {
			r.came = append(r.came, arrival{full, new.id, depth + 1})
			r.t.name(full, new)
		}
		return
	}
	wasFolder, isFolder := was && old.mode.IsDir(), is && new.mode.IsDir()
	switch {
	case wasFolder && isFolder && old.id == new.id: // it may be read now, or no longer
		r.t.more.all(full)
	default:
		if wasFolder {
			r.gone = append(r.gone, full)
		}
		if isFolder {
			r.came = append(r.came, arrival{full, new.id, depth + 1})
		}
	}
	r.t.note(full, old, new, was, is, r.now)
}

// replacedBy reports whether an entry is a folder that should be known and is not: it has taken the place of another with its
// identity. Folders that are too deep never are.
func (t *tree) replacedBy(full string, depth int, s stamp) bool {
	return s.mode.IsDir() && depth <= maxDepth && t.folders[full] == nil
}

// name takes down that a file or folder differs; s tells which it is.
func (t *tree) name(full string, s stamp) {
	if s.mode.IsDir() {
		full += separator
	}
	t.changed[full] = true
}

// note takes down that an entry differs.
func (t *tree) note(full string, old, new stamp, was, is bool, now time.Time) {
	held := t.waits(full, old, new, was, is, now)
	if was && (old.mode.IsDir() || !held) {
		t.name(full, old)
	}
	if is && (new.mode.IsDir() || !held) {
		t.name(full, new)
	}
	if until := new.fresh(now, t.remote); is && !until.IsZero() {
		t.fresh[full] = until
	} else {
		delete(t.fresh, full)
	}
}

// add takes in a folder and all below it.
func (t *tree) add(a arrival) {
	if a.depth > maxDepth || t.folders[a.path] != nil {
		return
	}
	if old, known := t.paths[a.id]; known && a.id != (id{}) && !stands(old, a.id) {
		t.unwatch(old) // it was moved here, and the system would go on to tell of it by its old name
		t.replaced[old] = true
	}
	if !t.devices[a.id.dev] {
		t.devices[a.id.dev] = true
		t.device(a.path)
	}
	t.watch(a.path)
	f := &folder{id: a.id, depth: a.depth}
	t.folders[a.path] = f
	t.paths[a.id] = a.path
	f.entries, _ = t.list(a.path, 0)
	t.files += len(f.entries)
	now := time.Now()
	for name, s := range f.entries {
		full := join(a.path, name)
		t.note(full, stamp{}, s, false, true, now)
		if s.mode.IsDir() {
			t.add(arrival{full, s.id, a.depth + 1})
		}
	}
}

// drop forgets a folder and all below it.
func (t *tree) drop(path string) {
	f := t.folders[path]
	if f == nil {
		return
	}
	t.unwatch(path)
	t.files -= len(f.entries)
	delete(t.folders, path)
	if t.paths[f.id] == path {
		delete(t.paths, f.id)
	}
	for name, s := range f.entries {
		full := join(path, name)
		t.note(full, s, stamp{}, true, false, time.Time{})
		if s.mode.IsDir() {
			t.drop(full)
		}
	}
}

func (t *tree) stamp(dir, name string) (stamp, bool) {
	full := join(dir, name)
	if Ignored(name) || t.skip[full] {
		return stamp{}, false
	}
	info, err := os.Lstat(full)
	if err != nil {
		return stamp{}, false
	}
	return stampOf(info), true
}

// stands reports whether the folder of that identity is at path.
func stands(path string, want id) bool {
	info, err := os.Lstat(path)
	return err == nil && info.IsDir() && stampOf(info).id == want
}

// join is filepath.Join for clean paths, without its work.
func join(dir, name string) string {
	if dir[len(dir)-1] == filepath.Separator {
		return dir + name
	}
	return dir + separator + name
}
