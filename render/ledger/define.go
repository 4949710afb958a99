package ledger

import (
	"maps"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/record"
)

// define enters what a file defines under its ids. Nothing is looked up yet.
func (k *linker) define(f *record.File) {
	profile := f.Body
	for _, a := range f.Actors {
		if first, ok := k.ids.actors[a.ID.Text]; ok {
			k.findings.twice("actor", a.ID, f, first.ID, first.File)
			continue
		}
		k.ids.actors[a.ID.Text] = &Actor{Actor: a, Slug: a.ID.Text, File: f, Profile: profile}
	}
	for _, p := range f.Places {
		if first, ok := k.ids.places[p.ID.Text]; ok {
			k.findings.twice("place", p.ID, f, first.ID, first.File)
			continue
		}
		k.ids.places[p.ID.Text] = &Place{Place: p, Slug: p.ID.Text, File: f, Profile: profile}
	}
	for _, s := range f.Sources {
		if first, ok := k.ids.sources[s.ID.Text]; ok {
			k.findings.twice("source", s.ID, f, first.ID, first.File)
			continue
		}
		k.ids.sources[s.ID.Text] = &Source{Source: s, Slug: s.ID.Text, File: f, Profile: profile}
	}
	for _, t := range f.Topics {
		if first, ok := k.ids.topics[t.ID.Text]; ok {
			k.findings.twice("topic", t.ID, f, first.ID, first.File)
			continue
		}
		k.ids.topics[t.ID.Text] = &Topic{Topic: t, Slug: t.ID.Text, File: f, Profile: profile}
	}
	switch {
	case f.Story != nil:
		k.defineStory(f)
	case f.Page != nil:
		k.Pages = append(k.Pages, &Page{Page: f.Page, File: f, Body: f.Body})
	case f.Briefing != nil:
		k.defineBriefing(f)
	}
}

func (k *linker) defineStory(f *record.File) {
	if first, ok := k.ids.stories[f.Story.ID.Text]; ok {
		k.findings.twice("story", f.Story.ID, f, first.ID, first.File)
		return
	}
	s := &Story{Story: f.Story, Slug: f.Story.ID.Text, File: f, Body: f.Body}
	for i := range f.Story.Issues {
		s.Issues = append(s.Issues, &Issue{Issue: &f.Story.Issues[i], Story: s})
	}
	if last, ok := f.Story.To.Latest(); ok {
		s.Closed = last < k.Today
	}
	k.ids.stories[s.Slug] = s
}

// defineBriefing enters a briefing and its annotations, unjoined. Local ids are unique: the record saw to it, and the first
// keeps a contested one.
func (k *linker) defineBriefing(f *record.File) {
	if first, ok := k.ids.briefings[f.Briefing.ID.Text]; ok {
		k.findings.twice("briefing", f.Briefing.ID, f, first.ID, first.File)
		return
	}
	r := f.Briefing
	b := &Briefing{Briefing: r, Slug: r.ID.Text, File: f, Body: f.Body,
		local: make(locals, 0, len(r.Sources)+len(r.Claims)+len(r.Events)+len(r.Relations)+len(r.Notes))}
	k.ids.briefings[b.Slug] = b
	ref := func(id record.Value) string { return b.Slug + "#" + id.Text }
	for _, s := range r.Sources {
		b.Sources = enter(b, s.ID, &Source{Source: s, Slug: s.ID.Text, Briefing: b, File: f}, b.Sources)
	}
	for _, c := range r.Claims {
		b.Claims = enter(b, c.ID, &Claim{Claim: c, Ref: ref(c.ID), Briefing: b}, b.Claims)
	}
	for _, e := range r.Events {
		b.Events = enter(b, e.ID, &Event{Event: e, Ref: ref(e.ID), Briefing: b, Status: e.Status}, b.Events)
	}
	for _, x := range r.Relations {
		b.Relations = enter(b, x.ID, &Relation{Relation: x, Ref: ref(x.ID), Briefing: b}, b.Relations)
	}
	for _, n := range r.Notes {
		b.Notes = enter(b, n.ID, &Note{Note: n, Ref: ref(n.ID), Briefing: b}, b.Notes)
	}
	for _, c := range r.Corrections {
		b.Corrections = append(b.Corrections, &Correction{Correction: c, Briefing: b})
	}
	slices.SortStableFunc(b.local, func(x, y localID) int { return strings.Compare(x.id, y.id) })
}

// locals are what bears a local id in a briefing, by id.
type locals []localID

type localID struct {
	id    string
	thing any // *Claim, *Event, *Relation, *Note or *Source
}

// find returns what bears id; nil where nothing does. Of two that bear it the first in its kind's order is meant.
func (l locals) find(id string) any {
	i, ok := slices.BinarySearchFunc(l, id, func(n localID, id string) int { return strings.Compare(n.id, id) })
	if !ok {
		return nil
	}
	return l[i].thing
}

// ids yields the ids in order.
func (l locals) ids(yield func(string) bool) {
	for _, n := range l {
		if !yield(n.id) {
			return
		}
	}
}

func enter[T any](b *Briefing, id record.Value, thing *T, list []*T) []*T {
	b.local = append(b.local, localID{id.Text, thing})
	return append(list, thing)
}

// sortedBy lists the things of one kind by id.
func sortedBy[T any](things map[string]T) []T {
	list := make([]T, 0, len(things))
	for _, id := range slices.Sorted(maps.Keys(things)) {
		list = append(list, things[id])
	}
	return list
}
