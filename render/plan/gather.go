package plan

import (
	"slices"
	"strings"
	"sync"

	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/source"
)

// common is what many pages ask for, worked out once. It grows with the site's facts; no view holds it.
type common struct {
	tables   *tables
	filled   map[string]bool           // sections that have something
	content  map[string]string         // the page that a link to a content file means, by the file's path
	rank     map[*ledger.Briefing]int  // place among the ledger's briefings
	days     []When                    // of briefings, by rank
	ofStory  map[*ledger.Story][]int32 // ranks of its briefings, in order
	ofActor  map[*ledger.Actor][]int32
	dates    dates
	told     []*ledger.Event // each event once, in order of time, the undated last
	years    []year          // told, by year
	undated  []*ledger.Event
	due      []due                             // the watch list
	under    map[*ledger.Claim]*ledger.Event   // claims that the watch list shows with the event that rests on them
	onIssue  map[*ledger.Issue][]*ledger.Claim // the newest briefing's first
	tellings map[*ledger.Event][]*ledger.Event // of events that several briefings tell, the newest briefing's first
	people   [][]int32                         // the places of the actors of each briefing, by rank
	named    []*ledger.Actor                   // by name
	outside  map[*ledger.Source]addresses      // of site-wide sources
	logo     string                            // the publisher's, in full; "" none
	prefix   string                            // what Names put before Paths: "content/"
	listed   []*ledger.Source                  // site-wide sources by title
	newest   []*ledger.Story                   // the one with the newest briefing first
}

// gather works out what is common to pages. Nothing is planned yet.
func gather(p *Plan) common {
	l := p.Ledger
	c := common{tables: &tables{}}
	together(
		func() { c.dates = datesOf(l) },
		func() { c.content = targets(l) },
		func() { c.named = byName(l.Actors, func(a *ledger.Actor) string { return a.Name.Text }) },
		func() { c.listed = byName(l.Sources, func(x *ledger.Source) string { return x.Title.Text }) },
		func() {
			c.rankAll(l, nil, nil)
			c.order(l)
		},
	)
	c.prefix = prefixOf(p)
	c.outside = make(map[*ledger.Source]addresses, len(l.Sources))
	for _, x := range l.Sources {
		c.outside[x] = addressesOf(x)
	}
	c.logo = logoOf(p)
	c.fill(l)
	return c
}

// fill tells which sections have something.
func (c *common) fill(l *ledger.Ledger) {
	c.filled = map[string]bool{
		"briefings":   len(l.Briefings) > 0,
		"stories":     len(l.Stories) > 0,
		"timeline":    len(c.told) > 0,
		"actors":      len(l.Actors) > 0,
		"claims":      len(l.Claims) > 0,
		"watchlist":   len(c.due) > 0,
		"places":      len(l.Places) > 0,
		"topics":      len(l.Topics) > 0,
		"sources":     len(l.Sources) > 0,
		"corrections": len(l.Corrections) > 0,
	}
}

// rankAll ranks the briefings, and works out what follows from their ranks. Where was is what a change was made of, what the change
// does not tell of is taken from there; both may be nil.
func (c *common) rankAll(l *ledger.Ledger, was *common, change *ledger.Change) {
	if was == nil {
		was = &common{}
	}
	n := len(l.Briefings)
	rank, days, people := make(map[*ledger.Briefing]int, n), make([]When, n), make([][]int32, n)
	for i, b := range l.Briefings {
		rank[b] = i
		if at, ok := was.rank[b]; ok {
			days[i], people[i] = was.days[at], was.people[at]
		} else {
			days[i], people[i] = whenDay(b.Date), places(b.Actors)
		}
	}
	c.rank, c.days, c.people = rank, days, people
	same := change != nil // whether all ranks are what they were
	for i := 0; same && i < len(change.Is); i++ {
		same = rank[change.Is[i]] == was.rank[change.Was[i]]
	}
	c.ofStory = ranksOf(c, l.Stories, was.ofStory, func(t *ledger.Story) bool { return same && !change.Told(t) },
		func(t *ledger.Story) []*ledger.Briefing { return l.OfStory(t).Briefings })
	c.ofActor = ranksOf(c, l.Actors, was.ofActor, func(a *ledger.Actor) bool { return same && !change.Told(a) },
		func(a *ledger.Actor) []*ledger.Briefing { return l.OfActor(a).Briefings })
}

// ranksOf are the ranks of the briefings of each thing; those of what is kept are what they were.
func ranksOf[T comparable](c *common, things []T, were map[T][]int32, kept func(T) bool, briefings func(T) []*ledger.Briefing) map[T][]int32 {
	ranks := make(map[T][]int32, len(things))
	for _, x := range things {
		if kept(x) {
			ranks[x] = were[x]
		} else {
			ranks[x] = c.ranks(briefings(x))
		}
	}
	return ranks
}

// order puts in order what briefings tell.
func (c *common) order(l *ledger.Ledger) {
	c.told = c.once(l.Events)
	c.years, c.undated = byYear(c.told)
	c.due = c.watch(l)
	c.recall(l)
	c.newest = newestStories(l, c.rank)
}

