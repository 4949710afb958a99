package watch

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/seed-0837baff/dateline/render/source"
)

func TestRootsThatComeAndGo(t *testing.T) {
	top := t.TempDir()
	content, templates := filepath.Join(top, "site", "content"), filepath.Join(top, "site", "theme", "templates")
	m := follow(t, Options{Reconcile: time.Hour}, content, templates)
	for try := range times() {
		must(t, os.MkdirAll(content, 0o755))
		write(t, filepath.Join(content, "site.yaml"), fmt.Sprint(try))
		m.settle("content came")
		must(t, os.MkdirAll(filepath.Join(templates, "partials"), 0o755))
		write(t, filepath.Join(templates, "partials", "rows.html"), fmt.Sprint(try))
		m.settle("templates came")
		must(t, os.RemoveAll(templates))
		m.settle("templates went")
		must(t, os.RemoveAll(filepath.Join(top, "site")))
		m.settle("all went")
	}
}

func TestRootBehindLink(t *testing.T) {
	top := t.TempDir()
	a, b, link := filepath.Join(top, "a"), filepath.Join(top, "b"), filepath.Join(top, "content")
	for _, dir := range []string{a, b} {
		must(t, os.Mkdir(dir, 0o755))
		write(t, filepath.Join(dir, "x.md"), dir)
	}
	if err := os.Symlink(a, link); err != nil {
		t.Skip("no symbolic links here")
	}
	m := follow(t, Options{Reconcile: time.Hour}, link)
	for try := range times() {
		must(t, os.Symlink([]string{b, a}[try%2], link+".next"))
		must(t, os.Rename(link+".next", link))
		m.settle("the link leads elsewhere")
		write(t, filepath.Join(link, "x.md"), fmt.Sprint("written ", try))
		m.settle("a file behind the link")
	}
}

// TestMovedFolder looks only where a folder has come to: the system goes on to tell of it by its old name until that is
// let go.
func TestMovedFolder(t *testing.T) {
	root := site(t)
	from, to := filepath.Join(root, "briefings", "2023"), filepath.Join(root, "pages", "2023")
	info, err := os.Stat(root)
	must(t, err)
	if stampOf(info).id == (id{}) {
		t.Skip("folders have no identity here")
	}
	var told []string
	tree := newTree()
	tree.device = func(string) {}
	tree.watch = func(path string) { told = append(told, "watch "+path) }
	tree.unwatch = func(path string) { told = append(told, "unwatch "+path) }
	tree.add(arrival{path: root, id: stampOf(info).id})
	told = nil
	clear(tree.changed)
	must(t, os.Rename(from, to))
	tree.look(hints{filepath.Join(root, "pages"): nil})
	if len(told) < 2 || told[0] != "unwatch "+from || told[1] != "watch "+to {
		t.Errorf("told %q", told)
	}
	for _, path := range []string{filepath.Join(from, "a.md"), filepath.Join(to, "a.md")} {
		if !tree.changed[path] {
			t.Errorf("%s is not named: %v", path, tree.changed)
		}
	}
	if tree.folders[from] != nil {
		t.Error("the folder is still known where it was")
	}
}

func TestNestedRoots(t *testing.T) {
	root := site(t)
	inner := filepath.Join(root, "pages")
	m := follow(t, Options{Reconcile: time.Hour}, root, inner, root)
	for try := range times() {
		write(t, filepath.Join(inner, "about.md"), fmt.Sprint(try))
		m.settle("a file of two roots")
		must(t, os.Rename(inner, inner+"2"))
		m.settle("the inner root went")
		must(t, os.Rename(inner+"2", inner))
		m.settle("the inner root came")
	}
}

func TestNothingIsNamedForNothing(t *testing.T) {
	root := site(t)
	must(t, os.MkdirAll(filepath.Join(root, "public"), 0o755))
	must(t, os.MkdirAll(filepath.Join(root, ".git"), 0o755))
	for _, poll := range []bool{false, true} {
		t.Run(fmt.Sprint("poll ", poll), func(t *testing.T) {
			time.Sleep(tick) // else what site wrote is rightly named once more
			m := follow(t, Options{Reconcile: 5 * time.Millisecond, Poll: poll, Ignore: []string{filepath.Join(root, "public")}}, root)
			m.quietly("at first")
			for _, name := range []string{"public/index.html", ".git/index", "pages/.about.md.swp", "pages/about.md~", "4913", "#site.yaml#", "x.tmp", ".goutputstream-ABCDEF", ".DS_Store"} {
				write(t, filepath.Join(root, filepath.FromSlash(name)), "x")
			}
			time.Sleep(200 * time.Millisecond) // many looks; if the machine is slow, fewer
			m.quietly("after files that are none of the site's, and many looks")
		})
	}
}

func TestModesAreSeen(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	root := site(t)
	m := follow(t, Options{Reconcile: time.Hour}, root)
	dir := filepath.Join(root, "briefings", "2023")
	for range times() {
		must(t, os.Chmod(dir, 0))
		m.settle("closed")
		must(t, os.Chmod(dir, 0o755))
		m.settle("opened")
		write(t, filepath.Join(dir, "a.md"), "after")
		m.settle("written")
	}
}

