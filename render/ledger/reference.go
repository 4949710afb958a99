package ledger

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/record"
)

// lookup finds a thing of one kind, or reports at the reference that nothing bears that id. An unset reference is nil.
func lookup[T any](f *findings, file *record.File, kind, home string, known map[string]*T, v record.Value) *T {
	if !v.IsSet() {
		return nil
	}
	if thing, ok := known[v.Text]; ok {
		return thing
	}
	f.errorf(file, v, didYouMean(v.Text, known, home), "unknown %s %q", kind, v.Text)
	return nil
}

func (k *linker) actor(f *findings, file *record.File, v record.Value) *Actor {
	if k.ids.actors[v.Text] == nil && k.ids.unread[record.ActorsFile] {
		return nil // it may well stand there: one slip in a registry is one mistake, not one for each reference
	}
	if k.ids.actors[v.Text] == nil && k.ids.places[v.Text] != nil {
		f.errorf(file, v, "only an actor can stand here", "%q is a place, not an actor", v.Text)
		return nil
	}
	return lookup(f, file, "actor", "define it in actors.yaml", k.ids.actors, v)
}

func (k *linker) actorsOf(f *findings, file *record.File, vs []record.Value) []*Actor {
	var list []*Actor
	for _, v := range vs {
		if a := k.actor(f, file, v); a != nil && !slices.Contains(list, a) {
			list = append(list, a)
		}
	}
	return list
}

// speakers resolves those who are named as the origin of words.
func (k *linker) speakers(f *findings, file *record.File, by []record.Speaker) (actors []*Actor, unnamed []Unnamed) {
	for _, s := range by {
		if s.Unnamed.IsSet() {
			unnamed = append(unnamed, Unnamed{Text: s.Unnamed.Text, Of: k.actor(f, file, s.Of)})
		} else if a := k.actor(f, file, s.Actor); a != nil && !slices.Contains(actors, a) {
			actors = append(actors, a)
		}
	}
	return actors, unnamed
}

// where resolves a place or a state.
func (k *linker) where(f *findings, file *record.File, v record.Value) (Where, bool) {
	place, actor := k.ids.places[v.Text], k.ids.actors[v.Text]
	switch {
	case !v.IsSet():
		return Where{}, false
	case place != nil && actor != nil && actor.Kind == "state":
		f.ambiguous(file, v, "a place", place.File, place.ID, "a state", actor.File, actor.ID)
		return Where{Place: place}, true
	case place != nil:
		return Where{Place: place}, true
	case actor != nil && actor.Kind == "state":
		return Where{Actor: actor}, true
	case actor != nil:
		f.errorf(file, v, "only a place or a state can stand here", "%q is a %s, not a place", v.Text, actor.Kind)
	case k.ids.unread[record.PlacesFile] || k.ids.unread[record.ActorsFile]:
	default:
		f.errorf(file, v, k.nearPlace(v.Text), "unknown place %q", v.Text)
	}
	return Where{}, false
}

