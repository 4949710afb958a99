package preview

import (
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/seed-0837baff/dateline/render/diag"
)

// TestWhoMayAsk tries every combination of names, origins and what browsers say of who asks.
func TestWhoMayAsk(t *testing.T) {
	s := still(t, aBuild())
	port := s.listener.Addr().(*net.TCPAddr).Port
	good := []string{fmt.Sprint("localhost:", port), fmt.Sprint("127.0.0.1:", port), fmt.Sprint("[::1]:", port)}
	bad := []string{"", "evil.example", fmt.Sprint("evil.example:", port), "localhost", "127.0.0.1", fmt.Sprint("localhost:", port+1),
		fmt.Sprint("localhost.:", port), fmt.Sprint("localhost.evil.example:", port), fmt.Sprint("127.0.0.1.evil.example:", port),
		fmt.Sprint("127.1:", port), fmt.Sprint("0.0.0.0:", port), fmt.Sprint("[::]:", port), fmt.Sprint("2130706433:", port), fmt.Sprint("user@localhost:", port),
		fmt.Sprint("LOCALHOST\x00:", port), fmt.Sprint(" localhost:", port), fmt.Sprint("[::ffff:127.0.0.1]:", port), fmt.Sprint("::1:", port)}
	origins := []string{"-", "own", "", "null", "http://evil.example", fmt.Sprint("https://localhost:", port), "http://localhost", fmt.Sprint("http://localhost:", port+1)}
	fetches := [][3]string{{"-", "", ""}, {"same-origin", "cors", "empty"}, {"none", "navigate", "document"}, {"same-site", "no-cors", "script"},
		{"cross-site", "no-cors", "image"}, {"cross-site", "cors", "empty"}, {"cross-site", "navigate", "iframe"}, {"cross-site", "navigate", "document"}, {"same-site", "navigate", "object"}, {"what", "navigate", "document"}}
	tried := 0
	for i, host := range append(good, bad...) {
		for _, origin := range origins {
			for _, fetch := range fetches {
				for _, target := range []string{"/", "/assets/look.1.css", prefix + "state?path=/", prefix + "live.js"} {
					headers := []string{"Host", host}
					if origin == "own" {
						headers = append(headers, "Origin", "http://"+host)
					} else if origin != "-" {
						headers = append(headers, "Origin", origin)
					}
					if fetch[0] != "-" {
						headers = append(headers, "Sec-Fetch-Site", fetch[0], "Sec-Fetch-Mode", fetch[1], "Sec-Fetch-Dest", fetch[2])
					}
					may := i < len(good) && (origin == "-" || origin == "own") &&
						(fetch[0] == "-" || fetch[0] == "same-origin" || fetch[0] == "none" || fetch[0] == "cross-site" && fetch[1] == "navigate" && fetch[2] == "document" && !strings.HasPrefix(target, prefix))
					w := ask(s, "GET", target, headers...)
					tried++
					if may != (w.Code == http.StatusOK) {
						t.Errorf("%q %s: status %d, want it answered: %v", headers, target, w.Code, may)
					}
					if !may && (strings.Contains(w.Body.String(), secret) || w.Code != http.StatusForbidden || w.Body.Len() > 100) {
						t.Errorf("%q %s: status %d and %q", headers, target, w.Code, w.Body)
					}
				}
			}
		}
	}
	if tried < 500 {
		t.Errorf("only %d combinations", tried)
	}
	for _, twice := range [][]string{{"Origin", "http://" + s.name, "Origin", "http://evil.example"}, {"Sec-Fetch-Site", "none", "Sec-Fetch-Site", "cross-site"}} {
		if w := ask(s, "GET", "/", twice...); w.Code != http.StatusForbidden {
			t.Errorf("%q: status %d", twice, w.Code)
		}
	}
}

func TestHosts(t *testing.T) {
	addr := func(ip string, port int) net.Addr { return &net.TCPAddr{IP: net.ParseIP(ip), Port: port} }
	for _, tt := range []struct {
		desc, host string
		addr       net.Addr
		yes, no    []string
	}{
		{"this machine", "", addr("127.0.0.1", 8080), []string{"localhost:8080", "127.0.0.1:8080", "[::1]:8080"}, []string{"localhost", "0.0.0.0:8080", ":8080", ""}},
		{"a number", "192.168.1.7", addr("192.168.1.7", 8080), []string{"192.168.1.7:8080", "localhost:8080"}, []string{"192.168.1.8:8080"}},
		{"a name", "Box.local", addr("192.168.1.7", 8080), []string{"box.local:8080", "192.168.1.7:8080"}, []string{"local:8080"}},
		{"the port of the web", "", addr("127.0.0.1", 80), []string{"localhost", "localhost:80", "[::1]"}, []string{"localhost:8080"}},
		{"every interface", "0.0.0.0", addr("0.0.0.0", 8080), []string{"localhost:8080", "127.0.0.1:8080"}, []string{"0.0.0.0:8080", "[::]:8080", "evil.example:8080"}},
		{"every interface, by six", "::", addr("::", 8080), []string{"localhost:8080"}, []string{"0.0.0.0:8080", "[::]:8080"}},
	} {
		hosts := hostsOf(tt.addr, tt.host)
		for _, h := range tt.yes {
			if !hosts[h] {
				t.Errorf("%s: %q is refused", tt.desc, h)
			}
		}
		for _, h := range tt.no {
			if hosts[h] {
				t.Errorf("%s: %q is let in", tt.desc, h)
			}
		}
	}
}

