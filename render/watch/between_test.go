package watch

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// TestBetweenLooks tells of what came and went between two looks: who was told of something else meanwhile may have read it.
func TestBetweenLooks(t *testing.T) {
	root := site(t)
	told := make(chan fsnotify.Event)
	m := followWith(t, Options{Reconcile: time.Hour}, func() (events, error) {
		e, err := system()
		return events{e.notifier, told, e.errors}, err
	}, remote, root)
	for _, tt := range []struct {
		desc string
		op   fsnotify.Op
		path string
		want []Path
	}{
		{"a file or folder", fsnotify.Create, "pages/gone", []Path{{0, "pages/gone"}, {0, "pages/gone/"}}},
		{"one that was seen before", fsnotify.Remove, "briefings/2023/was.md", []Path{{0, "briefings/2023/was.md"}, {0, "briefings/2023/was.md/"}}},
		{"a folder that is as it was, and may be another", fsnotify.Remove, "briefings/2024", []Path{{0, "briefings/2024/"}, {0, "briefings/2024/c.md"}}},
	} {
		told <- fsnotify.Event{Name: filepath.Join(root, filepath.FromSlash(tt.path)), Op: tt.op}
		missing := slices.Clone(tt.want)
		for guard := time.After(forever); len(missing) > 0; {
			select {
			case c := <-m.w.Changes(): // files that were made just now are named once more
				missing = slices.DeleteFunc(missing, func(p Path) bool { return slices.Contains(c.Paths, p) })
			case <-guard:
				t.Fatalf("%s: nothing was told of %v", tt.desc, missing)
			}
		}
	}
}
