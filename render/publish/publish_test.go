package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree is a folder's content by path: a file's bytes, "/" for a folder, "-> target" for a link.
type tree map[string]string

// look reads a folder, dateline's own entries left out.
func look(t testing.TB, dir string) tree {
	t.Helper()
	got := tree{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == dir {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		rel = filepath.ToSlash(rel)
		switch {
		case strings.HasPrefix(d.Name(), own):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
			got[rel] = "/"
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(name)
			got[rel] = "-> " + target
			return err
		default:
			data, err := os.ReadFile(name)
			got[rel] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// lay makes what look would see.
func lay(t testing.TB, dir string, what tree) {
	t.Helper()
	for _, path := range slices.Sorted(maps.Keys(what)) {
		name := filepath.Join(dir, filepath.FromSlash(path))
		err := os.MkdirAll(filepath.Dir(name), 0o755)
		target, link := strings.CutPrefix(what[path], "-> ")
		switch {
		case link:
			err = errors.Join(err, os.Symlink(target, name))
		case what[path] == "/":
			err = errors.Join(err, os.MkdirAll(name, 0o755))
		default:
			err = errors.Join(err, os.WriteFile(name, []byte(what[path]), 0o644))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// files is a set of files to publish.
type files map[string]string

// tree is what a folder that holds just these files looks like.
func (f files) tree() tree {
	want := tree{}
	for path, data := range f {
		want[path] = data
		for dir := parent(path); dir != ""; dir = parent(dir) {
			want[dir] = "/"
		}
	}
	return want
}

// put puts every file of a set, some as readers.
func (f files) put(target *Target) error {
	for path, data := range f {
		var err error
		if len(path)%3 == 0 {
			err = target.PutReader(path, func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(data)), nil })
		} else {
			err = target.PutKey(path, "key of "+data[:min(3, len(data))], []byte(data))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// publish makes dir hold a set of files.
func (f files) publish(dir string) (Report, error) {
	target, err := Open(Options{Dir: dir})
	if err != nil {
		return Report{}, err
	}
	defer target.Close()
	if err := f.put(target); err != nil {
		return Report{}, err
	}
	report, err := target.Commit(context.Background())
	return report, errors.Join(err, target.Close())
}

func (f files) mustPublish(t testing.TB, dir string) Report {
	t.Helper()
	report, err := f.publish(dir)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// ownEntries lists the .dateline-* entries of dir.
func ownEntries(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), own) {
			names = append(names, e.Name())
		}
	}
	return names
}

var (
	first = files{
		"index.html": "home", "about/index.html": "about", "briefings/a/index.html": "a", "briefings/b/index.html": "b",
		"assets/site.css": "css", ".nojekyll": "", "page": "a file", "deep/er/x": "x",
	}
	second = files{
		"index.html": "home, changed", "about/index.html": "about", "briefings/a/index.html": "a changed",
		"briefings/c/index.html": "c", "assets/site.css": "css", ".nojekyll": "", "page/index.html": "a folder", "deep": "a file",
		"new/one/x": "1", "new/one/y": "2",
	}
)

func TestPublish(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out", "public")
	report := first.mustPublish(t, dir)
	if diff := cmp.Diff(Report{Written: 8, Bytes: 21}, report); diff != "" {
		t.Errorf("first report:\n%s", diff)
	}
	if diff := cmp.Diff(first.tree(), look(t, dir)); diff != "" {
		t.Errorf("first:\n%s", diff)
	}
	report = second.mustPublish(t, dir)
	if diff := cmp.Diff(Report{Written: 7, Unchanged: 3, Removed: 3, Bytes: 39}, report); diff != "" {
		t.Errorf("second report:\n%s", diff)
	}
	if diff := cmp.Diff(second.tree(), look(t, dir)); diff != "" {
		t.Errorf("second:\n%s", diff)
	}
	before, _ := os.Stat(filepath.Join(dir, manifestName))
	if report = second.mustPublish(t, dir); report.Unchanged != 10 || report.Written+report.Removed > 0 {
		t.Errorf("again: %+v", report)
	}
	if after, _ := os.Stat(filepath.Join(dir, manifestName)); !os.SameFile(before, after) {
		t.Error("nothing changed, and yet the manifest was written")
	}
	if names := ownEntries(t, dir); !slices.Equal(names, []string{manifestName}) {
		t.Errorf("left behind: %q", names)
	}
	if (files{}).mustPublish(t, dir); len(look(t, dir)) > 0 {
		t.Errorf("an empty set leaves %v", look(t, dir))
	}
}

func TestModes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	defer setUmask(setUmask(0o077))
	first.mustPublish(t, dir)
	second.mustPublish(t, dir)
	filepath.WalkDir(dir, func(name string, d fs.DirEntry, _ error) error {
		want := fileMode
		if d.IsDir() {
			want = folderMode
		}
		if info, err := d.Info(); err != nil || modesMatter && info.Mode().Perm() != want {
			t.Errorf("%s: %v, want %v (%v)", name, info.Mode(), want, err)
		}
		return nil
	})
}

func TestCloseWithoutCommit(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "a", "public")
	for _, desc := range []string{"fresh", "published before"} {
		var before tree
		if desc != "fresh" {
			first.mustPublish(t, dir)
			before = look(t, top)
		} else {
			before = tree{}
		}
		target, err := Open(Options{Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		if err := second.put(target); err != nil {
			t.Fatal(err)
		}
		if desc != "fresh" {
			if diff := cmp.Diff(before, look(t, top)); diff != "" {
				t.Errorf("%s: before Close:\n%s", desc, diff)
			}
		}
		if err := errors.Join(target.Close(), target.Close()); err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(before, look(t, top)); diff != "" {
			t.Errorf("%s: after Close:\n%s", desc, diff)
		}
		if _, err := target.Commit(context.Background()); err == nil {
			t.Error("a closed target commits")
		}
	}
}

func TestPutReader(t *testing.T) {
	big := strings.Repeat("0123456789abcdef", 10_000)
	tests := []struct{ desc, old, new string }{
		{"the same", big, big}, {"longer", big, big + "x"}, {"shorter", big, big[:100_000]}, {"shorter at a chunk's end", big, big[:64<<10]},
		{"other head", big, "x" + big[1:]}, {"other tail", big, big[:len(big)-1] + "x"}, {"emptied", big, ""}, {"filled", "", big},
	}
	for _, test := range tests {
		dir := t.TempDir()
		for i, data := range []string{test.old, test.new, test.new} {
			target, err := Open(Options{Dir: dir})
			if err != nil {
				t.Fatal(err)
			}
			err = target.PutReader("x", func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(data)), nil })
			report, e := target.Commit(context.Background())
			if err := errors.Join(err, e, target.Close()); err != nil {
				t.Fatal(err)
			}
			if got, _ := os.ReadFile(filepath.Join(dir, "x")); string(got) != data {
				t.Errorf("%s: wrong bytes", test.desc)
			}
			if want := i == 0 || i == 1 && test.old != test.new; want != (report.Written == 1) {
				t.Errorf("%s: round %d: %+v", test.desc, i, report)
			}
		}
	}
	target, err := Open(Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	broken := errors.New("broken")
	if err := target.PutReader("x", func() (io.ReadCloser, error) { return nil, broken }); !errors.Is(err, broken) {
		t.Error(err)
	}
	if _, err := target.Commit(context.Background()); !errors.Is(err, broken) {
		t.Errorf("a set that is not whole was committed: %v", err)
	}
}

func TestConcurrentPuts(t *testing.T) {
	dir := t.TempDir()
	want := files{}
	for i := range 300 {
		want[fmt.Sprintf("d%d/e%d/index.html", i%7, i)] = fmt.Sprint(i)
	}
	for round := range 2 {
		target, err := Open(Options{Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		errs := make(chan error)
		for path, data := range want {
			go func() {
				if target.Fresh(path, data) {
					errs <- nil
				} else {
					errs <- target.PutKey(path, data, []byte(data))
				}
			}()
		}
		for range want {
			if err := <-errs; err != nil {
				t.Error(err)
			}
		}
		report, err := target.Commit(context.Background())
		if err != nil || report.Written != 300*(1-round) || report.Unchanged != 300*round {
			t.Errorf("%+v, %v", report, err)
		}
		target.Close()
	}
	if diff := cmp.Diff(want.tree(), look(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestCancelled(t *testing.T) {
	dir := t.TempDir()
	first.mustPublish(t, dir)
	target, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	second.put(target)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := target.Commit(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if diff := cmp.Diff(first.tree(), look(t, dir)); diff != "" {
		t.Error(diff)
	}
}
