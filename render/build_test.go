package render_test

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/seed-0837baff/dateline/render"
	"github.com/seed-0837baff/dateline/templates"
)

var now = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// options are those of a build of the folder content.
func options(content string) render.Options {
	return render.Options{Content: content, Theme: templates.FS, Now: now}
}

// build builds content into a fresh folder and reads it back. Findings fail the test.
func build(t testing.TB, o render.Options) site {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	r, err := render.Build(context.Background(), o, out, true)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diags {
		t.Errorf("%s:%d:%d: %s (%s)", d.File, d.Pos.Line, d.Pos.Col, d.Message, d.Hint)
	}
	return read(t, out)
}

func read(t testing.TB, dir string) site {
	t.Helper()
	s := site{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		s[path], err = os.ReadFile(filepath.Join(dir, path))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// write lays out a txtar archive in a fresh folder.
func write(t testing.TB, archive string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestDemo follows every link of the demo site, as it stands at a server's root, below a path, and without a server.
func TestDemo(t *testing.T) {
	for _, tt := range []struct{ desc, baseURL, base string }{
		{"relative", "", "/"},
		{"at the root", "https://example.org/", "/"},
		{"below a path", "https://example.org/a/b/", "/a/b/"},
	} {
		o := options("../content")
		o.BaseURL = tt.baseURL
		s := build(t, o)
		for _, f := range s.check(tt.base) {
			t.Errorf("%s: %s", tt.desc, f)
		}
		if len(s) < 40 {
			t.Errorf("%s: only %d files", tt.desc, len(s))
		}
	}
}

// TestLiveSite renders each page on demand: it is the page that a build writes.
func TestLiveSite(t *testing.T) {
	o := options("../content")
	built := build(t, o)
	live, err := render.Load(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range live.Plan.Pages {
		html, found, ok := live.Render(p.Path)
		if !ok || len(found) > 0 || string(html) != string(built[p.File()]) {
			t.Errorf("%s: on demand it differs from what is built (%v, %v)", p.Path, ok, found)
		}
	}
	if _, _, ok := live.Render("/nowhere/"); ok {
		t.Error("a page that is not there was rendered")
	}
}

// TestDeterminism builds the demo from two folders, in two zones, on one core and on all: every byte must be the same.
func TestDeterminism(t *testing.T) {
	first := build(t, options("../content"))
	moved := filepath.Join(t.TempDir(), "elsewhere", "content")
	if err := os.CopyFS(moved, os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	local := time.Local
	time.Local = time.FixedZone("far", -11*3600)
	cores := runtime.GOMAXPROCS(1)
	defer func() { time.Local = local; runtime.GOMAXPROCS(cores) }()
	o := options(moved)
	o.Now = now.In(time.FixedZone("near", 9*3600))
	compare(t, first, build(t, o))
}

func compare(t *testing.T, want, got site) {
	t.Helper()
	if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got))); diff != "" {
		t.Errorf("files differ, -want +got:\n%s", diff)
	}
	for path := range want {
		if string(want[path]) != string(got[path]) {
			t.Errorf("%s differs:\n%s", path, cmp.Diff(strings.Split(string(want[path]), "\n"), strings.Split(string(got[path]), "\n")))
		}
	}
}

// TestBrokenBuildsTouchNothing breaks a site in many ways: the output stays, to the byte.
func TestBrokenBuildsTouchNothing(t *testing.T) {
	content := write(t, small)
	out := filepath.Join(t.TempDir(), "out")
	if r, err := render.Build(context.Background(), options(content), out, true); err != nil || r.Failed(true) {
		t.Fatal(err, r.Diags)
	}
	before := read(t, out)
	for file, text := range map[string]string{
		"site.yaml":          "titel: T\n",
		"actors.yaml":        "ada: {name: Ada\n",
		"briefings/a.md":     "---\ntitle: A\ndate: 2026-13-01\n---\n",
		"briefings/b/a.md":   "---\ntitle: Twice\ndate: 2026-01-01\n---\n",
		"briefings/c.md":     "---\ntitle: C\ndate: 2026-01-01\n---\n[dead](../nowhere.md)\n",
		"briefings/d.md":     "---\ntitle: D\ndate: 2026-01-01\n---\n![dead](nowhere.png)\n",
		"briefings/e.md":     "\xff\n",
		"stray.md":           "x\n",
		"pages/actors.md":    "---\ntitle: Takes the address of another page\n---\n",
		"briefings/A/%00.md": "no front matter\n",
		"stories/s.md":       "---\ntitle: S\nfrom: yesterday\n---\n",
	} {
		name := filepath.Join(content, file)
		old, missing := os.ReadFile(name)
		os.MkdirAll(filepath.Dir(name), 0o755)
		os.WriteFile(name, []byte(text), 0o644)
		r, err := render.Build(context.Background(), options(content), out, true)
		if err != nil {
			t.Fatal(err)
		}
		if !r.Failed(true) {
			t.Errorf("%s: %q was let through", file, text)
		}
		compare(t, before, read(t, out))
		for _, d := range r.Diags {
			if d.File == "" || d.Message == "" {
				t.Errorf("%s: a finding without a place or a message: %+v", file, d)
			}
		}
		if missing == nil {
			os.WriteFile(name, old, 0o644)
		} else {
			os.Remove(name)
		}
	}
}

const small = `
-- site.yaml --
title: T
-- actors.yaml --
ada: {name: Ada Brandt, kind: person}
-- briefings/a.md --
---
title: A
date: 2026-01-01
sources: {note: {title: Note, by: ada}}
source: note
claims: {c: {}}
---
Ada says [something](#c).
`

// TestEveryRowOfAnActor counts an actor's events and claims over the pages of one with many.
func TestEveryRowOfAnActor(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- site.yaml --\ntitle: T\n-- actors.yaml --\nada: {name: Ada Brandt, kind: person}\n")
	for i := range 5 {
		b.WriteString("-- briefings/" + id("b", i) + ".md --\n---\ntitle: B\ndate: 2026-01-01\nsources: {note: {title: Note, by: ada}}\nsource: note\nevents:\n")
		for k := range 50 {
			b.WriteString("  " + id("e", k) + ": {title: E, date: 2025-01-01, by: ada}\n")
		}
		b.WriteString("claims:\n")
		for k := range 50 {
			b.WriteString("  " + id("c", k) + ": {that: C}\n")
		}
		b.WriteString("---\nText.\n")
	}
	s := build(t, options(write(t, b.String())))
	for _, f := range s.check("/") {
		t.Error(f)
	}
	pages := ""
	for path, data := range s {
		if strings.HasPrefix(path, "actors/ada/") {
			pages += string(data)
		}
	}
	if s["actors/ada/page/3/index.html"] == nil || s["actors/ada/page/4/index.html"] != nil {
		t.Error("250 events and 250 claims want three pages of a hundred rows")
	}
	for i := range 5 {
		for k := range 50 {
			for _, kind := range []string{"e", "c"} {
				if ref := "briefings/" + id("b", i) + "/index.html#" + id(kind, k) + `"`; !strings.Contains(pages, ref) {
					t.Errorf("no link to %s on the actor's pages", ref)
				}
			}
		}
	}
}

func id(prefix string, n int) string { return prefix + string(rune('a'+n/26)) + string(rune('a'+n%26)) }
