package publish

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each case: what is published, what somebody then does to the folder, what is published next, and what must be.
func TestForeign(t *testing.T) {
	tests := []struct {
		desc    string
		old     files
		foreign tree     // laid over it
		gone    []string // removed by somebody
		next    files
		refused []string
		report  Report // checked where nothing is refused
	}{
		{desc: "elsewhere", old: files{"a": "1"}, foreign: tree{"mine/x": "x", "b": "2", "empty": "/"}, next: files{"a": "2"}, report: Report{Written: 1, Bytes: 1}},
		{desc: "in the way", foreign: tree{"a": "mine"}, next: files{"a": "1", "b": "2"}, refused: []string{"a"}},
		{desc: "in the way, same size", foreign: tree{"a": "x"}, next: files{"a": "1"}, refused: []string{"a"}},
		{desc: "identical", foreign: tree{"a": "1"}, next: files{"a": "1", "b": "2"}, report: Report{Written: 1, Adopted: 1, Bytes: 1}},
		{desc: "ours changed by hand", old: files{"a": "1"}, foreign: tree{"a": "x"}, next: files{"a": "2"}, refused: []string{"a"}},
		{desc: "ours changed by hand to what is next", old: files{"a": "1"}, foreign: tree{"a": "2"}, next: files{"a": "2"}, report: Report{Unchanged: 1}},
		{desc: "ours removed by hand", old: files{"d/a": "1", "d/b": "2"}, gone: []string{"d"}, next: files{"d/a": "1"}, report: Report{Written: 1, Bytes: 1}},
		{desc: "stale, changed by hand", old: files{"a": "1", "d/b": "2"}, foreign: tree{"d/b": "x"}, next: files{"a": "1"}, report: Report{Unchanged: 1, Kept: []string{"d/b"}}},
		{desc: "stale beside foreign", old: files{"d/a": "1"}, foreign: tree{"d/mine": "x"}, next: files{}, report: Report{Removed: 1}},
		{desc: "file where a folder must be", foreign: tree{"a": "x"}, next: files{"a/b": "1"}, refused: []string{"a"}},
		{desc: "empty folder where a file must be", foreign: tree{"a": "/"}, next: files{"a": "1"}, refused: []string{"a"}},
		{desc: "folder of ours where a file must be", old: files{"a/b": "1", "a/c/d": "2"}, next: files{"a": "3"}, report: Report{Written: 1, Removed: 2, Bytes: 1}},
		{desc: "the same with foreign in it", old: files{"a/b": "1", "a/c/d": "2"}, foreign: tree{"a/c/mine": "x"}, next: files{"a": "3"}, refused: []string{"a/c/mine"}},
		{desc: "the same with a foreign folder", old: files{"a/b": "1"}, foreign: tree{"a/mine": "/"}, next: files{"a": "3"}, refused: []string{"a/mine"}},
		{desc: "file of ours where a folder must be", old: files{"a": "1"}, next: files{"a/b/c": "2"}, report: Report{Written: 1, Removed: 1, Bytes: 1}},
		{desc: "the same, changed by hand", old: files{"a": "1"}, foreign: tree{"a": "x"}, next: files{"a/b/c": "2"}, refused: []string{"a"}},
		{desc: "several", foreign: tree{"b": "x", "a": "x", "c/d": "x"}, next: files{"a": "1", "b": "2", "c": "3"}, refused: []string{"a", "b", "c"}},
		{desc: "link in the way", foreign: tree{"a": "-> b", "b": "1"}, next: files{"a": "1"}, refused: []string{"a"}},
		{desc: "link to a folder", foreign: tree{"a": "-> b", "b/x": "1"}, next: files{"a/x": "1"}, refused: []string{"a"}},
		{desc: "link out of the folder", foreign: tree{"a": "-> .."}, next: files{"a/x": "1"}, refused: []string{"a"}},
		{desc: "dangling link", foreign: tree{"a": "-> nowhere"}, next: files{"a": "1"}, refused: []string{"a"}},
		{desc: "folder of ours replaced by a link", old: files{"a/x": "1"}, gone: []string{"a"}, foreign: tree{"a": "-> b", "b/x": "1"}, next: files{}, report: Report{}},
		{desc: "emptied, as by a power cut", old: files{"a": "1", "b": "2"}, foreign: tree{"a": "", "b": "\x00\x00"}, next: files{"a": "3"}, report: Report{Written: 1, Removed: 1, Bytes: 1}},
	}
	for _, test := range tests {
		if runtime.GOOS == "windows" && strings.Contains(test.desc, "link") {
			continue
		}
		dir := t.TempDir()
		test.old.mustPublish(t, dir)
		for _, name := range test.gone {
			if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		lay(t, dir, test.foreign)
		before := look(t, dir)
		report, err := test.next.publish(dir)
		after := look(t, dir)
		if len(test.refused) > 0 {
			var refused *RefusedError
			if !errors.As(err, &refused) || !slices.Equal(refused.Paths, test.refused) || refused.Dir != dir || refused.Hint == "" {
				t.Errorf("%s: got %v, want a refusal of %q", test.desc, err, test.refused)
			}
			if diff := cmp.Diff(before, after); diff != "" {
				t.Errorf("%s: refused, and yet:\n%s", test.desc, diff)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", test.desc, err)
			continue
		}
		if diff := cmp.Diff(test.report, report); diff != "" {
			t.Errorf("%s: report:\n%s", test.desc, diff)
		}
		want := test.next.tree()
		for path, data := range test.foreign {
			if _, ours := test.old[path]; ours && !slices.Contains(test.report.Kept, path) {
				continue
			}
			for dir := parent(path); dir != ""; dir = parent(dir) {
				want[dir] = "/"
			}
			if _, ok := want[path]; !ok {
				want[path] = data
			}
		}
		if diff := cmp.Diff(want, after); diff != "" {
			t.Errorf("%s:\n%s", test.desc, diff)
		}
	}
}

// A folder that was there before us stays when our files are gone, a folder that we made does not.
func TestGuestFolders(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, tree{"guest/in": "/"})
	for _, set := range []files{{"guest/in/x": "1", "made/x": "1"}, {"guest/in/y": "1"}, {"guest/in/y": "2"}, {}} {
		set.mustPublish(t, dir)
	}
	if diff := cmp.Diff(tree{"guest": "/", "guest/in": "/"}, look(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// A foreign file that appears between Put and Commit is as safe as one that was there before.
func TestForeignMeanwhile(t *testing.T) {
	for _, path := range []string{"index.html", "new/one", "new/one/x", "briefings/c"} {
		dir := t.TempDir()
		first.mustPublish(t, dir)
		target, err := Open(Options{Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		if err := second.put(target); err != nil {
			t.Fatal(err)
		}
		lay(t, dir, tree{path: "mine"})
		before := look(t, dir)
		_, err = target.Commit(t.Context())
		var refused *RefusedError
		if !errors.As(err, &refused) || !slices.Equal(refused.Paths, []string{path}) {
			t.Errorf("%s: %v", path, err)
		}
		target.Close()
		if diff := cmp.Diff(before, look(t, dir)); diff != "" {
			t.Errorf("%s:\n%s", path, diff)
		}
	}
}

// A folder of ours that somebody removes between Put and Commit is made again.
func TestFolderGoneMeanwhile(t *testing.T) {
	dir := t.TempDir()
	files{"a/b/x": "1"}.mustPublish(t, dir)
	target, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	err = target.Put("a/b/x", []byte("2"))
	removed := os.RemoveAll(filepath.Join(dir, "a"))
	_, e := target.Commit(t.Context())
	if err := errors.Join(err, removed, e); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(files{"a/b/x": "2"}.tree(), look(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// layouts is how many random layouts are tried: more with go test -args -layouts=1000.
var layouts = flag.Int("layouts", 60, "random layouts to publish into")

// layout is a random small folder. Names are few, so that files, folders and links get in each other's way.
func layout(r *rand.Rand, size int, links bool) tree {
	what, names := tree{}, []string{"a", "b", "c"}
	var fill func(dir string, depth int)
	fill = func(dir string, depth int) {
		for _, name := range names {
			path := strings.TrimPrefix(dir+"/"+name, "/")
			switch n := r.IntN(10); {
			case n < size:
				what[path] = []string{"", "1", "2", "text"}[r.IntN(4)]
			case n < size+3 && depth < 3:
				if fill(path, depth+1); links {
					what[path] = "/"
				}
			case n == 9 && links:
				what[path] = "-> " + []string{"a", "b", "../b", "../..", "/etc", "nowhere"}[r.IntN(6)]
			}
		}
	}
	fill("", 1)
	return what
}

// Whatever stands in the folder, foreign bytes survive; a refusal changes nothing; success makes exactly the set and the
// foreign files; and what dateline wrote is gone once it is no longer wanted.
func TestHostileLayouts(t *testing.T) {
	links := runtime.GOOS != "windows"
	committed := 0
	for seed := range uint64(*layouts) {
		r := rand.New(rand.NewPCG(seed, 1))
		dir := t.TempDir()
		foreign := layout(r, 2, links)
		if seed%3 == 0 {
			foreign = tree{"mine": "x"}
		}
		lay(t, dir, foreign)
		ours := files{} // as the last commit that succeeded left them
		for round := range 4 {
			set := files(layout(r, 4, false))
			if round == 3 {
				set = files{}
			}
			if round == 2 { // somebody changes something
				for path := range ours {
					foreign[path] = "by hand"
					os.WriteFile(filepath.Join(dir, path), []byte("by hand"), 0o644)
					break
				}
			}
			before := look(t, dir)
			_, err := set.publish(dir)
			after := look(t, dir)
			var refused *RefusedError
			switch {
			case errors.As(err, &refused):
				if diff := cmp.Diff(before, after); diff != "" {
					t.Fatalf("seed %d, round %d: refused, and yet:\n%s", seed, round, diff)
				}
				continue
			case err != nil:
				t.Fatalf("seed %d, round %d: %v", seed, round, err)
			}
			committed++
			ours = set
			for path, data := range set {
				if after[path] != data {
					t.Fatalf("seed %d, round %d: %s is %q, want %q", seed, round, path, after[path], data)
				}
				delete(foreign, path) // adopted, or put back as it should be
			}
			for path, data := range foreign {
				if after[path] != data {
					t.Fatalf("seed %d, round %d: foreign %s is %q, was %q", seed, round, path, after[path], data)
				}
			}
			for path := range after {
				_, mine := foreign[path]
				_, his := set.tree()[path]
				if !mine && !his && after[path] != "/" {
					t.Fatalf("seed %d, round %d: %s is left over", seed, round, path)
				}
			}
		}
	}
	if committed < *layouts {
		t.Errorf("only %d commits: the layouts are too hostile to show anything", committed)
	}
}

func TestDangerousFolders(t *testing.T) {
	top := t.TempDir()
	home := filepath.Join(top, "home", "me")
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	lay(t, top, tree{"site/content/x": "1", "home/me/x": "1", "file": "x", "site/templates": "/"})
	content := filepath.Join(top, "site", "content")
	if err := os.Symlink(content, filepath.Join(top, "link")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink(filepath.Join(top, "nowhere"), filepath.Join(top, "dangling")); err != nil {
		t.Skip(err)
	}
	before := look(t, top)
	for _, test := range []struct{ desc, dir, want string }{
		{"nothing", "", "has no name"},
		{"root", string(filepath.Separator), "root"},
		{"home", home, "home"},
		{"above home", filepath.Join(top, "home"), "home"},
		{"content", content, "is \""},
		{"in content", filepath.Join(content, "a", "b"), "lies in"},
		{"contains content", filepath.Join(top, "site"), "contains"},
		{"contains content, roundabout", filepath.Join(content, "..", "..", "site"), "contains"},
		{"link to content", filepath.Join(top, "link"), "is \""},
		{"below a link to content", filepath.Join(top, "link", "out"), "lies in"},
		{"in templates", filepath.Join(top, "site", "templates", "out"), "lies in"},
		{"in templates that are yet to be", filepath.Join(top, "site", "none", "out"), "lies in"},
		{"contains templates that are yet to be", filepath.Join(top, "site", "none"), "is \""},
		{"a file", filepath.Join(top, "file"), "is a file"},
	} {
		target, err := Open(Options{Dir: test.dir, Apart: []string{content, filepath.Join(top, "site", "templates"), filepath.Join(top, "site", "none")}})
		var refused *RefusedError
		if !errors.As(err, &refused) || !strings.Contains(refused.Error(), test.want) || refused.Hint == "" {
			t.Errorf("%s: %v", test.desc, err)
		}
		if err == nil {
			target.Close()
		}
	}
	if _, err := Open(Options{Dir: filepath.Join(top, "dangling")}); err == nil {
		t.Error("a dangling link was followed")
	}
	if diff := cmp.Diff(before, look(t, top)); diff != "" {
		t.Error(diff)
	}
	// What is allowed: a neighbour whose name begins alike, a folder in the home folder, a link to a folder.
	out := filepath.Join(home, "out")
	if err := errors.Join(os.Mkdir(out, 0o755), os.Symlink(out, filepath.Join(top, "site", "public"))); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{content + "2", filepath.Join(home, "public"), filepath.Join(top, "site", "public")} {
		target, err := Open(Options{Dir: dir, Apart: []string{content}})
		if err != nil {
			t.Error(err)
			continue
		}
		err = target.Put("x", []byte("1"))
		_, e := target.Commit(t.Context())
		if err := errors.Join(err, e, target.Close()); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(filepath.Join(out, "x")); err != nil {
		t.Error(err)
	}
}

func TestPaths(t *testing.T) {
	for _, path := range []string{
		"", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a\x00", "a\nb", "a\\b", "c:a", "a?", "con", "a/AUX.html", "nul .x",
		"com¹.x", "a.", "a /b", ".dateline-manifest", "a/.Dateline-x", ".git/config", "a\xff", strings.Repeat("x", 256),
	} {
		target, err := Open(Options{Dir: t.TempDir()})
		if err != nil {
			t.Fatal(err)
		}
		if target.Put(path, nil) == nil || target.Fresh(path, "k") {
			t.Errorf("%q is accepted", path)
		}
		if _, err := target.Commit(t.Context()); err == nil {
			t.Errorf("%q: the rest was committed", path)
		}
		target.Close()
	}
	if err := checkPath(".nojekyll"); err != nil {
		t.Error(err)
	}
	if err := checkPath("тема/é.html"); err != nil {
		t.Error(err)
	}
}

func TestCollidingPaths(t *testing.T) {
	for _, test := range [][2]string{
		{"a", "a"}, {"A/x", "a/X"}, {"\u00e9", "e\u0301"}, {"É", "e\u0301"}, {"Σ", "ς"}, {"a", "a/b"}, {"A", "a/b/c"}, {"k", "\u212A"},
	} {
		for _, pair := range [][2]string{{test[0], test[1]}, {test[1], test[0]}} {
			target, err := Open(Options{Dir: t.TempDir()})
			if err != nil {
				t.Fatal(err)
			}
			err1, err2 := target.Put(pair[0], nil), target.Put(pair[1], nil)
			var c *CollisionError
			if err1 != nil || !errors.As(err2, &c) || !strings.Contains(c.Error(), fmt.Sprintf("%q", test[0])) || !strings.Contains(c.Error(), fmt.Sprintf("%q", test[1])) {
				t.Errorf("%q: %v, %v", pair, err1, err2)
			}
			target.Close()
		}
	}
	c := claims{map[string]string{}, map[string]string{}}
	for _, path := range []string{"a/b", "a/c", "A/d", "ab", "b/a/b"} {
		if err := c.add(path); err != nil {
			t.Error(err)
		}
	}
}
