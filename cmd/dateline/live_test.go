package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// browser starts Chromium and returns what opens tabs in it.
func browser(t *testing.T) (open func(url string) *tab) {
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
	return func(url string) *tab {
		t.Helper()
		ctx, cancel := chromedp.NewContext(first)
		t.Cleanup(cancel)
		b := &tab{t, ctx}
		if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
			t.Fatal(err)
		}
		b.mark()
		return b
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
			shown, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string]("location.href + document.documentElement.outerHTML"))
			b.t.Fatalf("%s: never was %s in\n%s", what, expression, shown)
		}
	}
}

// mark leaves a mark that a reload takes away.
func (b *tab) mark() {
	b.t.Helper()
	b.until("marking", "document.readyState === 'complete' && (window.mark = true)")
}

// still fails if the page was loaded again since it was marked.
func (b *tab) still(what string) {
	b.t.Helper()
	if !b.is("window.mark === true") {
		b.t.Errorf("%s: the page was loaded again", what)
	}
}

func says(text string) string {
	return "document.body.innerText.includes(" + strconv.Quote(text) + ")"
}

const (
	overlay = "document.querySelector('#_dateline-overlay')"
	order   = "getComputedStyle(document.querySelector('h1')).order"
)

// TestLive is what an author sees of an hour of writing, in two tabs.
func TestLive(t *testing.T) {
	dir := lay(t, bridges)
	firstFile, secondFile := filepath.Join(dir, "content/briefings/first.md"), filepath.Join(dir, "content/briefings/second.md")
	first, second := contents(t, dir, "content/briefings/first.md"), contents(t, dir, "content/briefings/second.md")
	open := browser(t)
	p := start(t, dir, "serve", "--port=0", presentDay).serving()
	a, b := open(p.base+"/briefings/first/"), open(p.base+"/briefings/second/")

	second += strings.Repeat("\nMore of it.\n", 200)
	save(t, secondFile, second)
	b.until("the page that changed", says("More of it."))
	a.still("a page that did not change")

	b.mark()
	b.until("scrolling", "(scrollTo({top: 2000, behavior: 'instant'}), scrollY === 2000)")
	save(t, secondFile, second+"\nThe end of it.\n")
	b.until("the page that changed, where it was", says("The end of it.")+" && scrollY === 2000 && window.mark !== true")
	a.still("a page that did not change")

	b.mark()
	save(t, filepath.Join(dir, "templates/assets/dateline.css"), "h1 { order: 7 }")
	a.until("a style sheet", order+" === '7'")
	b.until("a style sheet, in the other tab", order+" === '7'")
	save(t, filepath.Join(dir, "templates/assets/dateline.css"), "h1 { order: 8 }")
	a.until("a style sheet again", order+" === '8' && document.querySelectorAll('link[rel=stylesheet]').length === 1")
	a.still("style sheets are swapped in place")
	b.still("style sheets are swapped in place")

	save(t, secondFile, strings.Replace(second, "date:", "actors: adda\ndate:", 1))
	for _, tab := range []*tab{a, b} {
		tab.until("mistakes", overlay+" && getComputedStyle("+overlay+").position === 'fixed' && "+overlay+".innerText.includes('unknown actor \"adda\"')")
	}
	a.until("the page under the mistakes", says("cracks"))
	save(t, secondFile, second)
	for _, tab := range []*tab{a, b} {
		tab.until("mended", "document.readyState === 'complete' && !"+overlay)
		tab.mark()
	}

	port := p.base[strings.LastIndex(p.base, ":")+1:]
	if code := p.end(os.Interrupt); code != 0 {
		t.Errorf("it ended with %d", code)
	}
	save(t, firstFile, first+"\nWritten meanwhile.\n")
	start(t, dir, "serve", "--port", port, presentDay).serving()
	a.until("what was written while no server ran", says("Written meanwhile."))
	save(t, firstFile, first+"\nWritten since.\n")
	a.until("what was written since", says("Written since."))
	b.still("a page that did not change over a restart")

	rename(t, dir, "content/briefings/second.md", "content/briefings/moved.md")
	b.until("a page that moved", "location.pathname === '/briefings/moved/' && "+says("More of it."))
}
