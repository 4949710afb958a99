package preview

import (
	"context"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// browser starts Chromium and returns what opens tabs in it, in which scripts run before the page's.
func browser(t *testing.T) (open func(url string, before ...string) *tab) {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil && path == "" {
			path = found
		}
	}
	if path == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("there is no Chromium")
		}
		t.Skip("there is no Chromium here")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU)
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	first, cancelFirst := chromedp.NewContext(alloc)
	t.Cleanup(cancelFirst)
	if err := chromedp.Do(first); err != nil {
		t.Fatal(err)
	}
	return func(url string, before ...string) *tab {
		t.Helper()
		ctx, cancel := chromedp.NewContext(first)
		t.Cleanup(cancel)
		tab := &tab{t, ctx}
		for _, script := range before {
			if _, err := chromedp.Call(ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: script}); err != nil {
				t.Fatal(err)
			}
		}
		if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
			t.Fatal(err)
		}
		tab.mark()
		return tab
	}
}

// tab is a tab of the browser.
type tab struct {
	t   *testing.T
	ctx context.Context
}

// is reports whether an expression is true now; one that fails, as while a page is left, is not.
func (b *tab) is(expression string) bool {
	ctx, cancel := context.WithTimeout(b.ctx, 10*time.Second)
	defer cancel()
	ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+expression+")"))
	return err == nil && ok
}

// until waits until an expression is true.
func (b *tab) until(what, expression string) {
	b.t.Helper()
	for start := time.Now(); !b.is(expression); time.Sleep(5 * time.Millisecond) {
		if time.Since(start) > forever {
			shown, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string]("document.documentElement.outerHTML"))
			b.t.Fatalf("%s: never was %s in\n%s", what, expression, shown)
		}
	}
}

// mark leaves a mark that a reload takes away.
func (b *tab) mark() {
	b.t.Helper()
	b.until("marking", "document.readyState === 'complete' && (window.mark = true)")
}

func (b *tab) still(what string) {
	b.t.Helper()
	if !b.is("window.mark === true") {
		b.t.Errorf("%s: the page was reloaded", what)
	}
}

func heading(text string) string {
	return "document.querySelector('h1').textContent === " + strconv.Quote(text)
}

func TestBrowser(t *testing.T) {
	s := start(t, aBuild())
	open := browser(t)
	url := "http://" + s.name
	site := aSite()
	publish := func(f fake) {
		site = f
		s.Publish(Build{Site: f, Styles: map[string]string{"look.css": "/assets/look.1.css"}})
	}
	a, b := open(url+"/briefings/a/"), open(url+"/briefings/b/")
	// as where pages come by plain HTTP from another machine
	plain := open(url+"/briefings/a/", "Object.defineProperty(Navigator.prototype, 'locks', {value: undefined})")

	publish(site.with("/briefings/a/", aPage("A2", "")))
	a.until("a page that changed", heading("A2"))
	plain.until("a page that changed, without locks", "!navigator.locks && "+heading("A2"))
	publish(site.with("/briefings/b/", aPage("B2", "")))
	b.until("the other page that changed", heading("B2"))
	a.mark()
	b.mark()
	publish(site.with("/briefings/b/", aPage("B3", "")))
	b.until("the other page that changed again", heading("B3"))
	a.still("a page that did not change")

	a.until("the first style", "getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'")
	publish(site.withFile("/assets/look.1.css", "h1 { color: rgb(4, 5, 6) }"))
	a.until("a style sheet that changed", "getComputedStyle(document.querySelector('h1')).color === 'rgb(4, 5, 6)'")
	a.until("the old style sheet going", "document.querySelectorAll('link[rel=stylesheet]').length === 1")
	a.still("a style sheet that changed")

	s.Publish(Build{Mistakes: mistake, Lines: mistakeLines})
	const overlay = "document.querySelector('#_dateline-overlay')"
	a.until("mistakes", overlay+" && getComputedStyle("+overlay+").position === 'fixed' && "+overlay+".innerText.includes('unknown actor \"jon-kirby\"')")
	a.until("the page under the mistakes", heading("A2"))
	a.mark()
	a.until("Escape", "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'})) && !document.querySelector('#_dateline-overlay > details').open")
	s.Publish(Build{Mistakes: mistake, Lines: mistakeLines})
	publish(site)
	a.until("mended", "document.readyState === 'complete' && !"+overlay)
	b.until("mended, in the other tab", "document.readyState === 'complete' && !"+overlay)

	publish(site.with("/briefings/c/", aPage("C", strings.Repeat("<p>line</p>", 500))))
	c := open(url + "/briefings/c/")
	c.until("scrolling", "(scrollTo(0, 3000), scrollY === 3000)")
	publish(site.with("/briefings/c/", aPage("C2", strings.Repeat("<p>line</p>", 500))))
	c.until("reloaded where it was", heading("C2")+" && scrollY === 3000")

	moved := site.with("/briefings/c/", "").with("/briefings/d/", aPage("D", ""))
	s.Publish(Build{Site: moved, Styles: map[string]string{"look.css": "/assets/look.1.css"}, Moved: func(p string) string {
		return map[string]string{"/briefings/c/": "/briefings/d/"}[p]
	}})
	c.until("a page that moved", heading("D")+" && location.pathname === '/briefings/d/'")
}

