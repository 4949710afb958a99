package export

import (
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/plan"
)

// url is the address of a thing of the ledger.
func (e *encoder) url(thing any) { e.string("url", e.URL(plan.PathOf(thing))) }

// referrers are what refers to a thing.
type referrers struct {
	briefings []*ledger.Briefing
	claims    []*ledger.Claim
	events    []*ledger.Event
	relations []*ledger.Relation
	sources   []*ledger.Source
}

func (e *encoder) referrers(r referrers) {
	refs(e, "briefings", r.briefings, briefingID)
	refs(e, "claims", r.claims, claimID)
	refs(e, "events", r.events, eventID)
	refs(e, "relations", r.relations, relationID)
	refs(e, "sources", r.sources, sourceID)
}

func (e *encoder) actor(a *ledger.Actor) {
	e.begin("actor", a.Slug)
	e.text("name", a.Name.Text)
	e.text("kind", a.Kind)
	refs(e, "aliases", a.Aliases, valueText)
	e.url(a)
	refs(e, "briefings", a.Briefings, briefingID)
	refs(e, "events", a.Events, eventID)
	refs(e, "claims", a.Said, claimID)
	refs(e, "about", a.About, claimID)
	refs(e, "relations", a.Relations, relationID)
	e.end()
}

func (e *encoder) place(p *ledger.Place) {
	e.begin("place", p.Slug)
	e.text("name", p.Name.Text)
	refs(e, "aliases", p.Aliases, valueText)
	e.text("summary", p.Summary.Text)
	if p.Located { // [latitude, longitude] in degrees WGS 84
		e.key("at")
		e.line = append(e.line, '[')
		e.number(p.Lat)
		e.line = append(e.line, ',')
		e.number(p.Lon)
		e.line = append(e.line, ']')
	} else {
		e.null("at")
	}
	e.text("precision", p.Precision)
	e.text("in", whereID(ledger.Where{Place: p.InPlace, Actor: p.InActor}))
	e.url(p)
	e.referrers(referrers{briefings: p.Briefings, claims: p.Claims, events: p.Events, relations: p.Relations})
	e.end()
}

func (e *encoder) source(s *ledger.Source) {
	e.begin("source", s.Ref())
	e.text("title", s.Title.Text)
	e.text("summary", s.Summary.Text)
	if s.Briefing != nil { // whose own it is; null for a site-wide one
		e.string("briefing", s.Briefing.Slug)
	} else {
		e.null("briefing")
	}
	refs(e, "by", s.Issuers, actorID)
	refs(e, "unnamed", s.Unnamed, unnamedText)
	e.text("publisher", s.Publisher.Text)
	e.text("kind", s.Kind)
	e.text("href", s.Source.URL.Text)
	e.text("archived", s.Archived.Text)
	e.date("date", s.Date.Date)
	e.text("lang", s.Lang.Text)
	e.text("reliability", s.Reliability)
	refs(e, "via", s.Via, sourceID)
	refs(e, "citing", s.Citing, citedID)
	e.url(s)
	e.referrers(referrers{briefings: s.Briefings, claims: s.Claims, events: s.Events, sources: s.Leaning})
	e.end()
}

func (e *encoder) story(s *ledger.Story) {
	e.begin("story", s.Slug)
	e.text("title", s.Title.Text)
	e.text("summary", s.Summary.Text)
	e.date("from", s.From.Date)
	e.date("to", s.To.Date)
	e.key("issues")
	e.line = append(e.line, '[')
	for i, x := range byID(s.Issues, func(x *ledger.Issue) string { return x.ID.Text }) {
		if i > 0 {
			e.line = append(e.line, ',')
		}
		e.line = append(e.line, `{"id":`...)
		e.line = appendString(e.line, x.ID.Text)
		e.text("title", x.Title.Text)
		e.text("unit", x.Unit.Text)
		e.line = append(e.line, '}')
	}
	e.line = append(e.line, ']')
	e.url(s)
	var relations []*ledger.Relation
	for _, b := range s.Briefings {
		relations = append(relations, b.Relations...)
	}
	e.referrers(referrers{briefings: s.Briefings, claims: s.Claims, events: s.Events, relations: relations})
	e.end()
}

func (e *encoder) topic(t *ledger.Topic) {
	e.begin("topic", t.Slug)
	e.text("title", t.Title.Text)
	e.text("summary", t.Summary.Text)
	e.url(t)
	e.referrers(referrers{briefings: t.Briefings, events: t.Events})
	e.end()
}
