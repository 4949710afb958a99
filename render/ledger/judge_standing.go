package ledger

// weigh gathers, for each proposition, whose latest positions state and deny it in live claims.
func (g *judging) weigh() {
	seen := make([]int32, len(g.actors)) // by principal: the proposition, from 1, that he has been counted to state
	for prop := range g.props {
		about := &g.props[prop]
		for k := g.first[prop+1] - 1; k >= g.first[prop]; k-- {
			p := &g.taken[k]
			if p.void || p.turned || g.facts[p.claim].ending != live {
				continue
			}
			if p.latest && p.kind&denying != 0 {
				about.denies.add(p.who, p.claim)
			}
			if p.latest && p.kind&denyingPart != 0 {
				about.deniesPart.add(p.who, p.claim)
			}
			if p.kind&stating == 0 || p.who != unnamed && seen[p.who] == int32(prop)+1 {
				continue
			}
			if p.who != unnamed {
				seen[p.who] = int32(prop) + 1
			}
			about.states.add(p.who, p.claim)
		}
	}
}

// judgeClaim fills the judgement of claim i.
func (g *judging) judgeClaim(i int32) {
	c := g.claims[i]
	c.states = g.claims[g.props[g.facts[i].prop].first]
	j := &c.Judgement
	from := g.pen.mark()
	g.standing(i)
	j.Standing = g.pen.value(from)
	g.support(i)
	j.Support = g.pen.value(from + 1)
	if g.outcome(i) {
		j.Outcome = g.pen.value(from + 2)
	} else {
		j.Outcome = ""
	}
	j.Origins = g.sayOrigins(g.facts[i].origins)
	j.Why = g.pen.since(from)
}

// standing writes the first standing that applies to claim i, and why.
func (g *judging) standing(i int32) {
	f := &g.facts[i]
	w := &g.pen
	switch f.ending {
	case retracted:
		g.retracted(i)
	case withdrawn, corrected:
		g.takenBack(i)
	case superseded:
		g.voiced(g.whoReplaced(i), f.replacedBy)
		w.say(" gives another figure: %s", Given{g.claims[f.replacedBy]})
	default:
		g.contested(i)
		return
	}
	g.sayFallen(i)
	w.end(f.ending.String())
}

func (g *judging) retracted(i int32) {
	k := g.facts[i].retraction
	if len(k.Claims) > 0 {
		g.pen.say("%s names it", k)
	} else {
		g.pen.say("%s withdraws the whole briefing", k)
	}
}

// takenBack says who withdrew or corrected claim i: by name, or by what he has said since.
func (g *judging) takenBack(i int32) {
	f, w := &g.facts[i], &g.pen
	by := f.withdrawnBy
	if f.ending == corrected {
		by = f.correctedBy
		if by == nobody && f.correction != nil {
			w.say("%s names it", f.correction)
			return
		}
	}
	if by != nobody {
		verb := " takes it back in %s"
		switch c := g.claims[by]; {
		case c.Part.IsSet() && f.ending == withdrawn:
			verb = " takes a part of it back in %s"
		case c.Part.IsSet():
			verb = " corrects a part of it in %s"
		case f.ending == corrected:
			verb = " corrects it in %s"
		}
		who, share := g.shared(by, i)
		if share {
			g.voiced(who, by)
		} else {
			w.who(g, who)
			w.say(", who issued its source,")
		}
		w.say(verb, g.claims[by])
		return
	}
	t := f.turned()
	g.voiced(t.who, t.by)
	since := g.claims[t.by]
	switch own := t == &f.own; {
	case own && t.now&denying != 0:
		w.say(" denies the same in %s", since)
	case own && since.Act == "corrects":
		w.say(" corrects the same in %s", since)
	case own:
		w.say(" takes the same back in %s", since)
	case t.now&stating != 0 && f.denial:
		w.say(" states in %s what it denies", since)
	case t.now&stating != 0:
		w.say(" states in %s what it takes back", since)
	case since.Act == "corrects":
		w.say(" corrects the same denial in %s", since)
	case f.denial:
		w.say(" takes the same denial back in %s", since)
	default:
		w.say(" denies in %s what it no longer denied", since)
	}
}

// shared returns the principal who speaks in claim by and in claim i; where none does, by's first, and false.
func (g *judging) shared(by, i int32) (who int32, share bool) {
	who = unnamed
	for k, p := range g.facts[by].who {
		for _, q := range g.facts[i].who {
			if p == q {
				return p, true
			}
		}
		if k == 0 {
			who = p
		}
	}
	for _, u := range g.claims[by].Unnamed {
		for _, v := range g.claims[i].Unnamed {
			if u == v {
				return unnamed, true
			}
		}
	}
	return who, false
}

func (g *judging) whoReplaced(i int32) int32 {
	who, _ := g.shared(g.facts[i].replacedBy, i)
	return who
}

// contested writes the standing of live claim i: whether others' live latest positions are against it.
func (g *judging) contested(i int32) {
	f := &g.facts[i]
	p := &g.props[f.prop]
	value := "disputed"
	var o objections
	g.against(&o, i, &p.denies, " denies it in %s")
	g.rivalled(&o, i, f.rival, " gives another figure: %s")
	if o.said == 0 {
		value = "partly-disputed"
		g.against(&o, i, &p.deniesPart, " denies a part of it in %s")
		g.rivalled(&o, i, f.partRival, " gives another figure for a part of it: %s")
	}
	if o.said == 0 && f.denial {
		if !g.claims[i].Part.IsSet() {
			value = "disputed"
		}
		g.denied(i, func(prop int32) {
			if g.holds(i, prop) {
				g.against(&o, i, &g.props[prop].states, " states in %s what it denies")
			}
		})
	}
	switch {
	case o.said == 0:
		value = "stands"
		g.pen.say("nothing recorded here contradicts it")
	case o.more:
		g.pen.say(" and others")
	}
	g.sayFallen(i)
	g.pen.end(value)
}

// objections counts what a sentence says against a claim.
type objections struct {
	said int
	more bool // there are others than those said
}

// room reports whether one more may be said, and joins it to the last.
func (o *objections) room(w *pen) bool {
	if o.said == cited {
		o.more = true
		return false
	}
	if o.said++; o.said > 1 {
		w.say("; ")
	}
	return true
}

// holds reports whether a speaker of live denial i still denies prop, or a part of it.
func (g *judging) holds(i, prop int32) bool {
	lo, hi := g.first[prop], g.first[prop+1]
	for lo < hi { // the first position of claim i or of a later one
		mid := lo + (hi-lo)/2
		if g.facts[g.taken[mid].claim].rank < g.facts[i].rank {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for ; lo < g.first[prop+1] && g.taken[lo].claim == i; lo++ {
		if !g.taken[lo].turned {
			return true
		}
	}
	return false
}

// against says who of vs is another than the speakers of claim i.
func (g *judging) against(o *objections, i int32, vs *voices, verb string) {
	for _, v := range vs.list() {
		if v.claim != i && g.another(v.who, i) && o.room(&g.pen) {
			g.voiced(v.who, v.claim)
			g.pen.say(verb, g.claims[v.claim])
		}
	}
	o.more = o.more || vs.n > int32(len(vs.some))
}

// rivalled says whose figures contradict claim i's.
func (g *judging) rivalled(o *objections, i int32, rival [2]int32, verb string) {
	for _, r := range rival {
		if r != nobody && o.room(&g.pen) {
			who, _ := g.voice(r, i)
			g.voiced(who, r)
			g.pen.say(verb, Given{g.claims[r]})
		}
	}
}
