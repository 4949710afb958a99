package ledger

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-0837baff/dateline/render/edtf"
)

// newest orders briefings: the latest date first, then the latest moment of the day, then by id.
func newest(a, b *Briefing) int {
	if a.Date.Day != b.Date.Day {
		return cmp.Compare(b.Date.Day, a.Date.Day)
	}
	if c := b.Date.Time.Compare(a.Date.Time); c != 0 {
		return c
	}
	return strings.Compare(a.Slug, b.Slug)
}

// inTime sorts events: by date, the undated last; then in the order in which the briefings tell them.
func inTime(list []*Event) {
	sortByDate(list, happened, asTheyTell)
}

func asTheyTell(a, b *Event) int {
	if a.Briefing != b.Briefing {
		return strings.Compare(a.Briefing.Slug, b.Briefing.Slug)
	}
	return cmp.Compare(a.Order, b.Order)
}

// bySaid sorts claims: by the date they were made, then by their briefings' dates and ids, then in file order.
func bySaid(list []*Claim) {
	sortByDate(list, said, asTheySay)
}

func asTheySay(a, b *Claim) int {
	switch {
	case a.Briefing == b.Briefing:
		return cmp.Compare(a.Order, b.Order)
	case a.Briefing.Date.Day != b.Briefing.Date.Day:
		return cmp.Compare(a.Briefing.Date.Day, b.Briefing.Date.Day)
	}
	return strings.Compare(a.Briefing.Slug, b.Briefing.Slug)
}

// asListed orders relations: those of the newest briefing last, each briefing's in file order.
func asListed(a, b *Relation) int {
	return cmp.Or(newest(b.Briefing, a.Briefing), cmp.Compare(a.Order, b.Order))
}

// asNamed orders mentions: those of the newest briefing first, each briefing's in text order.
func asNamed(a, b Mention) int {
	return cmp.Or(newest(a.Briefing, b.Briefing), cmp.Compare(a.N, b.N))
}

// asLeaning orders sources: site-wide ones by id, then the newest briefing's first, each briefing's in file order.
func asLeaning(a, b *Source) int {
	switch {
	case a.Briefing == nil && b.Briefing == nil:
		return strings.Compare(a.Slug, b.Slug)
	case a.Briefing == nil:
		return -1
	case b.Briefing == nil:
		return 1
	}
	return cmp.Or(newest(a.Briefing, b.Briefing), cmp.Compare(a.ID.Pos.Line, b.ID.Pos.Line), cmp.Compare(a.ID.Pos.Col, b.ID.Pos.Col))
}

// asHappened is the order of inTime.
func asHappened(a, b *Event) int { return cmp.Or(byDate(happened(a), happened(b)), asTheyTell(a, b)) }

// asSaid is the order of bySaid.
func asSaid(a, b *Claim) int { return cmp.Or(byDate(said(a), said(b)), asTheySay(a, b)) }

func happened(e *Event) edtf.Date { return e.Date.Date }
func said(c *Claim) edtf.Date     { return c.Date }

// latest orders corrections: the latest first, then as their briefings, of which the newest is last, have them.
func latest(a, b *Correction) int {
	return cmp.Or(byDate(b.Date.Date, a.Date.Date), newest(b.Briefing, a.Briefing), cmp.Compare(a.Order, b.Order))
}

// dated is a thing with its place in a chronology, taken once: lists of all that a site tells are sorted at each Link.
type dated[T any] struct {
	order edtf.Order
	none  bool // without a date: after all others
	of    T
}

// sortByDate sorts by date, the undated last; what has the same date in the order of then, in which no two are equal.
func sortByDate[T any](list []T, date func(T) edtf.Date, then func(a, b T) int) {
	keyed := make([]dated[T], len(list))
	for i, x := range list {
		d := date(x)
		keyed[i] = dated[T]{d.Order(), d.IsZero(), x}
	}
	slices.SortFunc(keyed, func(a, b dated[T]) int {
		if a.none != b.none {
			if a.none {
				return 1
			}
			return -1
		}
		if c := a.order.Compare(b.order); c != 0 {
			return c
		}
		return then(a.of, b.of)
	})
	for i := range keyed {
		list[i] = keyed[i].of
	}
}

func byDate(a, b edtf.Date) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return edtf.Compare(a, b)
}
