package plan

import (
	"cmp"
	"slices"

	"github.com/seed-0837baff/dateline/render/ledger"
)

// outcomes in the order in which a record counts them, of what is foretold or promised and of what is asked for.
var (
	foretoldOutcomes = []Count{{Text: "happened"}, {Text: "partly"}, {Text: "missed"}, {Text: "accepted"}, {Text: "rejected"},
		{Text: "open"}, {Text: "overdue"}, {Text: "unsettled"}, {Text: "cancelled"}}
	askedOutcomes = []Count{{Text: "accepted"}, {Text: "partly"}, {Text: "rejected"}, {Text: "happened"}, {Text: "missed"},
		{Text: "open"}, {Text: "overdue"}, {Text: "unsettled"}, {Text: "cancelled"}}
)

// record is what came of an actor's forecasts, pledges, demands, requests and proposals.
func (s *scribe) record(a *ledger.Actor) *Record {
	var list []*ledger.Claim
	foretold, asked := slices.Clone(foretoldOutcomes), slices.Clone(askedOutcomes)
	for _, c := range slices.Backward(s.Ledger.OfActor(a).Said) {
		if c.Outcome == "" {
			continue
		}
		list = append(list, c)
		counts := asked
		if c.Act == "forecasts" || c.Act == "pledges" {
			counts = foretold
		}
		if i := slices.IndexFunc(counts, func(x Count) bool { return x.Text == c.Outcome }); i >= 0 {
			counts[i].N++
		}
	}
	if len(list) == 0 {
		return nil
	}
	r := &Record{Foretold: counted(foretold), Asked: counted(asked), More: max(0, len(list)-rows)}
	for _, c := range list[:min(len(list), rows)] {
		row := s.nextRow(due{claim: c})
		if row.In = s.in(c.Briefing); c.Due.IsZero() {
			row.Due = s.when(c.Date)
		}
		r.Rows = append(r.Rows, row)
	}
	return r
}

// counted keeps what there is any of, in words.
func counted(counts []Count) []Count {
	counts = slices.DeleteFunc(counts, func(c Count) bool { return c.N == 0 })
	for i := range counts {
		counts[i].Text = valueWord(counts[i].Text)
		if counts[i].Text == "happened" {
			counts[i].Text = "came true"
		}
	}
	return counts
}

const (
	maxWith = 12
	maxCast = 200 // actors of one briefing that are counted as appearing together
)

// with are the actors that share most briefings with one, then most of the events that name it, each counted once.
func (s *scribe) with(a *ledger.Actor, events []*ledger.Event) []Link {
	type share struct{ actor, briefings, events int32 }
	var list []share
	at := s.desk.tally(len(s.Ledger.Actors)) // by actor's place: his in list, from 1
	for _, rank := range s.common.ofActor[a] {
		people := s.common.people[rank]
		for _, p := range people[:min(len(people), maxCast)] {
			if at[p] == 0 {
				list = append(list, share{actor: p})
				at[p] = int32(len(list))
			}
			list[at[p]-1].briefings++
		}
	}
	for _, e := range events {
		for n, group := range [...][]*ledger.Actor{e.By, e.Actors} {
			for _, x := range group[:min(len(group), maxCast)] {
				if i := at[x.At()]; i > 0 && (n == 0 || !contains(e.By, x)) {
					list[i-1].events++
				}
			}
		}
	}
	for i := range list {
		at[list[i].actor] = 0
	}
	slices.SortFunc(list, func(x, y share) int { // the ledger's actors are in order of id
		return cmp.Or(cmp.Compare(y.briefings, x.briefings), cmp.Compare(y.events, x.events), cmp.Compare(x.actor, y.actor))
	})
	var links []Link
	for _, x := range list {
		other := s.Ledger.Actors[x.actor]
		if other == a {
			continue
		}
		l := s.actorLink(other)
		l.Note = count(int(x.briefings), "briefing", "briefings")
		if x.events > 0 {
			l.Note += ", " + count(int(x.events), "event", "events")
		}
		if links = append(links, l); len(links) == maxWith {
			break
		}
	}
	return links
}
