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
	"slices"
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
	updates chan told // as they come
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

// saver is an editor that saves, moves and restores as programs do.
type saver struct {
	*editor
	pristine map[string]string // the content as it was at first: what version control restores
	ill      bool              // the site has mistakes
}

func newSaver(t *testing.T, seed uint64) *saver {
	e := newEditor(t, seed)
	e.check(os.RemoveAll(e.content))
	e.content = write(t, followedSite)
	s := &saver{editor: e, pristine: map[string]string{}}
	for _, path := range s.files(`.*`) {
		s.pristine[path] = s.read(path)
	}
	return s
}

// edit makes an edit and tells of it. What has been broken for long is restored, else little would be compared.
func (s *saver) edit() string {
	if len(s.files(briefings)) < 3 || s.IntN(12) == 0 || s.ill && s.IntN(3) == 0 {
		return s.restore()
	}
	edits := []func() string{s.atomic, s.atomic, s.torn, s.burst, s.folder, s.folder, s.away, s.backAndForth, s.theme, s.theme, s.style, s.assetGone}
	if s.IntN(2) == 0 {
		return edits[s.IntN(len(edits))]()
	}
	what, _ := s.editor.edit()
	return what
}

// restore is a checkout: all is as it was at first, but for templates.
func (s *saver) restore() string {
	for _, path := range s.files(`.*`) {
		if _, there := s.pristine[path]; !there {
			s.check(os.Remove(filepath.Join(s.content, path)))
		}
	}
	for path, text := range s.pristine {
		if data, err := os.ReadFile(filepath.Join(s.content, path)); err != nil || string(data) != text {
			s.write(path, text)
		}
	}
	clear(s.was)
	if s.IntN(2) == 0 {
		s.check(os.RemoveAll(s.templates))
		return "all restored, and no templates"
	}
	if s.IntN(2) == 0 {
		s.check(os.RemoveAll(filepath.Join(s.templates, "partials")))
	}
	return "all restored"
}

// some is a file of the content and a text for it: mostly a good one.
func (s *saver) some() (path, text string) {
	path = s.pick(s.files(`.*\.(md|yaml)`))
	text = s.read(path)
	if front, body, ok := strings.Cut(text, "\n---\n"); ok && s.IntN(3) > 0 {
		s.made++
		return path, front + "\n---\n" + body + fmt.Sprintf("\nSentence %d.\n", s.made)
	}
	if s.IntN(4) == 0 {
		s.was[path] = text
		return path, text + "\nnonsense: [\n"
	}
	return path, s.pristine[path] + "\n"
}

// atomic saves a file by renaming another to it, as vim, VS Code on some systems, JetBrains and sed -i do.
func (s *saver) atomic() string {
	path, text := s.some()
	name := filepath.Join(s.content, path)
	beside := filepath.Join(filepath.Dir(name), s.pick([]string{".x.swp", "x~", ".goutputstream-X", "sedX.tmp"}))
	s.check(os.WriteFile(beside, []byte(text), 0o644))
	s.check(os.Rename(beside, name))
	return "atomic save of " + path
}

// torn saves a file in pieces, with a moment between them or none.
func (s *saver) torn() string {
	path, text := s.some()
	f, err := os.Create(filepath.Join(s.content, path))
	s.check(err)
	for len(text) > 0 {
		n := min(len(text), 1+s.IntN(200))
		_, err := f.WriteString(text[:n])
		s.check(err)
		text = text[n:]
		if s.IntN(4) == 0 {
			time.Sleep(time.Duration(s.IntN(15)) * time.Millisecond) // so that half of it may be read
		}
	}
	s.check(f.Close())
	return "torn save of " + path
}

// burst is many edits at once.
func (s *saver) burst() string {
	var whats []string
	for range 3 + s.IntN(8) {
		path, text := s.some()
		s.write(path, text)
		whats = append(whats, path)
	}
	return "burst: " + strings.Join(whats, ", ")
}

// folder renames a folder below briefings, or one for another, with all in it.
func (s *saver) folder() string {
	path := filepath.Dir(s.pick(s.files(briefings)))
	s.made++
	if path == "briefings" {
		to := filepath.Join(s.content, "away")
		s.check(os.Rename(filepath.Join(s.content, path), to))
		time.Sleep(time.Duration(s.IntN(30)) * time.Millisecond)
		s.check(os.Rename(to, filepath.Join(s.content, path)))
		return "briefings renamed and back"
	}
	to := fmt.Sprintf("briefings/folder-%d/deep", s.made)
	s.check(os.MkdirAll(filepath.Join(s.content, filepath.Dir(to)), 0o755))
	s.check(os.Rename(filepath.Join(s.content, path), filepath.Join(s.content, to)))
	if s.IntN(2) == 0 { // and write in it at once
		file := to + "/" + fmt.Sprintf("more-%d.md", s.made)
		s.write(file, fmt.Sprintf("---\ntitle: More %d\ndate: 2023-07-01\n---\n\nIran.\n", s.made))
	}
	return "folder " + path + " renamed to " + to
}

// away takes the whole content away for a moment.
func (s *saver) away() string {
	to := s.content + "-away"
	s.check(os.Rename(s.content, to))
	time.Sleep(time.Duration(s.IntN(40)) * time.Millisecond)
	if s.IntN(2) == 0 { // and puts a copy in its place, so that every folder is another
		s.check(os.CopyFS(s.content, os.DirFS(to)))
		s.check(os.RemoveAll(to))
		return "the content replaced by a copy"
	}
	s.check(os.Rename(to, s.content))
	return "the content away and back"
}

