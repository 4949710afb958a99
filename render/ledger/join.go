package ledger

import (
	"cmp"
	"slices"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/record"
)

// sources is the first step of joining a briefing: what it stands under, and its own sources.
func (j *joiner) sources() {
	b := j.Briefing
	for _, s := range b.Sources {
		if wide, ok := j.ids.sources[s.Slug]; ok {
			j.found.errorf(b.File, s.ID, "use the one of the registry, or give this another id", "source %q reuses the id of a site-wide source", s.Slug)
			j.found[len(j.found)-1].Related = []diag.Related{{File: wide.File.Name, Pos: wide.ID.Pos, Message: "defined for the whole site here"}}
		}
		j.joinSource(&j.found, s)
	}
	b.Story = lookup(&j.found, b.File, "story", "begin it in the file stories/"+b.Briefing.Story.Text+".md", j.ids.stories, b.Briefing.Story)
	b.Dateline = j.ids.places[b.Briefing.Dateline.Text]
}

// claims is the second step: who said each claim, on which source, when.
func (j *joiner) claims() {
	b := j.Briefing
	for _, c := range b.Claims {
		c.Source = j.source(&j.found, b.File, b, either(c.Claim.Source, b.Source))
		c.By, c.Unnamed = j.speakers(&j.found, b.File, c.Claim.By)
		if c.Source != nil {
			if len(c.Claim.By) == 0 {
				c.By, c.Unnamed = c.Source.Issuers, c.Source.Unnamed
			}
			c.Via = slices.Clone(c.Source.Via)
			c.Citing = slices.Clone(c.Source.Citing)
		}
		if len(c.Claim.By) == 0 && len(c.By)+len(c.Unnamed) == 0 && c.Source != nil && len(c.Source.By) == 0 {
			j.found.errorf(b.File, c.ID, "say `by:` here, or on the source", "claim %q has no speaker: its source %q says nobody issued it", c.ID.Text, c.Source.Slug)
		}
		for _, s := range j.sourcesOf(&j.found, b.File, b, c.Claim.Via) {
			if !slices.Contains(c.Via, s) {
				c.Via = append(c.Via, s)
			}
		}
		for _, x := range j.cited(&j.found, b.File, b, c.Claim.Citing) {
			if !slices.Contains(c.Citing, x) {
				c.Citing = append(c.Citing, x)
			}
		}
		c.Date = j.saidOn(c)
		c.Issue = j.issue(c.Claim.Issue)
		c.Indirect = indirect(c)
	}
}

// saidOn is the date of a claim: its own, its source's, its briefing's.
func (j *joiner) saidOn(c *Claim) edtf.Date {
	if !c.Claim.Date.IsZero() {
		return c.Claim.Date.Date
	}
	if c.Source != nil && !c.Source.Date.IsZero() {
		return c.Source.Date.Date
	}
	return dayOf(j.Briefing)
}

// dayOf is a briefing's day as a date; the zero Date where the record has none.
func dayOf(b *Briefing) edtf.Date {
	if !b.Date.IsSet() {
		return edtf.Date{}
	}
	d, _ := edtf.Parse(b.Date.Day.String())
	return d
}

func (j *joiner) issue(v record.Value) *Issue {
	if !v.IsSet() {
		return nil
	}
	b := j.Briefing
	if b.Story == nil {
		if !b.Briefing.Story.IsSet() {
			j.found.errorf(b.File, v, "issues are a story's: say which with `story:`", "issue %q in a briefing without a story", v.Text)
		}
		return nil
	}
	if b.Story.File.Broken {
		return nil
	}
	known := make(map[string]*Issue, len(b.Story.Issues))
	for _, i := range b.Story.Issues {
		known[i.ID.Text] = i
	}
	return lookup(&j.found, b.File, "issue", "define it under `issues` of stories/"+b.Story.Slug+".md", known, v)
}

// indirect reports whether a claim is known by another's account: its speakers did not issue its source, nor do they speak
// for one who did.
func indirect(c *Claim) bool {
	if c.Source == nil || len(c.By) == 0 {
		return false
	}
	return !slices.ContainsFunc(c.By, func(a *Actor) bool {
		return slices.ContainsFunc(c.Source.Issuers, func(issuer *Actor) bool { return speaksFor(a, issuer) })
	})
}

// speaksFor reports whether a is, or at some time spoke for, whom.
func speaksFor(a, whom *Actor) bool {
	for range 16 { // a ring in `for` is reported elsewhere
		if a == whom {
			return true
		}
		if slices.ContainsFunc(a.Roles, func(r Role) bool { return r.For == whom }) {
			return true
		}
		if a.For == nil {
			return false
		}
		a = a.For
	}
	return false
}

// answers is the third step: what each claim answers.
func (j *joiner) answers() {
	b := j.Briefing
	for _, c := range b.Claims {
		c.Of = j.claimsOf(c.Claim.Of)
		if i := slices.Index(c.Of, c); i >= 0 {
			j.found.errorf(b.File, c.ID, "", "claim %q answers itself", c.ID.Text)
			c.Of = slices.Delete(slices.Clone(c.Of), i, i+1)
		}
		c.To = j.actorsOf(&j.found, b.File, c.Claim.To)
		c.Place = j.wheres(&j.found, b.File, c.Claim.Place)
	}
	j.figures()
}

