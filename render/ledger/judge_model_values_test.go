package ledger

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/edtf"
)

func (m *model) live(c *Claim) bool { return m.ending[c] == "" }

// another says whether who is another principal than c's speaker.
func (m *model) another(who string, c *Claim) bool {
	speakers := m.speakers(c)
	return len(speakers) != 1 || !speakers[who]
}

func (m *model) standing(c *Claim) string {
	if !m.live(c) {
		return m.ending[c]
	}
	for _, part := range []bool{false, true} {
		if m.denies(c, part) || m.rivals(c, part) {
			if part {
				return "partly-disputed"
			}
			return "disputed"
		}
	}
	if c.Act == "denies" && m.statesWhat(c) {
		if c.Part.Text != "" {
			return "partly-disputed"
		}
		return "disputed"
	}
	return "stands"
}

// denies says whether another principal's live latest position denies what c states, or a part of it.
func (m *model) denies(c *Claim, part bool) bool {
	for _, d := range m.Claims {
		if d == c || d.Act != "denies" || !m.live(d) || (d.Part.Text != "") != part || !m.denied(d)[m.group[c]] {
			continue
		}
		for who := range m.speakers(d) {
			if m.another(who, c) && (!named(who) || m.latest(who, m.group[c]) == d) {
				return true
			}
		}
	}
	return false
}

// rivals says whether another principal's live claim gives a figure that does not overlap.
func (m *model) rivals(c *Claim, part bool) bool {
	if !hasFigure(c) {
		return false
	}
	for _, b := range m.Claims {
		if b == c || !hasFigure(b) || b.Issue != c.Issue || !m.live(b) || (b.Part.Text != "") != part {
			continue
		}
		apart := b.Figure.Min > c.Figure.Max || b.Figure.Max < c.Figure.Min
		for who := range m.speakers(b) {
			if apart && m.another(who, c) {
				return true
			}
		}
	}
	return false
}

// statesWhat says whether another principal's live claim states what denial c still denies.
func (m *model) statesWhat(c *Claim) bool {
	for group := range m.denied(c) {
		still := false
		for who := range m.speakers(c) {
			still = still || m.turned(c, who, group) == nil
		}
		for _, b := range m.Claims {
			if b == c || m.group[b] != group || !m.live(b) || !still {
				continue
			}
			for who := range m.speakers(b) {
				if m.another(who, c) && m.turned(b, who, group) == nil {
					return true
				}
			}
		}
	}
	return false
}

// origins are the ends of all that is cited, the speaker who knows, and the issuer of what shows by itself.
func (m *model) origins(c *Claim) set {
	found := set{}
	if c.Firsthand {
		for who := range m.speakers(c) {
			if named(who) {
				found[who] = true
			}
		}
	}
	maps.Copy(found, m.ends(c.Citing, m.day(c), map[*Source]bool{}))
	if c.Source != nil {
		maps.Copy(found, m.issued(c.Source, m.day(c)))
	}
	return found
}

func (m *model) issued(s *Source, day edtf.Day) set {
	found := set{}
	if s.Kind == "imagery" || s.Kind == "data" || s.Kind == "document" {
		for _, a := range s.Issuers {
			found[m.principal(a, day).Slug] = true
		}
	}
	return found
}

func (m *model) ends(citing []Cited, day edtf.Day, seen map[*Source]bool) set {
	found := set{}
	for _, x := range citing {
		switch {
		case x.Actor != nil:
			found[m.principal(x.Actor, day).Slug] = true
		case len(x.Source.Citing) > 0:
			if !seen[x.Source] {
				seen[x.Source] = true
				maps.Copy(found, m.ends(x.Source.Citing, day, seen))
			}
		case len(x.Source.Issuers) > 0:
			for _, a := range x.Source.Issuers {
				found[m.principal(a, day).Slug] = true
			}
		case len(x.Source.Unnamed) == 0:
			found["source "+x.Source.Slug] = true
		}
	}
	return found
}