// backAndForth writes the same number of other bytes, and what was there again, within a moment.
func (s *saver) backAndForth() string {
	path := s.pick(s.files(`.*`))
	text := s.read(path)
	name := filepath.Join(s.content, path)
	for range 1 + s.IntN(5) {
		s.check(os.WriteFile(name, []byte(strings.ToUpper(text)), 0o644))
		if s.IntN(2) == 0 {
			time.Sleep(time.Duration(s.IntN(25)) * time.Millisecond)
		}
		s.check(os.WriteFile(name, []byte(text), 0o644))
	}
	return "back and forth: " + path
}

// theme overrides a template, well or not, or drops one or all.
func (s *saver) theme() string {
	if s.IntN(3) == 0 {
		s.check(os.RemoveAll(s.templates))
		return "no templates"
	}
	s.made++
	text := s.pick([]string{
		`{{define "main"}}<main id="main"><h1>Nothing here %d</h1></main>{{end}}`, `{{define "main"}}<main id="main"><h1>Or here %d</h1></main>{{end}}`,
		`{{define "main"}}<main id="main"><h1>%d{{.Nope}}</h1></main>{{end}}`, `{{define "main"}}%d{{`,
	})
	s.check(os.MkdirAll(s.templates, 0o755))
	s.check(os.WriteFile(filepath.Join(s.templates, "404.html"), fmt.Appendf(nil, text, s.made), 0o644))
	return "404.html"
}

// style overrides the style sheet, whose name on the site follows from its bytes, or adds an asset.
func (s *saver) style() string {
	s.made++
	folder := filepath.Join(s.templates, "assets")
	s.check(os.MkdirAll(folder, 0o755))
	name := s.pick([]string{"dateline.css", "more.css"})
	s.check(os.WriteFile(filepath.Join(folder, name), fmt.Appendf(nil, "h1{order:%d}", s.made), 0o644))
	return name
}

// assetGone deletes a file that is copied as it is, or adds one in a new folder.
func (s *saver) assetGone() string {
	assets := slices.DeleteFunc(s.files(`.*\.(txt|svg)`), func(path string) bool { return path == sentinel })
	if len(assets) > 0 && s.IntN(2) == 0 {
		path := s.pick(assets)
		s.was[path] = s.read(path)
		s.check(os.Remove(filepath.Join(s.content, path)))
		return "removed " + path
	}
	s.made++
	path := fmt.Sprintf("pictures/%d/x.txt", s.IntN(3))
	s.write(path, fmt.Sprint(s.made))
	return "asset " + path
}

// followedSite is small, so that much can be done to it: a few of everything.
const followedSite = `
-- site.yaml --
title: Followed
menu: [{title: About, page: about}]
-- actors.yaml --
iran: {name: Iran, kind: state}
russia: {name: Russia, kind: state}
united-states: {name: United States, kind: state}
john-kirby:
  name: John Kirby
  kind: person
  roles: [{title: Spokesman, for: united-states, from: 2022, to: 2025}]
-- actors/khrushchev.md --
---
name: Khrushchev
kind: person
---
He was not there. See [Iran](iran.md).
-- places.yaml --
alabuga: {name: Alabuga, at: [55.8, 52.1], precision: area, in: russia}
-- sources.yaml --
agency: {title: Agency, kind: agency, reliability: B, url: https://agency.example/}
-- topics.yaml --
drones: {title: Drones, summary: What flies.}
-- stories/drones.md --
---
title: Drones
summary: All about them.
issues: {delivered: Have drones been delivered?}
---
A story about Iran and Russia.

<!-- dateline: timeline actor=iran -->
-- pages/about.md --
---
title: About
description: What this is.
---
About [the plant](../briefings/2023/plant.md) and ![a drawing](../drawing.svg)
-- drawing.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><title>a drawing</title></svg>
-- briefings/2023/plant.md --
---
title: A plant at Alabuga
date: 2023-06-10
story: drones
topics: drones
summary: What is said of it.
sources: {house: {title: House statement, by: john-kirby, date: 2023-06-09, via: agency}}
source: house
claims:
  route: {issue: delivered, by: united-states}
  ready: {act: forecasts, that: The plant is ready, due: 2024-01, place: alabuga}
events:
  shipped: {date: /2023-06-09, title: Drones shipped, place: [iran, russia], claims: route}
relations:
  - {from: iran, to: russia, type: arms, claims: route}
notes:
  - {quote: the plant, note: "*Which* one?", kind: question}
---
John Kirby said drones [were shipped](#route) from Iran and that the plant will be [ready](#ready) soon.

Khrushchev said nothing[^1].

[^1]: He could not.
-- briefings/2023/denial.md --
---
title: Iran denies it
date: 2023-06-12
story: drones
sources: {ministry: {title: Ministry, by: iran, via: agency}}
source: ministry
claims: {denial: {act: denies, issue: delivered, that: Drones were delivered}}
---
Iran [denied](#denial) all of it; see [what was said](plant.md#route).
-- briefings/2024/later.md --
---
title: Later
date: 2024-02-01
aliases: [/old/later/]
topics: [drones, talks]
actors: russia
corrections: [{date: 2024-02-03, kind: correction, text: A date was wrong.}]
---
# A heading

Nothing has come of it at Alabuga, and the and the Russia.
-- briefings/other/draft.md --
---
title: A draft
date: 2024-03-01
draft: true
---
Not yet, says Iran.
-- briefings/other/fourth.md --
---
title: The fourth
date: 2024-04-01
---
The Russia and Iran again. ![a drawing](../../drawing.svg)
`

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
