package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
	"github.com/seed-0837baff/dateline/render/markdown"
)

// embedKinds are the views that a text may hold.
var embedKinds = []string{"claims", "map", "relations", "timeline", "watchlist"}

// embedKeys are what a view may be narrowed by.
var embedKeys = []string{"actor", "from", "place", "story", "to", "topic"}

// maxEmbedded is how many rows a view within a text shows.
const maxEmbedded = 100

// selection is what a view within a text is about; what is not set narrows nothing.
type selection struct {
	actor    *ledger.Actor
	story    *ledger.Story
	topic    *ledger.Topic
	place    *ledger.Place
	from, to edtf.Date
}

// selects reads what an embed asks for. Each mistake is handed to fault, with the argument that makes it.
func (p *Plan) selects(e *markdown.Embed, fault func(a *markdown.Arg, message, hint string)) selection {
	var s selection
	l := p.Ledger
	for i := range e.Args {
		a := &e.Args[i]
		ok := true
		switch a.Key {
		case "actor":
			s.actor, ok = bySlug(l.Actors, a.Value, func(x *ledger.Actor) string { return x.Slug })
			missing(a, ok, l.Actors, func(x *ledger.Actor) string { return x.Slug }, fault)
		case "story":
			s.story, ok = bySlug(l.Stories, a.Value, func(x *ledger.Story) string { return x.Slug })
			missing(a, ok, l.Stories, func(x *ledger.Story) string { return x.Slug }, fault)
		case "topic":
			s.topic, ok = bySlug(l.Topics, a.Value, func(x *ledger.Topic) string { return x.Slug })
			missing(a, ok, l.Topics, func(x *ledger.Topic) string { return x.Slug }, fault)
		case "place":
			s.place, ok = bySlug(l.Places, a.Value, func(x *ledger.Place) string { return x.Slug })
			missing(a, ok, l.Places, func(x *ledger.Place) string { return x.Slug }, fault)
		case "from", "to":
			d, err := edtf.Parse(a.Value)
			if err != nil {
				fault(a, fmt.Sprintf("%s=%s is not a date: %v", a.Key, a.Value, err), "write YYYY, YYYY-MM or YYYY-MM-DD")
				continue
			}
			if a.Key == "from" {
				s.from = d
			} else {
				s.to = d
			}
		default:
			fault(a, fmt.Sprintf("a view cannot be narrowed by %q", a.Key), didYouMean(a.Key, embedKeys))
		}
	}
	return s
}

// bySlug finds a thing in a list that is ordered by id.
func bySlug[T any](list []*T, slug string, of func(*T) string) (*T, bool) {
	i, ok := slices.BinarySearchFunc(list, slug, func(x *T, slug string) int { return strings.Compare(of(x), slug) })
	if !ok {
		return nil, false
	}
	return list[i], true
}

func missing[T any](a *markdown.Arg, ok bool, list []*T, of func(*T) string, fault func(*markdown.Arg, string, string)) {
	if ok {
		return
	}
	ids := make([]string, len(list))
	for i, x := range list {
		ids[i] = of(x)
	}
	fault(a, fmt.Sprintf("unknown %s %q", a.Key, a.Value), didYouMean(a.Value, ids))
}

// embedFaults checks the views within a text.
func (k *planner) embedFaults(t prose) {
	for i := range t.body.Embeds {
		e := &t.body.Embeds[i]
		if !slices.Contains(embedKinds, e.Kind) {
			k.errorAt(t.Name, e.Pos, e.Kind, didYouMean(e.Kind, embedKinds), fmt.Sprintf("there is no view %q to put in a text", e.Kind))
		}
		k.selects(e, func(a *markdown.Arg, message, hint string) {
			k.found = append(k.found, diag.Diagnostic{File: t.Name, Pos: a.Pos, Width: len(a.Key) + 1 + len([]rune(a.Value)), Message: message, Hint: hint})
		})
	}
}

// within reports whether a date may fall between the selection's ends.
func (x *selection) within(d edtf.Date) bool {
	if from, ok := x.from.Earliest(); ok {
		if last, ok := d.Latest(); ok && last < from || d.IsZero() {
			return false
		}
	}
	if to, ok := x.to.Latest(); ok {
		if first, ok := d.Earliest(); ok && first > to || d.IsZero() {
			return false
		}
	}
	return true
}

// told reports whether a briefing belongs to the selection's story and topic.
func (x *selection) told(b *ledger.Briefing, topics []*ledger.Topic) bool {
	if x.story != nil && b.Story != x.story {
		return false
	}
	return x.topic == nil || contains(b.Topics, x.topic) || contains(topics, x.topic)
}

func (x *selection) at(places []ledger.Where) bool {
	return x.place == nil || slices.ContainsFunc(places, func(w ledger.Where) bool { return w.Place == x.place })
}

func (x *selection) event(e *ledger.Event) bool {
	return (x.actor == nil || contains(e.By, x.actor) || contains(e.Actors, x.actor) || contains(e.Possibly, x.actor)) &&
		x.told(e.Briefing, e.Topics) && x.at(e.Place) && x.within(e.Date.Date)
}