// recall lists what later briefings say on what earlier ones told.
func (c *common) recall(l *ledger.Ledger) {
	c.onIssue, c.tellings = map[*ledger.Issue][]*ledger.Claim{}, map[*ledger.Event][]*ledger.Event{}
	for _, b := range l.Briefings {
		for _, x := range b.Claims {
			if x.Issue != nil {
				c.onIssue[x.Issue] = append(c.onIssue[x.Issue], x)
			}
		}
		for _, e := range b.Events {
			if e.Same != nil || len(e.Tellings) > 0 {
				first := c.telling(e)
				c.tellings[first] = append(c.tellings[first], e)
			}
		}
	}
}

// places are those of actors among the ledger's.
func places(list []*ledger.Actor) []int32 {
	at := make([]int32, len(list))
	for i, a := range list {
		at[i] = int32(a.At())
	}
	return at
}

// together runs all at once and waits for them.
func together(all ...func()) {
	var wait sync.WaitGroup
	for _, do := range all {
		wait.Go(do)
	}
	wait.Wait()
}

// targets maps content files to pages. What stands in a registry has the path that a file of its own would have.
func targets(l *ledger.Ledger) map[string]string {
	m := make(map[string]string, len(l.Briefings)+len(l.Actors)+len(l.Places))
	for _, a := range l.Actors {
		m["actors/"+a.Slug+".md"] = PathOf(a)
	}
	for _, x := range l.Places {
		m["places/"+x.Slug+".md"] = PathOf(x)
	}
	for _, s := range l.Sources {
		m["sources/"+s.Slug+".md"] = PathOf(s)
	}
	for _, t := range l.Topics {
		m["topics/"+t.Slug+".md"] = PathOf(t)
	}
	for _, s := range l.Stories {
		m["stories/"+s.Slug+".md"] = PathOf(s)
	}
	for _, pg := range l.Pages {
		m["pages/"+pg.Path+".md"] = PathOf(pg)
	}
	for _, b := range l.Briefings {
		if b.File != nil {
			m[b.File.Path] = PathOf(b)
		}
	}
	return m
}

// prefixOf is what stands before a content file's path in messages, told from any file that has both.
func prefixOf(p *Plan) string {
	before := func(name, path string) (string, bool) { return strings.CutSuffix(name, path) }
	for _, f := range p.Assets {
		if prefix, ok := before(f.Name, f.Path); ok {
			return prefix
		}
	}
	for _, f := range p.recordFiles() {
		if prefix, ok := before(f.Name, f.Path); ok {
			return prefix
		}
	}
	return ""
}

// recordFiles are files that define something, at least one of each kind that there is.
func (p *Plan) recordFiles() []*record.File {
	var list []*record.File
	l := p.Ledger
	add := func(f *record.File) {
		if f != nil {
			list = append(list, f)
		}
	}
	for _, b := range l.Briefings[:min(1, len(l.Briefings))] {
		add(b.File)
	}
	for _, a := range l.Actors[:min(1, len(l.Actors))] {
		add(a.File)
	}
	for _, s := range l.Stories[:min(1, len(l.Stories))] {
		add(s.File)
	}
	for _, x := range l.Places[:min(1, len(l.Places))] {
		add(x.File)
	}
	for _, x := range l.Sources[:min(1, len(l.Sources))] {
		add(x.File)
	}
	for _, pg := range l.Pages[:min(1, len(l.Pages))] {
		add(pg.File)
	}
	return list
}

// siteFile is site.yaml as the author knows it.
func (p *Plan) siteFile() string { return p.common.prefix + "site.yaml" }

// originOf is the file that defines a thing, for messages.
func originOf(f *record.File) string {
	if f == nil {
		return itself
	}
	return f.Name
}

// compareNames orders names for a reader: letters before case.
func compareNames(a, b string) int {
	if c := strings.Compare(source.Fold(a), source.Fold(b)); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

// byName is a list in the order of compareNames.
func byName[T any](list []T, name func(T) string) []T {
	type named struct {
		folded, name string
		of           T
	}
	all := make([]named, len(list))
	for i, x := range list {
		all[i] = named{source.Fold(name(x)), name(x), x}
	}
	slices.SortStableFunc(all, func(a, b named) int {
		if c := strings.Compare(a.folded, b.folded); c != 0 {
			return c
		}
		return strings.Compare(a.name, b.name)
	})
	sorted := make([]T, len(list))
	for i := range all {
		sorted[i] = all[i].of
	}
	return sorted
}

// once keeps of the tellings of one event the first that is published. The rest stay in their order.
func (c *common) once(list []*ledger.Event) []*ledger.Event {
	if !slices.ContainsFunc(list, func(e *ledger.Event) bool { return e.Same != nil }) {
		return list
	}
	seen := make(map[*ledger.Event]bool, len(list))
	var out []*ledger.Event
	for _, e := range list {
		if e = c.telling(e); !seen[e] {
			seen[e] = true
			out = append(out, e)
		}
	}
	sortEvents(out)
	return out
}

// telling is the telling of an event that stands for all of them.
func (c *common) telling(e *ledger.Event) *ledger.Event {
	if e.Same != nil {
		if _, published := c.rank[e.Same.Briefing]; published {
			return e.Same
		}
	}
	return e
}

// ranks are the places of briefings among the ledger's.
func (c *common) ranks(list []*ledger.Briefing) []int32 {
	ranks := make([]int32, len(list))
	for i, b := range list {
		ranks[i] = int32(c.rank[b])
	}
	return ranks
}
