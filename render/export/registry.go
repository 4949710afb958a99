package export

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/record"
)

var siteTable = newTable("site", "The site itself: one object, with the id `site`.", func(*encoder) string { return "site" }, []field[encoder]{
	textField("title", "What it is called.", func(e *encoder) string { return e.Ledger.Site.Title.Text }),
	maybeField("baseURL", "Where it is published.", func(e *encoder) string { return e.BaseURL() }),
	{Field{"now", "The day that it speaks of as today.", Form{Type: TypeDay}}, func(e *encoder, _ *encoder) { e.string(e.Ledger.Today.String()) }},
})

var actorTable = newTable("actor", "A person, state, organization or group.", actorID, []field[ledger.Actor]{
	textField("name", "The full name.", func(a *ledger.Actor) string { return a.Name.Text }),
	wordField("kind", "What sort of actor it is.", choices(record.ActorsFile, "kind"), func(a *ledger.Actor) string { return a.Kind }),
	textsField("aliases", "Its other names.", func(a *ledger.Actor) []record.Value { return a.Aliases }, valueText),
	urlField[ledger.Actor](),
	toldField("briefings", "The briefings that list, mention or use it.", func(l *ledger.Ledger, a *ledger.Actor) []*ledger.Briefing { return l.OfActor(a).Briefings }, briefingID),
	toldField("events", "The events that name it in `by` or `actors`.", func(l *ledger.Ledger, a *ledger.Actor) []*ledger.Event { return l.OfActor(a).Events }, eventID),
	toldField("claims", "The claims that it made.", func(l *ledger.Ledger, a *ledger.Actor) []*ledger.Claim { return l.OfActor(a).Said }, claimID),
	toldField("about", "The claims of others that concern it.", func(l *ledger.Ledger, a *ledger.Actor) []*ledger.Claim { return l.OfActor(a).About }, claimID),
	toldField("relations", "The relations that begin or end at it.", func(l *ledger.Ledger, a *ledger.Actor) []*ledger.Relation { return l.OfActor(a).Relations }, relationID),
})

var placeTable = newTable("place", "Somewhere on the map.", placeID, []field[ledger.Place]{
	textField("name", "The name.", func(p *ledger.Place) string { return p.Name.Text }),
	textsField("aliases", "Its other names.", func(p *ledger.Place) []record.Value { return p.Aliases }, valueText),
	maybeField("summary", "What it is, in a sentence.", func(p *ledger.Place) string { return p.Summary.Text }),
	{Field{"at", "Latitude and longitude in degrees (WGS 84).", Form{Type: TypeCoordinates, Null: true}},
		func(e *encoder, p *ledger.Place) { e.coordinates(p.Lat, p.Lon, p.Located) }},
	maybeWordField("precision", "How exact `at` is.", choices(record.PlacesFile, "precision"), func(p *ledger.Place) string { return p.Precision }),
	maybeIDField("in", "The place or state that it lies in.", func(p *ledger.Place) string {
		return whereID(ledger.Where{Place: p.InPlace, Actor: p.InActor})
	}),
	urlField[ledger.Place](),
}, referrers[ledger.Place]{
	briefings: func(l *ledger.Ledger, p *ledger.Place) []*ledger.Briefing { return l.OfPlace(p).Briefings },
	claims:    func(l *ledger.Ledger, p *ledger.Place) []*ledger.Claim { return l.OfPlace(p).Claims },
	events:    func(l *ledger.Ledger, p *ledger.Place) []*ledger.Event { return l.OfPlace(p).Events },
	relations: func(l *ledger.Ledger, p *ledger.Place) []*ledger.Relation { return l.OfPlace(p).Relations },
}.fields())

