package preview

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestAnswers(t *testing.T) {
	root := aBuild()
	repo := aBuild()
	repo.Base = "/repo/"
	for _, tt := range []struct {
		desc        string
		give        Build
		target      string
		status      int
		contentType string
		has, to     string
	}{
		{"the front page", root, "/", 200, "text/html; charset=utf-8", "<h1>Home</h1>", ""},
		{"a page", root, "/briefings/a/", 200, "text/html; charset=utf-8", "<h1>A</h1>", ""},
		{"a page with a query", root, "/briefings/a/?x=1", 200, "text/html; charset=utf-8", "<h1>A</h1>", ""},
		{"a page by its file", root, "/briefings/a/index.html", 200, "text/html; charset=utf-8", "<h1>A</h1>", ""},
		{"the front page by its file", root, "/index.html", 200, "text/html; charset=utf-8", "<h1>Home</h1>", ""},
		{"a page without its slash", root, "/briefings/a?x=1", 302, "text/plain; charset=utf-8", "", "/briefings/a/?x=1"},
		{"a page that is a file", root, "/old/page.html", 200, "text/html; charset=utf-8", "<h1>Old</h1>", ""},
		{"the same without its extension", root, "/old/page", 200, "text/html; charset=utf-8", "<h1>Old</h1>", ""},
		{"an odd name", root, "/z%C3%BCrich%20&%20more/", 200, "text/html; charset=utf-8", "<h1>Odd</h1>", ""},
		{"an odd name without its slash", root, "/z%C3%BCrich%20&%20more", 302, "text/plain; charset=utf-8", "", "/z%C3%BCrich%20&%20more/"},
		{"a style sheet", root, "/assets/look.1.css", 200, "text/css; charset=utf-8", secret, ""},
		{"a feed", root, "/feed.xml", 200, "application/xml; charset=utf-8", secret, ""},
		{"the ledger", root, "/data/ledger.jsonl", 200, "application/jsonl; charset=utf-8", secret, ""},
		{"a file of no type", root, "/briefings/a/notes.", 200, "application/octet-stream", secret, ""},
		{"a folder without a page", root, "/assets/", 404, "text/html; charset=utf-8", "<h1>Not here</h1>", ""},
		{"no page", root, "/nothing", 404, "text/html; charset=utf-8", "<h1>Not here</h1>", ""},
		{"the server's own folder", root, "/_dateline/", 404, "text/plain; charset=utf-8", "not found", ""},
		{"the live script", root, "/_dateline/live.js", 200, "text/javascript; charset=utf-8", "use strict", ""},
		{"below a base, the root", repo, "/", 302, "text/plain; charset=utf-8", "", "/repo/"},
		{"below a base, itself without a slash", repo, "/repo", 302, "text/plain; charset=utf-8", "", "/repo/"},
		{"below a base, the front page", repo, "/repo/", 200, "text/html; charset=utf-8", "<h1>Home</h1>", ""},
		{"below a base, a page", repo, "/repo/briefings/a/", 200, "text/html; charset=utf-8", "<h1>A</h1>", ""},
		{"below a base, a page without its slash", repo, "/repo/briefings/a", 302, "text/plain; charset=utf-8", "", "/repo/briefings/a/"},
		{"beside a base", repo, "/briefings/a/", 404, "text/html; charset=utf-8", "<h1>Not here</h1>", ""},
		{"a name that begins as a base", repo, "/repository/", 404, "text/html; charset=utf-8", "<h1>Not here</h1>", ""},
	} {
		s := still(t, tt.give)
		w := ask(s, "GET", tt.target)
		h := w.Header()
		if w.Code != tt.status || h.Get("Content-Type") != tt.contentType || h.Get("Location") != tt.to || !strings.Contains(w.Body.String(), tt.has) {
			t.Errorf("%s: %s: got %d %s to %q\n%s\nwant %+v", tt.desc, tt.target, w.Code, h.Get("Content-Type"), h.Get("Location"), w.Body, tt)
		}
		for name, want := range map[string]string{"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Access-Control-Allow-Origin": "", "Cross-Origin-Resource-Policy": "same-origin"} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", tt.desc, name, got, want)
			}
		}
		if head := ask(s, "HEAD", tt.target); head.Code != tt.status || head.Body.Len() > 0 || head.Header().Get("Content-Length") != h.Get("Content-Length") {
			t.Errorf("%s: HEAD gives %d, %d bytes, length %s", tt.desc, head.Code, head.Body.Len(), head.Header().Get("Content-Length"))
		}
	}
}

