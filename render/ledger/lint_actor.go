package ledger

import (
	"net/url"
	"strings"

	"github.com/seed-0837baff/dateline/render/record"
)

// unusedActors looks for actors that no briefing lists, names in an annotation or mentions, withheld ones included, that
// nothing else refers to and that no other text links to or mentions.
func unusedActors(x *linting) {
	unused := map[*Actor]bool{}
	for _, a := range x.Actors {
		if len(x.OfActor(a).Briefings)+len(a.Sources)+len(a.Members)+len(a.Speakers)+len(a.Roled) == 0 {
			unused[a] = true
		}
	}
	u := uses{x.linker, unused}
	for _, step := range []func(){u.registries, u.briefings, u.prose} { // dearest last
		if len(unused) == 0 {
			return
		}
		step()
	}
	for _, a := range x.Actors {
		if unused[a] {
			x.warn(a.File, a.ID, "name it in an annotation or a text, or remove it", "actor %q is used nowhere", a.Slug)
		}
	}
}

// uses strikes out the actors that are used.
type uses struct {
	*linker
	unused map[*Actor]bool
}

func (u uses) actors(list ...*Actor) {
	for _, a := range list {
		delete(u.unused, a)
	}
}

func (u uses) wheres(list []Where) {
	for _, w := range list {
		delete(u.unused, w.Actor)
	}
}

// source strikes out whom a source names.
func (u uses) source(s *Source) {
	u.actors(s.Issuers...)
	for _, n := range s.Unnamed {
		u.actors(n.Of)
	}
	for _, c := range s.Citing {
		u.actors(c.Actor)
	}
}

// registries strikes out whom places, site-wide sources and the menu name.
func (u uses) registries() {
	for _, p := range u.Places {
		u.actors(p.InActor)
	}
	for _, s := range u.Sources {
		u.source(s)
	}
	for _, m := range u.Site.Menu {
		u.link(m.Page.Text)
		u.link(m.URL.Text)
	}
}

// briefings strikes out whom briefings, withheld ones included, name.
func (u uses) briefings() {
	for _, b := range u.all {
		if b.held != Published { // those of others have it in their lists
			u.actors(b.Actors...)
		}
		for _, n := range b.Names {
			u.actors(u.ids.actors[n.Actor.Text])
		}
		for _, s := range b.Sources {
			u.source(s)
		}
		for _, c := range b.Claims {
			u.actors(c.To...)
			u.wheres(c.Place)
		}
		for _, e := range b.Events {
			u.wheres(e.Place)
		}
		for _, r := range b.Relations {
			u.wheres(r.Place)
		}
		u.links(b.Body)
	}
	for i := range u.names.bearers { // a name that several share means nobody, but was meant for one of them
		if b := &u.names.bearers[i]; b.met.Load() {
			for _, i := range append([]int32{b.first}, b.others...) {
				u.actors(u.names.namings[i].actor)
			}
		}
	}
}

// prose strikes out whom other texts name: profiles, stories, pages.
func (u uses) prose() {
	for _, p := range u.Pages {
		u.text(p.Body, nil)
	}
	for _, s := range u.Stories {
		u.text(s.Body, nil)
	}
	for _, a := range u.Actors {
		u.text(a.Profile, a)
	}
	for _, p := range u.Places {
		u.text(p.Profile, nil)
	}
	for _, s := range u.Sources {
		u.text(s.Profile, nil)
	}
	for _, t := range u.ids.topics {
		u.text(t.Profile, nil)
	}
}

// text strikes out whom a text links to or mentions; its own subject does not count.
func (u uses) text(body *record.Body, own *Actor) {
	if body == nil || body.Doc == nil || len(u.unused) == 0 {
		return
	}
	was := own != nil && u.unused[own]
	u.links(body)
	u.names.find(body.Text, nil, func(h hit) {
		b := &u.names.bearers[h.bearer]
		for _, i := range append([]int32{b.first}, b.others...) {
			u.actors(u.names.namings[i].actor)
		}
	})
	if was {
		u.unused[own] = true
	}
}

// links strikes out the actors that a text's links and embedded views name.
func (u uses) links(body *record.Body) {
	if body == nil || body.Doc == nil {
		return
	}
	for i := range body.Links {
		u.link(body.Links[i].Dest)
	}
	for _, e := range body.Embeds {
		for _, arg := range e.Args {
			if arg.Key == "actor" {
				u.actors(u.ids.actors[arg.Value])
			}
		}
	}
}

// link strikes out the actor whose page or profile dest is.
func (u uses) link(dest string) {
	at := strings.LastIndex(dest, "actors/")
	if at < 0 {
		return
	}
	id := dest[at+len("actors/"):]
	if end := strings.IndexAny(id, "/?#"); end >= 0 {
		id = id[:end]
	}
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	u.actors(u.ids.actors[strings.TrimSuffix(id, ".md")])
}
