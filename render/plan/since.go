package plan

import (
	"cmp"
	"slices"
	"sort"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
)

// maxSince is how many lines a briefing's page tells of what came after it.
const maxSince = 12

// sincePublished is what briefings of a later day, and the days that have passed, have changed about a briefing: the newest first, and how
// much more there is.
func (s *scribe) sincePublished(b *ledger.Briefing) (rows []SinceRow, more int) {
	l := later{scribe: s, of: b}
	for _, c := range b.Claims {
		l.claim(c)
	}
	for _, e := range b.Events {
		l.event(e)
	}
	for _, k := range b.Corrections {
		if day, ok := k.Date.Earliest(); ok && day > b.Date.Day && !l.told[k] {
			l.add(news{kind: corrected, by: k, day: day})
		}
	}
	for _, c := range b.Claims {
		l.issue(c)
	}
	slices.SortStableFunc(l.news, func(x, y news) int { return cmp.Compare(y.day, x.day) })
	shown := min(len(l.news), maxSince)
	if shown == 0 {
		return nil, 0
	}
	rows = make([]SinceRow, shown)
	for i := range rows {
		rows[i] = l.row(&l.news[i])
	}
	return rows, len(l.news) + l.uncounted - shown
}

// later gathers what came after a briefing.
type later struct {
	*scribe
	of        *ledger.Briefing
	news      []news
	told      map[any]bool    // later claims, events and corrections that some line tells of; issues that have been looked at
	standings map[any][]int32 // lines that tell of a standing, by what brought it about
	uncounted int             // what is not gathered, since there is enough of its kind
}

// news is one thing that came after a briefing, before it is put in words.
type news struct {
	kind  newsKind
	claim *ledger.Claim // of the briefing, if it concerns one
	event *ledger.Event // likewise
	alike int           // further claims of the briefing that it concerns in the same way
	by    any           // the later *Claim, *Event or *Correction; nil where time alone has passed
	day   edtf.Day
}

type newsKind uint8

const (
	restated  newsKind = iota // a claim's or event's standing is another
	come                      // its outcome has come, or its day
	answered                  // a claim is answered
	again                     // an event is told again
	spoken                    // somebody speaks to an issue of a claim
	corrected                 // a correction of the briefing
)

func (l *later) add(n news) { l.news = append(l.news, n) }

// tell marks a thing as told; it reports whether it was not before.
func (l *later) tell(thing any) bool {
	if l.told[thing] {
		return false
	}
	if l.told == nil {
		l.told = map[any]bool{}
	}
	l.told[thing] = true
	return true
}

// after reports whether a briefing is of a later day.
func (l *later) after(b *ledger.Briefing) bool { return b != nil && b.Date.Day > l.of.Date.Day }

// newest is the newest of what a reasoning names that came later; nil where nothing of it did. All of it counts as told.
func (l *later) newest(why *ledger.Reasoning) (by any, day edtf.Day) {
	for _, ref := range why.Refs {
		var in *ledger.Briefing
		thing := ref
		switch x := ref.(type) {
		case ledger.Given:
			thing, in = x.Claim, x.Claim.Briefing
		case *ledger.Claim:
			in = x.Briefing
		case *ledger.Event:
			in = x.Briefing
		}
		var at edtf.Day
		if k, ok := ref.(*ledger.Correction); ok {
			if at, ok = k.Date.Earliest(); !ok || at <= l.of.Date.Day {
				continue
			}
		} else if l.after(in) {
			at = in.Date.Day
		} else {
			continue
		}
		l.tell(thing)
		if by == nil || at > day {
			by, day = thing, at
		}
	}
	return by, day
}

// claim adds what came after about a claim: its standing, its outcome, those who answer it.
func (l *later) claim(c *ledger.Claim) {
	if c.Standing != "stands" {
		l.standing(news{kind: restated, claim: c}, &c.Judgement, c.Standing)
	}
	switch c.Outcome {
	case "", "open":
	case "overdue", "unsettled":
		if e := l.common.under[c]; e == nil || e.Briefing != l.of {
			l.fellDue(news{kind: come, claim: c}, c.Due.Date)
		}
	default:
		why := c.Because(c.Outcome)
		if by, day := l.newest(&why); by != nil {
			l.add(news{kind: come, claim: c, by: by, day: day})
		}
	}
	for _, a := range c.Answers {
		if l.after(a.Briefing) && l.tell(a) {
			l.add(news{kind: answered, claim: c, by: a, day: a.Briefing.Date.Day})
		}
	}
}

// standing adds that something's standing is another because of what came later. What one thing does to several is told once.
func (l *later) standing(n news, j *ledger.Judgement, standing string) {
	why := j.Because(standing)
	if n.by, n.day = l.newest(&why); n.by == nil || n.claim != nil && n.claim.Act == "denies" && l.knew(&why) {
		return
	}
	for _, at := range l.standings[n.by] {
		if was := &l.news[at]; n.claim != nil && was.claim != nil && was.claim.Standing == n.claim.Standing {
			was.alike++
			return
		}
	}
	if l.standings == nil {
		l.standings = map[any][]int32{}
	}
	l.standings[n.by] = append(l.standings[n.by], int32(len(l.news)))
	l.add(n)
}

// knew reports whether some of what a reasoning names was known when the briefing was published: a denial of what was stated then
// is not disputed anew when it is stated again.
func (l *later) knew(why *ledger.Reasoning) bool {
	return slices.ContainsFunc(why.Refs, func(ref any) bool {
		c, ok := ref.(*ledger.Claim)
		return ok && !l.after(c.Briefing)
	})
}

