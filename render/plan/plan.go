package plan

import (
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

	english bool             // the language of the site, which decides how quotation marks are set
	byPath  map[string]*Page // redirects included
	files   map[string]*source.File
	made    map[string]bool // Options.Generated
	outline string          // Options.Outline
	common  common
}

// Page is one page to be.
type Page struct {
	Path     string           // on the site: "/briefings/x/", "/404.html", "/actors/iran/page/2/"
	Layout   string           // the template that renders it: "briefing"
	Origin   string           // what brought it about, for messages: a content file, or "dateline"
	Body     *record.Body     // the prose that it shows; nil for none
	file     string           // where it is defined, where Origin does not tell it
	pos      diag.Pos         // in file, or in Origin
	briefing *ledger.Briefing // whose page it is; nil for others
	ids      []string         // of elements that authors may lead to, beside headings and annotations
	plan     *Plan
	view     func(*Plan, *desk) any
}

// File is the path of the page's file below the output folder: "briefings/x/index.html".
func (p *Page) File() string { return fileOf(p.Path) }

// View makes what the page may see: a pointer to one of this package's view types, all of which embed Head.
func (p *Page) View() any { return p.view(p.plan, new(desk)) }

// desks are those that no view is written on.
var desks = sync.Pool{New: func() any { return new(desk) }}

// Show makes the page's View for as long as use runs: it must keep nothing of it.
func (p *Page) Show(use func(view any)) {
	d := desks.Get().(*desk)
	use(p.view(p.plan, d))
	d.clear()
	desks.Put(d)
}

// Page returns the page at a path.
func (p *Plan) Page(path string) (*Page, bool) { return p.page(path) }

// WithText is p after an edit of prose that changes no fact (see ledger.Ledger.WithText): the pages stay what they are, and see
// the text of b as l tells it.
func (p *Plan) WithText(l *ledger.Ledger, b *ledger.Briefing) *Plan {
	e := *p
	if l.TitleOf(b) != p.Ledger.TitleOf(b) {
		e.common.tables = &tables{}
	}
	e.Ledger, e.Pages, e.byPath = l, make([]*Page, len(p.Pages)), make(map[string]*Page, len(p.Pages))
	pages := make([]Page, len(p.Pages))
	for i, pg := range p.Pages {
		pages[i] = *pg
		pages[i].plan = &e
		if pg.briefing == b {
			pages[i].Body = l.TextOf(b).Body
		}
		e.Pages[i], e.byPath[pg.Path] = &pages[i], &pages[i]
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
