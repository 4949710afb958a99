package plan

import (
	"sync"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
)

// table holds what pages of one depth write alike, so that it is written once: the menu, and the links to actors and
// briefings, which most rows repeat. It never changes once made.
type table struct {
	menu      []Link
	actors    map[*ledger.Actor]Link
	briefings []Link // by rank
}

// tables are made when the first page of a depth is looked at.
type tables struct {
	mu   sync.Mutex
	made map[hrefs]*table
}

func (t *tables) of(p *Plan, h hrefs) *table {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.made == nil {
		t.made = map[hrefs]*table{}
	}
	made, ok := t.made[h]
	if !ok {
		made = newTable(p, h)
		t.made[h] = made
	}
	return made
}

func newTable(p *Plan, h hrefs) *table {
	t := &table{
		menu:      p.menuLinks(h),
		actors:    make(map[*ledger.Actor]Link, len(p.Ledger.Actors)),
		briefings: make([]Link, len(p.Ledger.Briefings)),
	}
	for _, a := range p.Ledger.Actors {
		t.actors[a] = Link{Text: a.Name.Text, Href: h.below("actors", a.Slug)}
	}
	for i, b := range p.Ledger.Briefings {
		t.briefings[i] = Link{Text: b.Title.Text, Href: h.below("briefings", b.Slug)}
	}
	return t
}

// dates words each date of the ledger once; most are those of many rows.
type dates map[edtf.Date]When

func datesOf(l *ledger.Ledger) dates {
	d := make(dates, len(l.Briefings))
	add := func(date edtf.Date) {
		if date.IsZero() {
			return
		}
		if _, ok := d[date]; !ok {
			d[date] = when(date)
		}
	}
	for _, c := range l.Claims {
		add(c.Date)
		add(c.Due.Date)
	}
	for _, e := range l.Events {
		add(e.Date.Date)
	}
	return d
}

// when is a date as a page shows it.
func (s *scribe) when(d edtf.Date) When {
	if d.IsZero() {
		return When{}
	}
	if w, ok := s.common.dates[d]; ok {
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
