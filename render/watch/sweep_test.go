package watch

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// sweeps reads all folders of a Watcher that has been closed.
func sweeps(t testing.TB, w *Watcher) sweep {
	t.Helper()
	s, ok := w.tree.sweep(slices.Collect(maps.Keys(w.tree.folders)), nil)
	if !ok {
		t.Fatal("the sweep was given up")
	}
	return s
}

// TestSweepThatIsOld brings what was read before events told of something newer: it is a hint and no more.
func TestSweepThatIsOld(t *testing.T) {
	root := site(t)
	pages := filepath.Join(root, "pages")
	at := func(name string) string { return filepath.Join(pages, name) }
	for _, name := range []string{"told.md", "gone.md", "untold.md"} {
		write(t, at(name), "before")
	}
	w := follow(t, Options{Reconcile: time.Hour}, root).w
	w.Close() // from here on it is the test that looks
	write(t, at("missed.md"), "an event was lost")
	must(t, os.Remove(at("about.md")))
	old := sweeps(t, w)

	write(t, at("told.md"), "after the sweep")
	must(t, os.Remove(at("gone.md")))
	must(t, os.MkdirAll(at("new"), 0o755))
	write(t, at("new/page.md"), "after the sweep")
	w.look(hints{pages: {"told.md": true, "gone.md": true, "new": true}})
	write(t, at("untold.md"), "after the sweep")
	clear(w.tree.changed)

	w.end(old)
	if got, want := w.tree.folders[pages].entries["told.md"], stampAt(t, at("told.md")); got != want {
		t.Errorf("the old sweep undid what is known: %v, want %v", got, want)
	}
	if !w.tree.changed[at("missed.md")] || !w.tree.changed[at("about.md")] {
		t.Errorf("what the sweep alone saw is not named: %v", w.tree.changed)
	}
	if w.tree.changed[at("told.md")] || w.tree.folders[at("new")] == nil {
		t.Errorf("what the sweep did not see yet is taken back: %v", w.tree.changed)
	}
	clear(w.tree.changed)
	w.end(sweeps(t, w))
	if !w.tree.changed[at("untold.md")] || len(w.tree.changed) != 1 {
		t.Errorf("the next sweep names %v", w.tree.changed)
	}
}

func stampAt(t *testing.T, path string) stamp {
	t.Helper()
	info, err := os.Lstat(path)
	must(t, err)
	return stampOf(info)
}

// TestOneSweepAtATime asks for another while one is under way: it comes after it.
func TestOneSweepAtATime(t *testing.T) {
	w := follow(t, Options{Reconcile: time.Hour}, site(t)).w
	w.Close()
	w.sweeping = true
	w.lookAtAll()
	if wait := w.end(sweeps(t, w)); wait != quiet || w.sweeping {
		t.Errorf("another is due after %v, want %v", wait, quiet)
	}
	w.lookAtAll()
	if wait := w.end(sweeps(t, w)); wait != time.Hour {
		t.Errorf("the next is due after %v, want %v", wait, time.Hour)
	}
}

// TestCloseDuringSweep gives it up.
func TestCloseDuringSweep(t *testing.T) {
	w := follow(t, Options{Reconcile: time.Hour}, site(t)).w
	w.Close()
	if _, ok := w.tree.sweep([]string{"/"}, w.done); ok {
		t.Error("a sweep goes on when the watch has ended")
	}
}
