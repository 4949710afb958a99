package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/seed-0837baff/dateline/render/ledger"
)

// What the front page shows of each thing.
const (
	homeBriefings = 12
	homeDue       = 6
	homeActors    = 12
	homeStories   = 6
)

// home plans "/" and the page for addresses that lead nowhere.
func (k *planner) home() {
	k.add("/", "home", itself, nil, func(s *scribe) any { return s.home() })
	k.add(notFoundPath, "404", itself, nil, func(s *scribe) any {
		newest := s.Ledger.Briefings
		return &NotFound{
			Head:   s.head("Page not found", ""),
			Latest: s.briefingRows(newest[:min(len(newest), 5)]),
		}
	})
}

func (s *scribe) home() *Home {
	l := s.Ledger
	v := &Home{
		Head:  s.head("", ""),
		All:   Link{Text: "All briefings", Href: s.to("/briefings/"), Note: fmt.Sprint(len(l.Briefings))},
		Empty: "Nothing has been published yet.",
	}
	if len(l.Briefings) > 0 {
		v.Lead = s.lead(l.Briefings[0])
		v.Latest = s.briefingRows(l.Briefings[1:min(len(l.Briefings), 1+homeBriefings)])
		v.Actors = s.actorsOfMonth()
	}
	pending := s.common.pending()
	v.Watch = s.dueRows(homeWatch(pending))
	if len(s.common.due) > len(v.Watch) {
		v.WatchOn = Link{Text: sectionTitle("watchlist"), Href: s.to("/watchlist/"), Note: fmt.Sprint(len(pending))}
	}
	v.Stories = s.newestStories()
	v.Strip = s.lastTwelve()
	return v
}

func (s *scribe) lead(b *ledger.Briefing) *Lead {
	v := &Lead{Row: s.briefingRow(b), Dateline: s.dateline(b), Image: s.picture(b)}
	for _, a := range b.Actors[:min(len(b.Actors), 6)] {
		v.Actors = append(v.Actors, s.actorLink(a))
	}
	for _, c := range b.Claims {
		if c.Standing == "disputed" || c.Standing == "partly-disputed" {
			v.Disputed++
		}
	}
	return v
}

// homeWatch is half of what is overdue, the latest first to have become so, and what comes next, whoever expects it.
func homeWatch(pending []due) []due {
	split, _ := slices.BinarySearchFunc(pending, dueGroup, func(d due, group int) int { return cmp.Compare(d.group, group) })
	late, next := pending[:split], slices.Clone(pending[split:])
	for i := range next {
		next[i].group = comes(next[i].group)
	}
	slices.SortStableFunc(next, func(a, b due) int { return cmp.Compare(a.day, b.day) })
	late = slices.Clone(late[max(0, len(late)-max(homeDue/2, homeDue-len(next))):])
	slices.Reverse(late)
	return append(late, next[:min(len(next), homeDue-len(late))]...)
}

// actorsOfMonth are those of the briefings of the newest briefing's month, most used first.
func (s *scribe) actorsOfMonth() []Link {
	briefings := s.Ledger.Briefings
	year, month, _ := briefings[0].Date.Day.Date()
	used := map[*ledger.Actor]int{}
	var actors []*ledger.Actor
	for _, b := range briefings {
		if y, m, _ := b.Date.Day.Date(); y != year || m != month {
			break
		}
		for _, a := range b.Actors {
			if used[a]++; used[a] == 1 {
				actors = append(actors, a)
			}
		}
	}
	slices.SortFunc(actors, func(a, b *ledger.Actor) int {
		return cmp.Or(cmp.Compare(used[b], used[a]), strings.Compare(a.Slug, b.Slug))
	})
	var links []Link
	for _, a := range actors[:min(len(actors), homeActors)] {
		l := s.actorLink(a)
		l.Note = count(used[a], "briefing", "briefings")
		links = append(links, l)
	}
	return links
}

func (s *scribe) newestStories() []Link {
	var links []Link
	for _, t := range s.common.newest[:min(len(s.common.newest), homeStories)] {
		l := s.storyLink(t)
		l.Note = count(len(s.Ledger.OfStory(t).Briefings), "briefing", "briefings")
		links = append(links, l)
	}
	return links
}

// lastTwelve are the months up to that of the newest briefing or of today, whichever is earlier: a site that has come to
// rest still shows its last year.
func (s *scribe) lastTwelve() []Density {
	years := s.common.years
	if len(years) == 0 {
		return nil
	}
	last := s.Ledger.Today
	if len(s.Ledger.Briefings) > 0 {
		last = min(last, s.Ledger.Briefings[0].Date.Day)
	}
	year, m, _ := last.Date()
	bars := make([]Density, 0, 12)
	for i := 11; i >= 0; i-- {
		first := time.Date(year, m-time.Month(i), 1, 0, 0, 0, 0, time.UTC)
		bars = append(bars, s.monthBar(first.Year(), first.Month()))
	}
	return scale(bars)
}

// monthBar is a month of the site's timeline, with a link where it has events.
func (s *scribe) monthBar(y int, m time.Month) Density {
	d := bar(monthName(y, m), m.String()[:3], nil)
	at, ok := slices.BinarySearchFunc(s.common.years, y, func(x year, y int) int { return cmp.Compare(x.year, y) })
	if !ok {
		return d
	}
	of := s.common.years[at]
	for _, x := range of.months() {
		if x.month != m {
			continue
		}
		d = bar(d.Text, d.Short, x.events)
		if len(of.events) > fullYear {
			d.Href = s.to(monthPath("/timeline/", y, m))
		} else {
			d.Href = s.to(yearPath("/timeline/", y) + "#" + monthID(y, m))
		}
	}
	return d
}