var liveElement = regexp.MustCompile(`<script src="/_dateline/live\.js" defer data-digest="([0-9a-f]+)" data-styles="([^"]*)"></script>`)

func TestOnlyTheScriptIsAdded(t *testing.T) {
	s := still(t, aBuild())
	for path, want := range aSite().pages {
		body := ask(s, "GET", (&url.URL{Path: path}).String()).Body.String()
		if n := len(liveElement.FindAllString(body, -1)); n != 1 {
			t.Errorf("%s has %d script elements", path, n)
		}
		if got := liveElement.ReplaceAllString(body, ""); got != want {
			t.Errorf("%s without its script:\n got %q\nwant %q", path, got, want)
		}
	}
	if body := ask(still(t, Build{Site: fake{pages: map[string]string{"/": "bare"}}}), "GET", "/").Body.String(); !strings.HasPrefix(body, "bare<script ") {
		t.Errorf("a page without a head: %q", body)
	}
}

func TestRanges(t *testing.T) {
	s := still(t, aBuild())
	w := ask(s, "GET", "/pictures/a.png", "Range", "bytes=2-5")
	if w.Code != 206 || w.Body.String() != "ctur" || w.Header().Get("Content-Type") != "image/png" {
		t.Errorf("got %d %q %s", w.Code, w.Body, w.Header().Get("Content-Type"))
	}
}

func TestFileGone(t *testing.T) {
	s := still(t, Build{Site: gone{aSite()}})
	if w := ask(s, "GET", "/feed.xml"); w.Code != 404 {
		t.Errorf("got %d", w.Code)
	}
}

type gone struct{ fake }

func (g gone) File(p string) (File, bool) {
	f, ok := g.fake.File(p)
	f.Open = func() (io.ReadSeekCloser, error) { return nil, io.ErrUnexpectedEOF }
	return f, ok
}

// page is what a browser knows of a page that it shows.
type page struct {
	path, digest string
	styles       map[string]string
}

func show(t testing.TB, s *Server, path string) page {
	t.Helper()
	w := ask(s, "GET", path)
	m := liveElement.FindStringSubmatch(w.Body.String())
	if m == nil {
		t.Fatalf("%s has no script: %s", path, w.Body)
	}
	p := page{path: path, digest: m[1]}
	if err := json.Unmarshal([]byte(strings.ReplaceAll(m[2], "&#34;", `"`)), &p.styles); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p page) advice(t testing.TB, s *Server) advice {
	t.Helper()
	w := ask(s, "GET", prefix+"state?path="+url.QueryEscape(p.path)+"&digest="+p.digest)
	var a advice
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("%s: %v", w.Body, err)
	}
	return a
}

