package ledger

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/record"
)

// localNames resolves the names that mean somebody in this text only.
func (j *joiner) localNames() {
	j.own = j.own[:0]
	for _, n := range j.Briefing.Names {
		if a := j.actor(&j.found, j.Briefing.File, n.Actor); a != nil {
			j.own = append(j.own, localName{name: n.Name.Text, actor: a})
		}
	}
}

// mentions finds every actor and place that the text names, code apart.
func (j *joiner) mentions() {
	b := j.Briefing
	if b.Body == nil || b.Body.Doc == nil {
		return
	}
	j.names.Find(b.Body.Text, j.own, func(m Found) {
		if !b.Body.InCode(m.Start, m.End) {
			b.Mentions = append(b.Mentions, Mention{Briefing: b, Start: m.Start, End: m.End, Actor: m.Actor, Place: m.Place})
		}
	})
}

// uses lists the actors and sources of a briefing, by first use: those it lists, those its annotations name, those its text
// mentions.
func (j *joiner) uses() {
	b := j.Briefing
	seen := make(map[*Actor]bool, 16)
	actors := func(list ...*Actor) {
		for _, a := range list {
			if a != nil && !seen[a] {
				seen[a] = true
				b.Actors = append(b.Actors, a)
			}
		}
	}
	source := func(s *Source) {
		if s != nil && !slices.Contains(b.Uses, s) {
			b.Uses = append(b.Uses, s)
		}
	}
	actors(j.actorsOf(&j.found, b.File, b.Briefing.Actors)...)
	for _, s := range b.Sources {
		source(s)
		for _, via := range s.Via {
			source(via)
		}
		actors(s.Issuers...)
	}
	for _, c := range b.Claims {
		actors(c.By...)
		actors(c.About...)
		source(c.Source)
		for _, s := range c.Via {
			source(s)
		}
		for _, x := range c.Citing {
			source(x.Source)
			actors(x.Actor)
		}
		for _, u := range c.Unnamed {
			actors(u.Of)
		}
	}
	for _, e := range b.Events {
		actors(e.By...)
		actors(e.Actors...)
		actors(e.Possibly...)
		source(e.Source)
	}
	for _, r := range b.Relations {
		actors(r.From, r.To)
	}
	for _, m := range b.Mentions {
		actors(m.Actor)
	}
	if b.Source.IsSet() && len(b.Claims)+len(b.Events) == 0 {
		source(j.source(&j.found, b.File, b, b.Source))
	}
}

// topicsOf resolves topics, which exist by being used.
func (k *linker) topicsOf(vs []record.Value) []*Topic {
	var list []*Topic
	for _, v := range vs {
		t, ok := k.ids.topics[v.Text]
		if !ok {
			t = &Topic{Topic: &record.Topic{ID: v, Title: v}, Slug: v.Text}
			k.ids.topics[v.Text] = t
		}
		if !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	return list
}
