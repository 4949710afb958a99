package ledger

import (
	"maps"
	"slices"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/record"
)

// Change is how a ledger differs from the one that it was relinked from. All else the two share.
type Change struct {
	Was, Is []*Briefing // that were linked again, and what they are now, in the same order: by id; at least one
	Found   []diag.Diagnostic

	renewed       map[*Briefing]bool // those of Was and Is
	before, after *told
}

// Told reports whether anything else is told by a briefing, or of an actor, place, site-wide source, topic or story. Pages of
// other prose stay what they are: after an edit of one nothing is relinked.
func (c *Change) Told(thing any) bool {
	switch x := thing.(type) {
	case *Briefing:
		return c.renewed[x]
	case *Page:
		return false
	case *Actor:
		return c.before.actors[x.at] != c.after.actors[x.at]
	case *Place:
		return c.before.places[x.at] != c.after.places[x.at]
	case *Source:
		return c.before.sources[x.at] != c.after.sources[x.at]
	case *Topic:
		return c.before.topics[x.at] != c.after.topics[x.at]
	case *Story:
		return c.before.stories[x.at] != c.after.stories[x.at] || slices.ContainsFunc(x.Issues, func(i *Issue) bool { return c.before.issues[i.at] != c.after.issues[i.at] })
	}
	return true
}

// Relink returns what Link would give after edits of the annotations of published briefings, for the price of linking those that are
// tied to them. edited are the new records of the edited files, current tells that of any file. ok is false where more than such
// annotations may change: then all must be linked. The caller vouches that there were no errors, in records and elsewhere, and
// that the day and what is published are the same. l itself stays as it is.
func (l *Ledger) Relink(edited []*record.File, current func(path string) *record.File) (next *Ledger, c *Change, ok bool) {
	r := &relinking{before: l, current: current, groups: map[int32]bool{}}
	for _, f := range edited {
		if !r.begin(f) {
			return nil, nil, false
		}
	}
	for grown := true; grown; {
		if grown, ok = r.join(); !ok {
			return nil, nil, false
		}
	}
	if !r.finish() {
		return nil, nil, false
	}
	c = &Change{Was: r.was, Is: r.is, Found: r.found, renewed: map[*Briefing]bool{}, before: &l.told, after: &r.told}
	for i := range r.is {
		c.renewed[r.was[i]], c.renewed[r.is[i]] = true, true
	}
	return r.Ledger, c, true
}

// relinking is the state of one Relink.
type relinking struct {
	*linker // of the ledger to be
	before  *Ledger
	current func(path string) *record.File
	groups  map[int32]bool // of ties, that are linked again
	was, is []*Briefing    // of these groups, by id
}

// begin takes in an edited file. It must be that of a published briefing, and stay that.
func (r *relinking) begin(f *record.File) bool {
	if f == nil || f.Briefing == nil || hasErrors(f) {
		return false
	}
	was := r.before.ids.briefings[f.Briefing.ID.Text]
	if was == nil || was.File.Path != f.Path || was.Embargo.IsSet() || f.Briefing.Embargo.IsSet() {
		return false
	}
	r.groups[r.before.ties[was.at]] = true
	return true
}

// join joins the briefings of the groups anew. Where they now refer to others, these are added to the groups: then all is to
// be joined once more.
func (r *relinking) join() (grown, ok bool) {
	l := r.before
	r.was, r.is = nil, nil
	for _, b := range l.all {
		if r.groups[l.ties[b.at]] {
			r.was = append(r.was, b)
		}
	}
	next := *l
	next.ids.briefings, next.all = maps.Clone(l.ids.briefings), slices.Clone(l.all)
	r.linker = &linker{Ledger: &next, opt: Options{Before: l}, again: true}
	for _, was := range r.was {
		f := r.current(was.File.Path)
		if f == nil || f.Briefing == nil || was.held != Published {
			return false, false
		}
		b := &Briefing{Briefing: f.Briefing, Slug: was.Slug, File: f, Body: f.Body, at: was.at}
		if b.Reason, _ = r.reason(b.Briefing); b.Reason != was.Reason || !r.knowTopics(b) {
			return false, false
		}
		if f != was.File && (r.clashes(was) || r.clashes(b)) {
			return false, false
		}
		r.is = append(r.is, b)
		next.ids.briefings[b.Slug], next.all[b.at] = b, b
	}
	r.linker.join(r.is)
	n := int32(len(l.all))
	for _, b := range r.is {
		b.meets(n, func(at int32) {
			if group := l.ties[at]; !r.groups[group] {
				r.groups[group], grown = true, true
			}
		})
	}
	return grown, len(r.findings) == 0
}