func (x *selection) claim(c *ledger.Claim) bool {
	return (x.actor == nil || contains(c.By, x.actor) || contains(c.About, x.actor)) &&
		x.told(c.Briefing, nil) && x.at(c.Place) && x.within(c.Date)
}

func (x *selection) relation(r *ledger.Relation) bool {
	return (x.actor == nil || r.From == x.actor || r.To == x.actor) &&
		x.told(r.Briefing, nil) && x.at(r.Place) && (r.Date.IsZero() || x.within(r.Date.Date))
}

// events are the shortest list of the ledger that has all the selection's events, less those that it has not.
func (s *scribe) selected(x *selection) []*ledger.Event {
	base := s.common.told
	switch {
	case x.actor != nil:
		base = s.involvements(x.actor)
	case x.place != nil:
		base = s.common.once(s.Ledger.OfPlace(x.place).Events)
	case x.story != nil:
		base = s.common.once(s.Ledger.OfStory(x.story).Events)
	}
	return filter(base, x.event)
}

func filter[T any](list []T, keep func(T) bool) []T {
	var kept []T
	for _, x := range list {
		if keep(x) {
			kept = append(kept, x)
		}
	}
	return kept
}

// embed is a view within a text.
func (s *scribe) embed(e *markdown.Embed) Embed {
	x := s.selects(e, func(*markdown.Arg, string, string) {})
	v := Embed{Kind: e.Kind, Empty: "Nothing has been recorded."}
	cutTo := func(n int) int {
		if n > maxEmbedded {
			v.More = s.moreOf(&x, e.Kind)
			v.More.Note = fmt.Sprint(n)
			return maxEmbedded
		}
		return n
	}
	switch e.Kind {
	case "timeline":
		list := s.selected(&x)
		v.Events = s.eventRows(list[:cutTo(len(list))])
	case "claims":
		list := filter(s.claimsOf(&x), x.claim)
		v.Claims = s.claimRows(list[:cutTo(len(list))])
	case "relations":
		list := filter(s.relationsOf(&x), x.relation)
		list = list[:cutTo(len(list))]
		v.Relations = s.relationRows(list)
		if len(v.Relations) > 0 {
			v.Graph, v.Undrawn = s.graph("Relations"+x.of(), equalRelations(slices.Values(list)), x.actor, 0)
		}
	case "map":
		where := s.mapped(&x)
		v.Places = s.spotLinks(where[:cutTo(len(where))])
		v.Map = s.chart("Map"+x.of(), where)
	case "watchlist":
		list := filter(s.common.due, func(d due) bool {
			return d.event != nil && x.event(d.event) || d.claim != nil && x.dueClaim(d.claim) || slices.ContainsFunc(d.from, x.dueClaim)
		})
		v.Due = s.dueRows(list[:cutTo(len(list))])
	}
	return v
}

// dueClaim selects a claim by the day that it falls due.
func (x *selection) dueClaim(c *ledger.Claim) bool {
	undated := *x
	undated.from, undated.to = edtf.Date{}, edtf.Date{}
	return undated.claim(c) && x.within(c.Due.Date)
}

func (s *scribe) claimsOf(x *selection) []*ledger.Claim {
	switch {
	case x.place != nil:
		return s.Ledger.OfPlace(x.place).Claims
	case x.story != nil:
		return s.Ledger.OfStory(x.story).Claims
	}
	return s.Ledger.Claims
}

func (s *scribe) relationsOf(x *selection) []*ledger.Relation {
	switch {
	case x.actor != nil:
		return s.Ledger.OfActor(x.actor).Relations
	case x.place != nil:
		return s.Ledger.OfPlace(x.place).Relations
	}
	return s.Ledger.Relations
}

// mapped are the places and states of the selection's events and claims, those most told of first.
func (s *scribe) mapped(x *selection) []spot {
	return spots(s.selected(x), filter(s.claimsOf(x), x.claim))
}

// of names what a view is about, for the label of its picture: " of Iran"; "" where it is about everything.
func (x *selection) of() string {
	switch {
	case x.actor != nil:
		return " of " + x.actor.Name.Text
	case x.place != nil:
		return " of " + x.place.Name.Text
	case x.story != nil:
		return " of " + x.story.Title.Text
	case x.topic != nil:
		return " of " + x.topic.Title.Text
	}
	return ""
}

// moreOf is the page that has what an embed cuts off.
func (s *scribe) moreOf(x *selection, kind string) Link {
	switch {
	case kind == "watchlist":
		return s.crumb("watchlist")
	case x.actor != nil:
		return s.actorLink(x.actor)
	case x.place != nil:
		return s.placeLink(x.place)
	case x.story != nil:
		return s.storyLink(x.story)
	case x.topic != nil:
		return s.topicLink(x.topic)
	case kind == "claims":
		return s.crumb("claims")
	case kind == "map":
		return s.crumb("places")
	}
	return s.crumb("timeline")
}
