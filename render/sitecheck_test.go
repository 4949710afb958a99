package render_test

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// site is a built site in memory: path below the output folder -> bytes.
type site map[string][]byte

// check finds what is wrong with the site's pages as a browser would meet them: broken links, anchors and assets, ids borne
// twice, missing parts of a whole page, inline style and script, and requests to third parties. base is the path that the
// site stands under, "/" or "/repo/".
func (s site) check(base string) []string {
	var faults []string
	pages := map[string]*document{}
	for file, data := range s {
		if strings.HasSuffix(file, ".html") {
			d, err := parse(data)
			if err != nil {
				faults = append(faults, file+": "+err.Error())
				continue
			}
			pages[file] = d
			for _, f := range d.faults {
				faults = append(faults, file+": "+f)
			}
		}
	}
	for file, d := range pages {
		for _, href := range d.links {
			if f := s.follow(pages, file, href, base); f != "" {
				faults = append(faults, fmt.Sprintf("%s: %s: %s", file, href, f))
			}
		}
	}
	slices.Sort(faults)
	return faults
}

// follow says what is wrong with a link, "" for nothing. Links to other sites are not followed.
func (s site) follow(pages map[string]*document, from, href, base string) string {
	u, err := url.Parse(href)
	if err != nil {
		return err.Error()
	}
	if u.Scheme != "" || u.Host != "" {
		return ""
	}
	file := from
	switch {
	case strings.HasPrefix(u.Path, "/"):
		rest, ok := strings.CutPrefix(u.Path, base)
		if !ok {
			return "outside the site's base path"
		}
		file = rest
	case u.Path != "":
		file = path.Join(path.Dir(from), u.Path)
		if strings.HasSuffix(u.Path, "/") && file != "." {
			file += "/"
		}
		if strings.HasPrefix(file, "../") {
			return "climbs out of the site"
		}
	}
	if file == "" || file == "." || strings.HasSuffix(file, "/") {
		file = strings.TrimPrefix(file, ".") + "index.html"
	}
	if _, ok := s[file]; !ok {
		return "no file " + file
	}
	if u.Fragment != "" && pages[file] != nil && !pages[file].ids[u.Fragment] {
		return "no element with that id"
	}
	return ""
}

// document is what check wants of a page.
type document struct {
	ids    map[string]bool
	links  []string
	faults []string
}

func parse(data []byte) (*document, error) {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	d := &document{ids: map[string]bool{}}
	count := map[string]int{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Namespace == "" { // a picture's title is not the page's
			count[n.Data]++
		}
		d.element(n)
	}
	if !bytes.HasPrefix(bytes.ToLower(data), []byte("<!doctype html>")) {
		d.fault("no doctype")
	}
	for _, name := range []string{"title", "h1", "main"} {
		if count[name] != 1 {
			d.fault("%d <%s>", count[name], name)
		}
	}
	if !d.ids["main"] || !slices.Contains(d.links, "#main") {
		d.fault("no skip link to #main")
	}
	return d, nil
}

func (d *document) fault(format string, args ...any) {
	d.faults = append(d.faults, fmt.Sprintf(format, args...))
}

func (d *document) element(n *html.Node) {
	attr := map[string]string{}
	for _, a := range n.Attr {
		attr[a.Key] = a.Val
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
			d.fault("attribute %s on <%s>", a.Key, n.Data)
		}
	}
	if id, ok := attr["id"]; ok {
		if d.ids[id] {
			d.fault("id %q is borne twice", id)
		}
		d.ids[id] = true
	}
	switch n.Data {
	case "html":
		if attr["lang"] == "" {
			d.fault("no lang")
		}
	case "a", "link":
		if href, ok := attr["href"]; ok {
			d.links = append(d.links, href)
			if n.Data == "link" && attr["rel"] == "stylesheet" && strings.Contains(href, "//") {
				d.fault("style sheet of a third party: %s", href)
			}
		}
	case "script":
		if attr["type"] != "application/ld+json" {
			if attr["src"] == "" {
				d.fault("inline script")
			}
			d.links = append(d.links, attr["src"])
		}
	case "img", "source", "iframe", "video", "audio":
		if strings.Contains(attr["src"], "//") {
			d.fault("<%s> of a third party: %s", n.Data, attr["src"])
		}
		d.links = append(d.links, attr["src"])
	case "style":
		d.fault("inline style sheet")
	}
}
