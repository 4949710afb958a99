package ledger

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/edtf"
)

// judgeRelations fills the judgement of relations: over their live claims.
func (g *judging) judgeRelations(relations []*Relation) {
	for _, r := range relations {
		from := g.pen.mark()
		g.resting(&r.Judgement, r.Claims)
		r.Why = g.pen.since(from)
	}
}

// judgeEvents fills the status and judgement of events. With claims they are judged as relations are; one that rests on a
// source alone stands, by that source, unless the briefing that tells it is retracted whole.
func (g *judging) judgeEvents(events []*Event) {
	settled := map[*Event]*Event{} // told by another briefing, which is what was resolved
	for _, e := range events {
		if e.Resolver != nil && e.Same != nil && settled[e.Same] == nil {
			settled[e.Same] = e.Resolver
		}
	}
	for _, e := range events {
		from := g.pen.mark()
		if len(e.Claims) > 0 || e.Event != nil && len(e.Event.Claims) > 0 {
			g.resting(&e.Judgement, e.Claims)
		} else {
			g.restingOnSource(e)
		}
		origins := g.pen.why[len(g.pen.why)-1]
		g.pen.why = g.pen.why[:len(g.pen.why)-1]
		e.Status = g.status(e, resolverOf(e, settled))
		g.pen.put(origins)
		e.Why = g.pen.since(from)
	}
}

// resolverOf is what settles an event: under its own name, its first telling's or another telling's.
func resolverOf(e *Event, settled map[*Event]*Event) *Event {
	first := e
	if e.Same != nil {
		first = e.Same
	}
	switch {
	case e.Resolver != nil:
		return e.Resolver
	case first.Resolver != nil:
		return first.Resolver
	}
	return settled[first]
}

// supports are the values of support, worst first.
var supports = []string{"", "single-source", "repeated", "corroborated"}

// resting judges what rests on claims: none of them live, it is unsupported; else as disputed as the most disputed, and as
// well supported as the best.
func (g *judging) resting(j *Judgement, claims []*Claim) {
	w := &g.pen
	var disputed, partly, best *Claim
	var dead []*Claim
	alive := 0
	g.origins.begin()
	var list []origin
	for _, c := range claims {
		i, ok := g.at[c]
		if !ok {
			continue
		}
		if g.facts[i].ending != live {
			dead = append(dead, c)
			continue
		}
		alive++
		switch {
		case c.Standing == "disputed" && disputed == nil:
			disputed = c
		case c.Standing == "partly-disputed" && partly == nil:
			partly = c
		}
		if best == nil || slices.Index(supports, c.Support) > slices.Index(supports, best.Support) {
			best = c
		}
		for _, o := range g.facts[i].origins {
			list = g.origins.add(list, o)
		}
	}
	j.Outcome = ""
	if alive == 0 {
		j.Standing, j.Support = "unsupported", ""
		g.unsupported(j, dead)
	} else {
		switch {
		case disputed != nil:
			j.Standing = "disputed"
			w.quote(disputed.Because("disputed"))
		case partly != nil:
			j.Standing = "partly-disputed"
			w.quote(partly.Because("partly-disputed"))
		default:
			j.Standing = "stands"
			w.say("nothing recorded here contradicts the claims under it")
		}
		g.sayFallenUnder(j, claims)
		w.end(j.Standing)
		j.Support = best.Support
		w.put(best.Because(best.Support))
	}
	slices.SortFunc(list, g.origins.compare)
	j.Origins = g.sayOrigins(list)
}

// unsupported says what has become of the claims that something rested on.
func (g *judging) unsupported(j *Judgement, dead []*Claim) {
	w := &g.pen
	if len(dead) > 0 {
		g.falling.of[j] = dead
	}
	w.say("no claim under it is live")
	for k, c := range dead {
		if k == cited {
			w.say(" and others")
			break
		}
		text := ": %s is "
		if k > 0 {
			text = ", %s is "
		}
		w.say(text, c)
		w.say(c.Standing)
	}
	w.end("unsupported")
}

// restingOnSource judges an event that rests on no claim.
func (g *judging) restingOnSource(e *Event) {
	w, j := &g.pen, &e.Judgement
	j.Outcome = ""
	if k := g.recalled[e.Briefing]; k != nil {
		j.Standing, j.Support = "unsupported", ""
		w.say("%s withdraws the whole briefing", k)
		w.end("unsupported")
	} else {
		j.Standing, j.Support = "stands", "single-source"
		w.say("nothing recorded here contradicts it")
		w.end("stands")
		w.say("it rests on ")
		if e.Source != nil {
			w.say("%s alone", e.Source)
		} else {
			w.say("its briefing alone")
		}
		w.end("single-source")
	}
	g.origins.begin()
	var list []origin
	if e.Source != nil {
		day := dayOn(e.Source.dated(), e.Briefing)
		list = g.origins.cited(list, e.Source.Citing, day, nil)
		list = g.origins.issued(list, e.Source, day, nil)
		slices.SortFunc(list, g.origins.compare)
	}
	j.Origins = g.sayOrigins(list)
}

// dated is the source's date; the zero Date where it has none.
func (s *Source) dated() edtf.Date {
	if s.Source == nil {
		return edtf.Date{}
	}
	return s.Date.Date
}
