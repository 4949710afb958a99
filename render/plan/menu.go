package plan

import (
	"fmt"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/record"
)

// section is a part of the site with a page of its own in the menu.
type section struct{ name, title string }

// sections in the menu's order.
var sections = []section{
	{"briefings", "Briefings"},
	{"stories", "Stories"},
	{"timeline", "Timeline"},
	{"actors", "Actors"},
	{"claims", "Claims"},
	{"watchlist", "Watch list"},
	{"places", "Places"},
	{"topics", "Topics"},
	{"sources", "Sources"},
	{"corrections", "Corrections"},
}

func sectionTitle(name string) string {
	for _, s := range sections {
		if s.name == name {
			return s.title
		}
	}
	return name
}

// menuLinks is the menu as pages of one depth write it: the sections that have something, then the site's own entries.
func (p *Plan) menuLinks(h hrefs) []Link {
	var list []Link
	for _, x := range sections {
		if p.common.filled[x.name] {
			list = append(list, Link{Text: x.title, Href: h.to("/" + x.name + "/"), Note: x.name})
		}
	}
	for _, m := range p.Ledger.Site.Menu {
		l := Link{Text: m.Title.Text, Href: webAddress(m.URL.Text)}
		if path, fragment, ok := p.menuPath(m); ok {
			l.Href, l.Note = h.to(path+fragment), strings.Trim(path, "/")
		} else if at := p.menuAddress(m.URL.Text); isLocal(m.URL.Text) && at.fault == sound {
			l.Href, l.Note = h.at(at), strings.Trim(at.path, "/")
		}
		if l.Href != "" {
			list = append(list, l)
		}
	}
	return list
}

// menuPath is the page or file that an entry names, as "/about/", "about" or "pages/about.md".
func (p *Plan) menuPath(m record.MenuItem) (path, fragment string, ok bool) {
	path, fragment, _ = strings.Cut(m.Page.Text, "#")
	if path == "" {
		return "", "", false
	}
	if fragment != "" {
		fragment = "#" + fragment
	}
	if strings.HasSuffix(path, ".md") {
		live, ok := p.common.content[strings.TrimPrefix(path, "/")]
		return live, fragment, ok
	}
	live, ok := p.live("/" + strings.TrimPrefix(path, "/"))
	return live, fragment, ok
}

// isLocal reports whether an address is one of this site, from its root.
func isLocal(address string) bool {
	return strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//")
}

// menuAddress finds where an entry's url leads that is one of this site.
func (p *Plan) menuAddress(address string) place {
	path, fragment, query := parts(address)
	return p.onSite(place{fragment: fragment, query: query}, path, false)
}

// menu checks the site's own entries.
func (k *planner) menu() {
	for _, m := range k.Ledger.Site.Menu {
		if !m.Page.IsSet() {
			k.menuURL(m.URL)
			continue
		}
		path, fragment, ok := k.menuPath(m)
		if ok {
			if fragment != "" && !k.hasAnchor(path, fragment[1:]) {
				k.errorAt(k.siteFile(), m.Page.Pos, m.Page.Text, "", fmt.Sprintf("the menu leads to %q, but %s has no %q", m.Page.Text, path, fragment[1:]))
			}
			continue
		}
		hint := "name a page by its path, as /about/"
		if near := diag.Nearest("/"+strings.Trim(m.Page.Text, "/")+"/", k.paths); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		k.errorAt(k.siteFile(), m.Page.Pos, m.Page.Text, hint, fmt.Sprintf("the menu leads to %q, and there is no such page", m.Page.Text))
	}
}

// menuURL checks an entry's url as a link of a text is checked.
func (k *planner) menuURL(address record.Value) {
	if !isLocal(address.Text) {
		return
	}
	if at := k.menuAddress(address.Text); at.fault != sound {
		message, hint := k.explain(k.ofSite(), address.Text, at)
		k.errorAt(k.siteFile(), address.Pos, address.Text, hint, message)
	}
}

// ofSite stands for site.yaml where links are explained.
func (k *planner) ofSite() prose {
	return prose{File: &record.File{Name: k.siteFile(), Path: "site.yaml"}}
}

// errorAt reports a mistake at a value of a file.
func (k *planner) errorAt(file string, pos diag.Pos, text, hint, message string) {
	k.found = append(k.found, diag.Diagnostic{File: file, Pos: pos, Width: len([]rune(text)), Message: message, Hint: hint})
}
