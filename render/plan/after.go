package plan

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/source"
)

// After is what Make would give for l, which a change made of the ledger of p, with the same options: pages of what the change does
// not tell of are shared with p. There must have been no errors. ok is false where there are some now: what is shared does not know
// where they stand in texts that have changed since l was linked, so that all must be linked and planned.
func (p *Plan) After(l *ledger.Ledger, c *ledger.Change, assets []*source.File) (after *Plan, ok bool) {
	e := blank(l, assets, p.options)
	e.common = p.common.after(p, l, c)
	k := &planner{Plan: e, change: c}
	for _, kind := range kinds {
		kind(k)
	}
	fresh := e.Pages
	slices.SortFunc(fresh, byPath)
	e.Pages = merge(p.Pages, fresh, func(pg *Page) bool { return pg.of != nil && !c.Told(pg.of) })
	for i := 1; i < len(e.Pages); i++ {
		if e.Pages[i].Path == e.Pages[i-1].Path {
			return nil, false
		}
	}
	k.refusedNames(fresh)
	same := e.SamePages(p)
	if !same {
		k.collisions()
	}
	if same && p.leads(fresh) { // other texts' links lead where they led
		k.links(bodiesOf(c.Is), c.Is)
	} else {
		k.links(e.bodies(), l.Briefings)
	}
	k.menu()
	k.logo()
	k.leaveOut()
	return e, len(k.found) == 0
}

// merge is what is kept of pages, together with fresh ones: all in order of path.
func merge(pages, fresh []*Page, kept func(*Page) bool) []*Page {
	list := make([]*Page, 0, len(pages)+8)
	for _, pg := range pages {
		if !kept(pg) {
			continue
		}
		for len(fresh) > 0 && fresh[0].Path < pg.Path {
			list, fresh = append(list, fresh[0]), fresh[1:]
		}
		list = append(list, pg)
	}
	return append(list, fresh...)
}

// leads reports whether fresh pages, which stand in the place of pages of p, have the same parts for links to lead to.
func (p *Plan) leads(fresh []*Page) bool {
	for _, pg := range fresh {
		was, ok := p.Page(pg.Path)
		if !ok || !slices.Equal(was.ids, pg.ids) || !slices.Equal(headingIDs(was.Body), headingIDs(pg.Body)) || (was.briefing == nil) != (pg.briefing == nil) {
			return false
		}
		if pg.briefing != nil && !slices.Equal(slices.Collect(was.briefing.IDs()), slices.Collect(pg.briefing.IDs())) {
			return false
		}
	}
	return true
}

// after is what gather would give for l, which a change made of the ledger of before.
func (c *common) after(before *Plan, l *ledger.Ledger, change *ledger.Change) common {
	n := *c
	n.tables = before.tablesAfter()
	n.rankAll(l, c, change)
	n.order(l)
	n.fill(l)
	return n
}
