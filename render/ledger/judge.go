package ledger

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/diag"
	"github.com/seed-0837baff/dateline/render/edtf"
)

// judge computes what the vocabulary calls computed, over the published claims, events and relations of l: their
// Judgement, and the Status of events. It returns the mistakes that only this shows: retracting or correcting what one's
// principal neither said nor issued, roles that differ on a day that counts, rings in `for`.
//
// What is not in l.Claims is withheld and counts for nothing, whoever points at it. Time is linear in the facts, the sort
// into the order of positions apart.
func judge(l *Ledger) []diag.Diagnostic {
	g := newJudging(l)
	g.propositions()
	g.annul()
	g.positions()
	g.figures()
	g.weigh()
	g.settle()
	g.trace()
	g.fall()
	for i := range g.claims {
		g.judgeClaim(int32(i))
	}
	g.judgeRelations(l.Relations)
	g.judgeEvents(l.Events)
	l.fallen = g.falling.of
	return g.found
}

// judging is the working state of one judge. Claims are known by their index in claims, principals by their index in
// principals.actors; -1 is none.
type judging struct {
	*principals
	origins  *origins
	today    edtf.Day
	claims   []*Claim
	at       map[*Claim]int32
	facts    []fact  // by claim
	order    []int32 // claims in the order of positions, earliest first
	speaking []int32 // the lists of all facts' who, one after another

	issues     map[*Issue]int32
	issueProps []int32 // by issue: the proposition of assertions without figures
	props      []proposition
	taken      []position                // by proposition, then in order
	first      []int32                   // by proposition: where its positions begin in taken; one more, the end
	recalled   map[*Briefing]*Correction // briefings that are retracted whole, and what retracts them
	posts      []Post                    // of those who are named as speaking for others; it never grows
	falling    falling
	pen        pen
	goesBack   []Cited // the origins of all that is judged, list after list
	found      findings
}

// fact is what judging knows of a claim beside what the claim says.
type fact struct {
	day       edtf.Day // on which principals count
	rank      int32    // its place in order
	who       []int32  // principals of its named speakers, without repeats
	doubt     bool     // a speaker's principal is not certain, and that was said
	assertion bool
	denial    bool
	figure    bool
	issue     int32 // -1: none
	prop      int32 // its proposition; of what is no assertion one of its own

	retraction  *Correction // what retracts it
	correction  *Correction // what corrects it
	withdrawnBy int32       // the claim that takes it back by name
	correctedBy int32       // the claim that corrects it
	own, other  turn        // how its speakers' latest positions stand to what it states, and to what it denies or takes back
	replacedBy  int32       // a later figure
	rival       [2]int32    // figures of others that do not overlap: one above, one below
	partRival   [2]int32    // the same among claims on a part
	ending      ending
	answer      int32 // the latest that accepts or rejects it
	origins     []origin
}

// ending is how a claim ceased to be live.
type ending uint8

const (
	live ending = iota
	retracted
	withdrawn
	corrected
	superseded
)

func (e ending) String() string {
	return [...]string{"stands", "retracted", "withdrawn", "corrected", "superseded"}[e]
}

const (
	nobody  int32 = -1 // no claim, no issue
	unnamed int32 = -1 // as a principal: somebody who is not named, another in each claim
)

func newJudging(l *Ledger) *judging {
	n := len(l.Claims)
	g := &judging{
		today:    l.Today,
		claims:   l.Claims,
		at:       make(map[*Claim]int32, n),
		facts:    make([]fact, n),
		order:    make([]int32, n),
		speaking: make([]int32, 0, n+n/8),
		issues:   map[*Issue]int32{},
		recalled: map[*Briefing]*Correction{},
		pen:      newPen(n + len(l.Events) + len(l.Relations)),
	}
	g.principals = newPrincipals(l.Actors, &g.found)
	g.origins = newOrigins(g.principals)
	for i, c := range l.Claims {
		g.at[c] = int32(i)
		g.order[i] = int32(i)
		g.note(&g.facts[i], c)
	}
	slices.SortFunc(g.order, g.compare)
	for rank, i := range g.order {
		g.facts[i].rank = int32(rank)
	}
	g.correctionsOf(l)
	return g
}

// note fills what is known of a claim from the start.
func (g *judging) note(f *fact, c *Claim) {
	f.issue, f.withdrawnBy, f.correctedBy, f.replacedBy, f.answer = nobody, nobody, nobody, nobody, nobody
	f.rival, f.partRival = [2]int32{nobody, nobody}, [2]int32{nobody, nobody}
	f.day = dayOn(c.Date, c.Briefing)
	switch c.Act {
	case "", "says", "assesses", "forecasts", "confirms", "repeats", "corrects":
		f.assertion = true
	case "denies":
		f.denial = true
	}
	from := len(g.speaking)
	for _, a := range c.By {
		if a == nil {
			continue
		}
		p, doubt := g.on(a, f.day, c)
		f.doubt = f.doubt || doubt
		if !slices.Contains(g.speaking[from:], p) {
			g.speaking = append(g.speaking, p)
		}
	}
	f.who = g.speaking[from:len(g.speaking):len(g.speaking)]
	if c.Issue != nil {
		id, ok := g.issues[c.Issue]
		if !ok {
			id = int32(len(g.issues))
			g.issues[c.Issue] = id
		}
		f.issue = id
		f.figure = f.assertion && !c.Figure.Pos.IsZero()
	}
}

// dayOn is the day for which a date counts: its latest, for an open one the briefing's.
func dayOn(d edtf.Date, b *Briefing) edtf.Day {
	if day, ok := d.Latest(); ok {
		return day
	}
	if b == nil || b.Briefing == nil {
		return 0
	}
	return b.Date.Day
}

// compare puts claims in the order of positions.
func (g *judging) compare(i, j int32) int {
	if d := cmp.Compare(g.facts[i].day, g.facts[j].day); d != 0 {
		return d
	}
	return cmp.Or(asTold(g.claims[i], g.claims[j]), cmp.Compare(i, j))
}

// inPositions is the order of positions: by day, then as claims are told.
func inPositions(a, b *Claim) int { return cmp.Or(cmp.Compare(a.Day(), b.Day()), asTold(a, b)) }

// asTold puts claims in the order in which they are told: by their briefings' dates and ids, and in file order.
func asTold(a, b *Claim) int {
	if a.Briefing != b.Briefing && a.Briefing != nil && b.Briefing != nil {
		x, y := a.Briefing, b.Briefing
		if d := cmp.Or(cmp.Compare(x.Date.Day, y.Date.Day), x.Date.Time.Compare(y.Date.Time), strings.Compare(x.Slug, y.Slug)); d != 0 {
			return d
		}
	}
	return cmp.Compare(a.Order, b.Order)
}

// sole is the one principal whose claim i is; unnamed where it is several's or an unnamed one's.
func (g *judging) sole(i int32) int32 {
	if len(g.facts[i].who) == 1 && len(g.claims[i].Unnamed) == 0 {
		return g.facts[i].who[0]
	}
	return unnamed
}

// another reports whether a principal counts as another than the speakers of claim i: i is not his alone.
func (g *judging) another(who, i int32) bool { return who == unnamed || who != g.sole(i) }

// voice is a principal for whom claim i speaks and who is another than the speakers of claim than; of is false where none is.
func (g *judging) voice(i, than int32) (who int32, ok bool) {
	for _, p := range g.facts[i].who {
		if g.another(p, than) {
			return p, true
		}
	}
	return unnamed, len(g.claims[i].Unnamed) > 0
}
