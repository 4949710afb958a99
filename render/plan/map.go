package plan

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/figure"
	"github.com/seed-0837baff/dateline/render/ledger"
)

// mappedPlaces is the most places of a map, and of the list beside a story's; more is a crowd.
const mappedPlaces = 40

// spot is a place or state and how often a page tells of it.
type spot struct {
	ledger.Where
	events, claims int
}

// name is what the spot is listed by.
func (x spot) name() string {
	if x.Place != nil {
		return x.Place.Name.Text
	}
	return x.Actor.Name.Text
}

// note is how often the page tells of it, in words: "4 events, 1 claim".
func (x spot) note() string {
	var parts []string
	if x.events > 0 {
		parts = append(parts, count(x.events, "event", "events"))
	}
	if x.claims > 0 {
		parts = append(parts, count(x.claims, "claim", "claims"))
	}
	return strings.Join(parts, ", ")
}

// spots counts where events and claims happen, those most told of first, then by name.
func spots(events []*ledger.Event, claims []*ledger.Claim) []spot {
	at := map[ledger.Where]int{}
	var list []spot
	find := func(w ledger.Where) *spot {
		i, ok := at[w]
		if !ok {
			i = len(list)
			at[w] = i
			list = append(list, spot{Where: w})
		}
		return &list[i]
	}
	for _, e := range events {
		for _, w := range e.Place {
			if w != (ledger.Where{}) {
				find(w).events++
			}
		}
	}
	for _, c := range claims {
		for _, w := range c.Place {
			if w != (ledger.Where{}) {
				find(w).claims++
			}
		}
	}
	slices.SortStableFunc(list, func(a, b spot) int {
		return cmp.Or(cmp.Compare(b.events, a.events), cmp.Compare(b.claims, a.claims), compareNames(a.name(), b.name()))
	})
	return list
}

// allTold are places with all that the site tells of them.
func (s *scribe) allTold(list []*ledger.Place) []spot {
	spots := make([]spot, len(list))
	for i, p := range list {
		told := s.Ledger.OfPlace(p)
		spots[i] = spot{ledger.Where{Place: p}, len(told.Events), len(told.Claims)}
	}
	return spots
}

// spotLinks list spots, each with how often it is told of.
func (s *scribe) spotLinks(list []spot) []Link {
	var links []Link
	for _, x := range list {
		var l Link
		if x.Place != nil {
			l = s.placeLink(x.Place)
		} else {
			l = s.actorLink(x.Actor)
		}
		l.Note = x.note()
		links = append(links, l)
	}
	return links
}

// chart draws the places that have coordinates, the first of them if there are too many. A state has none. Where nothing can be
// drawn, it is "".
func (s *scribe) chart(label string, list []spot) template.HTML {
	if s.options.Outline == "" {
		return ""
	}
	l := figure.Locator{Label: label, World: s.to(s.options.Outline)}
	for _, x := range list {
		p := x.Place
		if p == nil || !p.Located || len(l.Places) == mappedPlaces {
			continue
		}
		note := precisions[p.Precision]
		if told := x.note(); told != "" {
			note = strings.TrimPrefix(note+", "+told, ", ")
		}
		link := s.placeLink(p)
		if s.page.Path == PathOf(p) {
			link.Href = ""
		}
		l.Places = append(l.Places, figure.Place{
			Text: link.Text, Href: link.Href, Note: note, Lat: p.Lat, Lon: p.Lon, Precision: p.Precision, Weight: x.events + x.claims,
		})
	}
	return template.HTML(l.HTML())
}
