package preview

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// advice tells a browser what to do with what it shows.
type advice struct {
	Do     string            `json:"do"`           // nothing, reload or goto
	To     string            `json:"to,omitempty"` // where to go
	Styles map[string]string `json:"styles"`       // the style sheets' addresses by name: to swap those that differ; null where unknown
}

// advise compares what a browser shows at a URL's path with what it would get now. Before the first publication there is nothing
// to compare with: who has kept a page over a restart keeps it.
func (s *state) advise(p, digest string) advice {
	if s.number == 0 {
		return advice{Do: "nothing"}
	}
	a := s.answer(p)
	d := advice{Do: "nothing", Styles: s.sheets()}
	switch {
	case a.status == http.StatusBadRequest || a.file != nil || s.digest(a) == digest:
	case a.moved:
		d.Do, d.To = "goto", a.to
	default:
		d.Do = "reload"
	}
	return d
}

// gone is the address to which the page at a path has moved, "" where it has not.
func (s *state) gone(p string) string {
	if s.moved == nil {
		return ""
	}
	to := s.moved(p)
	if to == "" {
		return ""
	}
	if _, ok := s.site.Page(to); !ok {
		return ""
	}
	return s.base + strings.TrimPrefix(to, "/")
}

// patience is how long a browser may take to read one event.
const patience = 10 * time.Second

// events tells of publications, the latest at once, until the browser or the server goes: server-sent events, WHATWG HTML
// § 9.2. What is published while a browser does not read comes to one event.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	control := http.NewResponseController(w)
	tell := func(format string, args ...any) bool {
		control.SetWriteDeadline(time.Now().Add(patience)) // not every writer has one
		fmt.Fprintf(w, format, args...)
		return control.Flush() == nil
	}
	if !tell("retry: 500\n\n") {
		return
	}
	beat := time.NewTicker(s.beat)
	defer beat.Stop()
	told := uint64(0)
	for first := true; ; first = false {
		s.mu.Lock()
		news := s.news
		s.mu.Unlock()
		if n := s.state.Load().number; first || n != told {
			if told = n; !tell("event: build\ndata: %d\n\n", n) {
				return
			}
			continue
		}
		select {
		case <-news:
		case <-beat.C:
			if !tell(": still here\n\n") {
				return
			}
		case <-r.Context().Done():
			return
		case <-s.done:
			return
		}
	}
}