func (m *model) support(c *Claim) string {
	who, origins := set{}, set{}
	for _, b := range m.Claims {
		counts := assertion(c) && m.group[b] == m.group[c] && m.live(b)
		if !assertion(c) {
			counts = b == c
		}
		if !counts || assertion(c) && len(m.speakers(b)) == 0 { // a claim without a speaker is faulty
			continue
		}
		maps.Copy(origins, m.origins(b))
		for p := range m.speakers(b) {
			if named(p) && (b == c && !assertion(c) || m.turned(b, p, m.group[b]) == nil) {
				who[p] = true
			}
		}
	}
	switch {
	case len(origins) >= 2:
		return "corroborated"
	case len(who) >= 2:
		return "repeated"
	}
	return "single-source"
}

func (m *model) outcome(c *Claim) string {
	if !slices.Contains([]string{"forecasts", "pledges", "demands", "asks", "proposes"}, c.Act) {
		return ""
	}
	for _, e := range m.Events {
		if e.Resolves.Claim == c {
			return e.Resolves.Outcome
		}
	}
	var last *Claim
	for _, a := range m.Claims {
		if (a.Act == "accepts" || a.Act == "rejects") && m.live(a) && slices.Contains(m.answered(a), c) && (last == nil || m.before(last, a)) {
			last = a
		}
	}
	switch {
	case last != nil && last.Part.Text != "":
		return "partly"
	case last != nil:
		return last.Act[:6] + "ed"
	}
	return m.overdue(c.Claim.Due.Date, c.Briefing, "open")
}

func (m *model) overdue(d edtf.Date, b *Briefing, otherwise string) string {
	switch last, ok := d.Latest(); {
	case !ok || last >= m.Today:
		return otherwise
	case b.Story != nil && b.Story.Closed:
		return "unsettled"
	}
	return "overdue"
}

func (m *model) status(e *Event) string {
	if e.Event.Status != "expected" && e.Event.Status != "announced" {
		return e.Event.Status
	}
	for _, r := range m.Events {
		if r.Resolves.Event == e {
			return map[string]string{"happened": "occurred"}[r.Resolves.Outcome] + strings.TrimPrefix(r.Resolves.Outcome, "happened")
		}
	}
	return m.overdue(e.Date.Date, e.Briefing, e.Event.Status)
}

// resting is the standing and support of what rests on claims.
func (m *model) resting(claims []*Claim) (standing, support string) {
	standings, supports := set{}, set{}
	for _, c := range claims {
		if slices.Contains(m.Claims, c) && m.live(c) {
			standings[m.standing(c)] = true
			supports[m.support(c)] = true
		}
	}
	if len(standings) == 0 {
		return "unsupported", ""
	}
	first := func(of set, order ...string) string {
		return order[slices.IndexFunc(order, func(s string) bool { return of[s] })]
	}
	return first(standings, "disputed", "partly-disputed", "stands"), first(supports, "corroborated", "repeated", "single-source")
}

// print lists what the model says of everything, in the form of printAll.
func (m *model) print() string {
	var b strings.Builder
	for _, c := range m.Claims {
		o := slices.SortedFunc(maps.Keys(m.origins(c)), func(a, b string) int {
			source := func(s string) int { return strings.Index(s, "source ") } // after actors
			return cmp.Or(cmp.Compare(source(a), source(b)), cmp.Compare(a, b))
		})
		fmt.Fprintln(&b, c.Ref, m.standing(c), m.support(c), m.outcome(c), o)
	}
	for _, r := range m.Relations {
		standing, support := m.resting(r.Claims)
		fmt.Fprintln(&b, r.Ref, standing, support)
	}
	for _, e := range m.Events {
		standing, support := m.resting(e.Claims)
		fmt.Fprintln(&b, e.Ref, m.status(e), standing, support)
	}
	return b.String()
}

func printAll(l *Ledger) string {
	var b strings.Builder
	for _, c := range l.Claims {
		origins := []string{}
		for _, a := range c.Origins {
			if a.Source != nil {
				origins = append(origins, "source "+a.Source.Slug)
			} else {
				origins = append(origins, a.Actor.Slug)
			}
		}
		fmt.Fprintln(&b, c.Ref, c.Standing, c.Support, c.Outcome, origins)
	}
	for _, r := range l.Relations {
		fmt.Fprintln(&b, r.Ref, r.Standing, r.Support)
	}
	for _, e := range l.Events {
		fmt.Fprintln(&b, e.Ref, e.Status, e.Standing, e.Support)
	}
	return b.String()
}
