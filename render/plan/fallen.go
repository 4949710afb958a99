package plan

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/ledger"
)

// isDead reports whether a standing is that of a claim that is no longer live.
func isDead(standing string) bool {
	switch standing {
	case "retracted", "withdrawn", "corrected", "superseded":
		return true
	}
	return false
}

// since says of a claim that is no longer live what it is since then.
func since(c *ledger.Claim) string {
	if isDead(c.Standing) {
		return ", " + c.Standing + " since"
	}
	return ""
}

// fallenClaim says of a live claim that what it leans on no longer stands. Why is with its standing.
func (s *scribe) fallenClaim(c *ledger.Claim) Mark {
	list := s.Ledger.Fallen(&c.Judgement)
	if len(list) == 0 || isDead(c.Standing) {
		return Mark{}
	}
	fell := list[0]
	m := Mark{Class: fell.Standing}
	switch {
	case slices.Contains(c.Of, fell):
		m.Word = actWord(c.Act, len(c.By)+len(c.Unnamed)) + " a " + fell.Standing + " claim"
	case c.Act == "repeats" || c.Act == "confirms":
		m.Word = "comes from a " + fell.Standing + " claim"
	default:
		m.Word = "its origin’s claim is " + fell.Standing
	}
	return m
}

// fallenUnder says of an event or relation that still stands on some claim that another under it does not stand, or leans on one
// that does not. Why is told where no other mark has it: where the thing itself stands undisputed.
func (s *scribe) fallenUnder(j *ledger.Judgement, claims []*ledger.Claim, in *ledger.Briefing) Mark {
	list := s.Ledger.Fallen(j)
	if len(list) == 0 || j.Standing == "unsupported" {
		return Mark{}
	}
	m := Mark{Word: "leans on a " + list[0].Standing + " claim", Class: list[0].Standing}
	for _, c := range list {
		if contains(claims, c) {
			m.Word, m.Class = "a claim under it is "+c.Standing, c.Standing
			break
		}
	}
	if j.Standing == "stands" && in == s.own {
		why := j.Because(j.Standing)
		m.Why = s.sentence(&why)
	}
	return m
}

// maxRing bounds how many sources of a ring are named.
const maxRing = 12

// ring is the circular reporting that a source is part of, told from it on.
func (s *scribe) ring(x *ledger.Source) []Link {
	at := max(0, slices.Index(x.Ring, x))
	var links []Link
	for i := range min(len(x.Ring), maxRing) {
		links = append(links, s.sourceLink(x.Ring[(at+i)%len(x.Ring)]))
	}
	if len(x.Ring) > maxRing {
		links = append(links, Link{Text: "…"})
	}
	return append(links, s.sourceLink(x))
}
