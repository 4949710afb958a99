package ledger

import (
	"cmp"
	"strings"

	"github.com/seed-0837baff/dateline/render/edtf"
)

// newest orders briefings: the latest date first, then the latest moment of the day, then by id.
func newest(a, b *Briefing) int {
	return cmp.Or(
		cmp.Compare(b.Date.Day, a.Date.Day),
		b.Date.Time.Compare(a.Date.Time),
		strings.Compare(a.Slug, b.Slug),
	)
}

// inTime orders events: by date, the undated last; then in the order in which the briefings tell them.
func inTime(a, b *Event) int {
	return cmp.Or(
		byDate(a.Date.Date, b.Date.Date),
		strings.Compare(a.Briefing.Slug, b.Briefing.Slug),
		cmp.Compare(a.Order, b.Order),
	)
}

// bySaid orders claims: by the date they were made, then by their briefings' dates and ids, then in file order.
func bySaid(a, b *Claim) int {
	return cmp.Or(
		byDate(a.Date, b.Date),
		cmp.Compare(a.Briefing.Date.Day, b.Briefing.Date.Day),
		strings.Compare(a.Briefing.Slug, b.Briefing.Slug),
		cmp.Compare(a.Order, b.Order),
	)
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