var sourceTable = newTable("source", "What claims rest on.", sourceID, []field[ledger.Source]{
	textField("title", "What it is called.", func(s *ledger.Source) string { return s.Title.Text }),
	maybeField("summary", "What it is, in a sentence.", func(s *ledger.Source) string { return s.Summary.Text }),
	maybeIDField("briefing", "The briefing whose own it is; null for a site-wide one.", func(s *ledger.Source) string {
		if s.Briefing == nil {
			return ""
		}
		return s.Briefing.Slug
	}),
	idsField("by", "Who issued it; the unnamed stand in `unnamed`.", func(s *ledger.Source) []*ledger.Actor { return s.Issuers }, actorID),
	textsField("unnamed", "The unnamed who issued it, in words.", func(s *ledger.Source) []ledger.Unnamed { return s.Unnamed }, unnamedText),
	maybeField("publisher", "Who published it.", func(s *ledger.Source) string { return s.Publisher.Text }),
	maybeWordField("kind", "What sort of thing it is.", choices(record.SourcesFile, "kind"), func(s *ledger.Source) string { return s.Kind }),
	maybeField("href", "Its own address on the web.", func(s *ledger.Source) string { return s.Source.URL.Text }),
	maybeField("archived", "Where a copy of it is kept.", func(s *ledger.Source) string { return s.Archived.Text }),
	dateField("date", "When it was issued.", func(s *ledger.Source) edtf.Date { return s.Date.Date }),
	maybeField("lang", "Its language (BCP 47).", func(s *ledger.Source) string { return s.Lang.Text }),
	maybeWordField("reliability", "How reliable it is (Admiralty code).", choices(record.SourcesFile, "reliability"), func(s *ledger.Source) string { return s.Reliability }),
	idsField("via", "The sources that it was read in.", func(s *ledger.Source) []*ledger.Source { return s.Via }, sourceID),
	idsField("citing", "The sources and actors that it relies on.", func(s *ledger.Source) []ledger.Cited { return s.Citing }, citedID),
	urlField[ledger.Source](),
}, referrers[ledger.Source]{
	briefings: func(l *ledger.Ledger, s *ledger.Source) []*ledger.Briefing { return l.OfSource(s).Briefings },
	claims: func(l *ledger.Ledger, s *ledger.Source) []*ledger.Claim {
		return slices.Concat(l.OfSource(s).Claims, l.OfSource(s).Through)
	},
	events:  func(l *ledger.Ledger, s *ledger.Source) []*ledger.Event { return l.OfSource(s).Events },
	sources: func(l *ledger.Ledger, s *ledger.Source) []*ledger.Source { return l.OfSource(s).Leaning },
}.fields())

var storyTable = newTable("story", "A storyline: many briefings, one timeline.", storyID, []field[ledger.Story]{
	textField("title", "What it is called.", func(s *ledger.Story) string { return s.Title.Text }),
	maybeField("summary", "What it is about, in a sentence.", func(s *ledger.Story) string { return s.Summary.Text }),
	dateField("from", "When it begins.", func(s *ledger.Story) edtf.Date { return s.From.Date }),
	dateField("to", "When it ends.", func(s *ledger.Story) edtf.Date { return s.To.Date }),
	{Field{"issues", "The questions at stake, by id.", Form{Type: TypeObject, List: true, Fields: []Field{
		{"id", "What claims name it by.", Form{Type: TypeID}},
		{"title", "The question.", Form{Type: TypeText}},
		{"unit", "The unit of the figures that answer it.", Form{Type: TypeText, Null: true}},
	}}}, func(e *encoder, s *ledger.Story) { e.issues(s.Issues) }},
	urlField[ledger.Story](),
}, referrers[ledger.Story]{
	briefings: func(l *ledger.Ledger, s *ledger.Story) []*ledger.Briefing { return l.OfStory(s).Briefings },
	claims:    func(l *ledger.Ledger, s *ledger.Story) []*ledger.Claim { return l.OfStory(s).Claims },
	events:    func(l *ledger.Ledger, s *ledger.Story) []*ledger.Event { return l.OfStory(s).Events },
	relations: func(l *ledger.Ledger, s *ledger.Story) []*ledger.Relation {
		var list []*ledger.Relation
		for _, b := range l.OfStory(s).Briefings {
			list = append(list, b.Relations...)
		}
		return list
	},
}.fields())

var topicTable = newTable("topic", "A subject heading.", topicID, []field[ledger.Topic]{
	textField("title", "The heading.", func(t *ledger.Topic) string { return t.Title.Text }),
	maybeField("summary", "What it is about, in a sentence.", func(t *ledger.Topic) string { return t.Summary.Text }),
	urlField[ledger.Topic](),
}, referrers[ledger.Topic]{
	briefings: func(l *ledger.Ledger, t *ledger.Topic) []*ledger.Briefing { return l.OfTopic(t).Briefings },
	events:    func(l *ledger.Ledger, t *ledger.Topic) []*ledger.Event { return l.OfTopic(t).Events },
}.fields())
