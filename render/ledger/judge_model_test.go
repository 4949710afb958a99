package ledger

import (
	"maps"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/edtf"
)

// model is the vocabulary's "What is computed", written down rule by rule with no thought of time: sets, and every claim
// looked at against every other. It knows nothing of how judge works.
type model struct {
	*Ledger
	void   map[*Claim]string // what others or the site do to a claim by name: retracted, withdrawn, corrected
	ending map[*Claim]string // how it ceased to be live; "" where it has not
	group  map[*Claim]int    // its proposition
}

type set map[string]bool

func modelOf(l *Ledger) *model {
	m := &model{Ledger: l, void: map[*Claim]string{}, ending: map[*Claim]string{}, group: map[*Claim]int{}}
	m.groups()
	m.byName()
	m.endings()
	return m
}

func (m *model) day(c *Claim) edtf.Day {
	if d, ok := c.Date.Latest(); ok {
		return d
	}
	return c.Briefing.Date.Day
}

// before is the order of positions: claim date, briefing date, order.
func (m *model) before(a, b *Claim) bool {
	if x, y := m.day(a), m.day(b); x != y {
		return x < y
	}
	if x, y := a.Briefing.Date.Day, b.Briefing.Date.Day; x != y {
		return x < y
	}
	if a.Briefing != b.Briefing {
		return a.Briefing.Slug < b.Briefing.Slug
	}
	return a.Order < b.Order
}

func (m *model) principal(a *Actor, day edtf.Day) *Actor {
	for _, r := range a.Roles {
		from, hasFrom := r.From.Earliest()
		to, hasTo := r.To.Latest()
		if r.For != nil && (!hasFrom || from <= day) && (!hasTo || day <= to) {
			return m.principal(r.For, day)
		}
	}
	if a.For != nil {
		return m.principal(a.For, day)
	}
	return a
}

// speakers are the principals who speak in a claim; an unnamed one is somebody else in each.
func (m *model) speakers(c *Claim) set {
	who := set{}
	for _, a := range c.By {
		who[m.principal(a, m.day(c)).Slug] = true
	}
	if len(c.Unnamed) > 0 {
		who["? "+c.Ref] = true
	}
	return who
}

func named(who string) bool { return !strings.HasPrefix(who, "? ") }

func assertion(c *Claim) bool {
	return slices.Contains([]string{"says", "assesses", "forecasts", "confirms", "repeats", "corrects"}, c.Act)
}

func hasFigure(c *Claim) bool { return assertion(c) && c.Issue != nil && !c.Figure.Pos.IsZero() }

// groups numbers propositions: joined claims take the lesser number until nothing changes.
func (m *model) groups() {
	for i, c := range m.Claims {
		m.group[c] = i
	}
	joined := func(a, b *Claim) bool {
		if !assertion(a) || !assertion(b) {
			return false
		}
		if a.Issue != nil && a.Issue == b.Issue && !hasFigure(a) && !hasFigure(b) {
			return true
		}
		return (a.Act == "confirms" || a.Act == "repeats") && a.Part.Text == "" && slices.Contains(a.Of, b)
	}
	for changed := true; changed; {
		changed = false
		for _, a := range m.Claims {
			for _, b := range m.Claims {
				if joined(a, b) && m.group[a] != m.group[b] {
					least := min(m.group[a], m.group[b])
					m.group[a], m.group[b] = least, least
					changed = true
				}
			}
		}
	}
}

// denied are the propositions that a denial denies.
func (m *model) denied(c *Claim) map[int]bool {
	groups := map[int]bool{}
	for _, of := range m.answered(c) {
		groups[m.group[of]] = true
	}
	if c.Issue == nil {
		return groups
	}
	for _, a := range m.Claims {
		if a.Issue == c.Issue && assertion(a) && !hasFigure(a) {
			groups[m.group[a]] = true
			return groups
		}
	}
	first := slices.IndexFunc(m.Claims, func(a *Claim) bool { return a.Issue == c.Issue })
	groups[-1-first] = true // nobody states it
	return groups
}

// answered are the published claims that c answers.
func (m *model) answered(c *Claim) (list []*Claim) {
	for _, of := range c.Of {
		if of != c && slices.Contains(m.Claims, of) {
			list = append(list, of)
		}
	}
	return list
}

// may says whether c may take of back, and whether as a speaker of it.
func (m *model) may(c, of *Claim) (may, asSpeaker bool) {
	for who := range m.speakers(c) {
		if named(who) && m.speakers(of)[who] {
			return true, true
		}
	}
	for _, u := range c.Unnamed {
		if slices.Contains(of.Unnamed, u) || of.Source != nil && slices.Contains(of.Source.Unnamed, u) {
			return true, false
		}
	}
	if of.Source != nil {
		for _, a := range of.Source.Issuers {
			if m.speakers(c)[m.principal(a, m.day(of)).Slug] {
				return true, false
			}
		}
	}
	return false, false
}

