package watch

import (
	"cmp"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	quiet    = 10 * time.Millisecond  // without events before a look
	patience = 100 * time.Millisecond // at most, in a burst
	pollMost = time.Second            // between looks without events, whatever they cost
	pollLess = 100 * time.Millisecond // at least
)

func (w *Watcher) run() {
	defer close(w.changes)
	defer func() {
		if w.events.notifier != nil {
			w.events.Close()
		}
	}()
	settled, whole, again := stopped(), time.NewTimer(w.period()), stopped()
	w.wake(time.Now(), again)
	for {
		var out chan<- Change
		if len(w.pending) > 0 {
			out = w.changes
		}
		select {
		case <-w.done:
			return
		case out <- Change{w.pending}:
			w.pending = nil
			continue
		case e, ok := <-w.events.events:
			if !ok {
				w.poll("the system no longer tells of changes")
			} else if w.hear(e) {
				settled.Reset(w.settle(time.Now()))
			}
		case err := <-w.events.errors:
			if err != nil && !w.failed { // events were lost
				w.failed = true
				whole.Reset(quiet)
			}
		case <-settled.C:
			w.lookAtHints()
			w.gather(time.Now(), again)
		case <-whole.C:
			w.lookAtAll()
			w.gather(time.Now(), again)
		case s := <-w.swept:
			whole.Reset(w.endSweep(s))
			w.gather(time.Now(), again)
		case <-again.C:
			w.lookAtEmpty(time.Now())
			w.gather(time.Now(), again)
		}
		if w.turned {
			w.turned = false
			whole.Reset(0)
		}
	}
}

func stopped() *time.Timer {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return t
}

// settle is how long to wait for quiet after a hint at now.
func (w *Watcher) settle(now time.Time) time.Duration {
	if w.first.IsZero() {
		w.first = now
	}
	return max(0, min(quiet, patience-now.Sub(w.first)))
}

// period is how long to wait before everything is looked at: at most a hundredth of the time goes into it where events
// are sent, and a twentieth where it is all there is.
func (w *Watcher) period() time.Duration {
	if w.events.notifier == nil {
		return min(pollMost, max(pollLess, 20*w.cost))
	}
	return max(w.opt.Reconcile, 100*w.cost)
}

// hear takes an event as a hint; it reports whether it is one.
func (w *Watcher) hear(e fsnotify.Event) bool {
	if e.Name == "" {
		return false
	}
	path := filepath.Clean(e.Name)
	heard := false
	if w.leads(path) {
		w.lost, heard = true, true
	}
	dir, name := filepath.Dir(path), filepath.Base(path)
	if w.tree.folders[dir] != nil && !Ignored(name) && !w.tree.skip[path] {
		w.hints.add(dir, name)
		heard = true
	}
	away := e.Has(fsnotify.Create) || e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)
	switch known := w.tree.folders[path] != nil; {
	case known && away:
		w.tree.replaced[path] = true
		heard = true
	case known:
		w.hints.all(path)
		heard = true
	case w.guarded(path) && away:
		w.unwatchFolder(path)
	}
	return heard
}

func (w *Watcher) lookAtHints() {
	h := w.hints
	w.hints, w.first = hints{}, time.Time{}
	w.look(h)
}

// look looks at the hinted folders, and for the roots where something happened to them.
func (w *Watcher) look(h hints) {
	w.tree.forget(h)
	for range 8 {
		if w.lost {
			w.lost = false
			w.guard()
		}
		w.tree.look(h)
		for _, r := range w.roots {
			w.lost = w.lost || r.there && w.tree.folders[r.path] == nil
		}
		if !w.lost {
			return
		}
		h = hints{}
	}
}

// gather adds what the tree found changed, and what may have been since without a trace, to what the caller will get. It
// sets the timer again for the next file that is to be named once more, or waits for content.
func (w *Watcher) gather(now time.Time, again *time.Timer) {
	for path, due := range w.tree.fresh {
		if !due.After(now) {
			if _, held := w.tree.empty[path]; !held { // else it will be named, and not before
				w.tree.changed[path] = true
			}
			delete(w.tree.fresh, path)
		}
	}
	w.wake(now, again)
	if len(w.tree.changed) == 0 {
		return
	}
	for path := range w.tree.changed {
		w.named(path, func(p Path) { w.pending = append(w.pending, p) })
	}
	clear(w.tree.changed)
	slices.SortFunc(w.pending, func(a, b Path) int {
		return cmp.Or(cmp.Compare(a.Root, b.Root), cmp.Compare(a.Name, b.Name))
	})
	w.pending = slices.Compact(w.pending)
}

func (w *Watcher) wake(now time.Time, again *time.Timer) {
	var next time.Time
	for _, due := range w.tree.fresh {
		if next.IsZero() || due.Before(next) {
			next = due
		}
	}
	for _, due := range w.tree.empty {
		if w.events.notifier == nil {
			due = now.Add(quiet)
		}
		if next.IsZero() || due.Before(next) {
			next = due
		}
	}
	if !next.IsZero() {
		again.Reset(max(0, time.Until(next)))
	}
}
