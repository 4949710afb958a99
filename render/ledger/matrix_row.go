package ledger

import (
	"cmp"
	"slices"
	"strings"
)

// tabling is the state of one Matrix or Contested: principals of all its rows, and what stands in the row that is looked at.
type tabling struct {
	*principals
	ledger  *Ledger
	members []*Claim       // that state the row's proposition, or the request, pledge or proposal that it is about
	said    []*Claim       // all that stands in the row, members first
	part    map[*Claim]int // how each stands there
	issue   *Issue
	issues  map[*Issue]bool // others whose propositions the row's members have joined to it
}

const (
	aMember = 1 + iota
	aReply  // what answers it stands in the row too
	aRemark // what answers it does not: it says something of its own
)

func newTabling(l *Ledger) *tabling {
	return &tabling{ledger: l, principals: newPrincipals(nil, new(findings)), part: map[*Claim]int{}, issues: map[*Issue]bool{}}
}

// leads reports whether a claim says something that can have a row of its own. What only answers stands in the row of what
// it answers.
func leads(c *Claim) bool {
	switch c.Act {
	case "denies", "retracts", "accepts", "rejects", "declines":
		return false
	}
	return true
}

func asserts(c *Claim) bool {
	switch c.Act {
	case "", "says", "assesses", "forecasts", "confirms", "repeats", "corrects":
		return true
	}
	return false
}

func requests(c *Claim) bool { return c.Act == "asks" || c.Act == "demands" }

// begin finds what stands in the row of an issue, or of a claim's proposition.
func (m *tabling) begin(issue *Issue, c *Claim) {
	clear(m.part)
	clear(m.issues)
	m.issue, m.members, m.said = issue, m.members[:0], m.said[:0]
	if issue != nil {
		for _, x := range m.ledger.OnIssue(issue) {
			if asserts(x) {
				m.enter(x, aMember)
			}
		}
	} else {
		m.enter(c, aMember)
	}
	for i := 0; i < len(m.members); i++ {
		m.join(m.members[i])
	}
	m.said = append(m.said, m.members...)
	if issue != nil {
		for _, x := range m.ledger.OnIssue(issue) {
			m.enter(x, aReply)
		}
	}
	for other := range m.issues { // in any order: cells are sorted
		for _, x := range m.ledger.OnIssue(other) {
			if x.Act == "denies" {
				m.enter(x, aReply)
			}
		}
	}
	for i := 0; i < len(m.said); i++ {
		if m.part[m.said[i]] == aRemark {
			continue
		}
		for _, a := range m.said[i].Answers {
			if leads(a) && !requests(a) {
				m.enter(a, aRemark)
			} else {
				m.enter(a, aReply)
			}
		}
	}
}

// join enters the claims that state the same as a member: those that confirm or repeat it or that it does, and those on its
// issue.
func (m *tabling) join(c *Claim) {
	for _, list := range [2][]*Claim{c.Of, c.Answers} {
		for _, o := range list {
			if o.states == c.states {
				m.enter(o, aMember)
			}
		}
	}
	if on := c.Issue; on != nil && on != m.issue && c.Figure.Pos.IsZero() && asserts(c) && !m.issues[on] {
		m.issues[on] = true
		for _, x := range m.ledger.OnIssue(on) {
			if x.states == c.states {
				m.enter(x, aMember)
			}
		}
	}
}

// enter puts a claim in the row, unless it stands there already.
func (m *tabling) enter(c *Claim, as int) {
	if m.part[c] != 0 {
		return
	}
	m.part[c] = as
	if as == aMember {
		m.members = append(m.members, c)
	} else {
		m.said = append(m.said, c)
	}
}

// head is the earliest member.
func (m *tabling) head() *Claim {
	return slices.MinFunc(m.members, inPositions)
}

// argued reports whether somebody other than its speakers denies or answers a member.
func (m *tabling) argued() bool {
	for _, c := range m.said {
		w := m.word(c)
		if w.State != Denies && w.State != Answers && w.State != Declined {
			continue
		}
		to := w.To
		if to == nil {
			to = m.members[0]
		}
		if m.part[to] == aMember && to != c && m.other(c, to) {
			return true
		}
	}
	return false
}

// other reports whether a speaker of c is none of those of than.
func (m *tabling) other(c, than *Claim) bool {
	if len(c.Unnamed) > 0 {
		return true
	}
	theirs := m.speakers(nil, than)
	return slices.ContainsFunc(m.speakers(nil, c), func(p int32) bool { return !slices.Contains(theirs, p) })
}

// speakers appends the principals of a claim's named speakers, without repeats, then unnamed if it has unnamed ones.
func (m *tabling) speakers(list []int32, c *Claim) []int32 {
	list = m.principalsOf(list, c.By, c)
	if len(c.Unnamed) > 0 {
		list = append(list, unnamed)
	}
	return list
}

func (m *tabling) principalsOf(list []int32, actors []*Actor, c *Claim) []int32 {
	from := len(list)
	for _, a := range actors {
		if a == nil {
			continue
		}
		if p, _ := m.on(a, dayOn(c.Date, c.Briefing), c); !slices.Contains(list[from:], p) {
			list = append(list, p)
		}
	}
	return list
}

