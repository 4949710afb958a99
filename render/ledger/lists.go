package ledger

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/seed-0837baff/dateline/render/diag"
)

// sameEvents follows `same` to the first telling and lists the tellings there. Only published tellings are listed.
func (k *linker) sameEvents() {
	var telling []*Event
	for _, b := range k.all {
		for _, e := range b.Events {
			if e.Same != nil {
				telling = append(telling, e)
			}
		}
	}
	ring(telling, func(e *Event) []*Event { return some(e.Same) }, func(path []*Event) {
		e := path[0]
		k.findings.errorf(e.Briefing.File, e.Event.Same, "one of them must stand for itself", "each of these events says that the next told it first: %s",
			arrows(path, func(e *Event) string { return e.Ref }))
		for _, e := range path {
			e.Same = nil
		}
	})
	for _, e := range telling {
		for e.Same != nil && e.Same.Same != nil {
			e.Same = e.Same.Same
		}
		if e.Same != nil && e.Briefing.held == Published {
			e.Same.Tellings = append(e.Same.Tellings, e)
		}
	}
}

// resolvers enters what settles claims and events. A thing is settled once.
func (k *linker) resolvers() {
	for _, b := range k.all {
		for _, e := range b.Events {
			var slot **Event
			switch {
			case e.Resolves.Claim != nil:
				slot = &e.Resolves.Claim.Resolver
			case e.Resolves.Event != nil:
				slot = &e.Resolves.Event.Resolver
			default:
				continue
			}
			if first := *slot; first != nil {
				k.findings.errorf(b.File, e.Event.Resolves.Ref, "keep the one that settles it", "%q is settled twice", e.Event.Resolves.Ref.Text)
				k.findings[len(k.findings)-1].Related = []diag.Related{{
					File: first.Briefing.File.Name, Pos: first.Event.Resolves.Ref.Pos, Message: "settled here already"}}
				continue
			}
			*slot = e
		}
	}
	// Nothing published is settled by what is withheld; the check above counts it all the same.
	for _, b := range k.all {
		if b.held == Published {
			continue
		}
		for _, e := range b.Events {
			if c := e.Resolves.Claim; c != nil && c.Resolver == e && c.Briefing.held == Published {
				c.Resolver = nil
			}
			if t := e.Resolves.Event; t != nil && t.Resolver == e && t.Briefing.held == Published {
				t.Resolver = nil
			}
		}
	}
}

// gather puts the annotations of the published briefings into the ledger's lists, in their order.
func (k *linker) gather() {
	for _, b := range slices.Backward(k.Briefings) {
		b.Topics = k.topicsOf(b.Briefing.Topics)
		k.Claims = append(k.Claims, b.Claims...)
		k.Events = append(k.Events, b.Events...)
		k.Relations = append(k.Relations, b.Relations...)
		k.Corrections = append(k.Corrections, b.Corrections...)
		for _, e := range b.Events {
			e.Topics = k.topicsOf(e.Event.Topics)
		}
	}
	together(func() { bySaid(k.Claims) }, func() { inTime(k.Events) }, func() {
		slices.SortStableFunc(k.Corrections, func(a, b *Correction) int { return byDate(b.Date.Date, a.Date.Date) })
	})
}

// lists fills what the other side of each reference wants, from the published briefings alone. Each part fills lists that no
// other touches.
func (k *linker) lists() {
	together(k.listBriefings, k.listClaims, k.listEvents, k.listRelations, k.listCorrections, k.listSources, func() {
		k.Topics = sortedBy(k.ids.topics)
		slices.SortFunc(k.Pages, func(a, b *Page) int { return strings.Compare(a.Path, b.Path) })
	})
}

// together runs all at once and waits for them.
func together(all ...func()) {
	var wait sync.WaitGroup
	for _, do := range all {
		wait.Go(do)
	}
	wait.Wait()
}

func (k *linker) listBriefings() {
	for _, b := range k.Briefings {
		listBriefing(b)
	}
	for _, s := range k.Stories {
		s.Actors = mostUsed(s.Briefings)
	}
}

func (k *linker) listClaims() {
	for _, c := range k.Claims {
		listClaim(c)
	}
}

func (k *linker) listEvents() {
	for _, e := range k.Events {
		listEvent(e)
	}
}

