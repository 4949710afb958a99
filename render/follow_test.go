package render_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/preview"
)

var (
	followEdits = flag.Int("follow.edits", 20, "edits of TestFollow, each seed")
	followSeeds = flag.Int("follow.seeds", 1, "seeds of TestFollow")
	followFirst = flag.Int("follow.first", 0, "the first seed of TestFollow")
)

// forever is when a test gives up. Nothing is asserted about time otherwise.
const forever = 60 * time.Second

// TestFollow edits a site at random, as editors, shells and version control do, while it is followed, and holds after every
// edit what is published to a folder, and every page and file that is served, against a clean build.
func TestFollow(t *testing.T) {
	var mu sync.Mutex
	total := tally{}
	t.Cleanup(func() {
		t.Logf("%d edits; %d clean builds equal, of %d files; %d broken, with the last good site left standing; %d updates",
			total.edits, total.good, total.files, total.broken, total.updates)
	})
	for n := range *followSeeds {
		seed := *followFirst + n
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			f := newFollowed(t, newSaver(t, uint64(seed)))
			for n := range *followEdits {
				f.edit(n)
			}
			mu.Lock()
			defer mu.Unlock()
			total.add(f.tally)
		})
	}
}

// tally counts what was compared.
type tally struct{ edits, good, broken, files, updates int }

func (t *tally) add(o tally) {
	t.edits, t.good, t.broken, t.files, t.updates = t.edits+o.edits, t.good+o.good, t.broken+o.broken, t.files+o.files, t.updates+o.updates
}

// followed is a site that is followed by a folder and by a server, as build --watch and serve do.
type followed struct {
	*saver
	tally
	updates chan told  // as they come
	making  sync.Mutex // held while something is made of one
	last    told
	out     string
	server  string // its URL
	round   int
	log     []string
}

// told is an update and what was made of it.
type told struct {
	render.Update
	missed error // it could not be published, for it was no more
	behind bool  // and so the folder is behind the server
}

func newFollowed(t *testing.T, s *saver) *followed {
	f := &followed{saver: s, updates: make(chan told, 1000), out: filepath.Join(t.TempDir(), "out")}
	l, err := preview.Listen("", 0, true)
	f.check(err)
	server := preview.New(l, "")
	f.server = strings.TrimSuffix(server.URL(), "/")
	var shown render.Preview
	out := render.NewOutput(f.out, false)
	ctx, stop := context.WithCancel(context.Background())
	o := options(f.content)
	ended, behind := make(chan error, 2), false
	go func() { ended <- server.Serve() }()
	go func() {
		ended <- render.Follow(ctx, o, render.FollowOptions{
			Templates: f.templates, Ignore: []string{f.out},
			Notice: func(m string) { t.Errorf("notice: %s", m) },
			Each: func(u render.Update) error {
				f.making.Lock()
				defer f.making.Unlock()
				server.Publish(shown.Build(u))
				told := told{Update: u, behind: behind}
				if u.Site != nil {
					r, err := out.Publish(ctx, u.Site, o)
					switch {
					case ctx.Err() != nil:
						return nil
					case err != nil:
						told.missed = err
					default:
						told.Diags = r.Diags
					}
					behind = !u.Failed() && told.missed != nil || u.Failed() && behind
					told.behind = behind
				}
				f.updates <- told
				if told.missed != nil {
					return render.ErrMissed
				}
				return nil
			},
		})
	}()
	t.Cleanup(func() {
		stop()
		server.Close()
		for range 2 {
			if err := <-ended; err != nil && !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
		}
	})
	f.settle("at first")
	return f
}

// edit makes an edit, waits until it has been told of, and compares.
func (f *followed) edit(n int) {
	what := f.saver.edit()
	f.log = append(f.log, what)
	f.edits++
	f.settle(fmt.Sprintf("edit %d, %s", n, what))
}

const sentinel = "sentinel.txt"

// settle writes the sentinel, waits until an update has it, and then until all is as a clean build has it. That may take a
// further update: a file that was written twice within the clock's resolution is told of again when the clock has moved on.
func (f *followed) settle(what string) {
	f.t.Helper()
	f.round++
	mark := []byte(fmt.Sprint(f.round))
	f.check(os.MkdirAll(f.content, 0o755))
	f.check(os.WriteFile(filepath.Join(f.content, sentinel), mark, 0o644))
	f.pristine[sentinel] = string(mark)
	guard := time.NewTimer(forever)
	defer guard.Stop()
	clean := f.clean()
	differs := "the sentinel did not come"
	for seen := false; ; {
		select {
		case u := <-f.updates:
			f.tally.updates++
			f.last = u
			f.log = append(f.log, fmt.Sprintf("  update after %v: %d findings, site %v, missed %v", u.Changed, len(u.Diags), u.Site != nil, u.missed))
			seen = seen || u.Site != nil && u.missed == nil && holds(u.Site, sha256.Sum256(mark))
		case <-guard.C:
			f.t.Fatalf("%s: %s\nafter\n%s", what, differs, strings.Join(f.log[max(0, len(f.log)-25):], "\n"))
		}
		if !seen || len(f.updates) > 0 {
			continue
		}
		if differs = f.differs(clean); differs == "" {
			return
		}
	}
}