// TestIgnored holds the rule against the one by which sites are read.
func TestIgnored(t *testing.T) {
	root := t.TempDir()
	names := []string{"a.md", ".git", ".x.swp", "x.swp", "x.md~", "~", "x~y", "#a#", "#", "##", "a#", "4913", "4914", "x.tmp", "tmp", ".tmp",
		"a.md___jb_tmp___", "sedAbc123", "x.SWP", ".DS_Store", ".goutputstream-1", ".#a.md", "picture.png"}
	for _, name := range names {
		dir := filepath.Join(root, "pages", "in-"+fmt.Sprintf("%x", name))
		must(t, os.MkdirAll(dir, 0o755))
		write(t, filepath.Join(dir, name), "x")
	}
	s, found, err := source.Read(root)
	must(t, err)
	for _, name := range names {
		rel := "pages/in-" + fmt.Sprintf("%x", name) + "/" + name
		_, read := s.File(rel)
		for _, d := range found {
			read = read || d.File == filepath.ToSlash(root)+"/"+rel
		}
		if read == Ignored(name) {
			t.Errorf("Ignored(%q) = %v, but sites are read with it: %v", name, Ignored(name), read)
		}
	}
}

// TestRandom does what people do to folders, at random, and now and then lets the model follow.
func TestRandom(t *testing.T) {
	seeds := 4
	if *long {
		seeds = 20
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(uint64(seed), 1))
			root, outside := site(t), t.TempDir()
			m := follow(t, Options{Reconcile: time.Hour, Poll: seed%4 == 3}, root)
			place := func() string {
				path := root
				for range r.IntN(4) {
					path = filepath.Join(path, string(rune('a'+r.IntN(4))))
				}
				return path
			}
			for try := range times() * 40 {
				switch path := place(); r.IntN(10) {
				case 0:
					os.MkdirAll(path, 0o755)
				case 1:
					if path != root || r.IntN(4) == 0 {
						os.RemoveAll(path)
					}
				case 2, 3:
					os.Rename(path, place())
				case 4:
					os.Rename(path, filepath.Join(outside, fmt.Sprint(try)))
				case 5:
					os.Rename(filepath.Join(outside, fmt.Sprint(r.IntN(try+1))), path)
				case 6:
					os.Symlink(place(), path)
				default:
					os.MkdirAll(filepath.Dir(path), 0o755)
					os.WriteFile(path+".md", []byte(fmt.Sprintf("%04d", try)), 0o644)
				}
				if r.IntN(8) == 0 {
					m.settle(fmt.Sprintf("seed %d, try %d", seed, try))
				}
			}
			m.settle("at the end")
		})
	}
}

// TestNoLeaks counts what is held after many changes, and after Close.
func TestNoLeaks(t *testing.T) {
	root := site(t)
	before, goroutines := descriptorsHeld(), runtime.NumGoroutine()
	m := follow(t, Options{}, root)
	held, running := 0, 0
	for try := range 20 * times() {
		path := filepath.Join(root, fmt.Sprint("folder", try%7))
		if try%2 == 0 {
			os.RemoveAll(path)
		} else {
			must(t, os.MkdirAll(path, 0o755))
			write(t, filepath.Join(path, "x.md"), fmt.Sprint(try))
		}
		write(t, filepath.Join(root, "site.yaml"), fmt.Sprint(try))
		m.settle("a change")
		if try == 20 {
			held, running = descriptorsHeld(), runtime.NumGoroutine()
		}
	}
	for start := time.Now(); descriptorsHeld() > held || runtime.NumGoroutine() > running; time.Sleep(time.Millisecond) { // during a sweep
		if time.Since(start) > forever {
			t.Fatalf("descriptors grew from %d to %d, goroutines from %d to %d", held, descriptorsHeld(), running, runtime.NumGoroutine())
		}
	}
	m.w.Close()
	m.w.Close()
	if n := len(m.w.tree.folders); n > 20 {
		t.Errorf("%d folders are known", n)
	}
	if _, ok := <-m.w.Changes(); ok {
		t.Error("a change came after Close")
	}
	if got := descriptorsHeld(); got > before {
		t.Errorf("descriptors: %d before, %d after Close", before, got)
	}
	if got := runtime.NumGoroutine(); got > goroutines {
		t.Errorf("goroutines: %d before, %d after Close", goroutines, got)
	}
}

// descriptorsHeld is 0 where that cannot be told.
func descriptorsHeld() int {
	runtime.GC()
	list, _ := os.ReadDir("/proc/self/fd")
	return len(list)
}

func BenchmarkLookAtEverything(b *testing.B) {
	root := b.TempDir()
	for i := range 10_000 {
		dir := filepath.Join(root, "briefings", fmt.Sprint(i/100))
		if i%100 == 0 {
			must(b, os.MkdirAll(dir, 0o755))
		}
		write(b, filepath.Join(dir, fmt.Sprint(i, ".md")), "x")
	}
	m := follow(b, Options{Reconcile: time.Hour}, root)
	m.w.Close()
	var held time.Duration // the loop, and what it would tell of meanwhile
	for b.Loop() {
		s := aSweep(b, m.w)
		start := time.Now()
		m.w.endSweep(s)
		held += time.Since(start)
	}
	b.ReportMetric(float64(held.Nanoseconds())/float64(b.N), "held-ns/op")
}
