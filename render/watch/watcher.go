package watch

import (
	"cmp"
	"fmt"
	"path/filepath"
	"sync"
	"time"
)

// Options is what Open takes beside the roots.
type Options struct {
	Ignore    []string      // folders that are never looked into, such as the output folder
	Reconcile time.Duration // between looks at everything where events are sent; 0 means 2 s; longer where looking is dear
	Poll      bool          // use no events at all

	// Notice, where set, is told once why the Watcher must do without events.
	// It is called from Open or from the Watcher's goroutine.
	Notice func(message string)
}

// Path is a file or folder below a root.
type Path struct {
	Root int    // index of the root among Open's
	Name string // below the root, with slashes; a folder's ends in one, and what was below it may be gone; "" is the root itself
}

// Change is what may differ since the Change before.
type Change struct {
	Paths []Path // sorted, at least one: files and folders that were made, written, replaced or removed
}

// Watcher watches folder trees.
type Watcher struct {
	opt    Options
	roots  []root
	tree   *tree
	events events
	guards map[string]id // folders that are watched for a root's sake

	hints   hints
	first   time.Time // the first of the hints
	lost    bool      // something happened to a root, or to what it stands in
	failed  bool      // events were lost
	turned  bool      // there are no events any more
	pending []Path    // sorted; not taken by the caller yet

	sweeping bool          // one is under way
	cost     time.Duration // of the last look at everything
	swept    chan sweep

	changes chan Change
	done    chan struct{}
	closing sync.Once
	ended   sync.WaitGroup
}

// Open watches the trees at dirs, which need not exist. It returns once every file is stamped: what is written from then on
// is reported. An error means that a path cannot be made absolute.
func Open(dirs []string, opt Options) (*Watcher, error) {
	return open(dirs, opt, system, remote)
}

func open(dirs []string, opt Options, system func() (events, error), remote func(string) string) (*Watcher, error) {
	w := &Watcher{
		opt: opt, tree: newTree(), guards: map[string]id{}, hints: hints{},
		swept: make(chan sweep, 1), changes: make(chan Change), done: make(chan struct{}),
	}
	w.opt.Reconcile = cmp.Or(opt.Reconcile, 2*time.Second)
	for _, dir := range dirs {
		path, err := filepath.Abs(dir)
		if err != nil {
			return nil, fmt.Errorf("watch %s: %w", dir, err)
		}
		w.roots = append(w.roots, root{path: path})
	}
	for _, dir := range opt.Ignore {
		path, err := filepath.Abs(dir)
		if err != nil {
			return nil, fmt.Errorf("watch %s: %w", dir, err)
		}
		w.tree.skip[path] = true
	}
	w.tree.watch, w.tree.unwatch = w.watchFolder, w.unwatchFolder
	w.tree.device = func(path string) {
		if name := remote(path); name != "" {
			w.tree.remote = true
			w.poll(fmt.Sprintf("%s is on a network file system (%s)", path, name))
		}
	}
	w.start(system)
	start := time.Now()
	w.guard()
	w.cost = time.Since(start)
	clear(w.tree.changed) // nobody has read anything yet
	clear(w.tree.empty)
	w.ended.Go(w.run)
	return w, nil
}

// Changes is where changes come; it is closed by Close. What happens while nobody takes one is gathered into the next.
func (w *Watcher) Changes() <-chan Change { return w.changes }

// Close ends the watch and lets go of all that it held.
func (w *Watcher) Close() {
	w.closing.Do(func() { close(w.done) })
	w.ended.Wait()
}