// byName settles what is retracted, taken back or corrected by name. A claim is settled when all that answer it so are; if
// none can be, the latest of the rest is.
func (m *model) byName() {
	for _, k := range m.Corrections {
		named := k.Claims
		if len(named) == 0 {
			named = k.Briefing.Claims
		}
		for _, c := range named {
			if k.Kind == "retraction" {
				m.void[c] = "retracted"
			}
		}
	}
	for _, k := range m.Corrections {
		for _, c := range k.Claims {
			if k.Kind == "correction" && m.void[c] == "" {
				m.void[c] = "corrected"
			}
		}
	}
	answers := func(c, of *Claim) bool {
		if c.Act != "retracts" && c.Act != "corrects" || !slices.Contains(m.answered(c), of) {
			return false
		}
		may, _ := m.may(c, of)
		return may
	}
	settled := map[*Claim]bool{}
	for len(settled) < len(m.Claims) {
		var next *Claim
		for _, c := range m.Claims {
			if settled[c] {
				continue
			}
			waits := slices.ContainsFunc(m.Claims, func(x *Claim) bool { return !settled[x] && answers(x, c) })
			if !waits {
				next = c
				break
			}
		}
		for _, c := range m.Claims {
			if next == nil && !settled[c] {
				next = c
			} else if !settled[c] && m.before(next, c) && slices.ContainsFunc(m.Claims, func(x *Claim) bool { return !settled[x] && answers(x, next) }) {
				next = c
			}
		}
		settled[next] = true
		if m.void[next] != "" {
			continue
		}
		for _, of := range m.Claims {
			switch {
			case !answers(next, of) || m.void[of] == "retracted":
			case next.Act == "retracts":
				m.void[of] = "withdrawn"
			case m.void[of] == "":
				m.void[of] = "corrected"
			}
		}
	}
}

// does is what a principal does to a proposition in a claim.
func (m *model) does(c *Claim, who string, group int) set {
	did := set{}
	if !m.speakers(c)[who] {
		return did
	}
	if m.group[c] == group {
		did["states"] = true
	}
	if c.Act == "denies" && m.denied(c)[group] {
		if c.Part.Text == "" {
			did["denies"] = true
		} else {
			did["denies a part"] = true
		}
	}
	if (c.Act == "retracts" || c.Act == "corrects") && c.Part.Text == "" && named(who) {
		for _, of := range m.answered(c) {
			if !m.speakers(of)[who] || m.group[c] == group {
				continue
			}
			if of.Act != "denies" && m.group[of] == group {
				did["takes back"] = true
			}
			if of.Act == "denies" && m.denied(of)[group] {
				did["takes a denial back"] = true
			}
		}
	}
	return did
}

// latest is a principal's latest position on a proposition.
func (m *model) latest(who string, group int) (last *Claim) {
	for _, c := range m.Claims {
		if m.void[c] == "" && len(m.does(c, who, group)) > 0 && (last == nil || m.before(last, c)) {
			last = c
		}
	}
	return last
}

// turned says whether a principal's latest position is, later, the contrary of what he does in c.
func (m *model) turned(c *Claim, who string, group int) *Claim {
	contraries := map[string][]string{
		"states":              {"denies", "takes back"},
		"denies":              {"states", "takes a denial back"},
		"denies a part":       {"states", "takes a denial back"},
		"takes back":          {"states"},
		"takes a denial back": {"denies", "denies a part"},
	}
	last := m.latest(who, group)
	if last == nil || !m.before(c, last) || !named(who) {
		return nil
	}
	now := m.does(last, who, group)
	for did := range m.does(c, who, group) {
		if !slices.ContainsFunc(contraries[did], func(x string) bool { return now[x] }) {
			return nil
		}
	}
	return last
}

// away says whether all speakers have turned from what c states, or else from all that it denies or takes back; and whether
// they did so by correcting only.
func (m *model) away(c *Claim) (away, mended bool) {
	try := func(groups map[int]bool) (away, mended bool) {
		mended = true
		for group := range groups {
			for who := range m.speakers(c) {
				if len(m.does(c, who, group)) == 0 {
					continue
				}
				t := m.turned(c, who, group)
				if t == nil {
					return false, false
				}
				away = true
				mended = mended && t.Act == "corrects" && !m.does(t, who, group)["states"]
			}
		}
		return away, mended
	}
	if away, mended := try(map[int]bool{m.group[c]: true}); away || assertion(c) {
		return away, mended
	}
	others := m.denied(c)
	for _, x := range m.Claims {
		others[m.group[x]] = true
		for _, of := range m.answered(x) { // a question that nobody has answered but by denying
			if of.Act == "denies" {
				maps.Copy(others, m.denied(of))
			}
		}
	}
	delete(others, m.group[c])
	return try(others)
}

func (m *model) endings() {
	for _, c := range m.Claims {
		m.ending[c] = m.void[c]
		if m.void[c] == "retracted" || m.void[c] == "withdrawn" {
			continue
		}
		switch away, mended := m.away(c); {
		case away && mended: // to correct is to take back, not to turn against
			m.ending[c] = "corrected"
		case away:
			m.ending[c] = "withdrawn"
		}
	}
	gone := map[*Claim]bool{}
	for _, a := range m.Claims {
		if m.ending[a] != "" || !hasFigure(a) || len(m.speakers(a)) == 0 {
			continue
		}
		all := true
		for who := range m.speakers(a) {
			all = all && named(who) && slices.ContainsFunc(m.Claims, func(b *Claim) bool {
				return m.ending[b] == "" && hasFigure(b) && b.Issue == a.Issue && m.speakers(b)[who] && m.before(a, b) &&
					(a.Figure.Min != b.Figure.Min || a.Figure.Max != b.Figure.Max)
			})
		}
		gone[a] = all
	}
	for a, all := range gone {
		if all {
			m.ending[a] = "superseded"
		}
	}
}
