package plan

import (
	"unicode"
	"unicode/utf8"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
	"golang.org/x/text/unicode/norm"
)

// actors plans the list from A to Z and each actor's pages.
func (k *planner) actors() {
	all := k.common.named
	var kinds []Count
	for _, kind := range []string{"person", "state", "organization", "group"} {
		n := 0
		for _, a := range all {
			if a.Kind == kind {
				n++
			}
		}
		if n > 0 {
			kinds = append(kinds, Count{Text: actorKinds[kind], N: n})
		}
	}
	k.list("/actors/", "actors", itself, nil, len(all), k.pageSize(), func(s *scribe, at span) any {
		return &Actors{
			Head:   s.head(sectionTitle("actors"), "actors"),
			Groups: s.letters(cut(all, at)),
			Kinds:  kinds,
			Total:  len(all),
			Empty:  "No actor has been described yet.",
		}
	})
	for _, a := range k.Ledger.Actors {
		k.pagesOf(a, func() { k.actor(a) })
	}
}

// letters groups actors, which are in order of name, by initial.
func (s *scribe) letters(list []*ledger.Actor) []Letter {
	var groups []Letter
	for _, a := range list {
		in := initial(a.Name.Text)
		if n := len(groups); n == 0 || groups[n-1].Initial != in {
			groups = append(groups, Letter{Initial: in})
		}
		g := &groups[len(groups)-1]
		l := s.actorLink(a)
		l.Note = a.Kind
		told := s.Ledger.OfActor(a)
		g.Rows = append(g.Rows, ActorRow{
			Link: l, Summary: s.set(a.Summary.Text), Briefings: len(told.Briefings),
			Said: len(told.Said), About: len(told.About), Involving: len(told.Events),
		})
	}
	return groups
}

// initial is the letter that a name stands under: its first, without accents; "#" where that is no letter.
func initial(name string) string {
	r, _ := utf8.DecodeRuneInString(norm.NFD.String(name))
	if !unicode.IsLetter(r) {
		return "#"
	}
	return string(unicode.ToUpper(r))
}

// involvements are the events that name an actor, those that name it in `possibly` alone included, by date.
func (p *Plan) involvements(a *ledger.Actor) []*ledger.Event {
	c, told := &p.common, p.Ledger.OfActor(a)
	if len(told.Possibly) == 0 {
		return c.once(told.Events)
	}
	seen := make(map[*ledger.Event]bool, len(told.Events)+len(told.Possibly))
	var list []*ledger.Event
	for _, events := range [][]*ledger.Event{told.Events, told.Possibly} {
		for _, e := range events {
			if e = c.telling(e); !seen[e] {
				seen[e] = true
				list = append(list, e)
			}
		}
	}
	sortEvents(list)
	return list
}

// deeds are the events by an actor.
func (p *Plan) deeds(a *ledger.Actor) []*ledger.Event {
	var list []*ledger.Event
	for _, e := range p.Ledger.OfActor(a).Events {
		if contains(e.By, a) {
			list = append(list, e)
		}
	}
	return p.common.once(list)
}

// actor plans an actor's pages: page N has the Nth rows of each of its lists, so that together they have them all.
func (k *planner) actor(a *ledger.Actor) {
	events, did, told := k.involvements(a), k.deeds(a), k.Ledger.OfActor(a)
	n := max(len(told.Said), len(told.About), len(events), len(did), len(told.Relations), len(a.Sources), len(told.Mentions),
		len(told.Briefings), len(a.Members), len(a.Speakers), len(a.Roled))
	planned := len(k.Pages)
	k.list(PathOf(a), "actor", originOf(a.File), a.Profile, n, rows, func(s *scribe, at span) any {
		return s.actor(a, events, did)
	})
	k.definedAt(planned, originOf(a.File), a.ID.Pos)
}

