package watch

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// aSweep reads all folders of a Watcher that has been closed.
func aSweep(t testing.TB, w *Watcher) sweep {
	t.Helper()
	s, ok := newSweep(w.tree.list, slices.Collect(maps.Keys(w.tree.folders)), nil)
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
	old := aSweep(t, w)

	write(t, at("told.md"), "after the sweep")
	must(t, os.Remove(at("gone.md")))
	must(t, os.MkdirAll(at("new"), 0o755))
	write(t, at("new/page.md"), "after the sweep")
	w.look(hints{pages: {"told.md": true, "gone.md": true, "new": true}})
	write(t, at("untold.md"), "after the sweep")
	clear(w.tree.changed)

	w.endSweep(old)
	if got, want := w.tree.folders[pages].entries["told.md"], stampAt(t, at("told.md")); got != want {
		t.Errorf("the old sweep undid what is known: %v, want %v", got, want)
	}
	if !w.tree.changed[at("missed.md")] || !w.tree.changed[at("about.md")] {
		t.Errorf("what the sweep alone saw is not named: %v", w.tree.changed)
	}
	if w.tree.changed[at("told.md")] || w.tree.folders[at("new")] == nil {
		t.Errorf("what the sweep did not see yet is taken back: %v", w.tree.changed)
	}
	if w.tree.changed[at("gone.md")+separator] {
		t.Error("a file that has gone is named as a folder")
	}
	clear(w.tree.changed)
	w.endSweep(aSweep(t, w))
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

// TestSweepNamesNothingForNothing looks at what stands as it stood, folders that are too deep to be known included.
func TestSweepNamesNothingForNothing(t *testing.T) {
	root := site(t)
	must(t, os.MkdirAll(filepath.Join(root, strings.Repeat("d/", maxDepth+3)), 0o755))
	w := follow(t, Options{Reconcile: time.Hour}, root).w
	w.Close()
	w.endSweep(aSweep(t, w))
	if len(w.tree.changed) > 0 {
		t.Errorf("named %v", w.tree.changed)
	}
}

// TestSweepFindsFolder takes in a folder that stands where it stood, and is not known: another's coming and going had it dropped.
func TestSweepFindsFolder(t *testing.T) {
	root := site(t)
	w := follow(t, Options{Reconcile: time.Hour}, root).w
	w.Close()
	pages := filepath.Join(root, "pages")
	w.tree.drop(pages)
	w.endSweep(aSweep(t, w))
	if w.tree.folders[pages] == nil || !w.tree.changed[pages+separator] {
		t.Errorf("it is not known again: %v", w.tree.changed)
	}
}

// TestFolderThatMayNotBeRead takes away the right to read the names of a root, though its files could still be opened.
func TestFolderThatMayNotBeRead(t *testing.T) {
	root := site(t)
	w := follow(t, Options{Reconcile: time.Hour}, root).w
	w.Close()
	s := aSweep(t, w)
	s.folders[root] = map[string]stamp{} // as the system answers then, but not to a superuser
	w.tree.list = func(path string, size int) (map[string]stamp, bool) { return map[string]stamp{}, true }
	w.endSweep(s)
	if !w.tree.changed[filepath.Join(root, "site.yaml")] {
		t.Errorf("named %v", w.tree.changed)
	}
}

// TestPipeInAFoldersPlace is listed like a folder that is gone: nobody waits for who may write into it.
func TestPipeInAFoldersPlace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if out, err := exec.Command("mkfifo", path).CombinedOutput(); err != nil {
		t.Skipf("no pipes here: %v %s", err, out)
	}
	if entries, ok := listBut(nil)(path, 0); !ok || len(entries) > 0 {
		t.Errorf("got %v %v", entries, ok)
	}
}

// heldUp is a watch whose sweeps are held up at each folder until further is sent; begun tells of each.
type heldUp struct {
	*model
	lost           chan error // what is sent here makes a sweep due
	begun, further chan bool
}

// holdUp watches two folders.
func holdUp(t *testing.T) *heldUp {
	root := t.TempDir()
	must(t, os.Mkdir(filepath.Join(root, "pages"), 0o755))
	h := &heldUp{lost: make(chan error), begun: make(chan bool), further: make(chan bool)}
	h.model = followWith(t, Options{Reconcile: time.Hour}, func() (events, error) {
		e, err := system()
		return events{e.notifier, e.events, h.lost}, err
	}, remote, root)
	list := h.w.tree.list
	h.w.tree.list = func(path string, size int) (map[string]stamp, bool) {
		h.begun <- true
		<-h.further
		return list(path, size)
	}
	return h
}

// comes waits for what must come.
func comes(t *testing.T, what string, c <-chan bool) {
	t.Helper()
	select {
	case <-c:
	case <-time.After(forever):
		t.Fatal(what + ": never")
	}
}

func TestEventsDuringSweep(t *testing.T) {
	h := holdUp(t)
	h.lost <- fsnotify.ErrEventOverflow
	comes(t, "a sweep", h.begun)
	for i := range 3 {
		write(t, filepath.Join(h.roots[0], "pages", "told.md"), strings.Repeat("x", i+1))
		h.settle("an edit during a sweep")
	}
	h.lost <- fsnotify.ErrEventOverflow
	write(t, filepath.Join(h.roots[0], "other.md"), "x")
	h.settle("an edit after events were lost again")
	h.further <- true
	comes(t, "its second folder", h.begun)
	h.further <- true
	comes(t, "another sweep, since events were lost meanwhile", h.begun)
	go h.w.Close()
	for range h.w.Changes() {
	}
	h.further <- true
}

func TestCloseDuringSweep(t *testing.T) {
	for folder := range 2 {
		h := holdUp(t)
		h.lost <- fsnotify.ErrEventOverflow
		comes(t, "a sweep", h.begun)
		if folder == 1 {
			h.further <- true
			comes(t, "its second folder", h.begun)
		}
		closed := make(chan bool, 1)
		go func() {
			h.w.Close()
			closed <- true
		}()
		for range h.w.Changes() {
		}
		h.further <- true
		comes(t, "the end of a watch that was closed during a sweep", closed)
	}
}
