package ledger

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/record"
)

// define enters what a file defines under its ids. Nothing is looked up yet.
func (k *linker) define(f *record.File) {
	if f.Broken {
		k.ids.unread[f.Kind] = true
	}
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

// defineBriefing enters a briefing; its annotations follow.
func (k *linker) defineBriefing(f *record.File) {
	if first, ok := k.ids.briefings[f.Briefing.ID.Text]; ok {
		k.findings.twice("briefing", f.Briefing.ID, f, first.ID, first.File)
		return
	}
	b := &Briefing{Briefing: f.Briefing, Slug: f.Briefing.ID.Text, File: f, Body: f.Body}
	k.ids.briefings[b.Slug] = b
}

// annotations enters a briefing's annotations, unjoined. Local ids are unique: the record saw to it, and the first keeps a
// contested one.
func (j *joiner) annotations() {
	b, r := j.Briefing, j.Briefing.Briefing
	b.local = make(locals, 0, len(r.Sources)+len(r.Claims)+len(r.Events)+len(r.Relations)+len(r.Notes))
	ref := func(id record.Value) string { return b.Slug + "#" + id.Text }
	b.Sources = enter(b, r.Sources, func(s *record.Source) (record.Value, Source) {
		return s.ID, Source{Source: s, Slug: s.ID.Text, Briefing: b, File: b.File}
	})
	b.Claims = enter(b, r.Claims, func(c *record.Claim) (record.Value, Claim) {
		return c.ID, Claim{Claim: c, Ref: ref(c.ID), Briefing: b}
	})
	b.Events = enter(b, r.Events, func(e *record.Event) (record.Value, Event) {
		return e.ID, Event{Event: e, Ref: ref(e.ID), Briefing: b, Status: e.Status}
	})
	b.Relations = enter(b, r.Relations, func(x *record.Relation) (record.Value, Relation) {
		return x.ID, Relation{Relation: x, Ref: ref(x.ID), Briefing: b}
	})
	b.Notes = enter(b, r.Notes, func(n *record.Note) (record.Value, Note) {
		return n.ID, Note{Note: n, Ref: ref(n.ID), Briefing: b}
	})
	for _, c := range r.Corrections {
		b.Corrections = append(b.Corrections, &Correction{Correction: c, Briefing: b})
	}
	slices.SortStableFunc(b.local, func(x, y localID) int { return strings.Compare(x.id, y.id) })
}

// enter makes the things of one kind, in one piece of memory, and enters their ids.
func enter[R, T any](b *Briefing, records []*R, define func(*R) (record.Value, T)) []*T {
	if len(records) == 0 {
		return nil
	}
	things, list := make([]T, len(records)), make([]*T, len(records))
	for i, r := range records {
		id, thing := define(r)
		things[i] = thing
		list[i] = &things[i]
		b.local = append(b.local, localID{id.Text, list[i]})
	}
	return list
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

// IDs yields the local ids of a briefing: its claims', events', notes', relations' and sources', each in file order.
func (b *Briefing) IDs() iter.Seq[string] {
	return func(yield func(string) bool) {
		_ = each(b.Claims, func(x *Claim) string { return x.ID.Text }, yield) &&
			each(b.Events, func(x *Event) string { return x.ID.Text }, yield) &&
			each(b.Notes, func(x *Note) string { return x.ID.Text }, yield) &&
			each(b.Relations, func(x *Relation) string { return x.ID.Text }, yield) &&
			each(b.Sources, func(x *Source) string { return x.Slug }, yield)
	}
}

// each yields the ids of a list, and reports whether more are wanted.
func each[T any](list []T, id func(T) string, yield func(string) bool) bool {
	for _, x := range list {
		if !yield(id(x)) {
			return false
		}
	}
	return true
}

// sortedBy lists the things of one kind by id.
func sortedBy[T any](things map[string]T) []T {
	list := make([]T, 0, len(things))
	for _, id := range slices.Sorted(maps.Keys(things)) {
		list = append(list, things[id])
	}
	return list
}
