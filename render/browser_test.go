package render_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/seed-0837baff/dateline/render"
)

// served is the demo site behind a server, below a path.
type served struct {
	site
	url   string   // of its front page
	paths []string // of its pages below url
}

// below is where the served site stands.
const below = "/a/b/"

// serve builds the demo and serves it. What the build only warns of does not matter here.
func serve(t *testing.T) *served {
	t.Helper()
	s := &served{}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	s.url = server.URL + below
	o := options("../content")
	o.BaseURL = s.url
	out := filepath.Join(t.TempDir(), "out")
	if r, err := render.Build(context.Background(), o, out, false); err != nil || r.Failed(false) {
		t.Fatal(err, r)
	}
	s.site = read(t, out)
	for file := range s.site {
		if strings.HasSuffix(file, ".html") {
			s.paths = append(s.paths, strings.TrimSuffix(file, "index.html"))
		}
	}
	slices.Sort(s.paths)
	return s
}

// kinds are pages of each layout, one each.
func (s *served) kinds(t *testing.T) []string {
	t.Helper()
	live, err := render.Load(options("../content"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	seen := map[string]bool{}
	for _, p := range live.Plan.Pages {
		if !seen[p.Layout] {
			seen[p.Layout] = true
			list = append(list, strings.TrimSuffix(p.File(), "index.html"))
		}
	}
	return list
}

// ServeHTTP serves the site as a plain server of files would.
func (s *served) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	file, ok := strings.CutPrefix(r.URL.Path, below)
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	data, found := s.site[file]
	if !ok || !found {
		http.NotFound(w, r)
		return
	}
	kind := map[string]string{".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}[path.Ext(file)]
	w.Header().Set("Content-Type", kind)
	w.Write(data)
}

// lacks ends a test for which the machine lacks something: the project's own runs must have it.
func lacks(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// browser starts Chromium and returns what opens a tab in it.
func browser(t *testing.T) (open func(width int64, scheme string) context.Context) {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil && program == "" {
			program = found
		}
	}
	if program == "" {
		lacks(t, "there is no Chromium")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU)
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	first, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	if err := chromedp.Do(first); err != nil {
		t.Fatal(err)
	}
	return func(width int64, scheme string) context.Context {
		t.Helper()
		tab, cancel := chromedp.NewContext(first)
		t.Cleanup(cancel)
		if err := chromedp.Do(tab, chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatal(err)
		}
		media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
		if _, err := chromedp.Call(tab, emulation.SetEmulatedMedia, media); err != nil {
			t.Fatal(err)
		}
		return tab
	}
}
