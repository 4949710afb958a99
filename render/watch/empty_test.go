package watch

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestWaits holds the rule against what a file may be at one look and at the next.
func TestWaits(t *testing.T) {
	now := time.Unix(1_700_000_000, 123_456_789)
	at := func(ago time.Duration, s stamp) *stamp {
		s.mtime = now.Add(-ago).UnixNano()
		return &s
	}
	full, none, folder, link := stamp{size: 5}, stamp{}, stamp{mode: fs.ModeDir}, stamp{mode: fs.ModeSymlink}
	const path = "/content/a.md"
	since := map[string]time.Time{path: now.Add(hold / 2)}
	for _, tt := range []struct {
		desc     string
		empty    map[string]time.Time
		old, new *stamp
		wait     time.Duration // from now; 0: named at once
		want     []string
	}{
		{"emptied just now", nil, at(time.Hour, full), at(10*time.Millisecond, none), hold, nil},
		{"emptied before", nil, at(time.Hour, full), at(hold+1, none), 0, []string{path}},
		{"emptied just now, the time put back", nil, at(time.Hour, full), &stamp{mtime: 1, ctime: now.UnixNano()}, hold, nil},
		{"made empty", nil, nil, at(0, none), hold, nil},
		{"made with content", nil, nil, at(0, full), 0, []string{path}},
		{"was empty already", nil, at(time.Hour, none), at(0, none), 0, []string{path}},
		{"a link in whose place an empty file is", nil, at(0, link), at(0, none), hold, nil},
		{"a link, which is not looked into", nil, at(time.Hour, full), at(0, link), 0, []string{path}},
		{"a folder in whose place an empty file is", nil, at(0, folder), at(0, none), hold, []string{path + separator}},
		{"waits, and is emptied again", since, at(hold, none), at(0, none), hold / 2, nil},
		{"waits, and its time is put back", since, at(0, none), at(time.Hour, none), hold / 2, nil},
		{"waits, and is written", since, at(0, none), at(0, full), 0, []string{path}},
		{"waits, and is removed", since, at(0, none), nil, 0, []string{path}},
		{"waits, and becomes a folder", since, at(0, none), at(0, folder), 0, []string{path, path + separator}},
	} {
		tree := newTree()
		maps.Copy(tree.empty, tt.empty)
		var old, new stamp
		if tt.old != nil {
			old = *tt.old
		}
		if tt.new != nil {
			new = *tt.new
		}
		tree.note(path, old, new, tt.old != nil, tt.new != nil, now)
		if got := slices.Sorted(maps.Keys(tree.changed)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: named %q, want %q", tt.desc, got, tt.want)
		}
		until, waits := tree.empty[path]
		if waits != (tt.wait > 0) || waits && !until.Equal(now.Add(tt.wait)) {
			t.Errorf("%s: waits %v until %v, want %v from %v", tt.desc, waits, until, tt.wait, now)
		}
	}
}

// TestWhenItsTimeHasPassed names no file that waits, though it is due to be named once more, and each in the end.
func TestWhenItsTimeHasPassed(t *testing.T) {
	for _, polled := range []bool{false, true} {
		root := site(t)
		write(t, filepath.Join(root, "pages", "empty.md"), "")
		w := follow(t, Options{Poll: polled}, root).w
		w.Close() // from here on it is the test that looks
		if len(w.tree.empty) > 0 {
			t.Errorf("polled %v: %v waits, but is as it was", polled, w.tree.empty)
		}
		path, again := filepath.Join(root, "pages", "about.md"), stopped()
		empty := func() time.Time {
			for start := time.Now(); time.Since(start) < forever; {
				write(t, path, "before")
				w.look(hints{filepath.Dir(path): nil})
				must(t, os.Truncate(path, 0))
				w.look(hints{filepath.Dir(path): nil})
				clear(w.tree.changed)
				if until, waits := w.tree.empty[path]; waits { // else the test was so slow that it is not recent
					return until
				}
			}
			t.Fatal("no file that was emptied waits")
			return time.Time{}
		}
		named := func() bool {
			w.pending = nil
			w.gather(time.Time{}, again)
			return slices.Contains(w.pending, Path{0, "pages/about.md"})
		}

		until := empty()
		w.tree.fresh[path] = time.Time{}
		w.lookAtEmpty(until.Add(-1))
		if named() {
			t.Errorf("polled %v: named though it waits", polled)
		}
		w.lookAtEmpty(until)
		if !named() || len(w.tree.empty) > 0 {
			t.Errorf("polled %v: not named when its time has passed", polled)
		}

		until = empty()
		write(t, path, "written")
		w.lookAtEmpty(until.Add(-1))
		if named() != polled {
			t.Errorf("polled %v: looked at before its time: %v", polled, !polled)
		}
		w.lookAtEmpty(until)
		if named() == polled {
			t.Errorf("polled %v: named, having been written: %v", polled, polled)
		}
		if got := w.tree.folders[filepath.Dir(path)].entries["about.md"].size; got == 0 {
			t.Errorf("polled %v: named without another look", polled)
		}
	}
}

