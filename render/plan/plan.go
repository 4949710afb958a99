package plan

import (
	"slices"
	"strings"
	"sync"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/source"
)

// Plan is the set of pages and files of a site.
type Plan struct {
	Ledger *ledger.Ledger
	Pages  []*Page        // by Path
	Assets []*source.File // copied as they are, by Path

	base base

	options Options
	english bool // the language of the site, which decides how quotation marks are set
	files   map[string]*source.File
	made    map[string]bool // Options.Generated
	common  common
}

// Page is one page to be. Plans of one site share those that are planned alike.
type Page struct {
	Path     string           // on the site: "/briefings/x/", "/404.html", "/actors/iran/page/2/"
	Layout   string           // the template that renders it: "briefing"
	Origin   string           // what brought it about, for messages: a content file, or "dateline"
	Body     *record.Body     // the prose that it shows; nil for none
	file     string           // where it is defined, where Origin does not tell it
	pos      diag.Pos         // in file, or in Origin
	briefing *ledger.Briefing // whose page it is; nil for others
	ids      []string         // of elements that authors may lead to, beside headings and annotations
	of       any              // the thing of the ledger whose page it is; nil for the site's own
	view     func(*Plan, *desk) any
}

// File is the path of the page's file below the output folder: "briefings/x/index.html".
func (p *Page) File() string { return fileOf(p.Path) }

// View makes what a page may see: a pointer to one of this package's view types, all of which embed Head.
func (p *Plan) View(pg *Page) any { return pg.view(p, new(desk)) }

// desks are those that no view is written on.
var desks = sync.Pool{New: func() any { return new(desk) }}

// Show makes a page's View for as long as use runs: it must keep nothing of it.
func (p *Plan) Show(pg *Page, use func(view any)) {
	d := desks.Get().(*desk)
	use(pg.view(p, d))
	d.clear()
	desks.Put(d)
}

// Page returns the page at a path, which may be an old address.
func (p *Plan) Page(path string) (*Page, bool) {
	at, ok := p.find(path)
	if !ok {
		return nil, false
	}
	return p.Pages[at], true
}

// find is where the page at a path stands in Pages.
func (p *Plan) find(path string) (at int, ok bool) {
	return slices.BinarySearchFunc(p.Pages, path, func(pg *Page, path string) int { return strings.Compare(pg.Path, path) })
}

// SamePages reports whether both plans have pages of the same layouts at the same paths.
func (p *Plan) SamePages(q *Plan) bool {
	return slices.EqualFunc(p.Pages, q.Pages, func(a, b *Page) bool { return a == b || a.Path == b.Path && a.Layout == b.Layout })
}

// WithText is p after an edit of prose that changes no fact (see ledger.Ledger.WithText): the pages stay what they are, and see
// the text of b as l tells it.
func (p *Plan) WithText(l *ledger.Ledger, b *ledger.Briefing) *Plan {
	e := *p
	if l.TitleOf(b) != p.Ledger.TitleOf(b) {
		e.common.tables = p.tablesAfter()
	}
	e.Ledger, e.Pages = l, slices.Clone(p.Pages)
	if at, ok := p.find(PathOf(b)); ok && e.Pages[at].briefing == b {
		page := *e.Pages[at]
		page.Body = l.TextOf(b).Body
		e.Pages[at] = &page
	}
	return &e
}

// Make plans a site. Its findings are collisions of paths, paths that cannot be
// published, dead links and pictures, and menu entries that lead nowhere.
func Make(l *ledger.Ledger, assets []*source.File, opt Options) (*Plan, []diag.Diagnostic) {
	return makePlan(l, assets, opt)
}

// Options is what Make takes beside the ledger.
type Options struct {
	BaseURL string // overrides the site's; "" leaves it

	// Generated are the paths, on the site, of files that are neither pages nor assets of the content ("/feed.xml",
	// "/data/ledger.jsonl"): links to them live, and nothing else may stand at them.
	Generated []string

	// Outline is the path, on the site, of the world's outline that maps lie over ("/assets/world.1f2e3d4c.svg"); "": no maps.
	Outline string
}