func (k *linker) listRelations() {
	for _, r := range k.Relations {
		listRelation(r)
	}
}

func (k *linker) listCorrections() {
	for _, c := range k.Corrections {
		for _, of := range c.Claims {
			of.Corrections = append(of.Corrections, c)
		}
	}
}

func (k *linker) listSources() {
	for _, s := range k.Sources {
		listSource(s)
	}
	for _, b := range k.Briefings {
		for _, s := range b.Sources {
			listSource(s)
		}
	}
}

func listBriefing(b *Briefing) {
	for _, a := range b.Actors {
		a.Briefings = append(a.Briefings, b)
	}
	for _, t := range b.Topics {
		t.Briefings = append(t.Briefings, b)
	}
	if b.Story != nil {
		b.Story.Briefings = append(b.Story.Briefings, b)
	}
	for _, s := range b.Uses {
		s.Briefings = append(s.Briefings, b)
	}
	at := func(p *Place) {
		if p == nil {
			return
		}
		if n := len(p.Briefings); n == 0 || p.Briefings[n-1] != b {
			p.Briefings = append(p.Briefings, b)
		}
	}
	at(b.Dateline)
	for _, m := range b.Mentions {
		at(m.Place)
		if m.Actor != nil {
			m.Actor.Mentions = append(m.Actor.Mentions, m)
		} else if m.Place != nil {
			m.Place.Mentions = append(m.Place.Mentions, m)
		}
	}
	for _, c := range b.Claims {
		for _, w := range c.Place {
			at(w.Place)
		}
	}
	for _, e := range b.Events {
		for _, w := range e.Place {
			at(w.Place)
		}
	}
	for _, r := range b.Relations {
		for _, w := range r.Place {
			at(w.Place)
		}
	}
}

func listClaim(c *Claim) {
	for _, a := range c.By {
		a.Said = append(a.Said, c)
	}
	for _, a := range c.About {
		if !slices.Contains(c.By, a) {
			a.About = append(a.About, c)
		}
	}
	for _, of := range c.Of {
		of.Answers = append(of.Answers, c)
	}
	if c.Issue != nil {
		c.Issue.Claims = append(c.Issue.Claims, c)
	}
	if c.Source != nil {
		c.Source.Claims = append(c.Source.Claims, c)
	}
	c.ownWay(func(s *Source) {
		if s != c.Source {
			s.Through = append(s.Through, c)
		}
	})
	if s := c.Briefing.Story; s != nil {
		s.Claims = append(s.Claims, c)
	}
	for _, w := range c.Place {
		if w.Place != nil {
			w.Place.Claims = append(w.Place.Claims, c)
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

func listEvent(e *Event) {
	for _, a := range e.By {
		a.Events = append(a.Events, e)
	}
	for _, a := range e.Actors {
		if !slices.Contains(e.By, a) {
			a.Events = append(a.Events, e)
		}
	}
	for _, a := range e.Possibly {
		a.Possibly = append(a.Possibly, e)
	}
	for _, t := range e.Topics {
		t.Events = append(t.Events, e)
	}
	for _, c := range e.Claims {
		c.Events = append(c.Events, e)
	}
	if e.Source != nil {
		e.Source.Events = append(e.Source.Events, e)
	}
	if s := e.Briefing.Story; s != nil {
		s.Events = append(s.Events, e)
	}
	for _, w := range e.Place {
		if w.Place != nil {
			w.Place.Events = append(w.Place.Events, e)
		}
	}
}

func listRelation(r *Relation) {
	if r.From != nil {
		r.From.Relations = append(r.From.Relations, r)
	}
	if r.To != nil && r.To != r.From {
		r.To.Relations = append(r.To.Relations, r)
	}
	for _, c := range r.Claims {
		c.Relations = append(c.Relations, r)
	}
	for _, w := range r.Place {
		if w.Place != nil {
			w.Place.Relations = append(w.Place.Relations, r)
		}
	}
}

func listSource(s *Source) {
	for _, on := range leansOn(s) {
		if n := len(on.Leaning); n == 0 || on.Leaning[n-1] != s {
			on.Leaning = append(on.Leaning, s)
		}
	}
	if s.Briefing == nil {
		for _, a := range s.Issuers {
			a.Sources = append(a.Sources, s)
		}
	}
}

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
