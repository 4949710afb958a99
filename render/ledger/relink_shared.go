package ledger

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/record"
)

// knowTopics reports whether all topics that a briefing names exist already.
func (r *relinking) knowTopics(b *Briefing) bool {
	return !slices.ContainsFunc(topicsIn(b.Briefing), func(v record.Value) bool { return r.ids.topics[v.Text] == nil })
}

// topicsIn are all topics that a briefing and its events name.
func topicsIn(b *record.Briefing) []record.Value {
	list := slices.Clone(b.Topics)
	for _, e := range b.Events {
		list = append(list, e.Topics...)
	}
	return list
}

// firstUse is what a topic that exists by being used stands for: where the oldest briefing names it.
func (l *Ledger) firstUse(t *Topic) record.Value {
	told := l.OfTopic(t)
	var oldest *Briefing
	if n := len(told.Briefings); n > 0 {
		oldest = told.Briefings[n-1]
	}
	for _, e := range told.Events {
		if oldest == nil || newest(oldest, e.Briefing) < 0 {
			oldest = e.Briefing
		}
	}
	if oldest == nil {
		return record.Value{}
	}
	named := topicsIn(oldest.Briefing)
	return named[slices.IndexFunc(named, func(v record.Value) bool { return v.Text == t.Slug })]
}

// clashes reports whether a briefing's text, or a sentence in which somebody may be named whom a claim is about, has a name that
// several share: that it was met is a finding.
func (r *relinking) clashes(b *Briefing) bool {
	var own []localName
	for _, n := range b.Names {
		own = append(own, localName{n.Name.Text, r.ids.actors[n.Actor.Text]})
	}
	clash := false
	meet := func(bearer int32) { clash = clash || len(r.names.bearers[bearer].others) > 0 }
	look := func(text string) {
		r.names.find(text, own, func(h hit) {
			if h.local == nil {
				meet(h.bearer)
			}
		})
	}
	for _, c := range b.Briefing.Claims {
		if len(c.About) == 0 {
			look(c.Passage.Sentence)
		}
	}
	switch {
	case b.Body == nil || b.Body.Doc == nil:
	case len(own) > 0:
		look(b.Body.Text)
	default:
		for _, s := range r.names.spots(b.Body) {
			meet(s.bearer)
		}
	}
	return clash
}
