package preview

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// prefix is the path of the server's own addresses. No page of a site is served there.
const prefix = "/_dateline/"

//go:embed live/live.js
var liveScript []byte

//go:embed live/overlay.css
var overlaySheet []byte

// Server serves the latest build.
type Server struct {
	listener net.Listener
	hosts    map[string]bool // values of Host
	name     string          // of the server in its URL: "localhost:8080"
	http     *http.Server
	beat     time.Duration // between signs of life

	state atomic.Pointer[state]
	mu    sync.Mutex
	news  chan struct{} // closed at the next publication
	done  chan struct{} // closed by Close
	once  sync.Once
}

// New returns a server at a listener that was made for host, see Listen. Until the first Publish it asks for patience.
func New(l net.Listener, host string) *Server {
	s := &Server{
		listener: l, hosts: hostsOf(l.Addr(), host), name: nameOf(l.Addr(), host),
		beat: 15 * time.Second, news: make(chan struct{}), done: make(chan struct{}),
	}
	s.state.Store(&state{base: "/"})
	s.http = &http.Server{
		Handler:                      s,
		ReadHeaderTimeout:            5 * time.Second,
		ReadTimeout:                  10 * time.Second,
		IdleTimeout:                  60 * time.Second,
		MaxHeaderBytes:               32 << 10,
		ErrorLog:                     log.New(io.Discard, "", 0),
		DisableGeneralOptionsHandler: true,
	}
	return s
}

// URL is where a browser on this machine finds the site.
func (s *Server) URL() string {
	return (&url.URL{Scheme: "http", Host: s.name, Path: s.state.Load().base}).String()
}

// Publish serves b from now on and tells the browsers. Requests that are being answered keep the build that they began with.
func (s *Server) Publish(b Build) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.Store(s.state.Load().next(b))
	close(s.news)
	s.news = make(chan struct{})
}

// Serve answers requests until Close; it returns nil then, or what made listening fail.
func (s *Server) Serve() error {
	if err := s.http.Serve(s.listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Close ends the server within a second: what is being answered may be finished for half of it.
func (s *Server) Close() error {
	s.once.Do(func() { close(s.done) })
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	err := s.http.Shutdown(ctx)
	if err != nil {
		err = s.http.Close()
	}
	s.listener.Close() // where Serve never was called; else it is closed
	return err
}

// writeLimit is how long a browser may take to read an answer.
const writeLimit = 5 * time.Minute

// ServeHTTP answers a request; see the laws of the package.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writeLimit)) // not every writer has one
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("X-Frame-Options", "DENY")
	if status, why := s.refuse(r); status != 0 {
		h.Set("Connection", "close")
		if status == http.StatusMethodNotAllowed {
			h.Set("Allow", "GET, HEAD")
		}
		send(w, r, status, "text/plain; charset=utf-8", []byte(why+"\n"))
		return
	}
	if own, ok := strings.CutPrefix(r.URL.Path, prefix); ok {
		s.own(w, r, own)
		return
	}
	s.page(w, r, s.state.Load())
}

// own answers at the server's own addresses.
func (s *Server) own(w http.ResponseWriter, r *http.Request, name string) {
	switch name {
	case "live.js":
		send(w, r, http.StatusOK, typeOf(name), liveScript)
	case "overlay.css":
		send(w, r, http.StatusOK, typeOf(name), overlaySheet)
	case "events":
		s.events(w, r)
	case "state":
		advice, _ := json.Marshal(s.state.Load().advise(r.URL.Query().Get("path"), r.URL.Query().Get("digest"))) // strings and maps of them
		send(w, r, http.StatusOK, typeOf(".json"), advice)
	default:
		send(w, r, http.StatusNotFound, "text/plain; charset=utf-8", []byte("not found\n"))
	}
}

// page answers with a page or file of the site.
func (s *Server) page(w http.ResponseWriter, r *http.Request, st *state) {
	p := r.URL.Path
	if strings.Contains(strings.ToLower(r.URL.RawPath), "%2f") {
		p = "" // a slash within a name: no file can have it
	}
	a := st.answer(p)
	switch {
	case a.to != "":
		to := url.URL{Path: a.to, RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", to.String())
		send(w, r, a.status, "text/plain; charset=utf-8", []byte("see "+to.String()+"\n"))
	case a.file != nil:
		sendFile(w, r, a)
	default:
		if a.own {
			w.Header().Set("Content-Security-Policy", ownPolicy)
		}
		html := insert(a.html, headEnd, script(st.digest(a), st.sheets()))
		send(w, r, a.status, "text/html; charset=utf-8", html)
	}
}

func send(w http.ResponseWriter, r *http.Request, status int, contentType string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", contentType)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body) // a browser that has gone is nobody's failure
	}
}

func sendFile(w http.ResponseWriter, r *http.Request, a answer) {
	f, err := a.file.Open()
	if err != nil {
		send(w, r, http.StatusNotFound, "text/plain; charset=utf-8", []byte("the file has gone\n"))
		return
	}
	defer f.Close()
	w.Header().Set("Content-Type", typeOf(a.path))
	http.ServeContent(w, r, "", a.file.Modified, f)
}

// Bytes makes a File's Open of bytes in memory.
func Bytes(data []byte) func() (io.ReadSeekCloser, error) {
	return func() (io.ReadSeekCloser, error) { return inMemory{bytes.NewReader(data)}, nil }
}

type inMemory struct{ *bytes.Reader }

func (inMemory) Close() error { return nil }