func TestMethods(t *testing.T) {
	s := still(t, aBuild())
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"} {
		w := ask(s, method, "/")
		if w.Code != http.StatusMethodNotAllowed || strings.Contains(w.Body.String(), secret) {
			t.Errorf("%s: status %d, %q", method, w.Code, w.Body)
		}
	}
}

// pieces are what hostile targets are made of.
var pieces = []string{"/", "..", ".", "%2e%2e", "%2E%2e", "%2f", "%5c", `\`, "%00", "%0a", "etc", "passwd", "//", "a", "briefings", "assets", "look.1.css", "_dateline", "state", "?path=",
	"&digest=", "%25", "%252e%252e", "%c0%ae", "%ff", "é", "%e2%80%ae", "index.html", "~", ":", ";", "#", "@", "*", "file:", "http://localhost/", "%", "%zz", " ", "404.html", "repo", "C:", "proc/self/environ", "....", "..;", "%u002e", strings.Repeat("a/", 300)}

func target(r *rand.Rand) string {
	var b strings.Builder
	if r.IntN(10) > 0 {
		b.WriteByte('/')
	}
	for range r.IntN(8) {
		b.WriteString(pieces[r.IntN(len(pieces))])
		if r.IntN(2) == 0 {
			b.WriteByte('/')
		}
	}
	return b.String()
}

// checkTarget asks for a target and fails if the answer is anything but the site's, or the server's own.
func checkTarget(t *testing.T, s *Server, target string) {
	t.Helper()
	if strings.Contains(target, prefix+"events") {
		return // it never ends
	}
	w := ask(s, "GET", target)
	if w == nil {
		return // net/http itself refuses it
	}
	switch body := w.Body.String(); {
	case w.Code == http.StatusOK && (strings.Contains(body, secret) || strings.Contains(body, "dateline-live") || strings.HasPrefix(body, `{"do":`) || strings.HasPrefix(body, "#_dateline-own")):
	case w.Code == http.StatusFound && strings.HasPrefix(w.Header().Get("Location"), "/") && !strings.HasPrefix(w.Header().Get("Location"), "//"):
	case w.Code == http.StatusBadRequest && !strings.Contains(body, secret), w.Code == http.StatusForbidden, w.Code == http.StatusRequestURITooLong:
	case w.Code == http.StatusNotFound && (strings.Contains(body, "<h1>Not here</h1>") || body == "not found\n"):
	default:
		t.Errorf("%q: %d to %q\n%s", target, w.Code, w.Header().Get("Location"), body)
	}
}

func TestHostileTargets(t *testing.T) {
	root := still(t, aBuild())
	b := aBuild()
	b.Base = "/repo/"
	repo := still(t, b)
	r := rand.New(rand.NewPCG(17, 18))
	for range 5_000 {
		target := target(r)
		checkTarget(t, root, target)
		checkTarget(t, repo, target)
	}
	for _, target := range []string{"/../etc/passwd", "/%2e%2e/etc/passwd", "/assets/../../x", "/./a", "/a%00b", "/a%0d%0aX:y", "//evil.example/", `/\evil.example/`, "/assets%2flook.1.css", "/%ff", "/a//b", "*"} {
		if w := ask(root, "GET", target); w == nil || w.Code != http.StatusBadRequest {
			t.Errorf("%s: %+v", target, w)
		}
	}
}

func FuzzTarget(f *testing.F) {
	for _, target := range []string{"/", "/briefings/a", "/%2e%2e/", "//x", "/_dateline/state?path=/../x&digest=%00", "*"} {
		f.Add(target)
	}
	s := still(f, aBuild())
	f.Fuzz(func(t *testing.T, target string) { checkTarget(t, s, target) })
}

// TestOverlayIsText tells mistakes made of markup, and expects no element and attribute beside the overlay's own.
func TestOverlayIsText(t *testing.T) {
	evil := []string{"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "</pre></details></div><script src=//evil.example></script>", "<!--", "]]>", "\x00\x1b[31m\u202e", "&lt;b&gt;", "</body></html>", "</head>", "<style>*{}</style>", "\n<b>\r"}
	for _, e := range evil {
		ds := []diag.Diagnostic{{File: "content/" + e, Pos: diag.Pos{Line: 1, Col: 1}, Width: 3, Message: e, Hint: e, Name: e, Severity: diag.Warning,
			Related: []diag.Related{{File: e, Message: e}}}}
		s := still(t, Build{Mistakes: ds, Lines: func(string) []byte { return []byte(e) }})
		body := ask(s, "GET", "/").Body.String()
		doc, err := html.Parse(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		scripts := 0
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			switch n.Data {
			case "script":
				scripts++
			case "img", "style", "b":
				t.Errorf("%q became an element %s", e, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") && a.Key != "on" {
					t.Errorf("%q became an attribute %s", e, a.Key)
				}
			}
		}
		if scripts != 1 {
			t.Errorf("%q: %d scripts", e, scripts)
		}
	}
}

func TestManyMistakes(t *testing.T) {
	ds := make([]diag.Diagnostic, 5_000)
	for i := range ds {
		ds[i] = diag.Diagnostic{File: "content/a.md", Message: fmt.Sprint("mistake number ", i)}
	}
	body := ask(still(t, Build{Mistakes: ds}), "GET", "/").Body.String()
	if !strings.Contains(body, "5000 mistakes") || !strings.Contains(body, "And 4900 findings more") || len(body) > 50_000 {
		t.Errorf("%d bytes: %.2000s", len(body), body)
	}
}
