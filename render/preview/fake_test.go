package preview

import (
	"bufio"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/seed-0837baff/dateline/render/diag"
)

// secret stands in every page and file of the tests' sites.
const secret = "SECRET-CONTENT"

// fake is a site in memory.
type fake struct {
	pages, files map[string]string
}

func (f fake) Page(path string) ([]byte, bool) {
	html, ok := f.pages[path]
	return []byte(html), ok
}

func (f fake) File(path string) (File, bool) {
	data, ok := f.files[path]
	return File{Tag: tag(data), Open: Bytes([]byte(data))}, ok
}

// tag is a short text itself, and a number for a longer one.
func tag(data string) string {
	if len(data) < 4 {
		return data
	}
	return fmt.Sprint(crc32.ChecksumIEEE([]byte(data)))
}

// with is the site with a page changed or added; "" takes it away.
func (f fake) with(path, html string) fake {
	pages := maps.Clone(f.pages)
	if pages[path] = html; html == "" {
		delete(pages, path)
	}
	return fake{pages, f.files}
}

// withFile is the site with a file changed or added.
func (f fake) withFile(path, data string) fake {
	files := maps.Clone(f.files)
	files[path] = data
	return fake{f.pages, files}
}

const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'">`

func aPage(title, rest string) string {
	return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">" + policy + "<title>" + title + "</title>" +
		`<link rel="stylesheet" href="/assets/look.1.css"></head><body><h1>` + title + "</h1><p>" + secret + "</p>" + rest + "</body></html>\n"
}

func aSite() fake {
	return fake{
		pages: map[string]string{
			"/":                 aPage("Home", ""),
			"/briefings/a/":     aPage("A", `<img src="../../pictures/a.png" alt="">`),
			"/briefings/b/":     aPage("B", ""),
			"/404.html":         aPage("Not here", ""),
			"/zürich & more/":   aPage("Odd", ""),
			"/old/page.html":    aPage("Old", ""),
			"/briefings/a/x/y/": aPage("Deep", ""),
		},
		files: map[string]string{
			"/assets/look.1.css":  "h1 { color: rgb(1, 2, 3) } /* " + secret + " */",
			"/pictures/a.png":     "picture " + secret,
			"/feed.xml":           "<feed>" + secret + "</feed>",
			"/data/ledger.jsonl":  secret,
			"/briefings/a/notes.": secret,
		},
	}
}

func aBuild() Build {
	return Build{Site: aSite(), Styles: map[string]string{"look.css": "/assets/look.1.css"}}
}

var mistake = []diag.Diagnostic{{File: "content/briefings/a.md", Pos: diag.Pos{Line: 2, Col: 5}, Width: 10,
	Message: `unknown actor "jon-kirby"`, Hint: `did you mean "john-kirby"?`}}

func mistakeLines(string) []byte { return []byte("---\nby: jon-kirby <b>\n---\n") }

// start runs a server on a port of its own.
func start(t testing.TB, b ...Build) *Server {
	t.Helper()
	l, err := Listen("", 0, true)
	if err != nil {
		t.Fatal(err)
	}
	return startAt(t, l, b...)
}

func startAt(t testing.TB, l net.Listener, b ...Build) *Server {
	t.Helper()
	s := New(l, "")
	for _, b := range b {
		s.Publish(b)
	}
	serve(t, s)
	return s
}

// serve lets a server serve until the test ends.
func serve(t testing.TB, s *Server) {
	ended := make(chan error, 1)
	go func() { ended <- s.Serve() }()
	t.Cleanup(func() {
		s.Close()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// until waits until something holds.
func until(t testing.TB, what string, holds func() bool) {
	t.Helper()
	for start := time.Now(); !holds(); time.Sleep(time.Millisecond) {
		if time.Since(start) > forever {
			t.Fatalf("%s: never", what)
		}
	}
}

// still is a server that is never asked but by handing it requests.
func still(t testing.TB, b ...Build) *Server {
	t.Helper()
	l, err := Listen("", 0, true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	s := New(l, "")
	for _, b := range b {
		s.Publish(b)
	}
	return s
}

// ask hands a server a request as it would come from a browser.
func ask(s *Server, method, target string, headers ...string) *httptest.ResponseRecorder {
	raw := method + " " + target + " HTTP/1.1\r\nHost: " + s.name + "\r\n\r\n"
	r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(raw)))
	if err != nil {
		return nil
	}
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		} else {
			r.Header.Add(headers[i], headers[i+1])
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// forever is when a test gives up. Nothing is asserted about time otherwise.
const forever = 60 * time.Second

// listener reads a server's events.
type listener struct {
	builds chan string
	beats  atomic.Int32
	body   io.Closer
}

func hearken(t testing.TB, s *Server) *listener {
	t.Helper()
	res, err := http.Get("http://" + s.name + prefix + "events")
	if err != nil {
		t.Fatal(err)
	}
	if got := res.Header.Get("Content-Type"); !strings.HasPrefix(got, "text/event-stream") {
		t.Fatalf("events are %s", got)
	}
	l := &listener{builds: make(chan string, 10_000), body: res.Body}
	t.Cleanup(func() { res.Body.Close() })
	go func() {
		defer close(l.builds)
		for lines := bufio.NewScanner(res.Body); lines.Scan(); {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				l.builds <- data
			}
			if strings.HasPrefix(lines.Text(), ":") {
				l.beats.Add(1)
			}
		}
	}()
	return l
}

func (l *listener) next(t testing.TB) string {
	t.Helper()
	select {
	case b := <-l.builds:
		return b
	case <-time.After(forever):
		t.Fatal("no event came")
		return ""
	}
}