// finish puts what was joined in the place of what was there. It fails where that is a mistake, or a topic that exists
// by being used is used first elsewhere, or nowhere.
func (r *relinking) finish() bool {
	l, next := r.before, r.Ledger
	r.joint(r.is)
	r.ringsOf(r.is, false)
	for _, b := range r.is {
		r.topics(b)
	}
	old, now := annotations(r.was), annotations(r.is)
	pointBack(now)
	now.Actors, now.Today, now.Site = l.Actors, l.Today, l.Site
	if judged := judge(now); len(judged) > 0 {
		return false
	}
	next.renew(old, now)
	next.told = l.told.renew(l.told.of(old, new(SourceTold)), l.told.of(now, nil))
	for _, t := range l.Topics {
		if t.File == nil && next.told.topics[t.at] != l.told.topics[t.at] && next.firstUse(t) != t.ID {
			return false
		}
	}
	next.fallen = renewedMap(l.fallen, func(yield func(*Judgement)) { old.judgements(yield) }, now.fallen)
	next.texts = renewedMap(l.texts, func(yield func(*Briefing)) {
		for _, b := range r.was {
			yield(b)
		}
	}, nil)
	next.ties = l.ties.joined(r.groups, l.ties[r.is[0].at])
	r.relint(now)
	next.found = diag.Sort(r.findings)
	return !slices.ContainsFunc(r.findings, isError)
}

// annotations is what some briefings tell, as a ledger.
func annotations(of []*Briefing) *Ledger {
	l := &Ledger{Briefings: slices.SortedFunc(slices.Values(of), newest), all: of}
	l.annotated()
	return l
}

// of are the lists of what a ledger's briefings tell, of the same things. Where aside is set, their own sources are left alone.
func (t *told) of(l *Ledger, aside *SourceTold) *told {
	own := told{
		actors: make([]*ActorTold, len(t.actors)), places: make([]*PlaceTold, len(t.places)), sources: make([]*SourceTold, len(t.sources)),
		topics: make([]*TopicTold, len(t.topics)), stories: make([]*StoryTold, len(t.stories)), issues: make([]*IssueTold, len(t.issues)),
	}
	for _, part := range (listing{&own, aside}).parts(l, nil) {
		part()
	}
	return &own
}

// judgements yields all that are computed in a ledger.
func (l *Ledger) judgements(yield func(*Judgement)) {
	for _, c := range l.Claims {
		yield(&c.Judgement)
	}
	for _, e := range l.Events {
		yield(&e.Judgement)
	}
	for _, r := range l.Relations {
		yield(&r.Judgement)
	}
}

// renewedMap is a map without some keys and with more.
func renewedMap[K comparable, V any](m map[K]V, without func(func(K)), with map[K]V) map[K]V {
	if len(m)+len(with) == 0 {
		return nil
	}
	renewed := maps.Clone(m)
	if renewed == nil {
		renewed = make(map[K]V, len(with))
	}
	without(func(k K) { delete(renewed, k) })
	maps.Copy(renewed, with)
	return renewed
}

// relint gives the findings of the ledger before, those of what was linked again apart, and what the lints find there now.
func (r *relinking) relint(now *Ledger) {
	again := map[string]bool{}
	for _, b := range r.is {
		again[b.File.Name] = true
	}
	site := map[string]bool{}
	for _, l := range lints {
		site[l.name] = l.scope == ofSite
	}
	for _, d := range r.before.found {
		if !site[d.Name] && !again[d.File] {
			r.findings = append(r.findings, d)
		}
	}
	part := &linker{Ledger: now}
	for _, l := range lints {
		switch {
		case r.off(l):
		case l.scope == ofBriefings:
			l.check(&linting{part, l.name})
		case l.scope == ofSite:
			l.check(&linting{r.linker, l.name})
		}
	}
	r.findings = append(r.findings, part.findings...)
}