func TestAdvice(t *testing.T) {
	site := aSite()
	styles := func(b Build) Build {
		b.Styles = map[string]string{"look.css": "/assets/look.1.css"}
		return b
	}
	for _, tt := range []struct {
		desc, path string
		give, then Build
		want, to   string
		swap       string
	}{
		{"nothing changed", "/briefings/a/", aBuild(), aBuild(), "nothing", "", ""},
		{"another page changed", "/briefings/a/", aBuild(), styles(Build{Site: site.with("/briefings/b/", aPage("B2", ""))}), "nothing", "", ""},
		{"this page changed", "/briefings/a/", aBuild(), styles(Build{Site: site.with("/briefings/a/", aPage("A2", ""))}), "reload", "", ""},
		{"its picture changed", "/briefings/a/", aBuild(), styles(Build{Site: site.withFile("/pictures/a.png", "another")}), "reload", "", ""},
		{"a file changed that it does not show", "/briefings/a/", aBuild(), styles(Build{Site: site.withFile("/feed.xml", "another")}), "nothing", "", ""},
		{"its style sheet changed, and so its name", "/briefings/b/", aBuild(),
			Build{Site: site.withFile("/assets/look.2.css", "x").with("/briefings/b/", strings.ReplaceAll(aPage("B", ""), "look.1", "look.2")), Styles: map[string]string{"look.css": "/assets/look.2.css"}},
			"nothing", "", "/assets/look.2.css?x"},
		{"its style sheet changed, not its name", "/briefings/b/", aBuild(), styles(Build{Site: site.withFile("/assets/look.1.css", "y")}), "nothing", "", "/assets/look.1.css?y"},
		{"it has gone", "/briefings/a/", aBuild(), styles(Build{Site: site.with("/briefings/a/", "")}), "reload", "", ""},
		{"it has moved", "/briefings/a/", aBuild(), Build{Site: site.with("/briefings/a/", ""), Moved: func(p string) string {
			if p == "/briefings/a/" {
				return "/briefings/b/"
			}
			return ""
		}}, "goto", "/briefings/b/", ""},
		{"it has moved to nowhere", "/briefings/a/", aBuild(), Build{Site: site.with("/briefings/a/", ""), Moved: func(string) string { return "/none/" }}, "reload", "", ""},
		{"it has come", "/briefings/new/", aBuild(), styles(Build{Site: site.with("/briefings/new/", aPage("New", ""))}), "reload", "", ""},
		{"it is still missing", "/briefings/new/", aBuild(), aBuild(), "nothing", "", ""},
		{"mistakes came", "/briefings/a/", aBuild(), Build{Mistakes: mistake}, "reload", "", ""},
		{"mistakes went", "/briefings/a/", Build{Site: site, Mistakes: mistake}, aBuild(), "reload", "", ""},
		{"the same mistakes again", "/briefings/a/", Build{Site: site, Mistakes: mistake}, Build{Mistakes: mistake}, "nothing", "", ""},
		{"the first build is good", "/briefings/a/", Build{Mistakes: mistake}, aBuild(), "reload", "", ""},
		{"the base moved", "/briefings/a/", aBuild(), Build{Site: site, Base: "repo"}, "reload", "", ""},
	} {
		s := still(t, tt.give)
		p := show(t, s, tt.path)
		if a := p.advice(t, s); a.Do != "nothing" {
			t.Errorf("%s: before anything happened: %+v", tt.desc, a)
		}
		s.Publish(tt.then)
		a := p.advice(t, s)
		if a.Do != tt.want || a.To != tt.to || tt.swap != "" && (a.Styles["look.css"] != tt.swap || p.styles["look.css"] == tt.swap) {
			t.Errorf("%s: got %+v, want %s %s %s", tt.desc, a, tt.want, tt.to, tt.swap)
		}
		if a := p.advice(t, still(t)); a.Do != "nothing" || a.Styles != nil {
			t.Errorf("%s: a server that has just started says %+v", tt.desc, a)
		}
		// another server, as after a restart, comes to the same
		if again := p.advice(t, still(t, tt.give, tt.then)); again.Do != a.Do {
			t.Errorf("%s: after a restart: got %+v, want %+v", tt.desc, again, a)
		}
	}
}

func TestEvents(t *testing.T) {
	s := start(t, aBuild())
	s.beat = time.Millisecond
	a, b := hearken(t, s), hearken(t, s)
	if got := a.next(t) + b.next(t); got != "11" {
		t.Errorf("at first: %s", got)
	}
	s.Publish(aBuild())
	if got := a.next(t) + b.next(t); got != "22" {
		t.Errorf("after a publication: %s", got)
	}
	until(t, "a sign of life", func() bool { return a.beats.Load() > 0 })
	c := hearken(t, s)
	if got := c.next(t); got != "2" {
		t.Errorf("who comes later hears %s", got)
	}
	s.Close()
	for _, l := range []*listener{a, b, c} {
		for range l.builds {
		}
	}
}

// TestSlowBrowser publishes to a browser that never reads.
func TestSlowBrowser(t *testing.T) {
	s := start(t, aBuild())
	conn, err := net.Dial("tcp", s.listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "GET %sevents HTTP/1.1\r\nHost: %s\r\n\r\n", prefix, s.name)
	l := hearken(t, s)
	for range 20_000 {
		s.Publish(aBuild())
	}
	for l.next(t) != "20001" {
	}
}

