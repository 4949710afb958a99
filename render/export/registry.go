package export

import (
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/plan"
)

func (e *encoder) address(thing any) string { return e.URL(plan.PathOf(thing)) }

// referrers are what refers to a thing.
type referrers struct {
	Briefings []string `json:"briefings"`
	Claims    []string `json:"claims"`
	Events    []string `json:"events"`
	Relations []string `json:"relations"`
	Sources   []string `json:"sources"`
}

// none is what refers to a thing that nothing refers to.
var none = referrers{[]string{}, []string{}, []string{}, []string{}, []string{}}

type actorObject struct {
	Type      string   `json:"type"`
	ID        string   `json:"id"`
	Name      any      `json:"name"`
	Kind      any      `json:"kind"`
	Aliases   []string `json:"aliases"`
	URL       string   `json:"url"`
	Briefings []string `json:"briefings"`
	Events    []string `json:"events"`
	Claims    []string `json:"claims"`
	About     []string `json:"about"`
	Relations []string `json:"relations"`
}

func (e *encoder) actor(a *ledger.Actor) any {
	return actorObject{
		Type: "actor", ID: a.Slug, Name: text(a.Name.Text), Kind: text(a.Kind), Aliases: ids(a.Aliases, valueText), URL: e.address(a),
		Briefings: ids(a.Briefings, briefingID), Events: ids(a.Events, eventID), Claims: ids(a.Said, claimID),
		About: ids(a.About, claimID), Relations: ids(a.Relations, relationID),
	}
}

type placeObject struct {
	Type      string   `json:"type"`
	ID        string   `json:"id"`
	Name      any      `json:"name"`
	Aliases   []string `json:"aliases"`
	Summary   any      `json:"summary"`
	At        any      `json:"at"` // [latitude, longitude] in degrees WGS 84
	Precision any      `json:"precision"`
	In        any      `json:"in"`
	URL       string   `json:"url"`
	referrers
}

func (e *encoder) place(p *ledger.Place) any {
	v := placeObject{
		Type: "place", ID: p.Slug, Name: text(p.Name.Text), Aliases: ids(p.Aliases, valueText), Summary: text(p.Summary.Text),
		Precision: text(p.Precision), URL: e.address(p), referrers: none,
		In: text(whereID(ledger.Where{Place: p.InPlace, Actor: p.InActor})),
	}
	if p.Located {
		v.At = [2]float64{p.Lat, p.Lon}
	}
	v.Briefings, v.Claims = ids(p.Briefings, briefingID), ids(p.Claims, claimID)
	v.Events, v.Relations = ids(p.Events, eventID), ids(p.Relations, relationID)
	return v
}

type sourceObject struct {
	Type        string   `json:"type"`
	ID          string   `json:"id"`
	Title       any      `json:"title"`
	Summary     any      `json:"summary"`
	Briefing    any      `json:"briefing"` // whose own it is; null for a site-wide one
	By          []string `json:"by"`
	Unnamed     []string `json:"unnamed"`
	Publisher   any      `json:"publisher"`
	Kind        any      `json:"kind"`
	Href        any      `json:"href"`
	Archived    any      `json:"archived"`
	Date        any      `json:"date"`
	Lang        any      `json:"lang"`
	Reliability any      `json:"reliability"`
	Via         []string `json:"via"`
	Citing      []string `json:"citing"`
	URL         string   `json:"url"`
	referrers
}

func (e *encoder) source(s *ledger.Source) any {
	v := sourceObject{
		Type: "source", ID: s.Ref(), Title: text(s.Title.Text), Summary: text(s.Summary.Text),
		By: ids(s.Issuers, actorID), Unnamed: ids(s.Unnamed, unnamedText), Publisher: text(s.Publisher.Text), Kind: text(s.Kind),
		Href: text(s.Source.URL.Text), Archived: text(s.Archived.Text), Date: date(s.Date.Date), Lang: text(s.Lang.Text),
		Reliability: text(s.Reliability), Via: ids(s.Via, sourceID), Citing: ids(s.Citing, citedID),
		URL: e.address(s), referrers: none,
	}
	if s.Briefing != nil {
		v.Briefing = s.Briefing.Slug
	}
	v.Briefings, v.Claims = ids(s.Briefings, briefingID), ids(s.Claims, claimID)
	v.Events, v.Sources = ids(s.Events, eventID), ids(s.Leaning, sourceID)
	return v
}

type issueValue struct {
	ID    string `json:"id"`
	Title any    `json:"title"`
	Unit  any    `json:"unit"`
}

type storyObject struct {
	Type    string       `json:"type"`
	ID      string       `json:"id"`
	Title   any          `json:"title"`
	Summary any          `json:"summary"`
	From    any          `json:"from"`
	To      any          `json:"to"`
	Issues  []issueValue `json:"issues"`
	URL     string       `json:"url"`
	referrers
}

func (e *encoder) story(s *ledger.Story) any {
	v := storyObject{
		Type: "story", ID: s.Slug, Title: text(s.Title.Text), Summary: text(s.Summary.Text),
		From: date(s.From.Date), To: date(s.To.Date), Issues: []issueValue{}, URL: e.address(s), referrers: none,
	}
	for _, x := range byID(s.Issues, func(x *ledger.Issue) string { return x.ID.Text }) {
		v.Issues = append(v.Issues, issueValue{x.ID.Text, text(x.Title.Text), text(x.Unit.Text)})
	}
	v.Briefings, v.Claims, v.Events = ids(s.Briefings, briefingID), ids(s.Claims, claimID), ids(s.Events, eventID)
	var relations []*ledger.Relation
	for _, b := range s.Briefings {
		relations = append(relations, b.Relations...)
	}
	v.Relations = ids(relations, relationID)
	return v
}

type topicObject struct {
	Type    string `json:"type"`
	ID      string `json:"id"`
	Title   any    `json:"title"`
	Summary any    `json:"summary"`
	URL     string `json:"url"`
	referrers
}

func (e *encoder) topic(t *ledger.Topic) any {
	v := topicObject{
		Type: "topic", ID: t.Slug, Title: text(t.Title.Text), Summary: text(t.Summary.Text), URL: e.address(t), referrers: none,
	}
	v.Briefings, v.Events = ids(t.Briefings, briefingID), ids(t.Events, eventID)
	return v
}
