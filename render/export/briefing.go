package export

import (
	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
)

var briefingTable = newTable("briefing", "An article.", briefingID, []field[ledger.Briefing]{
	{Field{"title", "The headline.", Form{Type: TypeText}}, func(e *encoder, b *ledger.Briefing) { e.string(e.Ledger.TitleOf(b)) }},
	urlField[ledger.Briefing](),
	{Field{"date", "The day on which it was published.", Form{Type: TypeDate}}, func(e *encoder, b *ledger.Briefing) { e.moment(b.Date) }},
	maybeIDField("story", "The story that it belongs to.", func(b *ledger.Briefing) string {
		if b.Story == nil {
			return ""
		}
		return b.Story.Slug
	}),
	idsField("topics", "The topics that it stands under.", func(b *ledger.Briefing) []*ledger.Topic { return b.Topics }, topicID),
	idsField("actors", "The actors that it lists, uses or mentions.", func(b *ledger.Briefing) []*ledger.Actor { return b.Actors }, actorID),
	idsField("mentions", "The actors and places that its text names.", func(b *ledger.Briefing) []ledger.Mention { return b.Mentions }, mentionID),
	idsField("sources", "The sources that it uses, its own among them.", func(b *ledger.Briefing) []*ledger.Source { return b.Uses }, sourceID),
})

func mentionID(m ledger.Mention) string {
	return whereID(ledger.Where{Place: m.Place, Actor: m.Actor})
}

// claims writes claims by reference, so that those of one briefing follow each other and its text is measured once.
func (e *encoder) claims(list []*ledger.Claim) {
	var of *ledger.Briefing
	for _, c := range byID(list, claimID) {
		if c.Briefing != of {
			of = c.Briefing
			e.measure(of, e.Ledger.TextOf(of).Body)
		}
		claimTable.write(e, c)
	}
}

// claimTable writes claims of the briefing that was measured last.
var claimTable = newTable("claim", "What somebody says, denies, demands, forecasts …", claimID, []field[ledger.Claim]{
	urlField[ledger.Claim](),
	idField("briefing", "The briefing that records it.", func(c *ledger.Claim) string { return c.Briefing.Slug }),
	idsField("by", "Who says it; the unnamed stand in `unnamed`.", func(c *ledger.Claim) []*ledger.Actor { return c.By }, actorID),
	textsField("unnamed", "The unnamed who say it, in words.", func(c *ledger.Claim) []ledger.Unnamed { return c.Unnamed }, unnamedText),
	wordField("act", "What the speaker does in saying it.", choices(record.BriefingFile, "claims", "act"), func(c *ledger.Claim) string { return c.Act }),
	idsField("of", "The claims that it answers.", func(c *ledger.Claim) []*ledger.Claim { return c.Of }, claimID),
	idsField("to", "The actors that it addresses.", func(c *ledger.Claim) []*ledger.Actor { return c.To }, actorID),
	idsField("about", "The actors that it concerns.", func(c *ledger.Claim) []*ledger.Actor { return c.About }, actorID),
	maybeIDField("issue", "The question that it speaks to, one of its story's `issues`.", func(c *ledger.Claim) string {
		if c.Issue == nil {
			return ""
		}
		return c.Issue.ID.Text
	}),
	{Field{"figure", "Its answer as a number, in the issue's unit.", Form{Type: TypeFigure, Null: true}},
		func(e *encoder, c *ledger.Claim) { e.figure(c.Figure) }},
	idField("source", "The source that it rests on.", func(c *ledger.Claim) string { return refOf(c.Source) }),
	idsField("origins", "What it goes back to: actors, and sources that nobody is said to have issued.", func(c *ledger.Claim) []ledger.Cited { return c.Origins }, citedID),
	wordField("standing", "Whether it is contradicted or was taken back.", standings, func(c *ledger.Claim) string { return c.Standing }),
	wordField("support", "How many parties state it, and on what ground.", supports, func(c *ledger.Claim) string { return c.Support }),
	maybeWordField("outcome", "What became of a claim that looks ahead; null for the others.", claimOutcomes, func(c *ledger.Claim) string { return c.Outcome }),
	{Field{"verbatim", "Whether the passage is the speaker's own words.", Form{Type: TypeFlag}},
		func(e *encoder, c *ledger.Claim) { e.flag(c.Passage.Verbatim) }},
	maybeField("text", "The passage.", func(c *ledger.Claim) string { return c.Passage.Text }),
	maybeField("that", "What is claimed, in the author's words.", func(c *ledger.Claim) string { return c.That.Text }),
	always(dateField("date", "When it was said.", func(c *ledger.Claim) edtf.Date { return c.Date })),
	dateField("due", "When it falls due.", func(c *ledger.Claim) edtf.Date { return c.Due.Date }),
}, stretchFields(func(c *ledger.Claim) string { return c.ID.Text }))

