package ledger

import "slices"

// Fallen returns the claims that what j judges leans on and that are no longer live: what a claim repeats or confirms, at
// however many removes, and what its origin has given up; what an event or relation rests on, and what that leans on. It is
// nil for most.
func (l *Ledger) Fallen(j *Judgement) []*Claim { return l.fallen[j] }

// falling finds what leans on claims that are no longer live.
type falling struct {
	root    []int32             // by claim: the nearest along what it repeats that is no longer live; nil where all are live
	givenUp map[statement]int32 // what a principal stated and states no longer, in which claim
	of      map[*Judgement][]*Claim
}

// statement is a proposition as stated by a principal.
type statement struct{ prop, who int32 }

// fall follows claims that are no longer live to those that repeat and confirm them, and to their origins.
func (g *judging) fall() {
	var dead []int32
	for _, i := range g.order {
		if g.facts[i].ending != live {
			dead = append(dead, i)
		}
	}
	if len(dead) == 0 {
		return
	}
	g.falling.of = map[*Judgement][]*Claim{}
	g.giveUp(dead)
	first, repeaters := g.repeaters()
	root := make([]int32, len(g.claims))
	for i := range root {
		root[i] = nobody
	}
	for at := 0; at < len(dead); at++ { // the nearest first: what leans on them joins the queue
		i := dead[at]
		from := i
		if g.facts[i].ending == live {
			from = root[i]
		}
		for _, r := range repeaters[first[i]:first[i+1]] {
			if root[r] != nobody || r == from {
				continue
			}
			if root[r] = from; g.facts[r].ending == live {
				dead = append(dead, r)
			}
		}
	}
	g.falling.root = root
}

// giveUp notes what principals stated in claims that are no longer live and state in no other.
func (g *judging) giveUp(dead []int32) {
	g.falling.givenUp = map[statement]int32{}
	for _, i := range dead {
		if f := &g.facts[i]; f.assertion {
			for _, p := range f.who {
				g.falling.givenUp[statement{f.prop, p}] = i
			}
		}
	}
	for i := range g.facts {
		if f := &g.facts[i]; f.assertion && f.ending == live {
			for _, p := range f.who {
				delete(g.falling.givenUp, statement{f.prop, p})
			}
		}
	}
}

// repeaters lists the claims that repeat or confirm each claim: those of claim i are list[first[i]:first[i+1]], in their own
// order.
func (g *judging) repeaters() (first, list []int32) {
	first = make([]int32, len(g.claims)+1)
	each := func(yield func(of, by int32)) {
		for i, c := range g.claims {
			if c.Act != "repeats" && c.Act != "confirms" {
				continue
			}
			for _, of := range c.Of {
				if o, ok := g.at[of]; ok && o != int32(i) {
					yield(o, int32(i))
				}
			}
		}
	}
	each(func(of, _ int32) { first[of+1]++ })
	for i := range g.claims {
		first[i+1] += first[i]
	}
	list = make([]int32, first[len(g.claims)])
	next := slices.Clone(first)
	each(func(of, by int32) {
		list[next[of]] = by
		next[of]++
	})
	return first, list
}

// sayFallen says of claim i what it leans on that is no longer live.
func (g *judging) sayFallen(i int32) {
	if g.falling.root == nil {
		return
	}
	c, f := g.claims[i], &g.facts[i]
	var list []*Claim
	if root := g.falling.root[i]; root != nobody {
		list = g.sayRepeated(c, root)
	}
	if f.ending == live {
		for _, o := range f.origins {
			by, up := g.falling.givenUp[statement{f.prop, o.number}]
			if o.source || !up || by == i || len(list) > cited {
				continue
			}
			g.pen.say("; its origin, %s, no longer says so: %s is ", g.actors[o.number], g.claims[by])
			g.pen.say(g.facts[by].ending.String())
			list = append(list, g.claims[by])
		}
	}
	if len(list) > 0 {
		g.falling.of[&c.Judgement] = list
	}
}

// sayRepeated names what claim c repeats or confirms that is no longer live; where all that is live, what it comes from.
func (g *judging) sayRepeated(c *Claim, root int32) (list []*Claim) {
	for _, of := range c.Of {
		o, ok := g.at[of]
		if !ok || g.facts[o].ending == live {
			continue
		}
		if list = append(list, of); len(list) <= cited {
			g.pen.say("; what it ")
			g.pen.say(c.Act)
			g.pen.say(", %s, is ", of)
			g.pen.say(g.facts[o].ending.String())
		}
	}
	switch {
	case len(list) > cited:
		g.pen.say("; and others")
	case len(list) == 0:
		list = append(list, g.claims[root])
		g.pen.say("; what it ")
		g.pen.say(c.Act)
		g.pen.say(" comes from %s, which is ", g.claims[root])
		g.pen.say(g.facts[root].ending.String())
	}
	return list
}

// sayFallenUnder says of an event or relation, some of whose claims are live, which are not and which lean on such.
func (g *judging) sayFallenUnder(j *Judgement, claims []*Claim) {
	if g.falling.root == nil {
		return
	}
	var list []*Claim
	said := 0
	for _, c := range claims {
		i, ok := g.at[c]
		if !ok {
			continue
		}
		fell := c
		if g.facts[i].ending == live {
			leans := g.falling.of[&c.Judgement]
			if len(leans) == 0 {
				continue
			}
			fell = leans[0]
		}
		if !slices.Contains(list, fell) {
			list = append(list, fell)
		}
		if said++; said > cited {
			continue
		}
		if fell == c {
			g.pen.say("; under it %s is ", c)
		} else {
			g.pen.say("; under it %s leans on %s, which is ", c, fell)
		}
		g.pen.say(g.facts[g.at[fell]].ending.String())
	}
	if said > cited {
		g.pen.say("; and others")
	}
	if len(list) > 0 {
		g.falling.of[j] = list
	}
}

// fallen reports whether nothing that event e rests on is live any more.
func (g *judging) fallen(e *Event) bool {
	if len(e.Claims) == 0 {
		return g.recalled[e.Briefing] != nil
	}
	for _, c := range e.Claims {
		if i, ok := g.at[c]; ok && g.facts[i].ending == live {
			return false
		}
	}
	return true
}

// saySettled says what settles something, and whether that still holds.
func (g *judging) saySettled(e *Event, outcome string) {
	g.pen.say("settled by %s", e)
	if g.fallen(e) {
		g.pen.say(", which no live claim supports")
	}
	g.pen.end(outcome)
}
