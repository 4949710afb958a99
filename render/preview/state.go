package preview

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// state is what is served between two publications.
type state struct {
	number  uint64 // of the publication; 0 before the first
	site    Site   // nil where there is none yet
	base    string // begins and ends in a slash
	styles  map[string]string
	moved   func(string) string
	overlay []byte // HTML; nil where there are no mistakes
}

func (s *state) next(b Build) *state {
	n := &state{number: s.number + 1, site: s.site, base: s.base, styles: s.styles, moved: s.moved}
	if b.Site != nil {
		n.site, n.styles, n.moved = b.Site, b.Styles, b.Moved
		n.base = "/"
		if trimmed := strings.Trim(b.Base, "/"); trimmed != "" {
			n.base = "/" + trimmed + "/"
		}
	}
	if len(b.Mistakes) > 0 {
		n.overlay = overlay(b.Mistakes, b.Lines, n.site != nil)
	}
	return n
}

// answer is what a path comes to. Exactly one of html, file and to is set.
type answer struct {
	status int
	html   []byte // without the script
	own    bool   // html is the server's own page
	path   string // of html or file on the site, or of the page that is missing
	file   *File
	to     string // the path to redirect to, base included
	moved  bool   // to is where the page has moved
}

// answer finds what stands at a URL's path, decoded.
func (s *state) answer(p string) answer {
	if !decent(p) {
		return answer{status: http.StatusBadRequest, html: ownPage("Bad request", "This address is not well-formed.", nil), own: true}
	}
	if s.site == nil {
		if s.overlay != nil {
			return answer{status: http.StatusServiceUnavailable, html: ownPage("Mistakes", "", s.overlay), own: true}
		}
		return answer{status: http.StatusServiceUnavailable, html: ownPage("Starting", "The site is being built.", nil), own: true}
	}
	below, ok := strings.CutPrefix(p, s.base)
	if !ok {
		if p == "/" || p+"/" == s.base {
			return answer{status: http.StatusFound, to: s.base}
		}
		return s.missing(p)
	}
	return s.below("/" + below)
}

// below finds what stands at a path of the site.
func (s *state) below(p string) answer {
	names := []string{p}
	if folder, ok := strings.CutSuffix(p, "/index.html"); ok {
		names = append(names, folder+"/")
	} else if !strings.HasSuffix(p, "/") {
		names = append(names, p+".html")
	}
	for _, name := range names {
		if html, ok := s.site.Page(name); ok {
			return answer{status: http.StatusOK, html: s.covered(html), path: name}
		}
		if file, ok := s.site.File(name); ok {
			return answer{status: http.StatusOK, file: &file, path: name}
		}
	}
	if !strings.HasSuffix(p, "/") {
		if _, ok := s.site.Page(p + "/"); ok {
			return answer{status: http.StatusFound, to: s.base + p[1:] + "/"}
		}
	}
	for _, name := range names {
		if to := s.gone(name); to != "" {
			return answer{status: http.StatusFound, to: to, moved: true}
		}
	}
	return s.missing(p)
}

func (s *state) missing(p string) answer {
	a := answer{status: http.StatusNotFound, path: p}
	if html, ok := s.site.Page("/404.html"); ok {
		a.html = s.covered(html)
	} else {
		a.html, a.own = ownPage("Not found", "There is no page at this address.", s.overlay), true
	}
	return a
}

// covered lays the overlay, if there is one, over a page.
func (s *state) covered(html []byte) []byte {
	if s.overlay == nil {
		return html
	}
	html = insert(html, headEnd, []byte(overlayLink))
	return insert(html, bodyEnd, s.overlay)
}

// decent reports whether a path is one that a site may have: valid, printable, each segment a name.
func decent(p string) bool {
	if !strings.HasPrefix(p, "/") || !utf8.ValidString(p) || strings.ContainsFunc(p, unicode.IsControl) || strings.Contains(p, `\`) {
		return false
	}
	segments := strings.Split(p[1:], "/")
	for i, segment := range segments {
		if segment == "." || segment == ".." || segment == "" && i < len(segments)-1 {
			return false
		}
	}
	return true
}

// digest tells whether a browser shows what it would get: of the answer, its style sheets apart, and the files that the
// page shows by name.
func (s *state) digest(a answer) string {
	h := sha256.New()
	fmt.Fprintf(h, "%d %s\n", a.status, a.to)
	html := string(a.html)
	for _, name := range slices.Sorted(maps.Keys(s.styles)) {
		html = strings.ReplaceAll(html, path.Base(s.styles[name]), name)
	}
	h.Write([]byte(html))
	for _, ref := range s.shown(a) {
		if file, ok := s.site.File(ref); ok {
			fmt.Fprintf(h, "\n%s %s", ref, file.Tag)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// shows finds what a page shows by name. Pages are the theme's, so a page where this finds too little is only one that
// must be reloaded by hand when a picture changes.
var shows = regexp.MustCompile(`(?i)\s(?:src|srcset|poster|data)\s*=\s*"([^"]*)"`)

// shown lists the paths on the site that a page shows by name.
func (s *state) shown(a answer) []string {
	if s.site == nil || a.own {
		return nil
	}
	at := &url.URL{Path: s.base + strings.TrimPrefix(a.path, "/")}
	var list []string
	for _, match := range shows.FindAllSubmatch(a.html, -1) {
		for ref := range strings.FieldsFuncSeq(string(match[1]), func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
			u, err := at.Parse(ref)
			if err != nil || u.Host != "" || u.Scheme != "" {
				continue
			}
			if below, ok := strings.CutPrefix(u.Path, s.base); ok {
				list = append(list, "/"+below)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// sheets are the style sheets' addresses by name, with their tags: what a browser compares.
func (s *state) sheets() map[string]string {
	list := make(map[string]string, len(s.styles))
	for name, p := range s.styles {
		u := url.URL{Path: s.base + strings.TrimPrefix(p, "/")}
		if file, ok := s.site.File(p); ok && file.Tag != "" {
			u.RawQuery = url.QueryEscape(file.Tag)
		}
		list[name] = u.String()
	}
	return list
}
