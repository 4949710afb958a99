package render_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// Programs that are no part of the project judge its pages. Environment variables name them: AXE the file axe.min.js of the
// package axe-core, VNU the file vnu.jar of vnu-jar (both npm).

// fault is what axe-core finds wrong.
type fault struct {
	ID, Help string
	Nodes    []struct{ HTML, Target string }
}

const runAxe = `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.map(v => ({id: v.id, help: v.help,
	nodes: v.nodes.slice(0, 3).map(n => ({html: n.html.slice(0, 240), target: String(n.target)}))})))`

// TestAccessibility has axe-core look at pages of the demo, one of each kind (with -long at all), as wide light ones and as narrow
// dark ones.
func TestAccessibility(t *testing.T) {
	file := os.Getenv("AXE")
	if file == "" {
		lacks(t, "AXE does not name axe.min.js (npm install axe-core)")
	}
	axe, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s, open := serve(t), browser(t)
	paths := s.kinds(t)
	if *long {
		paths = s.paths
	}
	var wait sync.WaitGroup
	for _, as := range []struct {
		width  int64
		scheme string
	}{{1440, "light"}, {360, "dark"}} {
		tab := open(as.width, as.scheme)
		wait.Go(func() {
			for _, path := range paths {
				// What is folded is looked at too.
				const unfold = `document.querySelectorAll("details").forEach(d => d.open = true)`
				if err := chromedp.Do(tab, chromedp.Navigate(s.url+path), chromedp.Evaluate[chromedp.Void](unfold+";"+string(axe))); err != nil {
					t.Errorf("%s: %v", path, err)
					return
				}
				faults, err := chromedp.Run(tab, chromedp.Evaluate[[]fault](runAxe, chromedp.EvalAwaitPromise))
				if err != nil {
					t.Errorf("%s: %v", path, err)
					return
				}
				for _, f := range faults {
					for _, n := range f.Nodes {
						t.Errorf("/%s, %s at %d px: %s (%s)\n%s\n%s", path, as.scheme, as.width, f.Help, f.ID, n.Target, n.HTML)
					}
				}
			}
		})
	}
	wait.Wait()
}

// TestValidity has the Nu HTML Checker read every page of the demo.
func TestValidity(t *testing.T) {
	jar := os.Getenv("VNU")
	if jar == "" {
		lacks(t, "VNU does not name vnu.jar (npm install vnu-jar)")
	}
	java, err := exec.LookPath("java")
	if err != nil {
		lacks(t, "there is no Java")
	}
	s, dir := serve(t), t.TempDir()
	for _, path := range s.paths {
		name := filepath.Join(dir, filepath.FromSlash(path), "index.html")
		if filepath.Ext(path) == ".html" {
			name = filepath.Join(dir, path)
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		file, _ := filepath.Rel(dir, name)
		if err := os.WriteFile(name, s.site[filepath.ToSlash(file)], 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(java, "-jar", jar, "--errors-only", "--exit-zero-always", "--stdout", "--format", "json", dir).Output()
	if err != nil {
		t.Fatal(err)
	}
	var found struct {
		Messages []struct {
			URL, Message, Extract string
			LastLine              int
		}
	}
	if err := json.Unmarshal(out, &found); err != nil {
		t.Fatal(err)
	}
	for _, m := range found.Messages {
		t.Errorf("%s:%d: %s\n%s", m.URL, m.LastLine, m.Message, m.Extract)
	}
}