// always takes a field that is null in no object.
func always[T any](f field[T]) field[T] {
	f.Form.Null = false
	return f
}

var eventTable = newTable("event", "What happened, or is to happen.", eventID, []field[ledger.Event]{
	textField("title", "What happened, in a few words.", func(x *ledger.Event) string { return x.Title.Text }),
	urlField[ledger.Event](),
	idField("briefing", "The briefing that records it.", func(x *ledger.Event) string { return x.Briefing.Slug }),
	dateField("date", "When it happened, or is to.", func(x *ledger.Event) edtf.Date { return x.Date.Date }),
	wordField("status", "Whether it happened.", eventStatuses, func(x *ledger.Event) string { return x.Status }),
	wordField("standing", "Whether the claims that it rests on are contradicted.", restingStandings, func(x *ledger.Event) string { return x.Standing }),
	maybeWordField("support", "The best support among those claims; null where none of them is live.", supports, func(x *ledger.Event) string { return x.Support }),
	idsField("by", "The actors that did it.", func(x *ledger.Event) []*ledger.Actor { return x.By }, actorID),
	idsField("actors", "The actors that took part.", func(x *ledger.Event) []*ledger.Actor { return x.Actors }, actorID),
	idsField("place", "The places and states where it happened.", func(x *ledger.Event) []ledger.Where { return x.Place }, whereID),
	idsField("claims", "The claims that it rests on.", func(x *ledger.Event) []*ledger.Claim { return x.Claims }, claimID),
	maybeIDField("same", "The event of another briefing that it tells again.", func(x *ledger.Event) string { return eventRef(x.Same) }),
	maybeIDField("resolvedBy", "The event that settles it.", func(x *ledger.Event) string { return eventRef(x.Resolver) }),
})

var relationTable = newTable("relation", "A directed edge between two actors.", relationID, []field[ledger.Relation]{
	idField("briefing", "The briefing that records it.", func(r *ledger.Relation) string { return r.Briefing.Slug }),
	idField("from", "The actor that it begins at.", func(r *ledger.Relation) string { return actorRef(r.From) }),
	idField("to", "The actor that it ends at.", func(r *ledger.Relation) string { return actorRef(r.To) }),
	textField("relation", "Its verb, `type` in the vocabulary: supplies, funds …", func(r *ledger.Relation) string { return r.Type.Text }),
	maybeField("label", "The verb as it is shown.", func(r *ledger.Relation) string { return r.Label.Text }),
	wordField("standing", "Whether the claims that it rests on are contradicted.", restingStandings, func(r *ledger.Relation) string { return r.Standing }),
	maybeWordField("support", "The best support among those claims; null where none of them is live.", supports, func(r *ledger.Relation) string { return r.Support }),
	idsField("claims", "The claims that it rests on.", func(r *ledger.Relation) []*ledger.Claim { return r.Claims }, claimID),
})

func (e *encoder) notes(briefings []*ledger.Briefing) {
	for _, b := range byID(briefings, briefingID) {
		if len(b.Notes) == 0 {
			continue
		}
		e.measure(b, e.Ledger.TextOf(b).Body)
		for _, n := range byID(b.Notes, noteID) {
			noteTable.write(e, n)
		}
	}
}

// noteTable writes notes of the briefing that was measured last.
var noteTable = newTable("note", "An editor's remark on a passage.", noteID, []field[ledger.Note]{
	urlField[ledger.Note](),
	idField("briefing", "The briefing that it stands in.", func(n *ledger.Note) string { return n.Briefing.Slug }),
	wordField("kind", "What sort of remark it is.", choices(record.BriefingFile, "notes", "kind"), func(n *ledger.Note) string { return n.Kind }),
	textField("note", "The remark (Markdown).", func(n *ledger.Note) string { return n.Note.Text.Text }),
	maybeField("text", "The passage.", func(n *ledger.Note) string { return n.Passage.Text }),
}, stretchFields(func(n *ledger.Note) string { return n.ID.Text }), referrers[ledger.Note]{
	briefings: func(_ *ledger.Ledger, n *ledger.Note) []*ledger.Briefing { return []*ledger.Briefing{n.Briefing} },
}.fields())
