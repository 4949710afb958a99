package watch

import (
	"path/filepath"
	"time"
)

// hold is how long a file that was found empty is not named for it: many programs save by emptying a file and writing it then,
// and a shell empties it before the command that will write has even been started, which for an interpreter takes most of this.
// Who really empties a file hardly notices.
const hold = 250 * time.Millisecond

// empty reports whether it is a file's that holds nothing.
func (s stamp) empty() bool { return s.mode.IsRegular() && s.size == 0 }

// waits reports whether an entry that differs is a file whose writer is probably still at it, and is not to be named yet: it has
// been emptied, or made empty, just now. What it is next is named whatever that is, unless it is still empty: then the time runs on.
func (t *tree) waits(full string, old, new stamp, was, is bool, now time.Time) bool {
	_, held := t.empty[full]
	switch {
	case is && new.empty() && held:
	case is && new.empty() && !(was && old.empty()) && new.recent(hold, now, t.remote):
		t.empty[full] = now.Add(hold)
	default:
		delete(t.empty, full)
		return false
	}
	return true
}

// lookAtEmpty looks once more at the files whose time has passed, and names those that are empty still. Where nothing tells
// that a file is written, it looks at all that wait.
func (w *Watcher) lookAtEmpty(now time.Time) {
	h := hints{}
	for path, until := range w.tree.empty {
		if w.events.notifier == nil || !until.After(now) {
			h.add(filepath.Dir(path), filepath.Base(path))
		}
	}
	if len(h) == 0 {
		return
	}
	w.look(h)
	for path, until := range w.tree.empty {
		if !until.After(now) {
			w.tree.changed[path] = true
			delete(w.tree.empty, path)
		}
	}
}
