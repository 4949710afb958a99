package export

import "github.com/seed-0837baff/dateline/render/ledger"

func (e *encoder) briefing(b *ledger.Briefing) {
	e.begin("briefing", b.Slug)
	e.text("title", b.Title.Text)
	e.url(b)
	e.moment("date", b.Date)
	if b.Story != nil {
		e.string("story", b.Story.Slug)
	} else {
		e.null("story")
	}
	refs(e, "topics", b.Topics, topicID)
	refs(e, "actors", b.Actors, actorID)
	refs(e, "mentions", b.Mentions, mentionID) // actors and places that the text names
	refs(e, "sources", b.Uses, sourceID)
	e.end()
}

func mentionID(m ledger.Mention) string {
	return whereID(ledger.Where{Place: m.Place, Actor: m.Actor})
}

// claims writes claims by reference, so that those of one briefing follow each other and its text is measured once.
func (e *encoder) claims(list []*ledger.Claim) {
	var of *ledger.Briefing
	for _, c := range byID(list, claimID) {
		if c.Briefing != of {
			of = c.Briefing
			e.measure(of)
		}
		e.claim(c)
	}
}

// claim writes a claim of the briefing that was measured last.
func (e *encoder) claim(c *ledger.Claim) {
	e.begin("claim", c.Ref)
	e.url(c)
	e.string("briefing", c.Briefing.Slug)
	refs(e, "by", c.By, actorID)
	refs(e, "unnamed", c.Unnamed, unnamedText)
	e.string("act", c.Act)
	refs(e, "of", c.Of, claimID)
	refs(e, "to", c.To, actorID)
	refs(e, "about", c.About, actorID)
	if c.Issue != nil {
		e.string("issue", c.Issue.ID.Text)
	} else {
		e.null("issue")
	}
	e.figure("figure", c.Figure)
	e.oneSource("source", c.Source)
	refs(e, "origins", c.Origins, actorID)
	e.text("standing", c.Standing)
	e.text("support", c.Support)
	e.text("outcome", c.Outcome)
	e.key("verbatim")
	if c.Passage.Verbatim {
		e.line = append(e.line, "true"...)
	} else {
		e.line = append(e.line, "false"...)
	}
	e.text("text", c.Passage.Text)
	e.text("that", c.That.Text)
	e.date("date", c.Date)
	e.date("due", c.Due.Date)
	p, ok := e.at[c.ID.Text]
	e.stretch(p, ok)
	e.end()
}

func (e *encoder) event(x *ledger.Event) {
	e.begin("event", x.Ref)
	e.text("title", x.Title.Text)
	e.url(x)
	e.string("briefing", x.Briefing.Slug)
	e.date("date", x.Date.Date)
	e.text("status", x.Status)
	e.text("standing", x.Standing)
	e.text("support", x.Support)
	refs(e, "by", x.By, actorID)
	refs(e, "actors", x.Actors, actorID)
	refs(e, "place", x.Place, whereID)
	refs(e, "claims", x.Claims, claimID)
	e.oneEvent("same", x.Same)
	e.oneEvent("resolvedBy", x.Resolver)
	e.end()
}

func (e *encoder) relation(r *ledger.Relation) {
	e.begin("relation", r.Ref)
	e.string("briefing", r.Briefing.Slug)
	e.oneActor("from", r.From)
	e.oneActor("to", r.To)
	e.text("relation", r.Type.Text)
	e.text("label", r.Label.Text)
	e.text("standing", r.Standing)
	e.text("support", r.Support)
	refs(e, "claims", r.Claims, claimID)
	e.end()
}

func (e *encoder) notes(briefings []*ledger.Briefing) {
	for _, b := range byID(briefings, briefingID) {
		if len(b.Notes) == 0 {
			continue
		}
		e.measure(b)
		for _, n := range byID(b.Notes, func(n *ledger.Note) string { return n.Ref }) {
			e.note(n)
		}
	}
}

// note writes a note of the briefing that was measured last.
func (e *encoder) note(n *ledger.Note) {
	e.begin("note", n.Ref)
	e.url(n)
	e.string("briefing", n.Briefing.Slug)
	e.text("kind", n.Kind)
	e.text("note", n.Note.Text.Text)
	e.text("text", n.Passage.Text)
	p, ok := e.at[n.ID.Text]
	e.stretch(p, ok)
	e.referrers(referrers{briefings: []*ledger.Briefing{n.Briefing}})
	e.end()
}