// holds reports whether a site has the sentinel.
func holds(s *render.Site, sum [32]byte) bool {
	for _, a := range s.Plan.Assets {
		if a.Path == sentinel {
			return a.Sum == sum
		}
	}
	return false
}

// clean is a clean build of the content as it is now.
type clean struct {
	diags []diag.Diagnostic
	files site // nil where the site has mistakes
}

func (f *followed) clean() clean {
	o := options(f.content)
	if info, err := os.Stat(f.templates); err == nil && info.IsDir() {
		o.Templates = f.templates
	}
	dir := filepath.Join(f.t.TempDir(), "clean")
	r, err := render.Build(context.Background(), o, dir, false)
	f.check(err)
	c := clean{diags: r.Diags}
	if !r.Failed(false) {
		c.files = read(f.t, dir)
	}
	f.check(os.RemoveAll(dir))
	return c
}

// differs tells what is not as a clean build has it; "" where all is.
func (f *followed) differs(c clean) string {
	f.making.Lock()
	defer f.making.Unlock()
	if diff := cmp.Diff(c.diags, f.last.Diags); diff != "" {
		return "findings differ (-clean +followed):\n" + diff
	}
	built := read(f.t, f.out)
	delete(built, ".dateline-lock") // it is held
	if c.files == nil {
		f.broken++
		f.ill = true
	} else {
		f.ill = false
		if diff := unequal(c.files, built); diff != "" {
			return "the folder differs: " + diff
		}
		f.good++
		f.files += len(c.files)
	}
	return f.servedDiffers(built, c.files == nil)
}

func unequal(want, got site) string {
	for path, data := range want {
		if other, there := got[path]; !there {
			return path + " is missing"
		} else if string(other) != string(data) {
			return path + "\n" + cmp.Diff(strings.Split(string(data), "\n"), strings.Split(string(other), "\n"))
		}
	}
	for path := range got {
		if _, there := want[path]; !there {
			return path + " is left over"
		}
	}
	return ""
}

// servedDiffers compares what is served with the folder: the last good build. Where mistakes stand over it, each page must show
// them.
func (f *followed) servedDiffers(built site, mistakes bool) string {
	for path, want := range built {
		if f.last.behind { // what stands on the disk is not what was good last
			path = "index.html"
		}
		if path == ".nojekyll" || path == ".dateline-manifest" {
			continue
		}
		got := f.get("/" + strings.TrimSuffix(path, "index.html"))
		if strings.HasSuffix(path, ".html") {
			if n := len(liveElement.FindAll(got, -1)); n != 1 {
				return fmt.Sprintf("%s is served with %d scripts", path, n)
			}
			got = liveElement.ReplaceAll(got, nil)
			if has := overlayElement.Match(got); has != mistakes {
				return fmt.Sprintf("%s: served with mistakes shown: %v; with mistakes: %v", path, has, mistakes)
			}
			got = overlayElement.ReplaceAll(got, nil)
			if f.last.behind {
				return ""
			}
		} else if mistakes && !strings.HasPrefix(path, "assets/") {
			continue // the content's files are served as they are
		}
		if string(got) != string(want) {
			return path + " is served otherwise\n" + cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n"))
		}
	}
	return ""
}

var (
	liveElement    = regexp.MustCompile(`<script src="/_dateline/live\.js" [^>]*></script>`)
	overlayElement = regexp.MustCompile(`<link rel="stylesheet" href="/_dateline/overlay\.css">|(?s)<div id="_dateline-overlay".*</details></div>\n`)
)

func (f *followed) get(path string) []byte {
	r, err := http.Get(f.server + strings.ReplaceAll(path, " ", "%20"))
	f.check(err)
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	f.check(err)
	return data
}

// TestFollowGoneOvernight takes the content away and lets a day end: that is told once, not over and over.
func TestFollowGoneOvernight(t *testing.T) {
	content := write(t, followedSite)
	updates := make(chan render.Update, 1000)
	today := now
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- render.Follow(ctx, options(content), render.FollowOptions{
			Clock: func() time.Time { return today },
			Each: func(u render.Update) error {
				if u.Site == nil {
					today = now.AddDate(0, 0, 1)
				}
				updates <- u
				return nil
			},
		})
	}()
	defer func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}()
	<-updates
	if err := os.Rename(content, content+".away"); err != nil {
		t.Fatal(err)
	}
	if u := <-updates; u.Site != nil {
		t.Fatal("there is a site without content")
	}
	time.Sleep(200 * time.Millisecond)
	if n := len(updates); n > 3 { // a watch may see it go in a few steps
		t.Errorf("it was told %d times more", n)
	}
}
