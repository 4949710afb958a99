package plan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/source"
)

// itself is the Origin of pages that no file asks for.
const itself = "dateline"

const notFoundPath = "/404.html"

// kinds plan the pages of each kind.
var kinds = []func(*planner){
	(*planner).home,
	(*planner).briefings,
	(*planner).stories,
	(*planner).timeline,
	(*planner).actors,
	(*planner).claims,
	(*planner).watchlist,
	(*planner).places,
	(*planner).topics,
	(*planner).sources,
	(*planner).corrections,
	(*planner).free,
	(*planner).redirects, // after all that an old address may lead to
}

// planner collects pages and findings.
type planner struct {
	*Plan
	found  []diag.Diagnostic
	of     any            // the thing whose pages are planned
	change *ledger.Change // where only what it tells of is planned; nil for all
}

// blank is a plan without pages.
func blank(l *ledger.Ledger, assets []*source.File, opt Options) *Plan {
	p := &Plan{Ledger: l, options: opt}
	language, _, _ := strings.Cut(cmp.Or(l.Site.Language.Text, "en"), "-")
	p.english = language == "en"
	p.base = baseOf(cmp.Or(opt.BaseURL, l.Site.BaseURL.Text))
	p.Assets = slices.SortedFunc(slices.Values(assets), func(a, b *source.File) int { return strings.Compare(a.Path, b.Path) })
	p.files = make(map[string]*source.File, len(assets))
	for _, f := range p.Assets {
		p.files[f.Path] = f
	}
	p.made = make(map[string]bool, len(opt.Generated))
	for _, path := range opt.Generated {
		p.made[path] = true
	}
	return p
}

// makePlan is Make.
func makePlan(l *ledger.Ledger, assets []*source.File, opt Options) (*Plan, []diag.Diagnostic) {
	p := blank(l, assets, opt)
	p.common = gather(p)
	k := &planner{Plan: p}
	for _, kind := range kinds {
		kind(k)
	}
	slices.SortStableFunc(p.Pages, byPath)
	names := &planner{Plan: p}
	pages := slices.Clone(k.Pages)
	together(func() { names.refusedNames(pages) }, k.collisions)
	k.found = append(k.found, names.found...)
	k.menu()
	k.logo()
	k.links(p.bodies(), l.Briefings)
	k.leaveOut()
	return p, diag.Sort(k.found)
}

func byPath(a, b *Page) int { return strings.Compare(a.Path, b.Path) }

// pagesOf plans the pages of a thing, unless those of the plan before are as good.
func (k *planner) pagesOf(thing any, plan func()) {
	if k.change != nil && !k.change.Told(thing) {
		return
	}
	k.of = thing
	plan()
	k.of = nil
}

// add plans a page; view is called whenever somebody looks at it.
func (k *planner) add(path, layout, origin string, body *record.Body, view func(*scribe) any) *Page {
	pg := &Page{Path: path, Layout: layout, Origin: origin, Body: body, of: k.of}
	pg.view = func(p *Plan, d *desk) any { return view(p.scribe(pg, d)) }
	k.Pages = append(k.Pages, pg)
	return pg
}

// list plans the pages of a list of n rows, size a page: at least one, which it returns. Only that one bears the body.
func (k *planner) list(path, layout, origin string, body *record.Body, n, size int, view func(s *scribe, at span) any) *Page {
	of := max(1, (n+size-1)/size)
	var first *Page
	for i := range of {
		at := span{page: i + 1, of: of, size: size, path: path}
		pg := k.add(pageN(path, i+1), layout, origin, body, func(s *scribe) any {
			s.span = at
			return view(s, at)
		})
		if i == 0 {
			first = pg
		}
		body = nil
	}
	return first
}

// definedAt tells where the thing is defined whose pages have been planned since there were n.
func (k *planner) definedAt(n int, file string, pos diag.Pos) {
	for _, pg := range k.Pages[n:] {
		pg.file, pg.pos = file, pos
	}
}

// span is which page of a list is shown.
type span struct {
	page, of, size int // page is 1-based
	path           string
}

// first reports whether it is page 1, or no list at all.
func (s span) first() bool { return s.page <= 1 }

// cut is the stretch of a list that the page shows.
func cut[T any](list []T, at span) []T {
	from := min((at.page-1)*at.size, len(list))
	return list[from:min(from+at.size, len(list))]
}

// cutBack is cut of the list turned round.
func cutBack[T any](list []T, at span) []T {
	to := max(0, len(list)-(at.page-1)*at.size)
	rows := slices.Clone(list[max(0, to-at.size):to])
	slices.Reverse(rows)
	return rows
}

// rows is how many rows a page of an actor, topic, story, place or source takes of each of its lists.
const rows = 100

// pageSize is how many rows a page of the site's own lists takes.
func (p *Plan) pageSize() int {
	if p.Ledger.Site.PageSize < 1 {
		return 50
	}
	return p.Ledger.Site.PageSize
}