// word is what a claim does in the row.
func (m *tabling) word(c *Claim) Word {
	w := Word{Claim: c}
	for _, o := range c.Of {
		if p := m.part[o]; p != 0 && o != c && (w.To == nil || p == aMember && m.part[w.To] != aMember) {
			w.To = o
		}
	}
	replies := w.To != nil && m.part[w.To] != aMember
	switch {
	case c.Act == "denies" && (!replies || c.Issue != nil && (c.Issue == m.issue || m.issues[c.Issue])):
		w.State = Denies
	case c.Act == "declines", c.Act == "rejects" && w.To != nil && requests(w.To):
		w.State = Declined
	case c.Act == "denies", c.Act == "confirms", c.Act == "corrects", c.Act == "retracts", c.Act == "accepts", c.Act == "rejects":
		w.State = Answers
	case m.part[c] == aMember:
		w.State = States
	case asserts(c):
		w.State = Answers
	default:
		w.State = Speaks
	}
	return w
}

// entry is a word of one party in the row.
type entry struct {
	party int32
	Word
}

// cells are the row's, by the ids of principals; columns will number them anew.
func (m *tabling) cells() []Cell {
	var words, asked []entry
	var who []int32
	for _, c := range m.said {
		w := m.word(c)
		who = m.speakers(who[:0], c)
		for _, p := range who {
			words = append(words, entry{p, w})
		}
		if !requests(c) {
			continue
		}
		for _, p := range m.principalsOf(nil, c.To, c) {
			if !slices.Contains(who, p) {
				asked = append(asked, entry{p, w})
			}
		}
	}
	latest := func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.party, b.party), inPositions(b.Claim, a.Claim))
	}
	slices.SortFunc(words, latest)
	slices.SortFunc(asked, latest)
	var cells []Cell
	for len(words)+len(asked) > 0 {
		p := first(words, asked)
		mine, rest := until(words, p)
		toMe, others := until(asked, p)
		cells = append(cells, cell(int(p), mine, toMe))
		words, asked = rest, others
	}
	return cells
}

// first is the least party of two sorted lists.
func first(a, b []entry) int32 {
	if len(a) == 0 || len(b) > 0 && b[0].party < a[0].party {
		return b[0].party
	}
	return a[0].party
}

// until splits what is of one party off the front of a sorted list.
func until(list []entry, party int32) (of, rest []entry) {
	n := 0
	for n < len(list) && list[n].party == party {
		n++
	}
	return list[:n], list[n:]
}

// cell weighs what one party said, and what it was asked; both the latest first.
func cell(party int, said, asked []entry) Cell {
	x := Cell{Party: party}
	at := slices.IndexFunc(said, func(e entry) bool { return e.State.position() && alive(e.Claim) })
	if len(asked) > 0 && !answered(asked[0].Claim, said, at) {
		x.Asked = asked[0].Claim
	}
	switch {
	case at >= 0:
		x.State = said[at].State
	case x.Asked != nil:
		x.State = Asked
	default:
		if at = slices.IndexFunc(said, func(e entry) bool { return alive(e.Claim) }); at >= 0 {
			x.State = said[at].State
		}
	}
	if at >= 0 {
		x.Word = said[at].Word
	}
	for i, e := range said {
		if i != at {
			x.Earlier = append(x.Earlier, e.Word)
		}
	}
	return x
}

// answered reports whether a request has been met since by a position, which stands at index at of what was said, or by name.
func answered(request *Claim, said []entry, at int) bool {
	return at >= 0 && inPositions(said[at].Claim, request) > 0 ||
		slices.ContainsFunc(said, func(e entry) bool { return slices.Contains(e.Claim.Of, request) })
}

// alive reports whether a claim is live.
func alive(c *Claim) bool {
	switch c.Standing {
	case "retracted", "withdrawn", "corrected", "superseded":
		return false
	}
	return true
}

// columns lists the parties of all rows and numbers the cells by them.
func (m *tabling) columns(x *Matrix) {
	at := map[int]int{}
	var ids []int
	for _, r := range x.Rows {
		for _, c := range r.Cells {
			i, ok := at[c.Party]
			if !ok {
				i = len(ids)
				at[c.Party] = i
				ids = append(ids, c.Party)
				p := Party{}
				if c.Party != int(unnamed) {
					p.Actor = m.actors[c.Party]
				}
				x.Parties = append(x.Parties, p)
			}
			if c.State.position() {
				x.Parties[i].Positions++
			}
		}
	}
	order := make([]int, len(ids))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return mostFirst(x.Parties[i], x.Parties[j]) })
	parties := make([]Party, len(ids))
	for k, i := range order {
		parties[k] = x.Parties[i]
		at[ids[i]] = k
	}
	x.Parties = parties
	for _, r := range x.Rows {
		for k := range r.Cells {
			r.Cells[k].Party = at[r.Cells[k].Party]
		}
		slices.SortFunc(r.Cells, func(a, b Cell) int { return cmp.Compare(a.Party, b.Party) })
	}
}

// mostFirst orders parties for their columns.
func mostFirst(a, b Party) int {
	switch {
	case a.Actor == b.Actor:
		return 0
	case a.Actor == nil:
		return 1
	case b.Actor == nil:
		return -1
	}
	name := func(p Party) string { return strings.ToLower(p.Actor.Name.Text) }
	return cmp.Or(cmp.Compare(b.Positions, a.Positions), strings.Compare(name(a), name(b)), strings.Compare(a.Actor.Slug, b.Actor.Slug))
}
