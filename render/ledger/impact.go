package ledger

import (
	"cmp"
	"maps"
	"slices"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/record"
)

// Impact is a thing and what rests on it: what would have to be looked at again if it fell. What is withheld is in none.
type Impact struct {
	Kind  string // claim, event, relation, source, actor, briefing
	Ref   string // its full name: "iran", "briefing#claim"
	How   string // what it does with the thing that it stands under: "repeats it"; "" at the root
	Text  string // what it is about, in the author's words
	File  string // where it is written, for messages
	Pos   diag.Pos
	Again Again
	Below []*Impact // what rests on it directly, in the order of the ledger
}

// Again says that a thing stands above already, so that what rests on it is not told again.
type Again string

const (
	Once  Again = ""
	Above Again = "above" // told in full further up
	Ring  Again = "ring"  // it rests on itself, by way of what it stands under
)

// Find returns what a reference means that stands alone: a claim, event, relation, note or source of a briefing
// (briefing#id), a site-wide source or an actor, in this order. It is nil where nothing that is published bears the name; then
// near is the name that was perhaps meant, or "".
func (l *Ledger) Find(ref string) (thing any, near string) {
	names := map[string]any{}
	add := func(name string, x any) {
		if names[name] == nil {
			names[name] = x
		}
	}
	for _, b := range l.Briefings {
		for _, x := range b.local {
			name := b.Slug + "#" + x.id
			if add(name, x.thing); x.id == ref && near == "" {
				near = name // only the briefing is missing
			}
		}
	}
	for _, s := range l.Sources {
		add(s.Slug, s)
	}
	for _, a := range l.Actors {
		add(a.Slug, a)
	}
	if x := names[ref]; x != nil {
		return x, ""
	}
	return nil, cmp.Or(near, diag.Nearest(ref, slices.Values(slices.Sorted(maps.Keys(names)))))
}

// Impact returns what rests on a thing that Find found. A note bears nothing; other things are nil.
func (l *Ledger) Impact(of any) *Impact {
	w := &impacts{Ledger: l, state: map[any]Again{}}
	w.reverse()
	n := w.node(of, "")
	if n != nil {
		w.walk(n, of, nil)
	}
	return n
}

// impacts is the state of one Impact.
type impacts struct {
	*Ledger
	state   map[any]Again      // Ring: it stands on the way down; Above: it has been told
	relying map[*Actor][]rests // what relies on an actor or is issued by it
}

// rests is a thing that rests on another, and how.
type rests struct {
	thing any
	how   string
}

// reverse lists what the ledger's own lists lack: who relies on actors.
func (w *impacts) reverse() {
	w.relying = map[*Actor][]rests{}
	cites := func(list []Cited, by any) {
		for _, x := range list {
			if x.Actor != nil {
				w.relying[x.Actor] = append(w.relying[x.Actor], rests{by, "relies on it"})
			}
		}
	}
	source := func(s *Source) {
		for _, a := range s.Issuers {
			w.relying[a] = append(w.relying[a], rests{s, "is issued by it"})
		}
		cites(s.Citing, s)
	}
	for _, s := range w.Sources {
		source(s)
	}
	for _, b := range w.Briefings {
		for _, s := range b.Sources {
			source(s)
		}
	}
	for _, c := range w.Claims {
		own := c.Citing
		if c.Source != nil {
			own = own[min(len(c.Source.Citing), len(own)):]
		}
		cites(own, c)
	}
}

// settled is how what was to come rests on the event that settles it, which is there for its sake in turn.
const settled = "is settled by it"

// walk adds what rests on a thing below its node. from is what the thing itself stands under: of a thing and what settles it,
// neither is told back under the other.
func (w *impacts) walk(n *Impact, thing, from any) {
	w.state[thing] = Ring
	for _, r := range w.on(thing) {
		back := r.thing == from && (r.how == settled || n.How == settled)
		if back || r.thing == thing {
			continue
		}
		below := w.node(r.thing, r.how)
		if below == nil {
			continue
		}
		n.Below = append(n.Below, below)
		if below.Again = w.state[r.thing]; below.Again == Once {
			w.walk(below, r.thing, thing)
		}
	}
	w.state[thing] = Above
}

// on lists what rests on a thing directly.
func (w *impacts) on(thing any) (list []rests) {
	add := func(x any, how string) { list = append(list, rests{x, how}) }
	switch t := thing.(type) {
	case *Claim:
		for _, c := range t.Answers {
			add(c, c.Act+" it")
		}
		for _, e := range t.Events {
			add(e, "rests on it")
		}
		for _, r := range t.Relations {
			add(r, "rests on it")
		}
		if t.Resolver != nil {
			add(t.Resolver, "settles it")
		}
	case *Event:
		for _, e := range t.Tellings {
			add(e, "tells it again")
		}
		if t.Resolver != nil {
			add(t.Resolver, "settles it")
		}
		switch r := t.Resolves; {
		case r.Claim != nil:
			add(r.Claim, settled)
		case r.Event != nil:
			add(r.Event, settled)
		}
	case *Source:
		w.onSource(t, add)
	case *Actor:
		for _, c := range w.OfActor(t).Said {
			add(c, "is said by it")
		}
		list = append(list, w.relying[t]...)
	}
	return list
}

func (w *impacts) onSource(s *Source, add func(any, string)) {
	t := w.OfSource(s)
	for _, c := range t.Claims {
		add(c, "rests on it")
	}
	for _, c := range t.Through {
		add(c, "leans on it")
	}
	for _, e := range t.Events {
		add(e, "rests on it")
	}
	for _, x := range t.Leaning {
		add(x, "leans on it")
	}
	for _, b := range t.Briefings {
		if b != s.Briefing {
			add(b, "uses it")
		}
	}
}

// node is a thing without what rests on it.
func (w *impacts) node(thing any, how string) *Impact {
	n := &Impact{How: how}
	at := func(kind, ref, text string, f *record.File, id record.Value) *Impact {
		n.Kind, n.Ref, n.Text, n.Pos = kind, ref, text, id.Pos
		if f != nil {
			n.File = f.Name
		}
		return n
	}
	switch t := thing.(type) {
	case *Claim:
		text := t.That.Text
		if text == "" {
			text = t.Passage.Text
		}
		return at("claim", t.Ref, text, t.Briefing.File, t.ID)
	case *Event:
		return at("event", t.Ref, t.Title.Text, t.Briefing.File, t.ID)
	case *Relation:
		text := t.Relation.From.Text + " " + t.Type.Text + " " + t.Relation.To.Text
		return at("relation", t.Ref, text, t.Briefing.File, t.ID)
	case *Note:
		return at("note", t.Ref, t.Note.Text.Text, t.Briefing.File, t.ID)
	case *Source:
		return at("source", t.Ref(), t.Title.Text, t.File, t.ID)
	case *Actor:
		return at("actor", t.Slug, t.Name.Text, t.File, t.ID)
	case *Briefing:
		return at("briefing", t.Slug, w.TitleOf(t), t.File, t.ID)
	}
	return nil
}
