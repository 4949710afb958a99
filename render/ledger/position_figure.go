package ledger

import "slices"

// figures finds, on each issue, the figures that their own speakers have replaced and, among those that are left, the ones
// that others' figures contradict. It goes last of all that can end a claim.
func (g *judging) figures() {
	first := make([]int32, len(g.issues)+1)
	n := 0
	for i := range g.facts {
		if f := &g.facts[i]; f.figure {
			first[f.issue+1]++
			n++
		}
	}
	for i := 1; i < len(first); i++ {
		first[i] += first[i-1]
	}
	given := make([]int32, n) // by issue, then in order
	next := slices.Clone(first)
	for _, i := range g.order {
		if f := &g.facts[i]; f.figure {
			given[next[f.issue]] = i
			next[f.issue]++
		}
	}
	r := newReplacing(len(g.actors))
	for issue := range len(first) - 1 {
		of := given[first[issue]:first[issue+1]]
		g.replace(r, int32(issue), of)
		g.compareFigures(of, false)
		g.compareFigures(of, true)
	}
}

// replacing remembers, for each principal, the figures on one issue that he gave later than the claim that is looked at.
type replacing struct {
	issue  []int32 // by principal: the issue, from 1, that the rest is about
	latest []int32 // the claim with his latest figure
	other  []int32 // a claim with another figure than that, the latest such
}

func newReplacing(n int) *replacing {
	return &replacing{make([]int32, n), make([]int32, n), make([]int32, n)}
}

// replace ends the claims all of whose speakers later give another figure. What is itself taken back replaces nothing.
func (g *judging) replace(r *replacing, issue int32, given []int32) {
	for _, i := range slices.Backward(given) {
		f := &g.facts[i]
		counts := f.ending == live
		replaced, by := len(f.who) > 0 && len(g.claims[i].Unnamed) == 0, nobody
		for _, p := range f.who {
			later := nobody
			if r.issue[p] == issue+1 {
				later = r.latest[p]
				if g.sameFigure(later, i) {
					later = r.other[p]
				}
			}
			if later == nobody {
				replaced = false
			} else if by == nobody {
				by = later
			}
			if !counts {
				continue
			}
			switch {
			case r.issue[p] != issue+1:
				r.issue[p], r.latest[p], r.other[p] = issue+1, i, nobody
			case r.other[p] == nobody && !g.sameFigure(r.latest[p], i):
				r.other[p] = i
			}
		}
		if replaced && counts {
			f.ending, f.replacedBy = superseded, by
		}
	}
}

func (g *judging) sameFigure(i, j int32) bool {
	a, b := &g.claims[i].Figure, &g.claims[j].Figure
	return a.Min == b.Min && a.Max == b.Max
}

// compareFigures finds for each live figure one of another's that lies wholly above it and one wholly below, among the
// claims on a part or among the rest. The furthest of all will do: of one principal only the latest figure is live, so that
// beyond his own there are only others'.
func (g *judging) compareFigures(given []int32, part bool) {
	highest := g.extreme(given, part, func(i, j int32) bool { return g.claims[i].Figure.Min > g.claims[j].Figure.Min })
	lowest := g.extreme(given, part, func(i, j int32) bool { return g.claims[i].Figure.Max < g.claims[j].Figure.Max })
	for _, i := range given {
		f := &g.facts[i]
		if f.ending != live {
			continue
		}
		found := &f.rival
		if part {
			found = &f.partRival
		}
		if g.rivals(highest, i) && g.claims[highest].Figure.Min > g.claims[i].Figure.Max {
			found[0] = highest
		}
		if g.rivals(lowest, i) && g.claims[lowest].Figure.Max < g.claims[i].Figure.Min {
			found[1] = lowest
		}
	}
}

// extreme returns the live claim that goes furthest by more; of equals the latest. It is nobody where there is none.
func (g *judging) extreme(given []int32, part bool, more func(i, j int32) bool) int32 {
	far := nobody
	for _, i := range slices.Backward(given) {
		if g.facts[i].ending == live && g.claims[i].Part.IsSet() == part && g.speaks(i) && (far == nobody || more(i, far)) {
			far = i
		}
	}
	return far
}

// speaks reports whether claim i has any speaker.
func (g *judging) speaks(i int32) bool { return len(g.facts[i].who)+len(g.claims[i].Unnamed) > 0 }

// rivals reports whether claim i, if there is one, is another principal's than claim than.
func (g *judging) rivals(i, than int32) bool {
	if i == nobody || i == than {
		return false
	}
	_, ok := g.voice(i, than)
	return ok
}
