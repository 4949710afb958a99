package watch

import (
	"maps"
	"slices"
	"time"
)

// sweep is what every folder held when it was read beside the loop, which goes on hearing events: where there are many files it
// takes long. It is a hint where to look, like an event, since what is known may be newer by now.
type sweep struct {
	folders map[string]map[string]stamp // by absolute path
	cost    time.Duration
}

// lookAtAll sees to the roots, watches what should be and is not, and begins a sweep. If one is under way another is due after it.
func (w *Watcher) lookAtAll() {
	if w.due = w.sweeping; w.due {
		return
	}
	w.lost, w.failed, w.sweeping = true, false, true
	w.rewatch()
	w.look(hints{})
	paths := slices.Collect(maps.Keys(w.tree.folders))
	w.ended.Go(func() {
		if s, ok := w.tree.sweep(paths, w.done); ok {
			w.swept <- s
		}
	})
}

// sweep reads folders, unless done is closed before it is through.
func (t *tree) sweep(paths []string, done <-chan struct{}) (s sweep, ok bool) {
	start := time.Now()
	s.folders = make(map[string]map[string]stamp, len(paths))
	for _, path := range paths {
		select {
		case <-done:
			return sweep{}, false
		default:
		}
		if entries, ok := t.list(path, 0); ok {
			s.folders[path] = entries
		}
	}
	s.cost = time.Since(start)
	return s, true
}

// end looks where a sweep found what is not known, and returns how long to wait before the next.
func (w *Watcher) end(s sweep) (wait time.Duration) {
	w.cost, w.sweeping = s.cost, false
	for path, entries := range s.folders {
		w.tree.differing(path, entries, w.hints)
	}
	w.lookAtHints()
	if w.due || w.failed {
		return quiet
	}
	return w.period()
}

// differing hints at the entries of a folder that are known otherwise.
func (t *tree) differing(path string, entries map[string]stamp, h hints) {
	f := t.folders[path]
	if f == nil {
		return
	}
	for name, new := range entries {
		if old, was := f.entries[name]; !was || old != new || t.unread(join(path, name), f.depth+1, new) {
			h.add(path, name)
		}
	}
	for name := range f.entries {
		if _, is := entries[name]; !is {
			h.add(path, name)
		}
	}
}
