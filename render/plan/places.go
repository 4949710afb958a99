package plan

import (
	"math"
	"slices"
	"strconv"

	"github.com/seed-0837baff/dateline/render/ledger"
)

// places plans the list of places and each place's pages.
func (k *planner) places() {
	all := slices.Clone(k.Ledger.Places)
	slices.SortStableFunc(all, func(a, b *ledger.Place) int { return compareNames(a.Name.Text, b.Name.Text) })
	k.list("/places/", "places", itself, nil, len(all), k.pageSize(), func(s *scribe, at span) any {
		v := &Places{Head: s.head(sectionTitle("places"), "places"), Total: len(all), Empty: "No place has been described yet."}
		v.Map = s.chart("Map of the places", s.allTold(cut(all, at)))
		for _, p := range cut(all, at) {
			told := s.Ledger.OfPlace(p)
			v.Rows = append(v.Rows, PlaceRow{
				Link: s.placeLink(p), In: s.placeIn(p), Precision: p.Precision,
				Briefings: len(told.Briefings), Events: len(told.Events), Claims: len(told.Claims),
			})
		}
		return v
	})
	for _, p := range k.Ledger.Places {
		k.pagesOf(p, func() {
			told := k.Ledger.OfPlace(p)
			events := k.common.once(told.Events)
			n := max(len(events), len(told.Claims), len(told.Relations), len(told.Briefings), len(p.Within))
			planned := len(k.Pages)
			k.list(PathOf(p), "place", originOf(p.File), p.Profile, n, rows, func(s *scribe, at span) any { return s.place(p, events) })
			k.definedAt(planned, originOf(p.File), p.ID.Pos)
		})
	}
}

func (s *scribe) place(p *ledger.Place, events []*ledger.Event) *Place {
	at, told := s.span, s.Ledger.OfPlace(p)
	v := &Place{
		Head:      s.head(p.Name.Text, "places", s.crumb("places")),
		Summary:   s.set(p.Summary.Text),
		In:        s.placeIn(p),
		Strip:     s.eventStrip(events),
		Events:    s.eventRows(cut(events, at)),
		Claims:    s.claimRows(cutBack(told.Claims, at)),
		Relations: s.relationRows(cutBack(told.Relations, at)),
		Briefings: s.briefingRows(cut(told.Briefings, at)),
		Totals: Totals{
			Briefings: len(told.Briefings), Events: len(events), Claims: len(told.Claims), Relations: len(told.Relations),
			Disputed: disputed(told.Claims), Overdue: overdue(told.Claims, events),
		},
	}
	v.describe(p.Summary.Text)
	if len(events)+len(told.Claims)+len(told.Relations)+len(told.Briefings) == 0 {
		v.Empty = "No briefing has told of " + p.Name.Text + " yet."
	}
	within := cut(p.Within, at)
	for _, x := range within {
		v.Within = append(v.Within, s.placeLink(x))
	}
	if p.Located {
		v.Where = coordinates(p.Lat, p.Lon)
		v.Precision = precisions[p.Precision]
	}
	if at.first() {
		v.Map = s.chart("Map of "+p.Name.Text, s.allTold(append([]*ledger.Place{p}, within...)))
		v.Prose = s.prose(p.File, p.Profile)
		for _, alias := range p.Aliases {
			v.Aliases = append(v.Aliases, alias.Text)
		}
	}
	return v
}

func (s *scribe) placeIn(p *ledger.Place) Link {
	switch {
	case p.InPlace != nil:
		return s.placeLink(p.InPlace)
	case p.InActor != nil:
		return s.actorLink(p.InActor)
	}
	return Link{}
}

// coordinates in words, to the digits that were given: "55.8° N, 52.1° E".
func coordinates(lat, lon float64) string {
	ns, ew := "N", "E"
	if lat < 0 {
		ns = "S"
	}
	if lon < 0 {
		ew = "W"
	}
	degrees := func(f float64) string { return strconv.FormatFloat(math.Abs(f), 'f', -1, 64) + "° " }
	return degrees(lat) + ns + ", " + degrees(lon) + ew
}
