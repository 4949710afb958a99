package plan

import (
	"net/url"
	"strings"
)

// base is where the site will stand.
type base struct {
	url  string // without a final slash; "" where it is not known
	path string // the URL's own path, escaped, without a final slash: "/repo", ""
}

// baseOf reads a base URL. One that is no absolute http or https URL counts as none; the record has said so.
func baseOf(text string) base {
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return base{}
	}
	path := strings.TrimRight(u.EscapedPath(), "/")
	return base{url: u.Scheme + "://" + u.Host + path, path: path}
}

// URL is the absolute address of a path on the site, which may have a fragment; without a base URL it is the path itself.
func (p *Plan) URL(path string) string { return p.base.url + escapeAll(path) }

// escapeAll escapes a path and keeps its fragment apart.
func escapeAll(path string) string {
	at := strings.IndexByte(path, '#')
	if at < 0 {
		return escape(path)
	}
	return escape(path[:at]) + "#" + escapeFragment(path[at+1:])
}

func escapeFragment(id string) string {
	if escape(id) == id {
		return id
	}
	return (&url.URL{Fragment: id}).EscapedFragment()
}

// hrefs writes addresses as one page must write them (see the package comment).
type hrefs struct {
	before string // what stands before a path without its first slash: "../../", "/repo/"
	after  string // what stands after a path that ends in a slash: "index.html", ""
}

// hrefsOf is for the page at a path.
func (b base) hrefsOf(path string) hrefs {
	if b.url != "" || path == notFoundPath {
		return hrefs{before: b.path + "/"}
	}
	depth := strings.Count(path, "/") - 1
	if depth == 0 {
		return hrefs{before: "./", after: "index.html"}
	}
	return hrefs{before: strings.Repeat("../", depth), after: "index.html"}
}

// to is the href of a path on the site, which may have a fragment.
func (h hrefs) to(path string) string {
	at := strings.IndexByte(path, '#')
	if at < 0 {
		return h.file(path)
	}
	return h.file(path[:at]) + "#" + escapeFragment(path[at+1:])
}

func (h hrefs) file(path string) string {
	path = escape(path)
	if strings.HasSuffix(path, "/") {
		return h.before + path[1:] + h.after
	}
	return h.before + path[1:]
}

// below is the href of /section/slug/, in one piece.
func (h hrefs) below(section, slug string) string {
	return h.before + section + "/" + escape(slug) + "/" + h.after
}

// BaseURL is the site's base URL with its final slash; "" where none is known.
func (p *Plan) BaseURL() string {
	if p.base.url == "" {
		return ""
	}
	return p.base.url + "/"
}

// Base is the path of the base URL, decoded: "/repo/"; "/" where there is none.
func (p *Plan) Base() string {
	path, err := url.PathUnescape(p.base.path)
	if err != nil {
		path = p.base.path
	}
	return path + "/"
}
