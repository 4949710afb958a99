package plan

import (
	"strconv"

	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/markdown"
)

// scribe writes the view of one page.
type scribe struct {
	*Plan
	hrefs
	table *table
	page  *Page
	own   *ledger.Briefing // whose page this is; nil for other pages
	span  span             // of a list's page; zero otherwise
	*desk
}

func (p *Plan) scribe(pg *Page, d *desk) *scribe {
	h := p.base.hrefsOf(pg.Path)
	return &scribe{Plan: p, hrefs: h, table: p.common.tables.of(p, h), page: pg, desk: d}
}

// head is the frame of the page: its title, its section, and what leads there.
func (s *scribe) head(title, section string, crumbs ...Link) Head {
	site := s.Ledger.Site
	h := Head{
		Site:        s.table.site,
		Title:       title,
		Description: site.Description.Text,
		Path:        s.page.Path,
		Section:     section,
		Crumbs:      crumbs,
	}
	if s.base.url != "" && s.page.Path != notFoundPath {
		h.Canonical = s.URL(s.page.Path)
	}
	if s.span.of > 1 {
		h.Pager = s.pager()
		if s.span.page > 1 {
			h.Title += ", page " + strconv.Itoa(s.span.page)
		}
	}
	return h
}

func (p *Plan) siteHead(h hrefs) SiteHead {
	site := p.Ledger.Site
	language := site.Language.Text
	if language == "" {
		language = "en"
	}
	return SiteHead{
		Title:       site.Title.Text,
		Description: site.Description.Text,
		Language:    language,
		Home:        h.to("/"),
		Root:        h.before,
		Menu:        p.menuLinks(h),
		Publisher:   Link{Text: site.Publisher.Name.Text, Href: webAddress(site.Publisher.URL.Text)},
	}
}

// set is a text as readers of English are used to it: with its quotation marks and apostrophes typeset. A site in another
// language keeps those that its authors write.
func (p *Plan) set(text string) string {
	if p.english {
		return markdown.Typeset(text)
	}
	return text
}

// crumb leads to a section's own page.
func (s *scribe) crumb(section string) Link {
	return Link{Text: sectionTitle(section), Href: s.to("/" + section + "/")}
}

// pager is the position in a list: the ends, two to each side, and gaps.
func (s *scribe) pager() Pager {
	at := s.span
	p := Pager{Page: at.page, Of: at.of}
	if at.page > 1 {
		p.Prev = s.to(pageN(at.path, at.page-1))
	}
	if at.page < at.of {
		p.Next = s.to(pageN(at.path, at.page+1))
	}
	for n := 1; n <= at.of; n++ {
		if n > 1 && n < at.of && (n < at.page-2 || n > at.page+2) {
			p.Pages = append(p.Pages, Link{Text: "…"})
			if n < at.page {
				n = at.page - 3
			} else {
				n = at.of - 1
			}
			continue
		}
		l := Link{Text: strconv.Itoa(n)}
		if n != at.page {
			l.Href = s.to(pageN(at.path, n))
		}
		p.Pages = append(p.Pages, l)
	}
	return p
}

// room is an empty list with room for n links.
func (s *scribe) room(n int) []Link { return s.links.take(n)[:0] }
