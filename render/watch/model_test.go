package watch

import (
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// long runs every pattern as often as the promises say.
var long = flag.Bool("long", false, "also run what takes long")

// times is how often a pattern is tried.
func times() int {
	if *long {
		return 100
	}
	return 5
}

// forever is when a test gives up. Nothing is asserted about time otherwise.
const forever = 60 * time.Second

// model is a caller: it reads every file once, and after that only those that it is told of.
type model struct {
	t       testing.TB
	roots   []string
	w       *Watcher
	files   map[Path]string
	notices chan string
	changes int
}

func follow(t testing.TB, opt Options, roots ...string) *model {
	return followWith(t, opt, system, remote, roots...)
}

func followWith(t testing.TB, opt Options, system func() (events, error), remote func(string) string, roots ...string) *model {
	t.Helper()
	m := &model{t: t, roots: roots, notices: make(chan string, 10)}
	opt.Notice = func(s string) { m.notices <- s }
	w, err := open(roots, opt, system, remote)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	m.w = w
	m.files = m.disk()
	return m
}

// disk is what stands on the disk now.
func (m *model) disk() map[Path]string {
	files := map[Path]string{}
	for i, root := range m.roots {
		if root, err := filepath.EvalSymlinks(root); err == nil {
			m.walk(files, i, root)
		}
	}
	return files
}

func (m *model) walk(files map[Path]string, i int, root string) {
	filepath.WalkDir(root, func(full string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
		case full != root && (Ignored(d.Name()) || m.w.tree.skip[full]):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type().IsRegular():
			rel, _ := filepath.Rel(root, full)
			if data, err := os.ReadFile(full); err == nil {
				files[Path{i, filepath.ToSlash(rel)}] = string(data)
			}
		}
		return nil
	})
}

// take reads again what a change names.
func (m *model) take(c Change) {
	m.changes++
	if !slices.IsSortedFunc(c.Paths, func(a, b Path) int {
		if a.Root != b.Root {
			return a.Root - b.Root
		}
		return strings.Compare(a.Name, b.Name)
	}) || len(c.Paths) == 0 {
		m.t.Errorf("paths are not sorted: %v", c.Paths)
	}
	for _, p := range c.Paths {
		if p.Name == "" || strings.HasSuffix(p.Name, "/") { // the files that a folder has are named one by one
			for known := range m.files {
				if known.Root == p.Root && strings.HasPrefix(known.Name, p.Name) {
					m.read(known)
				}
			}
			continue
		}
		m.read(p)
	}
}

func (m *model) read(p Path) {
	full := filepath.Join(m.roots[p.Root], filepath.FromSlash(p.Name))
	data, err := os.ReadFile(full)
	if err != nil || !plain(m.roots[p.Root], full) {
		delete(m.files, p)
		return
	}
	m.files[p] = string(data)
}

// plain reports whether a file is one, and stands below its root by no symbolic link: such are not followed.
func plain(root, full string) bool {
	if info, err := os.Lstat(full); err != nil || !info.Mode().IsRegular() {
		return false
	}
	for dir := filepath.Dir(full); dir != root; dir = filepath.Dir(dir) {
		if info, err := os.Lstat(dir); err != nil || !info.IsDir() {
			return false
		}
	}
	return true
}

// settle takes changes until the model holds what the disk does.
func (m *model) settle(what string) {
	m.t.Helper()
	guard := time.NewTimer(forever)
	defer guard.Stop()
	for !maps.Equal(m.files, m.disk()) {
		select {
		case c, ok := <-m.w.Changes():
			if !ok {
				m.t.Fatalf("%s: the watch ended", what)
			}
			m.take(c)
		case <-guard.C:
			m.t.Fatalf("%s: missed\nmodel %v\n disk %v", what, keys(m.files), keys(m.disk()))
		}
	}
}

func keys(files map[Path]string) []string {
	var list []string
	for p, data := range files {
		list = append(list, p.Name+"="+data[:min(len(data), 20)])
	}
	slices.Sort(list)
	return list
}

// quietly fails if a change names anything but what is written last, into the first root.
func (m *model) quietly(what string) {
	m.t.Helper()
	write(m.t, filepath.Join(m.roots[0], "sentinel.md"), what)
	for {
		select {
		case c := <-m.w.Changes():
			for _, p := range c.Paths {
				if p != (Path{0, "sentinel.md"}) {
					m.t.Fatalf("%s: %v was named though it is as it was", what, c.Paths)
				}
			}
			m.take(c)
			if m.files[Path{0, "sentinel.md"}] == what {
				return
			}
		case <-time.After(forever):
			m.t.Fatalf("%s: the sentinel was missed", what)
		}
	}
}

func write(t testing.TB, path, data string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// site makes a folder with some files in it.
func site(t testing.TB) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "content")
	for _, name := range []string{"briefings/2023/a.md", "briefings/2023/b.md", "briefings/2024/c.md", "pages/about.md", "site.yaml"} {
		full := filepath.Join(root, filepath.FromSlash(name))
		must(t, os.MkdirAll(filepath.Dir(full), 0o755))
		write(t, full, name)
	}
	return root
}
