package ledger

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// lists fills what the other side of each reference wants, from the published briefings alone. Each part fills lists that no
// other touches.
func (k *linker) lists() {
	together(listing{told: &k.told}.parts(k.Ledger, k.Sources)...)
	for _, s := range k.Stories {
		k.OfStory(s).Actors = mostUsed(k.OfStory(s).Briefings)
	}
	slices.SortFunc(k.Pages, func(a, b *Page) int { return strings.Compare(a.Path, b.Path) })
}

// together runs all at once and waits for them.
func together(all ...func()) {
	var wait sync.WaitGroup
	for _, do := range all {
		wait.Go(do)
	}
	wait.Wait()
}

// pointBack enters at each claim what answers it, rests on it or corrects it.
func pointBack(l *Ledger) {
	for _, c := range l.Claims {
		for _, of := range c.Of {
			of.Answers = append(of.Answers, c)
		}
	}
	for _, e := range l.Events {
		for _, c := range e.Claims {
			c.Events = append(c.Events, e)
		}
	}
	for _, r := range l.Relations {
		for _, c := range r.Claims {
			c.Relations = append(c.Relations, r)
		}
	}
	for _, k := range l.Corrections {
		for _, c := range k.Claims {
			c.Corrections = append(c.Corrections, k)
		}
	}
}

// listing enters what is told of things in their lists.
type listing struct {
	*told
	aside *SourceTold // where set, it takes what rests on briefings' own sources
}

// at is what is told of the thing at a place, made if need be.
func at[V any](list []*V, place int32) *V {
	if list[place] == nil {
		list[place] = new(V)
	}
	return list[place]
}

// parts enter what the briefings of a ledger and site-wide sources tell. Each fills lists that no other touches; where lists must
// be made first, one part must come after the other.
func (l listing) parts(of *Ledger, wide []*Source) []func() {
	return []func(){func() {
		for _, b := range of.Briefings {
			l.briefing(b)
		}
	}, func() {
		for _, c := range of.Claims {
			l.claim(c)
		}
	}, func() {
		for _, e := range of.Events {
			l.event(e)
		}
	}, func() {
		for _, r := range of.Relations {
			l.relation(r)
		}
	}, func() {
		for _, s := range wide {
			l.source(s)
		}
		for _, b := range of.Briefings {
			for _, s := range b.Sources {
				l.source(s)
			}
		}
	}}
}

func (l listing) of(s *Source) *SourceTold {
	switch {
	case s.Briefing == nil:
		return at(l.sources, s.at)
	case l.aside != nil:
		return l.aside
	}
	return &s.own
}

func (l listing) briefing(b *Briefing) {
	for _, a := range b.Actors {
		add(&at(l.actors, a.at).Briefings, b)
	}
	for _, t := range b.Topics {
		add(&at(l.topics, t.at).Briefings, b)
	}
	if b.Story != nil {
		add(&at(l.stories, b.Story.at).Briefings, b)
	}
	for _, s := range b.Uses {
		add(&l.of(s).Briefings, b)
	}
	in := func(p *Place) {
		if p == nil {
			return
		}
		list := &at(l.places, p.at).Briefings
		if n := len(*list); n == 0 || (*list)[n-1] != b {
			add(list, b)
		}
	}
	in(b.Dateline)
	for _, m := range b.Mentions {
		in(m.Place)
		if m.Actor != nil {
			add(&at(l.actors, m.Actor.at).Mentions, m)
		} else if m.Place != nil {
			add(&at(l.places, m.Place.at).Mentions, m)
		}
	}
	wheres := func(list []Where) {
		for _, w := range list {
			in(w.Place)
		}
	}
	for _, c := range b.Claims {
		wheres(c.Place)
	}
	for _, e := range b.Events {
		wheres(e.Place)
	}
	for _, r := range b.Relations {
		wheres(r.Place)
	}
}

func (l listing) claim(c *Claim) {
	for _, a := range c.By {
		add(&at(l.actors, a.at).Said, c)
	}
	for _, a := range c.About {
		if !slices.Contains(c.By, a) {
			add(&at(l.actors, a.at).About, c)
		}
	}
	if c.Issue != nil {
		add(&at(l.issues, c.Issue.at).Claims, c)
	}
	if c.Source != nil {
		add(&l.of(c.Source).Claims, c)
	}
	c.ownWay(func(s *Source) {
		if s != c.Source {
			add(&l.of(s).Through, c)
		}
	})
	if s := c.Briefing.Story; s != nil {
		add(&at(l.stories, s.at).Claims, c)
	}
	for _, w := range c.Place {
		if w.Place != nil {
			add(&at(l.places, w.Place.at).Claims, c)
		}
	}
}

// ownWay calls found with each source that a claim names in its own `via` and `citing`, beyond what its source names; with none
// twice.
func (c *Claim) ownWay(found func(*Source)) {
	via, citing := c.Via, c.Citing
	if c.Source != nil {
		via, citing = via[min(len(c.Source.Via), len(via)):], citing[min(len(c.Source.Citing), len(citing)):]
	}
	for _, s := range via {
		found(s)
	}
	for _, x := range citing {
		if x.Source != nil && !slices.Contains(via, x.Source) {
			found(x.Source)
		}
	}
}

func (l listing) event(e *Event) {
	for _, a := range e.By {
		add(&at(l.actors, a.at).Events, e)
	}
	for _, a := range e.Actors {
		if !slices.Contains(e.By, a) {
			add(&at(l.actors, a.at).Events, e)
		}
	}
	for _, a := range e.Possibly {
		add(&at(l.actors, a.at).Possibly, e)
	}
	for _, t := range e.Topics {
		add(&at(l.topics, t.at).Events, e)
	}
	if e.Source != nil {
		add(&l.of(e.Source).Events, e)
	}
	if s := e.Briefing.Story; s != nil {
		add(&at(l.stories, s.at).Events, e)
	}
	for _, w := range e.Place {
		if w.Place != nil {
			add(&at(l.places, w.Place.at).Events, e)
		}
	}
}

func (l listing) relation(r *Relation) {
	if r.From != nil {
		add(&at(l.actors, r.From.at).Relations, r)
	}
	if r.To != nil && r.To != r.From {
		add(&at(l.actors, r.To.at).Relations, r)
	}
	for _, w := range r.Place {
		if w.Place != nil {
			add(&at(l.places, w.Place.at).Relations, r)
		}
	}
}

func (l listing) source(s *Source) {
	for _, on := range leansOn(s) {
		list := &l.of(on).Leaning
		if n := len(*list); n == 0 || (*list)[n-1] != s {
			add(list, s)
		}
	}
}

func add[T any](list *[]T, x T) { *list = append(*list, x) }

// mostUsed lists the actors of briefings, those of most briefings first, then by id.
func mostUsed(briefings []*Briefing) []*Actor {
	count := map[*Actor]int{}
	var actors []*Actor
	for _, b := range briefings {
		for _, a := range b.Actors {
			if count[a]++; count[a] == 1 {
				actors = append(actors, a)
			}
		}
	}
	slices.SortFunc(actors, func(a, b *Actor) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), strings.Compare(a.Slug, b.Slug))
	})
	return actors
}