// waiting are the ways in which a Watcher learns of a write.
var waiting = []struct {
	desc string
	opt  Options
}{
	{"events", Options{Reconcile: time.Hour}},
	{"looks", Options{Poll: true}},
}

// TestEmptiedFirst empties a file, writes another, and then the first. It tells nothing where the machine was so slow that the
// first was rightly named before it was written: then it tries again, with others.
func TestEmptiedFirst(t *testing.T) {
	for _, tt := range waiting {
		t.Run(tt.desc, func(t *testing.T) {
			t.Parallel()
			root := site(t)
			name := func(kind string, try int) string { return fmt.Sprintf("pages/%s%d.md", kind, try) }
			full := func(name string) string { return filepath.Join(root, filepath.FromSlash(name)) }
			for try := range 20 {
				write(t, full(name("first", try)), "before")
				write(t, full(name("other", try)), "before")
			}
			time.Sleep(2 * tick) // else they are rightly named once more
			m := follow(t, tt.opt, root)
			for try := range 20 {
				if emptiedFirst(m, full, name("first", try), name("other", try)) {
					return
				}
			}
			t.Skip("the machine is too slow to tell")
		})
	}
}

func emptiedFirst(m *model, full func(string) string, first, other string) bool {
	m.t.Helper()
	start := time.Now()
	late := false
	until := func(done func() bool, timeout <-chan time.Time) {
		for !done() {
			select {
			case c := <-m.w.Changes():
				named := slices.Contains(c.Paths, Path{0, first})
				late = late || named && time.Since(start) >= hold
				m.take(c)
				if named && m.files[Path{0, first}] == "" && !late {
					m.t.Fatalf("%v was named %v after it was emptied", c.Paths, time.Since(start))
				}
			case <-timeout:
				return
			}
		}
	}
	must(m.t, os.Truncate(full(first), 0))
	write(m.t, full(other), "after")
	until(func() bool { return m.files[Path{0, other}] == "after" }, time.After(forever))
	until(func() bool { return false }, time.After(hold/4))
	write(m.t, full(first), "after")
	until(func() bool { return m.files[Path{0, first}] == "after" }, time.After(forever))
	m.settle("in the end")
	return !late
}

// TestEmpty makes empty what was not, and makes what is.
func TestEmpty(t *testing.T) {
	for _, tt := range waiting {
		t.Run(tt.desc, func(t *testing.T) {
			t.Parallel()
			root := site(t)
			m := follow(t, tt.opt, root)
			dir := filepath.Join(root, "briefings", "2023")
			for try := range max(2, times()/5) {
				must(t, os.Truncate(filepath.Join(dir, "a.md"), 0))
				m.settle("a file that was emptied")
				write(t, filepath.Join(dir, "new.md"), "")
				m.settle("a file that was made empty")
				write(t, filepath.Join(dir, "new.md"), fmt.Sprint(try))
				must(t, os.Truncate(filepath.Join(dir, "new.md"), 0))
				time.Sleep(time.Duration(try%3) * hold / 4)
				must(t, os.Remove(filepath.Join(dir, "new.md")))
				m.settle("a file that was removed")
				write(t, filepath.Join(dir, "a.md"), fmt.Sprint(try))
				m.settle("a file that was written")
			}
		})
	}
}

// TestCloseWhileOneWaits closes while a file is empty.
func TestCloseWhileOneWaits(t *testing.T) {
	for _, tt := range waiting {
		root := site(t)
		m := follow(t, tt.opt, root)
		must(t, os.Truncate(filepath.Join(root, "pages", "about.md"), 0))
		write(t, filepath.Join(root, "site.yaml"), "after")
		for m.files[Path{0, "site.yaml"}] != "after" {
			m.take(<-m.w.Changes())
		}
		m.w.Close()
		if c, ok := <-m.w.Changes(); ok {
			t.Errorf("%s: %v came after Close", tt.desc, c)
		}
	}
}
