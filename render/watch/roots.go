package watch

import (
	"os"
	"path/filepath"
	"strings"
)

// root is a folder that was given to Open.
type root struct {
	path  string // absolute
	there bool
}

// findRoots looks whether the roots are there, and are the folders that they were.
func (w *Watcher) findRoots() {
	for i := range w.roots {
		r := &w.roots[i]
		info, err := os.Stat(r.path)
		is := err == nil && info.IsDir()
		f := w.tree.folders[r.path]
		if is && f != nil && f.id == stampOf(info).id {
			r.there = true
			continue
		}
		if f != nil || r.there || is {
			w.tree.changed[join(r.path, "")] = true
		}
		w.tree.drop(r.path)
		if r.there = is; is {
			w.tree.add(arrival{r.path, stampOf(info).id, 0})
		}
	}
}

// guard watches the folders that the roots stand in, or will, so that a root that comes, goes or is replaced is seen at
// once. Of what happened to a root before its guard was watched nothing is known: it is looked at anew. All is done again
// until the guards are the right ones.
func (w *Watcher) guard() {
	for range 16 {
		want := make(map[string]id, len(w.roots))
		for _, r := range w.roots {
			path, id := nearest(r.path)
			want[path] = id
		}
		for path, old := range w.guards {
			if id, ok := want[path]; ok && id == old {
				continue
			}
			delete(w.guards, path)
			if w.tree.folders[path] == nil && w.events.notifier != nil {
				w.events.Remove(path)
			}
		}
		news := false
		for path, id := range want {
			if _, ok := w.guards[path]; !ok {
				news = true
				w.guards[path] = id
				w.watchFolder(path)
			}
		}
		if news {
			for _, r := range w.roots {
				w.tree.drop(r.path)
			}
		}
		w.findRoots()
		if !news {
			return
		}
	}
}

func (w *Watcher) guarded(path string) bool {
	_, ok := w.guards[path]
	return ok
}

// nearest is the nearest folder above a path that exists.
func nearest(path string) (string, id) {
	for {
		above := filepath.Dir(path)
		if info, err := os.Stat(above); above == path || err == nil && info.IsDir() {
			if err != nil {
				return above, id{}
			}
			return above, stampOf(info).id
		}
		path = above
	}
}

// leads reports whether what happened at path may concern a root's being there.
func (w *Watcher) leads(path string) bool {
	for _, r := range w.roots {
		if r.path == path || strings.HasPrefix(r.path, path) && (path[len(path)-1] == filepath.Separator || r.path[len(path)] == filepath.Separator) {
			return true
		}
	}
	return false
}

// named are the paths below the roots that an absolute path is known by, one for each root that it lies in.
func (w *Watcher) named(full string, add func(Path)) {
	for i, r := range w.roots {
		if rest, ok := strings.CutPrefix(full, join(r.path, "")); ok {
			add(Path{i, filepath.ToSlash(rest)})
		}
	}
}
