package watch

import (
	"errors"
	"fmt"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// notifier is the system's source of events. *fsnotify.Watcher is one.
type notifier interface {
	Add(path string) error
	Remove(path string) error
	WatchList() []string
	Close() error
}

// events are a notifier and its channels; the zero events send nothing, ever.
type events struct {
	notifier
	events <-chan fsnotify.Event
	errors <-chan error
}

func system() (events, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return events{}, err
	}
	return events{w, w.Events, w.Errors}, nil
}

// exhausted reports whether an error of Add means that the system has no more watches to give.
func exhausted(err error) bool {
	for _, limit := range []error{syscall.ENOSPC, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM} {
		if errors.Is(err, limit) {
			return true
		}
	}
	return false
}

// withinDescriptors reports whether so many files can be watched where each takes a descriptor.
func withinDescriptors(files int) bool {
	limit := descriptors()
	return limit == 0 || uint64(files) < limit/2
}

// deaf is a notifier that could not be made.
type deaf struct{ notifier }

func (deaf) Close() error { return nil }

// start begins to listen to the system, or finds that it must do without.
func (w *Watcher) start(system func() (events, error)) {
	if w.opt.Poll {
		return
	}
	e, err := system()
	if err != nil {
		w.events.notifier = deaf{}
		w.poll(fmt.Sprintf("the system cannot tell of changes (%v)", err))
		return
	}
	w.events = e
}

// poll does without events from now on.
func (w *Watcher) poll(why string) {
	if w.events.notifier == nil {
		return
	}
	w.events.Close()
	w.events, w.turned = events{}, true
	if w.opt.Notice != nil {
		w.opt.Notice(why + "; looking for changes every second instead")
	}
}

func (w *Watcher) rewatch() {
	if w.events.notifier == nil {
		return
	}
	list := w.events.WatchList()
	watched := make(map[string]bool, len(list))
	for _, path := range list {
		watched[path] = true
	}
	for path := range w.guards {
		if !watched[path] {
			w.watchFolder(path)
		}
	}
	for path := range w.tree.folders {
		if !watched[path] {
			w.watchFolder(path)
		}
	}
}

func (w *Watcher) watchFolder(path string) {
	if w.events.notifier == nil {
		return
	}
	if !withinDescriptors(w.tree.files) {
		w.poll("there are more files than can be watched")
		return
	}
	switch err := w.events.Add(path); {
	case err == nil:
	case exhausted(err):
		w.poll(fmt.Sprintf("the system's limit of watched folders is reached (%v)", err))
	}
}

func (w *Watcher) unwatchFolder(path string) {
	if w.events.notifier == nil {
		return
	}
	w.events.Remove(path)
	if w.guarded(path) {
		delete(w.guards, path)
		w.lost = true
	}
}