// figures checks that a figure's issue counts in a unit.
func (j *joiner) figures() {
	for _, c := range j.Briefing.Claims {
		if !c.Figure.Pos.IsZero() && c.Issue != nil && !c.Issue.Unit.IsSet() {
			j.found.errorf(j.Briefing.File, record.Value{Text: "figure", Pos: c.Figure.Pos}, "give the issue a unit: {title, unit}",
				"a figure on issue %q, which has no unit", c.Issue.ID.Text)
		}
	}
}

// rest is the last step: what claims are about, events, relations, notes, corrections, and all that the briefing uses.
func (j *joiner) rest() {
	b := j.Briefing
	j.localNames()
	for _, c := range b.Claims {
		c.About = j.about(c)
	}
	for _, e := range b.Events {
		j.event(e)
	}
	for _, r := range b.Relations {
		r.From, r.To = j.actor(&j.found, b.File, r.Relation.From), j.actor(&j.found, b.File, r.Relation.To)
		r.Place = j.wheres(&j.found, b.File, r.Relation.Place)
		r.Claims = j.claimsOf(r.Relation.Claims)
	}
	for _, c := range b.Corrections {
		c.Claims = j.claimsOf(c.Correction.Claims)
	}
	j.mentions()
	j.uses()
}

// about is whom a claim concerns: as written, else whom it addresses, those it answers, and the actors that the sentence of
// its passage names.
func (j *joiner) about(c *Claim) []*Actor {
	if len(c.Claim.About) > 0 {
		return j.actorsOf(&j.found, j.Briefing.File, c.Claim.About)
	}
	list := slices.Clone(c.To)
	add := func(a *Actor) {
		if a != nil && !slices.Contains(list, a) && !slices.Contains(c.By, a) {
			list = append(list, a)
		}
	}
	for _, of := range c.Of {
		for _, a := range of.By {
			add(a)
		}
	}
	j.names.Find(c.Passage.Sentence, j.own, func(m Found) { add(m.Actor) })
	return list
}

func (j *joiner) event(e *Event) {
	b := j.Briefing
	e.By = j.actorsOf(&j.found, b.File, e.Event.By)
	e.Possibly = j.actorsOf(&j.found, b.File, e.Event.Possibly)
	e.Place = j.wheres(&j.found, b.File, e.Event.Place)
	e.Claims = j.claimsOf(e.Event.Claims)
	if e.Event.Source.IsSet() || len(e.Event.Claims) == 0 {
		e.Source = j.source(&j.found, b.File, b, either(e.Event.Source, b.Source))
	}
	e.Actors = j.actorsOf(&j.found, b.File, e.Event.Actors)
	if len(e.Event.Actors) == 0 {
		for _, c := range e.Claims {
			// A claim of another briefing may not be joined yet: what it says itself is known.
			for _, a := range j.concerned(c) {
				if !slices.Contains(e.Actors, a) && !slices.Contains(e.By, a) {
					e.Actors = append(e.Actors, a)
				}
			}
		}
	}
	if r := e.Event.Resolves; r != nil {
		j.resolution(e, r)
	}
	if e.Event.Same.IsSet() {
		j.same(e)
	}
}

// concerned is whom a claim concerns, whether or not its briefing has been joined.
func (j *joiner) concerned(c *Claim) []*Actor {
	if c.Briefing == j.Briefing {
		return c.About
	}
	quiet := joiner{linker: j.linker, Briefing: c.Briefing}
	quiet.localNames()
	return quiet.about(c)
}

func (j *joiner) resolution(e *Event, r *record.Resolution) {
	e.Resolves.Outcome = r.Outcome
	switch t := j.annotation(r.Ref, "event or claim").(type) {
	case *Claim:
		if t.Due.IsZero() {
			j.found.errorf(j.Briefing.File, r.Ref, "only claims with `due` can be settled", "claim %q has no due date", r.Ref.Text)
			return
		}
		e.Resolves.Claim = t
	case *Event:
		switch {
		case t == e:
			j.found.errorf(j.Briefing.File, r.Ref, "", "event %q resolves itself", e.ID.Text)
		case t.Event.Status != "expected" && t.Event.Status != "announced":
			j.found.errorf(j.Briefing.File, r.Ref, "only an expected or announced event can be settled", "event %q is not expected: its status is %q", r.Ref.Text, t.Event.Status)
		default:
			e.Resolves.Event = t
		}
	case nil:
	default:
		j.found.errorf(j.Briefing.File, r.Ref, "", "%q is %s, which nothing can settle", r.Ref.Text, nameOf(t))
	}
}

func (j *joiner) same(e *Event) {
	v := e.Event.Same
	switch t := j.annotation(v, "event").(type) {
	case *Event:
		if t.Briefing == e.Briefing {
			j.found.errorf(j.Briefing.File, v, "`same` names another briefing's event: briefing-id#event-id", "event %q is told by this very briefing", v.Text)
			return
		}
		e.Same = t
	case nil:
	default:
		j.found.errorf(j.Briefing.File, v, "", "%q is %s, not an event", v.Text, nameOf(t))
	}
}

func either(v, otherwise record.Value) record.Value {
	return cmp.Or(v, otherwise)
}