func (s *scribe) actor(a *ledger.Actor, events, did []*ledger.Event) *Actor {
	at, told := s.span, s.Ledger.OfActor(a)
	v := &Actor{
		Head:      s.head(a.Name.Text, "actors", s.crumb("actors")),
		Name:      a.Name.Text,
		Kind:      actorKinds[a.Kind],
		Summary:   s.set(a.Summary.Text),
		Roled:     s.roled(cut(a.Roled, at)),
		Members:   s.actorLinks(cut(a.Members, at)),
		Speakers:  s.actorLinks(cut(a.Speakers, at)),
		Relations: s.relationRows(cutBack(told.Relations, at)),
		Said:      s.claimRows(cutBack(told.Said, at)),
		Did:       s.deedRows(cut(did, at)),
		About:     s.claimRows(cutBack(told.About, at)),
		Events:    s.eventRows(cut(events, at)),
		Sources:   s.sourceRows(cut(a.Sources, at)),
		Briefings: s.briefingRows(cut(told.Briefings, at)),
		Totals: Totals{
			Briefings: len(told.Briefings), Events: len(events), Said: len(told.Said), About: len(told.About),
			Claims: len(told.Said) + len(told.About), Relations: len(told.Relations), Sources: len(a.Sources),
			Disputed: disputed(told.Said) + disputed(told.About), Overdue: overdue(told.Said, events),
		},
	}
	v.describe(a.Summary.Text)
	if len(told.Briefings)+len(events)+len(told.Said)+len(told.About) == 0 {
		v.Empty = "No briefing has told of " + a.Name.Text + " yet."
	}
	for i, e := range cut(events, at) {
		if len(told.Possibly) > 0 && contains(e.Possibly, a) && !contains(e.By, a) && !contains(e.Actors, a) {
			v.Events[i].Class += " possibly"
		}
	}
	mentions := cut(told.Mentions, at)
	v.Mentions = s.named.take(len(mentions))
	for i := range mentions {
		v.Mentions[i] = s.mentionRow(&mentions[i])
	}
	v.Strip = s.eventStrip(events)
	if at.first() {
		s.actorItself(v, a, events)
	}
	return v
}

// actorItself adds what page 1 alone has.
func (s *scribe) actorItself(v *Actor, a *ledger.Actor, events []*ledger.Event) {
	v.Prose = s.prose(a.File, a.Profile)
	for _, alias := range a.Aliases {
		v.Aliases = append(v.Aliases, alias.Text)
	}
	if a.Of != nil {
		v.Of = s.actorLink(a.Of)
	}
	if a.For != nil {
		v.For = s.actorLink(a.For)
	}
	for _, r := range a.Roles {
		v.Roles = append(v.Roles, s.roleRow(r))
	}
	v.Outside = outside(a.Links)
	v.Record, v.With = s.record(a), s.with(a, events)
	if relations := s.Ledger.OfActor(a).Relations; len(relations) > 0 {
		v.Graph, v.Undrawn = s.graph("Relations of "+a.Name.Text, equalRelations(backwards(relations)), a, 0)
	}
	v.JSONLD = s.actorJSON(a)
}

// deedRows are an actor's deeds in short.
func (s *scribe) deedRows(list []*ledger.Event) []Row {
	var rows []Row
	for _, e := range list {
		rows = append(rows, Row{Link: s.eventLink(e), When: s.when(e.Date.Date)})
	}
	return rows
}

func (s *scribe) roleRow(r ledger.Role) RoleRow {
	row := RoleRow{Text: roleText(r), Title: r.Title.Text}
	switch {
	case r.For != nil:
		row.In = s.actorLink(r.For)
	case r.Of != nil:
		row.In = s.actorLink(r.Of)
	}
	if years := roleYears(r); years != "" {
		row.When = When{Words: years, Short: years}
	}
	row.From, _ = yearOf(r.From.Date, edtf.Date.Earliest)
	row.To, _ = yearOf(r.To.Date, edtf.Date.Latest)
	return row
}

func (s *scribe) roled(list []ledger.RoleOf) []RoleRow {
	var rows []RoleRow
	for _, x := range list {
		row := s.roleRow(x.Role)
		row.Who = s.actorLink(x.Actor)
		rows = append(rows, row)
	}
	return rows
}

func yearOf(d edtf.Date, end func(edtf.Date) (edtf.Day, bool)) (int, bool) {
	if d.IsZero() {
		return 0, false
	}
	day, ok := end(d)
	if !ok {
		return 0, false
	}
	y, _, _ := day.Date()
	return y, true
}
