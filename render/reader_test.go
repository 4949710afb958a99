package render_test

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"github.com/seed-0837baff/dateline/render"
)

// TestPrivacy logs what a browser asks for on every page of the demo: nothing of anybody but the site, and nothing is kept of
// the reader.
func TestPrivacy(t *testing.T) {
	s, open := serve(t), browser(t)
	tab := open(1440, "light")
	var mu sync.Mutex
	asked := map[string]bool{}
	err := chromedp.Listen(tab, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok {
			mu.Lock()
			asked[e.Request.URL] = true
			mu.Unlock()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(tab, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	for _, path := range s.paths {
		if err := chromedp.Do(tab, chromedp.Navigate(s.url+path)); err != nil {
			t.Fatal(path, err)
		}
		const kept = `document.cookie + Object.keys(localStorage) + Object.keys(sessionStorage)`
		if kept, err := chromedp.Run(tab, chromedp.Evaluate[string](kept)); err != nil || kept != "" {
			t.Errorf("/%s keeps %q of its reader (%v)", path, kept, err)
		}
	}
	mu.Lock()
	defer mu.Unlock()
	of := map[string]int{}
	for url := range asked {
		if !strings.HasPrefix(url, s.url) {
			t.Errorf("a page asks for %s", url)
		}
		for _, kind := range []string{".css", ".js", ".svg", "/"} {
			if strings.HasSuffix(strings.SplitN(url, "#", 2)[0], kind) {
				of[kind]++
			}
		}
	}
	if of[".css"] == 0 || of[".js"] == 0 || of[".svg"] == 0 || of["/"] < 50 {
		t.Errorf("the log of requests is not whole: %v", of)
	}
}

// TestMaps sees that the outline of the world is loaded wherever it is shown: from a server, and from the file system.
func TestMaps(t *testing.T) {
	s, open := serve(t), browser(t)
	out := filepath.Join(t.TempDir(), "out")
	if r, err := render.Build(context.Background(), options("../content"), out, false); err != nil || r.Failed(false) {
		t.Fatal(err, r)
	}
	tab, maps := open(1440, "light"), 0
	for _, path := range s.paths {
		if !strings.Contains(string(s.site[path+"index.html"]), `class="map`) {
			continue
		}
		maps++
		for _, url := range []string{s.url + path, "file://" + filepath.ToSlash(out) + "/" + path + "index.html"} {
			const loaded = `[...document.querySelectorAll(".map img")].every(i => i.complete && i.naturalWidth > 0)`
			if err := chromedp.Do(tab, chromedp.Navigate(url)); err != nil {
				t.Fatal(url, err)
			}
			if ok, err := chromedp.Run(tab, chromedp.Evaluate[bool](loaded)); err != nil || !ok {
				t.Errorf("%s: the outline is not shown (%v)", url, err)
			}
		}
	}
	if maps < 10 {
		t.Errorf("only %d pages have maps", maps)
	}
}

// TestWithoutScript reads pages of each kind with script switched off: all that they hold is there.
func TestWithoutScript(t *testing.T) {
	s, open := serve(t), browser(t)
	tab := open(360, "light")
	if _, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	is := func(what, expression string) {
		t.Helper()
		if ok, err := chromedp.Run(tab, chromedp.Evaluate[bool](expression)); err != nil || !ok {
			t.Errorf("%s (%v)", what, err)
		}
	}
	for _, path := range s.kinds(t) {
		if err := chromedp.Do(tab, chromedp.Navigate(s.url+path)); err != nil {
			t.Fatal(path, err)
		}
		is("/"+path+" shows a control that only script serves", `[...document.querySelectorAll("button")].every(b => b.hidden)`)
		is("/"+path+" is empty", `document.querySelector("h1").textContent.length > 0 && document.querySelector("main").innerText.length > 40`)
	}
	const card = "details.card"
	if err := chromedp.Do(tab, chromedp.Navigate(s.url+"briefings/macron-raisi-call/"), chromedp.Click(card+" summary")); err != nil {
		t.Fatal(err)
	}
	is("a note does not open", `document.querySelector("details.card").open && document.querySelector("details.card p").offsetHeight > 0`)
	if _, err := chromedp.RunResponse(tab, chromedp.Click("header.top .caps a")); err != nil {
		t.Fatal(err)
	}
	is("a link leads nowhere", `!location.pathname.endsWith("macron-raisi-call/") && !!document.querySelector("h1")`)
}
