package ledger

// outcome writes what has come of claim i, and why; false for claims that do not look ahead.
func (g *judging) outcome(i int32) bool {
	c := g.claims[i]
	switch c.Act {
	case "forecasts", "pledges", "demands", "asks", "proposes":
	default:
		return false
	}
	w := &g.pen
	if e := c.Resolver; e != nil {
		g.saySettled(e, e.Resolves.Outcome)
		return true
	}
	if a := g.facts[i].answer; a != nobody {
		g.sayAnswer(i, a)
		return true
	}
	last, due := c.Claim.Due.Latest()
	switch {
	case !due || last >= g.today:
		w.say("nothing recorded here settles it yet")
		w.end("open")
	case c.Briefing != nil && c.Briefing.Story != nil && c.Briefing.Story.Closed:
		w.say("it fell due, the story is closed, and nothing recorded here settles it")
		w.end("unsettled")
	default:
		w.say("it has fallen due and nothing recorded here settles it")
		w.end("overdue")
	}
	return true
}

// sayAnswer writes the answer that claim a gives to claim i. To accept or reject a part settles it partly.
func (g *judging) sayAnswer(i, a int32) {
	w, c := &g.pen, g.claims[a]
	who := unnamed
	if len(g.facts[a].who) > 0 {
		who = g.facts[a].who[0]
	}
	g.voiced(who, a)
	value, verb, part := "accepted", " accepts it in %s", " accepts a part of it in %s"
	if c.Act == "rejects" {
		value, verb, part = "rejected", " rejects it in %s", " rejects a part of it in %s"
	}
	if c.Part.IsSet() {
		value, verb = "partly", part
	}
	w.say(verb, c)
	w.end(value)
}

// settle notes for each claim the latest live claim that accepts or rejects it.
func (g *judging) settle() {
	for _, i := range g.order {
		c := g.claims[i]
		if c.Act != "accepts" && c.Act != "rejects" || g.facts[i].ending != live {
			continue
		}
		for _, of := range c.Of {
			if o, ok := g.at[of]; ok && o != i {
				g.facts[o].answer = i
			}
		}
	}
}

// status works out the status of an event that was to happen, once its resolver is known, and writes why; it returns the
// status as written where nothing was to be worked out.
func (g *judging) status(e, resolver *Event) string {
	written := "occurred"
	if e.Event != nil && e.Event.Status != "" {
		written = e.Event.Status
	}
	if written != "expected" && written != "announced" {
		return written
	}
	w := &g.pen
	if resolver != nil {
		status := resolver.Resolves.Outcome
		if status == "happened" {
			status = "occurred"
		}
		g.saySettled(resolver, status)
		return status
	}
	last, ok := e.Date.Latest()
	switch {
	case !ok || last >= g.today:
		return written
	case e.Briefing != nil && e.Briefing.Story != nil && e.Briefing.Story.Closed:
		w.say("its last day is past, the story is closed, and nothing recorded here says what came of it")
		w.end("unsettled")
		return "unsettled"
	}
	w.say("its last day is past and nothing recorded here says what came of it")
	w.end("overdue")
	return "overdue"
}
