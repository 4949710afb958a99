package ledger

// proposition is what several claims state alike: assertions joined by confirming and repeating, and assertions without
// figures on one issue. A claim that asserts nothing has one of its own, so that it too can be denied by name.
type proposition struct {
	states, denies, deniesPart voices    // of live claims
	support                    Reasoning // of its claims; Value is "" until it has been worked out
	first                      int32     // of its claims
}

// voices are principals who take one position, the latest first. Unnamed ones count apart.
type voices struct {
	some  [cited + 1]voice // as many as are named, and one who may be the claim's own speaker
	n     int32            // how many there are in all
	named int32            // how many of them are named
}

// cited is how many of a kind a sentence names; the rest are others.
const cited = 3

// voice is a principal and the claim in which he takes his position.
type voice struct{ who, claim int32 }

func (v *voices) add(who, claim int32) {
	switch {
	case v.n < int32(len(v.some)):
		v.some[v.n] = voice{who, claim}
	case who != unnamed: // those with names go before
		for i := len(v.some) - 1; i >= 0; i-- {
			if v.some[i].who == unnamed {
				v.some[i] = voice{who, claim}
				break
			}
		}
	}
	v.n++
	if who != unnamed {
		v.named++
	}
}

func (v *voices) list() []voice { return v.some[:min(v.n, int32(len(v.some)))] }

// propositions joins claims that state the same and tells each its proposition.
func (g *judging) propositions() {
	n := int32(len(g.claims))
	u := newUnion(n + int32(len(g.issues)))
	for i, c := range g.claims {
		f := &g.facts[i]
		if !f.assertion {
			continue
		}
		if f.issue != nobody && !f.figure {
			u.join(int32(i), n+f.issue)
		}
		if (c.Act == "confirms" || c.Act == "repeats") && !c.Part.IsSet() {
			for _, of := range c.Of {
				if o, ok := g.at[of]; ok && g.facts[o].assertion {
					u.join(int32(i), o)
				}
			}
		}
	}
	number := make([]int32, len(u)) // of roots, from 1
	last := int32(0)
	dense := func(i int32) int32 {
		root := u.root(i)
		if number[root] == 0 {
			last++
			number[root] = last
		}
		return number[root] - 1
	}
	for i := range g.facts {
		g.facts[i].prop = dense(int32(i))
	}
	g.issueProps = make([]int32, len(g.issues))
	for id := range g.issueProps {
		g.issueProps[id] = dense(n + int32(id))
	}
	g.props = make([]proposition, last)
	for i := len(g.facts) - 1; i >= 0; i-- {
		g.props[g.facts[i].prop].first = int32(i)
	}
}

// denied calls yield with each proposition that denial i denies: those of the claims that it answers, and its issue's.
func (g *judging) denied(i int32, yield func(prop int32)) {
	c := g.claims[i]
	for _, of := range c.Of {
		if o, ok := g.at[of]; ok && o != i {
			yield(g.facts[o].prop)
		}
	}
	if issue := g.facts[i].issue; issue != nobody {
		yield(g.issueProps[issue])
	}
}

// union is a union-find over dense ids: the parent of each, roots their own; as a negative number, a root's size.
type union []int32

func newUnion(n int32) union {
	u := make(union, n)
	for i := range u {
		u[i] = -1
	}
	return u
}

func (u union) root(i int32) int32 {
	for u[i] >= 0 {
		if p := u[i]; u[p] >= 0 {
			u[i] = u[p]
		}
		i = u[i]
	}
	return i
}

func (u union) join(i, j int32) {
	i, j = u.root(i), u.root(j)
	if i == j {
		return
	}
	if u[i] > u[j] {
		i, j = j, i
	}
	u[i] += u[j]
	u[j] = i
}
