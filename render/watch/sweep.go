package watch

import (
	"maps"
	"slices"
	"time"
)

// sweep is what folders held when they were read beside the loop, which goes on hearing events: where there are many files it takes
// long. It is a hint where to look, like an event, since what is known may be newer by now.
type sweep struct {
	folders map[string]map[string]stamp // by absolute path, of those that could be read
	cost    time.Duration
}

// lookAtAll sees to the roots, watches what should be and is not, and begins a sweep. While one is under way it does nothing.
func (w *Watcher) lookAtAll() {
	if w.sweeping {
		return
	}
	w.lost, w.failed, w.sweeping = true, false, true
	w.rewatch()
	w.look(hints{})
	list, paths := w.tree.list, slices.Collect(maps.Keys(w.tree.folders))
	w.ended.Go(func() {
		if s, ok := newSweep(list, paths, w.done); ok {
			w.swept <- s
		}
	})
}

// newSweep reads folders, unless done is closed before it is through.
func newSweep(list lister, paths []string, done <-chan struct{}) (s sweep, ok bool) {
	start := time.Now()
	s.folders = make(map[string]map[string]stamp, len(paths))
	for _, path := range paths {
		select {
		case <-done:
			return sweep{}, false
		default:
		}
		if entries, known := list(path, 0); known {
			s.folders[path] = entries
		}
	}
	s.cost = time.Since(start)
	return s, true
}

// endSweep looks where a sweep found what is not known, and returns how long to wait before the next.
func (w *Watcher) endSweep(s sweep) (wait time.Duration) {
	w.cost, w.sweeping = s.cost, false
	for path, entries := range s.folders {
		w.tree.differing(path, entries, w.hints)
	}
	w.lookAtHints()
	if w.failed {
		return quiet
	}
	return w.period()
}

// differing hints at the entries of a folder that are known otherwise. What is not known and gone again is named at once: whether
// somebody has read it nobody can tell.
func (t *tree) differing(path string, entries map[string]stamp, h hints) {
	f := t.folders[path]
	if f == nil {
		return
	}
	if len(entries) == 0 && len(f.entries) > 0 { // it may not be read any more, though its files are there
		h.all(path)
		return
	}
	for name, seen := range entries {
		old, was := f.entries[name]
		if was && old == seen && !t.replacedBy(join(path, name), f.depth+1, seen) {
			continue
		}
		if !was {
			if _, is := t.stamp(path, name); !is {
				t.name(join(path, name), seen)
				continue
			}
		}
		h.add(path, name)
	}
	for name := range f.entries {
		if _, is := entries[name]; !is {
			h.add(path, name)
		}
	}
}