// fellDue adds that the day of what was to come has passed since.
func (l *later) fellDue(n news, due edtf.Date) {
	if last, ok := due.Latest(); ok && last >= l.of.Date.Day {
		n.day = last
		l.add(n)
	}
}

// event adds what came after about an event: its status, its standing where no claim of the briefing tells of it, and other
// briefings' tellings.
func (l *later) event(e *ledger.Event) {
	switch why := e.Because(e.Status); {
	case why.Value == "" || e.Status == e.Standing:
	case e.Status == "overdue" || e.Status == "unsettled":
		l.fellDue(news{kind: come, event: e}, e.Date.Date)
	default:
		if by, day := l.newest(&why); by != nil {
			l.add(news{kind: come, event: e, by: by, day: day})
		}
	}
	if e.Standing != "stands" && !slices.ContainsFunc(e.Claims, func(c *ledger.Claim) bool { return c.Briefing == l.of }) {
		l.standing(news{kind: restated, event: e}, &e.Judgement, e.Standing)
	}
	tellings := l.common.tellings[l.common.telling(e)]
	n := sort.Search(len(tellings), func(i int) bool { return !l.after(tellings[i].Briefing) })
	l.uncounted += max(0, n-maxSince)
	for _, t := range tellings[:min(n, maxSince)] {
		if l.tell(t) {
			l.add(news{kind: again, event: e, by: t, day: t.Briefing.Date.Day})
		}
	}
}

// issue adds the newest of what later briefings say on a claim's issue, and counts the rest.
func (l *later) issue(c *ledger.Claim) {
	if c.Issue == nil {
		return
	}
	all := l.common.onIssue[c.Issue]
	if !l.after(all[0].Briefing) || !l.tell(c.Issue) {
		return
	}
	all = all[:sort.Search(len(all), func(i int) bool { return !l.after(all[i].Briefing) })]
	known := 0
	for thing := range l.told {
		if x, ok := thing.(*ledger.Claim); ok && x.Issue == c.Issue {
			known++
		}
	}
	left := len(all) - known
	enough := len(l.news) + maxSince
	for _, x := range all {
		if left == 0 || len(l.news) == enough {
			break
		}
		if !l.told[x] {
			left--
			l.add(news{kind: spoken, claim: c, by: x, day: x.Briefing.Date.Day})
		}
	}
	l.uncounted += left
}

// row puts one thing in words.
func (l *later) row(n *news) SinceRow {
	row := SinceRow{Text: l.room(6)}
	switch by := n.by.(type) {
	case nil:
		row.When = l.when(n.due())
	case *ledger.Correction:
		row.When = l.when(by.Date.Date)
	case *ledger.Claim:
		row.When, row.In = l.dayOf(by.Briefing), l.in(by.Briefing)
	case *ledger.Event:
		row.When, row.In = l.dayOf(by.Briefing), l.in(by.Briefing)
	}
	switch n.kind {
	case restated, come:
		l.changed(&row, n)
	case answered:
		a := n.by.(*ledger.Claim)
		row.Class = a.Act
		l.speak(&row, a)
		row.say(": ")
		row.link(l.claimLink(n.claim))
		if a.Part.IsSet() {
			row.say(" (only " + a.Part.Text + ")")
		}
		row.say(since(a))
	case again:
		row.Class = "again"
		row.link(l.eventLink(n.event))
		row.say(", told again as ")
		row.link(l.eventLink(n.by.(*ledger.Event)))
	case spoken:
		x := n.by.(*ledger.Claim)
		row.Class = x.Act
		row.On = l.issueLink(n.claim.Issue)
		l.speak(&row, x)
		row.say(": " + l.set(content(x)) + since(x))
	case corrected:
		k := n.by.(*ledger.Correction)
		row.Class = k.Kind
		row.link(Link{Text: title(k.Kind), Href: "#_corrections"})
		row.say(": " + shorten(k.Text.Text, 2*gistLength))
	}
	return row
}

// changed says what a claim or event is now, and why.
func (l *later) changed(row *SinceRow, n *news) {
	var subject Link
	var j *ledger.Judgement
	var outcome string
	if n.claim != nil {
		subject, j, outcome = l.claimLink(n.claim), &n.claim.Judgement, n.claim.Outcome
	} else {
		subject, j, outcome = l.eventLink(n.event), &n.event.Judgement, n.event.Status
	}
	row.Class = j.Standing
	if n.kind == come {
		row.Class = outcome
	}
	row.link(subject)
	if n.alike > 0 {
		row.say(", and " + count(n.alike, "more claim", "more claims"))
	}
	row.say(": " + valueWord(row.Class) + "; ")
	why := j.Because(row.Class)
	row.Text = append(row.Text, l.sentence(&why)...)
}

func (r *SinceRow) say(text string) {
	if text != "" {
		r.Text = append(r.Text, Piece{Text: text})
	}
}

func (r *SinceRow) link(to Link) { r.Text = append(r.Text, Piece{Text: to.Text, Href: to.Href}) }

// due is when what has fallen due did.
func (n *news) due() edtf.Date {
	if n.claim != nil {
		return n.claim.Due.Date
	}
	return n.event.Date.Date
}

// speak says who does what in a later claim, which the verb leads to.
func (l *later) speak(row *SinceRow, c *ledger.Claim) {
	who := l.speakers(c.By, c.Unnamed)
	row.Text = append(row.Text, Piece{Text: texts(who) + " "},
		Piece{Text: actWord(c.Act, voices(who)), Href: l.claimLink(c).Href})
}
