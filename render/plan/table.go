package plan

import (
	"maps"
	"sync"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
)

// table holds what pages of one depth write alike, so that it is written once: what their frames say of the site, and the
// links to actors, places, stories and briefings, which most rows repeat. It never changes once made.
type table struct {
	site      SiteHead
	actors    map[*ledger.Actor]Link
	places    map[*ledger.Place]Link
	stories   map[*ledger.Story]Link
	briefings []Link // by rank
}

// tables are made when the first page of a depth is looked at.
type tables struct {
	mu     sync.Mutex
	made   map[hrefs]*table
	before map[hrefs]*table // those of another ledger with the same actors, places and stories
	was    *ledger.Ledger   // that ledger
}

// tablesAfter are tables for a ledger that shares with p's all but some briefings.
func (p *Plan) tablesAfter() *tables {
	t := p.common.tables
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.made) == 0 {
		return &tables{before: t.before, was: t.was}
	}
	return &tables{before: maps.Clone(t.made), was: p.Ledger}
}

func (t *tables) of(p *Plan, h hrefs) *table {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.made == nil {
		t.made = map[hrefs]*table{}
	}
	made, ok := t.made[h]
	if !ok {
		if before := t.before[h]; before != nil {
			made = before.after(t.was, p, h)
		} else {
			made = newTable(p, h)
		}
		t.made[h] = made
	}
	return made
}

// after is newTable for another ledger with the same actors, places and stories as was, whose table t is.
func (t *table) after(was *ledger.Ledger, p *Plan, h hrefs) *table {
	n := *t
	n.site, n.briefings = p.siteHead(h), make([]Link, len(p.Ledger.Briefings))
	for i, b := range p.Ledger.Briefings {
		if i < len(was.Briefings) && was.Briefings[i] == b && was.TitleOf(b) == p.Ledger.TitleOf(b) {
			n.briefings[i] = t.briefings[i]
		} else {
			n.briefings[i] = p.titled(b, h)
		}
	}
	return &n
}

func newTable(p *Plan, h hrefs) *table {
	t := &table{
		site:      p.siteHead(h),
		actors:    make(map[*ledger.Actor]Link, len(p.Ledger.Actors)),
		places:    make(map[*ledger.Place]Link, len(p.Ledger.Places)),
		stories:   make(map[*ledger.Story]Link, len(p.Ledger.Stories)),
		briefings: make([]Link, len(p.Ledger.Briefings)),
	}
	for _, a := range p.Ledger.Actors {
		t.actors[a] = Link{Text: a.Name.Text, Href: h.below("actors", a.Slug)}
	}
	for _, x := range p.Ledger.Places {
		t.places[x] = Link{Text: x.Name.Text, Href: h.below("places", x.Slug)}
	}
	for _, x := range p.Ledger.Stories {
		t.stories[x] = Link{Text: p.set(x.Title.Text), Href: h.below("stories", x.Slug)}
	}
	for i, b := range p.Ledger.Briefings {
		t.briefings[i] = p.titled(b, h)
	}
	return t
}

// titled leads to a briefing, by its title.
func (p *Plan) titled(b *ledger.Briefing, h hrefs) Link {
	return Link{Text: p.set(p.Ledger.TitleOf(b)), Href: h.below("briefings", b.Slug)}
}

// dates words each date of the ledger once, by its text; most are those of many rows.
type dates map[string]When

func datesOf(l *ledger.Ledger) dates {
	d := make(dates, len(l.Briefings))
	add := func(date edtf.Date) {
		if date.IsZero() {
			return
		}
		if _, ok := d[date.String()]; !ok {
			d[date.String()] = when(date)
		}
	}
	for _, c := range l.Claims {
		add(c.Date)
		add(c.Due.Date)
	}
	for _, e := range l.Events {
		add(e.Date.Date)
	}
	for _, r := range l.Relations {
		add(r.Date.Date)
	}
	for _, x := range l.Sources {
		add(x.Date.Date)
	}
	for _, b := range l.Briefings {
		for _, x := range b.Sources {
			add(x.Date.Date)
		}
	}
	return d
}

// addresses are where a source stands outside the site; "" nowhere.
type addresses struct{ url, archived string }

func addressesOf(x *ledger.Source) addresses {
	return addresses{webAddress(x.URL.Text), webAddress(x.Archived.Text)}
}

// addresses of a site-wide source are read once: it stands under many briefings.
func (s *scribe) addresses(x *ledger.Source) addresses {
	if at, ok := s.common.outside[x]; ok {
		return at
	}
	return addressesOf(x)
}

// when is a date as a page shows it.
func (s *scribe) when(d edtf.Date) When {
	text := d.String()
	if text == "" {
		return When{}
	}
	if w, ok := s.common.dates[text]; ok {
		return w
	}
	return when(d)
}

// dayOf is the date of a briefing.
func (s *scribe) dayOf(b *ledger.Briefing) When {
	if i, ok := s.common.rank[b]; ok {
		return s.common.days[i]
	}
	return whenDay(b.Date)
}
