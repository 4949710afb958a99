package plan

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
)

// due is something that falls due: a claim, or an event with the claims that foretold it.
type due struct {
	claim *ledger.Claim
	event *ledger.Event
	from  []*ledger.Claim // with an event: claims under it that fall due with it, not shown by themselves
	group int
	day   edtf.Day // the last day that it may mean; the greatest where open
	ref   string
}

// dueGroups are the parts of the watch list in order.
var dueGroups = []string{"Overdue", "Due", "Announced", "Expected", "Unsettled", "Settled"}

const (
	overdueGroup = iota
	dueGroup
	announcedGroup
	expectedGroup
	unsettledGroup
	settledGroup
)

// dueGroupOf says where an outcome or status belongs.
func dueGroupOf(value string) int {
	switch value {
	case "overdue":
		return overdueGroup
	case "open":
		return dueGroup
	case "announced":
		return announcedGroup
	case "expected":
		return expectedGroup
	case "unsettled":
		return unsettledGroup
	}
	return settledGroup
}

// comes is how far something in a group has come: what is due, announced or expected is still to come.
func comes(group int) int {
	switch group {
	case announcedGroup, expectedGroup:
		return dueGroup
	}
	return group
}

// watch lists claims with a due date and events that were expected: the longest overdue first, then what falls due next, then
// the latest of those that nobody will settle any more, and of those that are settled. A claim that looks to no future
// (says, denies …) is on no watch list. What an event rests on that has come as far as the event itself is shown with it.
func (c *common) watch(l *ledger.Ledger) []due {
	var list []due
	c.under = map[*ledger.Claim]*ledger.Event{}
	for _, e := range c.told {
		if as := e.Event.Status; as == "expected" || as == "announced" {
			d := due{event: e, group: dueGroupOf(e.Status), day: lastDay(e.Date.Date), ref: e.Ref}
			d.from = c.foretold(e, d.group)
			list = append(list, d)
		}
	}
	for _, x := range l.Claims {
		if _, shown := c.under[x]; !shown && !x.Due.IsZero() && x.Outcome != "" {
			list = append(list, due{claim: x, group: dueGroupOf(x.Outcome), day: lastDay(x.Due.Date), ref: x.Ref})
		}
	}
	slices.SortFunc(list, func(a, b due) int {
		byDay := cmp.Compare(a.day, b.day)
		if a.group >= unsettledGroup {
			byDay = -byDay
		}
		return cmp.Or(cmp.Compare(a.group, b.group), byDay, strings.Compare(a.ref, b.ref))
	})
	return list
}

// foretold are the claims under an event, whoever tells it, that fall due and have come as far as it has. Each is shown with
// one event.
func (c *common) foretold(e *ledger.Event, group int) (list []*ledger.Claim) {
	add := func(claims []*ledger.Claim) {
		for _, x := range claims {
			if _, shown := c.under[x]; shown || x.Due.IsZero() || x.Outcome == "" || comes(dueGroupOf(x.Outcome)) != comes(group) {
				continue
			}
			c.under[x] = e
			list = append(list, x)
		}
	}
	add(e.Claims)
	for _, t := range e.Tellings {
		add(t.Claims)
	}
	return list
}

func lastDay(d edtf.Date) edtf.Day {
	if day, ok := d.Latest(); ok && !d.IsZero() {
		return day
	}
	return math.MaxInt64
}

// dueRow is a line of the watch list.
func (s *scribe) dueRow(d due) DueRow {
	if c := d.claim; c != nil {
		row := s.claimRow(c)
		return DueRow{
			Class: c.Outcome, Due: row.Due, Said: row.DueText, Title: s.claimLink(c),
			Mark: row.Outcome, Claim: &row, In: row.In,
		}
	}
	e := d.event
	row := s.eventRow(e)
	return DueRow{
		Class: cmp.Or(e.Status, "expected"), Due: row.When, Said: row.Text, Title: row.Title,
		Mark: s.mark(&e.Judgement, e.Status, e.Briefing), Event: &row, From: s.foretellings(d.from), In: row.In,
	}
}

// maxForetold bounds how many of the claims that foretold an event its line names.
const maxForetold = 3

// foretellings name who foretold an event, each leading to the claim.
func (s *scribe) foretellings(claims []*ledger.Claim) (links []Link) {
	for _, c := range claims[:min(len(claims), maxForetold)] {
		who := s.speakers(c.By, c.Unnamed)
		links = append(links, Link{
			Text: texts(who) + " " + actWord(c.Act, voices(who)),
			Href: s.partOf(c.Briefing, c.ID.Text), Note: s.set(gist(c)),
		})
	}
	return links
}

func (s *scribe) dueRows(list []due) []DueRow {
	if len(list) == 0 {
		return nil
	}
	rows := make([]DueRow, len(list))
	for i, d := range list {
		rows[i] = s.dueRow(d)
		if i == 0 || list[i-1].group != d.group {
			rows[i].Head = dueGroups[d.group]
		}
	}
	return rows
}

// pending is the part of the watch list that is overdue or still to come.
func (c *common) pending() []due {
	n, _ := slices.BinarySearchFunc(c.due, unsettledGroup, func(d due, group int) int { return cmp.Compare(d.group, group) })
	return c.due[:n]
}

// watchlist plans the watch list.
func (k *planner) watchlist() {
	all := k.common.due
	counts := make([]Count, len(dueGroups))
	for i, name := range dueGroups {
		counts[i].Text = name
	}
	for _, d := range all {
		counts[d.group].N++
	}
	k.list("/watchlist/", "watchlist", itself, nil, len(all), k.pageSize(), func(s *scribe, at span) any {
		return &Watchlist{
			Head:   s.head(sectionTitle("watchlist"), "watchlist"),
			Rows:   s.dueRows(cut(all, at)),
			Counts: counts,
			Total:  len(all),
			Empty:  "Nothing is expected, promised or demanded.",
		}
	})
}