func TestBrowserAfterRestart(t *testing.T) {
	l, err := Listen("", 0, true)
	if err != nil {
		t.Fatal(err)
	}
	first := New(l, "")
	first.Publish(aBuild())
	go first.Serve()
	open := browser(t)
	a, b := open("http://"+first.name+"/briefings/a/"), open("http://"+first.name+"/briefings/b/")
	first.Close()
	l, err = Listen("", l.Addr().(*net.TCPAddr).Port, true)
	if err != nil {
		t.Fatal(err)
	}
	second := New(l, "")
	asked := make(chan string, 100)
	second.http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		second.ServeHTTP(w, r)
		if r.URL.Path == prefix+"state" {
			asked <- r.FormValue("path")
		}
	})
	serve(t, second)
	for waiting := map[string]bool{"/briefings/a/": true, "/briefings/b/": true}; len(waiting) > 0; {
		select {
		case path := <-asked: // before there is anything to show
			delete(waiting, path)
		case <-time.After(forever):
			t.Fatal("nobody asks the server that has come back")
		}
	}
	second.Publish(Build{Site: aSite().with("/briefings/a/", aPage("A2", "")), Styles: aBuild().Styles})
	a.until("a page that changed meanwhile", heading("A2"))
	b.until("a page that did not", heading("B"))
	b.still("a page that did not change meanwhile")
}

// TestBrowserManyTabs opens more tabs than a browser has connections to one server.
func TestBrowserManyTabs(t *testing.T) {
	l, err := Listen("", 0, true)
	if err != nil {
		t.Fatal(err)
	}
	s := New(l, "")
	var listening atomic.Int32
	s.http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == prefix+"events" {
			listening.Add(1)
			defer listening.Add(-1)
		}
		s.ServeHTTP(w, r)
	})
	s.Publish(aBuild())
	serve(t, s)
	open := browser(t)
	var tabs []*tab
	for range 10 {
		tabs = append(tabs, open("http://"+s.name+"/briefings/b/"))
	}
	for round := range 3 {
		title := "B" + strconv.Itoa(round+2)
		s.Publish(Build{Site: aSite().with("/briefings/b/", aPage(title, "")), Styles: aBuild().Styles})
		for _, tab := range tabs {
			tab.until("each of many tabs", heading(title))
		}
		until(t, "one tab listening", func() bool { return listening.Load() == 1 }) // while they hand over it may be more
	}
	if err := chromedp.Cancel(tabs[0].ctx); err != nil {
		t.Fatal(err)
	}
	s.Publish(Build{Site: aSite().with("/briefings/b/", aPage("Last", "")), Styles: aBuild().Styles})
	for _, tab := range tabs[1:] {
		tab.until("the tabs left", heading("Last"))
	}
}
