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

// findRoots looks whether the roots are there, and are the folders that they were; it reports whether one had come.
func (w *Watcher) findRoots() (came bool) {
	for i := range w.roots {
		r := &w.roots[i]
		info, err := os.Stat(r.path)
		is := err == nil && info.IsDir()
		f := w.tree.folders[r.path]
		if is && f != nil && f.id == stampOf(info).id {
			r.there = true
			continue
		}
		if f != nil || r.there != is {
			w.tree.changed[join(r.path, "")] = true
		}
		w.tree.drop(r.path)
		if r.there = is; is {
			came = true
			w.tree.add(arrival{r.path, stampOf(info).id, 0})
		}
	}
	return came
}

// guard watches the folders that the roots stand in, or will, so that a root that comes, goes or is replaced is seen at
// once. They are looked for again until nothing has come meanwhile.
func (w *Watcher) guard() {
	for range 16 {
		want := make(map[string]bool, len(w.roots))
		for _, r := range w.roots {
			want[nearest(r.path)] = true
		}
		news := false
		for path := range want {
			if !w.guards[path] {
				news = true
				w.watchFolder(path)
			}
		}
		w.letGo(want)
		w.guards = want
		if w.findRoots() {
			w.letGo(nil) // the folder above may be another, too
			w.guards = map[string]bool{}
		} else if !news {
			return
		}
	}
}

// letGo stops watching the guards that are not in but, and no part of a tree.
func (w *Watcher) letGo(but map[string]bool) {
	for path := range w.guards {
		if !but[path] && w.tree.folders[path] == nil && w.events.notifier != nil {
			w.events.Remove(path)
		}
	}
}

// nearest is the nearest folder above a path that exists.
func nearest(path string) string {
	for {
		above := filepath.Dir(path)
		if above == path {
			return path
		}
		if info, err := os.Stat(above); err == nil && info.IsDir() {
			return above
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
