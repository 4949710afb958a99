package render

import (
	"slices"
	"sync"

	"github.com/seed-0837baff/dateline/render/plan"
)

// shown are the pages that browsers ask for, as they were rendered last. After every change each tab asks whether its page is
// what it was; so the pages that were asked for of late are kept, few of them, and rendered again only if they differ.
type shown struct {
	mu    sync.Mutex
	pages map[string]*shownPage // by path
	kept  []*shownPage          // those that have html, the longest unused first
	bytes int                   // of them
}

const (
	mostKept      = 32
	mostKeptBytes = 8 << 20
)

// shownPage is a page as it was rendered last.
type shownPage struct {
	rendering sync.Mutex
	from      origins // zero before the first time
	build     uint64  // it was looked at for last
	html      []byte  // by shown's mutex; nil where it is not kept
}

// page is a page of s, rendered if need be; rendered, which may be nil, is told why.
func (m *shown) page(s served, p *plan.Page, rendered func(Rendered)) []byte {
	e := m.entry(p.Path)
	e.rendering.Lock()
	defer e.rendering.Unlock()
	html := m.html(e)
	if html != nil && e.build == s.build {
		m.keep(e, html)
		return html
	}
	is := s.originsOf(p)
	reason := is.since(e.from, e.from != origins{})
	switch {
	case reason == "new":
		reason = "first asked for"
	case reason == "" && html == nil:
		reason = "asked for again"
	case reason == "":
		e.build = s.build
		m.keep(e, html)
		return html
	}
	html, found := s.Theme.Render(nil, s.Plan, p)
	if rendered != nil {
		rendered(Rendered{p.Path, reason, found, s.Text})
	}
	if len(found) > 0 {
		html = s.broken(found)
	}
	e.from, e.build = is, s.build
	m.keep(e, html)
	return html
}

func (m *shown) entry(path string) *shownPage {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.pages == nil {
		m.pages = map[string]*shownPage{}
	}
	if m.pages[path] == nil {
		m.pages[path] = &shownPage{}
	}
	return m.pages[path]
}

func (m *shown) html(e *shownPage) []byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	return e.html
}

// keep keeps a page's bytes, and lets those go that have not been asked for for longest.
func (m *shown) keep(e *shownPage, html []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if at := slices.Index(m.kept, e); at >= 0 {
		m.kept = slices.Delete(m.kept, at, at+1)
		m.bytes -= len(e.html)
	}
	e.html = html
	m.kept = append(m.kept, e)
	m.bytes += len(html)
	for len(m.kept) > 1 && (len(m.kept) > mostKept || m.bytes > mostKeptBytes) {
		m.bytes -= len(m.kept[0].html)
		m.kept[0].html = nil
		m.kept = slices.Delete(m.kept, 0, 1)
	}
}
