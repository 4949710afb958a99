package ledger

// ties tell which briefings are tied to one another, over any number of steps: by an annotation of one that refers to an
// annotation of the other, or by an issue on which both claim something. What is joined and judged of a briefing follows from
// those that it is tied to, and from what all briefings share. Two briefings may count as tied for longer than they are.
type ties []int32 // by Briefing.at, then by Issue.at: the number of its group

// tie finds the ties of all briefings.
func (k *linker) tie() {
	n := int32(len(k.all))
	u := newUnion(n + int32(len(k.told.issues)))
	for _, b := range k.all {
		b.meets(n, func(other int32) { u.join(b.at, other) })
	}
	k.ties = make(ties, len(u))
	for i := range k.ties {
		k.ties[i] = u.root(int32(i))
	}
}

// meets calls yield with the place in ties of all that a briefing's annotations refer to, and of the issues of its claims, in
// a ledger of n briefings. Some may be met more than once.
func (b *Briefing) meets(n int32, yield func(at int32)) {
	claims := func(list []*Claim) {
		for _, c := range list {
			yield(c.Briefing.at)
		}
	}
	for _, c := range b.Claims {
		claims(c.Of)
		if c.Issue != nil {
			yield(n + c.Issue.at)
		}
	}
	for _, e := range b.Events {
		claims(e.Claims)
		if e.Same != nil {
			yield(e.Same.Briefing.at)
		}
		switch r := e.Resolves; {
		case r.Claim != nil:
			yield(r.Claim.Briefing.at)
		case r.Event != nil:
			yield(r.Event.Briefing.at)
		}
	}
	for _, r := range b.Relations {
		claims(r.Claims)
	}
	for _, c := range b.Corrections {
		claims(c.Claims)
	}
}

// joined are the ties where all groups of a set are one, by the number of any of them.
func (t ties) joined(groups map[int32]bool, one int32) ties {
	if len(groups) < 2 {
		return t
	}
	joined := make(ties, len(t))
	for i, group := range t {
		if joined[i] = group; groups[group] {
			joined[i] = one
		}
	}
	return joined
}
