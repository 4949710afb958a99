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
	if len(j.own) > 0 {
		b.Mentions = j.names.mentionsWith(j.own, b, b.Body)
		return
	}
	var known bool
	if b.spots, known = j.before(b); !known {
		b.spots = j.names.spots(b.Body)
	}
	b.Mentions = j.names.mentions(b, b.spots)
}

// before are the spots that the Link before found in the same text.
func (j *joiner) before(b *Briefing) ([]spot, bool) {
	if !j.again {
		return nil, false
	}
	was := j.opt.Before.ids.briefings[b.Slug]
	if was == nil || was.File != b.File || len(was.Briefing.Names) > 0 {
		return nil, false
	}
	return was.spots, true
}

// uses lists the actors and sources of a briefing, by first use: those it lists, those its annotations name, those its text
// mentions.
func (j *joiner) uses() {
	b := j.Briefing
	j.used.clear()
	actors := func(list ...*Actor) {
		for _, a := range list {
			if a != nil && j.used.add(a) {
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

// topics resolves the topics of a briefing and of its events.
func (k *linker) topics(b *Briefing) {
	b.Topics = k.topicsOf(b.Briefing.Topics)
	for _, e := range b.Events {
		e.Topics = k.topicsOf(e.Event.Topics)
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
