package ledger

import "slices"

// position is what a principal does to a proposition in one claim. Of each principal only the latest counts.
type position struct {
	prop, who, claim int32 // who is unnamed for those who are not named: each of them is another
	kind             stance
	latest           bool  // his latest on the proposition; always, for an unnamed one
	turned           bool  // his latest is the contrary
	void             bool  // the claim is corrected by name: not a position any more, but it may still be taken back
	sibling          int32 // another of the claim on the same proposition; nobody
}

// stance is a set of kinds of positions.
type stance uint8

const (
	stating       stance = 1 << iota
	denying              // all of it
	denyingPart          // a part of it
	takingBack           // a statement
	takingBackNay        // a denial
)

// contrary reports whether latest is the contrary of all that s does. A denial of a part contradicts nothing that states
// the rest; who takes his denial back has not yet stated anything.
func (s stance) contrary(latest stance) bool {
	against := [...]stance{
		denying | takingBack,    // stating
		stating | takingBackNay, // denying
		stating | takingBackNay, // denyingPart
		stating,                 // takingBack
		denying | denyingPart,   // takingBackNay
	}
	for i, a := range against {
		if s&(1<<i) != 0 && latest&a == 0 {
			return false
		}
	}
	return s != 0
}

// turn is how the latest positions of a claim's speakers stand to what the claim itself states, or to what it denies or
// takes back.
type turn struct {
	taken  int32 // positions
	turned int32 // those whose contrary is the latest
	mended int32 // of these, those that were turned by correcting
	by     int32 // a claim that turned one
	who    int32 // whose it is
	now    stance
}

// away reports whether all who spoke have turned.
func (t *turn) away() bool { return t.taken > 0 && t.taken == t.turned }

// turned returns how the speakers of a claim have turned from it: from what it states, else, where it asserts nothing, from
// all that it denies or takes back. It is nil where they have not.
func (f *fact) turned() *turn {
	switch {
	case f.own.away():
		return &f.own
	case !f.assertion && f.other.away():
		return &f.other
	}
	return nil
}

// positions collects who takes which position, finds the latest of each principal on each proposition, and tells each claim
// how they stand to it. What is annulled is nobody's position.
func (g *judging) positions() {
	h := taking{judging: g, at: make([]int32, len(g.props)), head: make([]int32, len(g.props))}
	for _, i := range g.order {
		if f := &g.facts[i]; f.retraction == nil && f.withdrawnBy == nobody {
			h.takes(i)
		}
	}
	taken := h.list
	first := make([]int32, len(g.props)+1)
	for _, p := range taken {
		first[p.prop+1]++
	}
	for i := range g.props {
		first[i+1] += first[i]
	}
	g.taken = make([]position, len(taken))
	next := slices.Clone(first)
	for _, p := range taken {
		g.taken[next[p.prop]] = p
		next[p.prop]++
	}
	g.first = first
	g.latest()
	for i := range g.facts {
		g.facts[i].ending = g.ends(int32(i))
	}
}

// ends says how a claim has ceased to be live, figures apart.
func (g *judging) ends(i int32) ending {
	f := &g.facts[i]
	turned := f.turned()
	switch {
	case f.retraction != nil:
		return retracted
	case f.withdrawnBy != nobody, turned != nil && turned.mended < turned.turned:
		return withdrawn
	case f.correctedBy != nobody, f.correction != nil, turned != nil:
		return corrected
	}
	return live
}

// taking lists positions, claim after claim.
type taking struct {
	*judging
	list []position
	at   []int32 // by proposition: the claim, from 1, that last took a position on it
	head []int32 // and where in list it did
}

// take enters one position. A claim takes at most one on a proposition for each speaker, which may have several kinds.
func (h *taking) take(i, prop int32, kind stance, who int32) {
	sibling := nobody
	if h.at[prop] == i+1 {
		sibling = h.head[prop]
		for k := sibling; k != nobody; k = h.list[k].sibling {
			if p := &h.list[k]; p.who == who {
				p.kind |= kind
				return
			}
		}
	}
	h.at[prop], h.head[prop] = i+1, int32(len(h.list))
	h.list = append(h.list, position{prop: prop, who: who, claim: i, kind: kind, void: h.facts[i].annulled(), sibling: sibling})
}

// all enters one position for all speakers of a claim.
func (h *taking) all(i, prop int32, kind stance) {
	for _, p := range h.facts[i].who {
		h.take(i, prop, kind, p)
	}
	if len(h.claims[i].Unnamed) > 0 {
		h.take(i, prop, kind, unnamed)
	}
}

// takes enters the positions that claim i takes.
func (h *taking) takes(i int32) {
	c, f := h.claims[i], &h.facts[i]
	h.all(i, f.prop, stating)
	switch {
	case f.denial && c.Part.IsSet():
		h.denied(i, func(prop int32) { h.all(i, prop, denyingPart) })
	case f.denial:
		h.denied(i, func(prop int32) { h.all(i, prop, denying) })
	case (c.Act == "retracts" || c.Act == "corrects") && !c.Part.IsSet():
		for _, of := range c.Of {
			o, ok := h.judging.at[of]
			if !ok || o == i {
				continue
			}
			for _, p := range f.who {
				if slices.Contains(h.facts[o].who, p) {
					h.takesBack(o, f.prop, func(prop int32, kind stance) { h.take(i, prop, kind, p) })
				}
			}
		}
	}
}

// takesBack calls take with each proposition on which a speaker of claim o no longer holds what o says, once he has taken
// o back in a claim that states own. To correct what one goes on stating takes nothing back.
func (g *judging) takesBack(o, own int32, take func(prop int32, kind stance)) {
	kind, each := takingBack, func(yield func(int32)) { yield(g.facts[o].prop) }
	if g.facts[o].denial {
		kind, each = takingBackNay, func(yield func(int32)) { g.denied(o, yield) }
	}
	each(func(prop int32) {
		if prop != own {
			take(prop, kind)
		}
	})
}

// latest marks the latest position of each principal on each proposition, and what it turns.
func (g *judging) latest() {
	seen := make([]int32, len(g.actors)) // by principal: the proposition, from 1, on which last holds
	last := make([]int32, len(g.actors))
	for k := len(g.taken) - 1; k >= 0; k-- {
		p := &g.taken[k]
		f := &g.facts[p.claim]
		t := &f.other
		if f.prop == p.prop {
			t = &f.own
		}
		t.taken++
		if p.who == unnamed {
			p.latest = true
			continue
		}
		if seen[p.who] != p.prop+1 {
			if p.void {
				continue
			}
			seen[p.who], last[p.who] = p.prop+1, int32(k)
			p.latest = true
			continue
		}
		now := &g.taken[last[p.who]]
		if !p.kind.contrary(now.kind) {
			continue
		}
		p.turned = true
		if t.turned++; t.turned == 1 {
			t.by, t.who, t.now = now.claim, p.who, now.kind
		}
		if g.claims[now.claim].Act == "corrects" && now.kind&stating == 0 {
			t.mended++
		}
	}
}
