package ledger

import "slices"

// backing is what a proposition, or a claim that asserts nothing, rests on.
type backing struct {
	states  *voices
	claims  int // live ones
	origins []origin
	read    *Source // where all were read; nil where that differs
	through bool    // read is their via, not their source
	asserts bool
}

// support writes how claim i is supported, and why: by its proposition's live claims, or alone where it asserts nothing.
func (g *judging) support(i int32) {
	f := &g.facts[i]
	if !f.assertion {
		g.alone(i)
		return
	}
	p := &g.props[f.prop]
	if p.support.Value == "" {
		p.support = g.weighSupport(f.prop)
	}
	g.pen.put(p.support)
}

func (g *judging) alone(i int32) {
	var own voices
	for _, p := range g.facts[i].who {
		own.add(p, i)
	}
	if len(g.claims[i].Unnamed) > 0 {
		own.add(unnamed, i)
	}
	b := backing{states: &own, claims: 1, origins: g.facts[i].origins}
	b.read, b.through = reading(g.claims[i])
	g.pen.put(g.supported(&b))
}

// weighSupport looks at the live claims of a proposition.
func (g *judging) weighSupport(prop int32) Reasoning {
	b := backing{states: &g.props[prop].states, asserts: true}
	last := nobody
	g.origins.begin()
	for _, p := range g.taken[g.first[prop]:g.first[prop+1]] {
		if f := &g.facts[p.claim]; p.claim == last || f.prop != prop || f.ending != live {
			continue
		}
		last = p.claim
		b.claims++
		for _, o := range g.facts[p.claim].origins {
			if g.origins.fresh(o) {
				b.origins = append(b.origins, o)
			}
		}
		read, through := reading(g.claims[p.claim])
		if b.claims == 1 {
			b.read, b.through = read, through
		}
		if read != b.read {
			b.read = nil
		}
		b.through = b.through && through
	}
	slices.SortFunc(b.origins, g.origins.compare)
	return g.supported(&b)
}

// Read is where a claim was read: in the outermost of its via, through being true; else in its source itself.
func (c *Claim) Read() (in *Source, through bool) { return reading(c) }

// reading is where a claim was read: in the outermost of its via; else in its source itself.
func reading(c *Claim) (in *Source, through bool) {
	if n := len(c.Via); n > 0 {
		return c.Via[n-1], true
	}
	return c.Source, false
}

// supported is the sentence that says how something is supported.
func (g *judging) supported(b *backing) Reasoning {
	w := &g.pen
	value := "single-source"
	switch {
	case len(b.origins) >= 2:
		value = "corroborated"
		w.say("its origins are ")
		w.list(len(b.origins), func(i int) any { return g.origins.thing(b.origins[i]) }, false)
	case b.states.named >= 2:
		value = "repeated"
		g.together(b)
	case b.claims == 0:
		w.say("nothing that states it is live")
	default:
		g.singly(b)
	}
	switch {
	case b.claims == 0:
	case len(b.origins) == 0:
		w.say("; no independent origin is stated")
	case len(b.origins) == 1:
		w.say("; its one origin is ")
		w.list(len(b.origins), func(i int) any { return g.origins.thing(b.origins[i]) }, false)
	}
	if b.read != nil && b.claims > 0 {
		text := "; read in %s"
		switch {
		case b.claims > 1 && b.through:
			text = "; all read through %s"
		case b.claims > 1:
			text = "; all read in %s"
		case b.through:
			text = "; read through %s"
		}
		w.say(text, b.read)
	}
	return w.written(value)
}

// together names the principals who state it.
func (g *judging) together(b *backing) {
	var names [cited]*Actor
	n := 0
	for _, v := range b.states.list() {
		if v.who != unnamed && n < cited {
			names[n] = g.actors[v.who]
			n++
		}
	}
	g.pen.list(n, func(i int) any { return names[i] }, int(b.states.n) > n)
	if b.asserts {
		g.pen.say(" state it")
	} else {
		g.pen.say(" say so")
	}
}

// singly names the one principal who states it, if he has a name.
func (g *judging) singly(b *backing) {
	w := &g.pen
	who := unnamed
	for _, v := range b.states.list() {
		if v.who != unnamed {
			who = v.who
		}
	}
	alone := b.states.n == 1 || who == unnamed
	switch {
	case who == unnamed && b.states.n > 1:
		w.say("only unnamed speakers")
	case !alone:
		w.say("beside unnamed speakers only ")
		w.who(g, who)
	default:
		w.say("only ")
		w.who(g, who)
	}
	plural := who == unnamed && b.states.n > 1
	switch {
	case b.asserts && plural:
		w.say(" state it")
	case b.asserts:
		w.say(" states it")
	default:
		w.say(" says so")
	}
}
