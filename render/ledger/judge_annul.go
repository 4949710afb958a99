package ledger

import (
	"fmt"
	"slices"

	"github.com/seed-0837baff/dateline/render/diag"
)

// correctionsOf notes which claims the site's own corrections retract or correct, by name or with their whole briefing.
// Of several the newest is cited: the list's first.
func (g *judging) correctionsOf(l *Ledger) {
	for _, k := range l.Corrections {
		if k.Correction == nil {
			continue
		}
		named := k.Claims
		if k.Kind == "retraction" && len(k.Correction.Claims) == 0 && len(named) == 0 && k.Briefing != nil {
			named = k.Briefing.Claims
			if g.recalled[k.Briefing] == nil {
				g.recalled[k.Briefing] = k
			}
			k.Briefing.Retracted = true
		}
		for _, c := range named {
			i, ok := g.at[c]
			if !ok {
				continue
			}
			f := &g.facts[i]
			switch {
			case k.Kind == "retraction" && f.retraction == nil:
				f.retraction = k
			case k.Kind == "correction" && f.correction == nil:
				f.correction = k
			}
		}
	}
}

// annul marks the claims that others take back or correct by name. What is itself retracted, taken back or corrected no
// longer takes anything back: answers are weighed from their ends on, and where they go in a ring the latest comes first.
func (g *judging) annul() {
	first, answers := g.answers()
	waits := make([]int32, len(g.claims)) // unweighed answers to each claim
	for _, a := range answers {
		waits[a]++
	}
	var ready []int32
	weighed := make([]bool, len(g.claims))
	weigh := func(i int32) {
		weighed[i] = true
		for _, a := range answers[first[i]:first[i+1]] {
			if !g.facts[i].annulled() {
				g.answered(i, a)
			}
			if waits[a]--; waits[a] == 0 && !weighed[a] {
				ready = append(ready, a)
			}
		}
	}
	for i := range g.claims {
		if waits[i] == 0 && first[i] < first[i+1] {
			ready = append(ready, int32(i))
		}
	}
	for latest := len(g.order) - 1; ; {
		for len(ready) > 0 {
			i := ready[len(ready)-1]
			ready = ready[:len(ready)-1]
			if !weighed[i] {
				weigh(i)
			}
		}
		for latest >= 0 && (weighed[g.order[latest]] || waits[g.order[latest]] == 0) {
			latest--
		}
		if latest < 0 {
			return
		}
		weigh(g.order[latest])
	}
}

// answered marks what claim i takes back or corrects; of several such claims the latest is cited.
func (g *judging) answered(i, of int32) {
	f := &g.facts[of]
	by := &f.correctedBy
	if g.claims[i].Act == "retracts" {
		by = &f.withdrawnBy
	}
	if *by == nobody || g.facts[*by].rank < g.facts[i].rank {
		*by = i
	}
}

// annulled reports whether a claim is retracted, taken back or corrected by name. Such a claim is nobody's position.
func (f *fact) annulled() bool {
	return f.retraction != nil || f.correction != nil || f.withdrawnBy != nobody || f.correctedBy != nobody
}

// answers lists what retracting and correcting claims may take back: those of claim i are answers[first[i]:first[i+1]].
// What they may not is an error.
func (g *judging) answers() (first []int32, answers []int32) {
	first = make([]int32, len(g.claims)+1)
	for i, c := range g.claims {
		if c.Act == "retracts" || c.Act == "corrects" {
			for _, of := range c.Of {
				o, ok := g.at[of]
				if !ok || o == int32(i) {
					continue
				}
				if g.may(int32(i), o) {
					answers = append(answers, o)
				}
			}
		}
		first[i+1] = int32(len(answers))
	}
	return first, answers
}

// may reports whether claim i may take claim o back: because a principal of its speakers is one of o's (or the same
// unnamed speaker speaks), or issued o's source.
func (g *judging) may(i, o int32) bool {
	f, of, c, oc := &g.facts[i], &g.facts[o], g.claims[i], g.claims[o]
	same := func(list []Unnamed) bool {
		return slices.ContainsFunc(c.Unnamed, func(u Unnamed) bool { return slices.Contains(list, u) })
	}
	if g.share(i, o) || same(oc.Unnamed) {
		return true
	}
	if oc.Source == nil {
		return false // a faulty reference: perhaps he issued it
	}
	doubt := f.doubt || of.doubt || len(c.By)+len(c.Unnamed) == 0
	for _, a := range oc.Source.Issuers {
		p, unsure := g.on(a, of.day, oc)
		if slices.Contains(f.who, p) {
			return true
		}
		doubt = doubt || unsure
	}
	if !same(oc.Source.Unnamed) {
		if !doubt {
			g.useDenies(c, oc)
		}
		return false
	}
	return true
}

// share reports whether a principal speaks in both claims.
func (g *judging) share(i, o int32) bool {
	return slices.ContainsFunc(g.facts[i].who, func(p int32) bool { return slices.Contains(g.facts[o].who, p) })
}

func (g *judging) useDenies(c, of *Claim) {
	d := diag.Diagnostic{
		Message: fmt.Sprintf("claim %q %s what its speaker neither said nor issued: %q", c.ID.Text, c.Act, of.Ref),
		Hint:    "use denies",
		Pos:     c.ActPos,
	}
	for _, v := range c.Claim.Of {
		if v.Text == of.Ref || c.Briefing == of.Briefing && v.Text == of.ID.Text {
			d.Pos, d.Width = v.Pos, len([]rune(v.Text))
		}
	}
	if c.Briefing != nil && c.Briefing.File != nil {
		d.File = c.Briefing.File.Name
	}
	if of.Briefing != nil && of.Briefing.File != nil {
		d.Related = []diag.Related{{File: of.Briefing.File.Name, Pos: of.ID.Pos, Message: "said here"}}
	}
	g.found = append(g.found, d)
}