func (k *linker) wheres(f *findings, file *record.File, vs []record.Value) []Where {
	var list []Where
	for _, v := range vs {
		if w, ok := k.where(f, file, v); ok && !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return list
}

func (k *linker) nearPlace(id string) string {
	if near := diag.Nearest(id, slices.Values(slices.Sorted(maps.Keys(k.ids.places)))); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	for _, a := range sortedBy(k.ids.actors) {
		if a.Kind == "state" && diag.Nearest(id, slices.Values([]string{a.Slug})) != "" {
			return fmt.Sprintf("did you mean %q?", a.Slug)
		}
	}
	return "define it in places.yaml"
}

func (f *findings) ambiguous(file *record.File, v record.Value, one string, in1 *record.File, at1 record.Value, two string, in2 *record.File, at2 record.Value) {
	f.errorf(file, v, "give one of the two another id", "%q is both %s and %s", v.Text, one, two)
	d := &(*f)[len(*f)-1]
	d.Related = []diag.Related{
		{File: in1.Name, Pos: at1.Pos, Message: one},
		{File: in2.Name, Pos: at2.Pos, Message: two},
	}
}

// source resolves a source's id: the briefing's own (b may be nil), then the site-wide ones.
func (k *linker) source(f *findings, file *record.File, b *Briefing, v record.Value) *Source {
	if !v.IsSet() {
		return nil
	}
	if b != nil {
		switch own := b.local.find(v.Text).(type) {
		case *Source:
			return own
		case nil:
		default:
			if k.ids.sources[v.Text] == nil {
				f.errorf(file, v, "name one of the briefing's sources, or one of sources.yaml", "%q is %s, not a source", v.Text, nameOf(own))
				return nil
			}
		}
	}
	if s, ok := k.ids.sources[v.Text]; ok {
		return s
	}
	if k.ids.unread[record.SourcesFile] {
		return nil
	}
	f.errorf(file, v, k.nearSource(b, v.Text), "unknown source %q", v.Text)
	return nil
}

func (k *linker) nearSource(b *Briefing, id string) string {
	if b != nil {
		for _, s := range b.Sources {
			if diag.Nearest(id, slices.Values([]string{s.Slug})) != "" {
				return fmt.Sprintf("did you mean %q?", s.Slug)
			}
		}
	}
	return didYouMean(id, k.ids.sources, "define it under the briefing's `sources`, or in sources.yaml")
}

func (k *linker) sourcesOf(f *findings, file *record.File, b *Briefing, vs []record.Value) []*Source {
	var list []*Source
	for _, v := range vs {
		if s := k.source(f, file, b, v); s != nil && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// cited resolves what somebody relies on: this briefing's sources, sources, actors; an id found in two is an error.
func (k *linker) cited(f *findings, file *record.File, b *Briefing, vs []record.Value) []Cited {
	var list []Cited
	for _, v := range vs {
		var c Cited
		if b != nil {
			c.Source, _ = b.local.find(v.Text).(*Source)
		}
		if c.Source == nil {
			c.Source = k.ids.sources[v.Text]
		}
		c.Actor = k.ids.actors[v.Text]
		if c.Source != nil && c.Actor != nil {
			f.ambiguous(file, v, "a source", c.Source.File, c.Source.ID, "an actor", c.Actor.File, c.Actor.ID)
			c.Actor = nil
		}
		if c == (Cited{}) {
			if k.ids.unread[record.SourcesFile] || k.ids.unread[record.ActorsFile] {
				continue
			}
			hint := didYouMean(v.Text, k.ids.actors, "")
			if hint == "" {
				hint = k.nearSource(b, v.Text)
			}
			f.errorf(file, v, hint, "unknown source or actor %q", v.Text)
		} else if !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

// annotation resolves an id of this briefing, or briefing#id. It is nil, and said, where nothing bears it or where a
// published piece would lean on a withheld one.
func (j *joiner) annotation(v record.Value, kind string) any {
	if !v.IsSet() {
		return nil
	}
	home, id, far := strings.Cut(v.Text, "#")
	b := j.Briefing
	if !far {
		id = home
	} else if b = j.ids.briefings[home]; b == nil {
		j.found.errorf(j.File, v, didYouMean(home, j.ids.briefings, ""), "unknown briefing %q", home)
		return nil
	}
	thing := b.local.find(id)
	if thing == nil && b.File.Broken {
		return nil
	}
	if thing == nil {
		j.found.errorf(j.File, v, nearAnnotation(b, id, far, kind), "unknown %s %q", kind, v.Text)
		return nil
	}
	if b.held != Published && j.held == Published {
		j.found.errorf(j.File, v, "leave the reference out until that briefing is published", "%q is withheld: its briefing is %s", v.Text, b.held)
		return nil
	}
	return thing
}

func nearAnnotation(b *Briefing, id string, far bool, kind string) string {
	near := diag.Nearest(id, b.local.ids)
	switch {
	case near != "" && far:
		return fmt.Sprintf("did you mean %q?", b.Slug+"#"+near)
	case near != "":
		return fmt.Sprintf("did you mean %q?", near)
	case !far:
		return fmt.Sprintf("another briefing's %s is written briefing-id#local-id", kind)
	}
	return ""
}

// claimsOf resolves references to claims.
func (j *joiner) claimsOf(vs []record.Value) []*Claim {
	var list []*Claim
	for _, v := range vs {
		switch c := j.annotation(v, "claim").(type) {
		case *Claim:
			if !slices.Contains(list, c) {
				list = append(list, c)
			}
		case nil:
		default:
			j.found.errorf(j.File, v, "", "%q is %s, not a claim", v.Text, nameOf(c))
		}
	}
	return list
}

func nameOf(thing any) string {
	switch thing.(type) {
	case *Claim:
		return "a claim"
	case *Event:
		return "an event"
	case *Relation:
		return "a relation"
	case *Note:
		return "a note"
	}
	return "a source"
}