func TestNoLeaks(t *testing.T) {
	before := runtime.NumGoroutine()
	s := start(t, aBuild())
	for range 50 {
		l := hearken(t, s)
		l.next(t)
		l.body.Close()
	}
	hearken(t, s).next(t)
	s.Close()
	http.DefaultClient.CloseIdleConnections()
	for start := time.Now(); runtime.NumGoroutine() > before+2; time.Sleep(time.Millisecond) { // Serve's, and its sender's
		if time.Since(start) > forever {
			t.Fatalf("goroutines: %d before, %d after", before, runtime.NumGoroutine())
		}
	}
}

// TestStays holds a stream of events open for longer than a request may take to come.
func TestStays(t *testing.T) {
	l, err := Listen("", 0, true)
	if err != nil {
		t.Fatal(err)
	}
	s := New(l, "")
	s.http.ReadTimeout, s.beat = 20*time.Millisecond, time.Millisecond
	s.Publish(aBuild())
	serve(t, s)
	heard := hearken(t, s)
	heard.next(t)
	until(t, "200 signs of life", func() bool { return heard.beats.Load() >= 200 })
	s.Publish(aBuild())
	if got := heard.next(t); got != "2" {
		t.Errorf("got %q", got)
	}
}

func TestListen(t *testing.T) {
	first, err := Listen("", 0, true)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	port := first.Addr().(*net.TCPAddr).Port
	if _, err := Listen("", port, true); err == nil || !strings.Contains(err.Error(), "listen at 127.0.0.1:"+strconv.Itoa(port)) {
		t.Errorf("a busy port that was asked for: %v", err)
	}
	if port < 65000 {
		second, err := Listen("", port, false)
		if err != nil {
			t.Fatal(err)
		}
		defer second.Close()
		if got := second.Addr().(*net.TCPAddr).Port; got <= port {
			t.Errorf("got port %d after %d", got, port)
		}
	}
	for _, port := range []int{-1, 65536} {
		if _, err := Listen("", port, false); err == nil {
			t.Errorf("port %d: no error", port)
		}
	}
	if got, want := New(first, "").URL(), fmt.Sprintf("http://localhost:%d/", port); got != want {
		t.Errorf("URL is %s, want %s", got, want)
	}
}

func TestOverlay(t *testing.T) {
	s := still(t, aBuild(), Build{Mistakes: mistake, Lines: mistakeLines})
	body := ask(s, "GET", "/briefings/a/").Body.String()
	for _, want := range []string{
		"<h1>A</h1>", `<div id="_dateline-overlay" role="alert"><details open><summary><strong>1 mistake</strong>`, "the last good build",
		`<code>content/briefings/a.md:2:5</code> unknown actor &#34;jon-kirby&#34;`,
		"    2 | by: jon-kirby &lt;b&gt;\n      |     ^^^^^^^^^^\n   hint: did you mean &#34;john-kirby&#34;?",
		`<link rel="stylesheet" href="/_dateline/overlay.css"><script`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s in\n%s", want, body)
		}
	}
	if strings.Contains(body, "<style") || strings.Contains(body, "style=") {
		t.Error("the overlay has styles that the policy forbids")
	}
	if w := ask(s, "GET", "/none/"); w.Code != 404 || !strings.Contains(w.Body.String(), "_dateline-overlay") {
		t.Errorf("the page that is not there: %d %s", w.Code, w.Body)
	}
	w := ask(still(t, Build{Mistakes: mistake, Lines: mistakeLines}), "GET", "/briefings/a/")
	if body := w.Body.String(); w.Code != 503 || !strings.Contains(body, "unknown actor") || strings.Contains(body, "last good") || w.Header().Get("Content-Security-Policy") != ownPolicy {
		t.Errorf("a broken start: %d %s", w.Code, body)
	}
	if w := ask(still(t), "GET", "/"); w.Code != 503 || !liveElement.MatchString(w.Body.String()) {
		t.Errorf("before the first build: %d %s", w.Code, w.Body)
	}
	s.Publish(aBuild())
	if body := ask(s, "GET", "/briefings/a/").Body.String(); strings.Contains(body, "overlay") {
		t.Errorf("after mending:\n%s", body)
	}
}
