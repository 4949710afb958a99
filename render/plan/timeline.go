package plan

import (
	"fmt"
	"slices"
	"time"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
)

// era is a timeline that is split by year: the site's, or a long story's.
type era struct {
	path    string // "/timeline/", "/stories/x/timeline/"
	origin  string
	story   *ledger.Story // nil for the site's
	years   []year
	undated []*ledger.Event
}

// timeline plans /timeline/ and what is below it.
func (k *planner) timeline() {
	all := era{path: "/timeline/", origin: itself, years: k.common.years, undated: k.common.undated}
	k.add(all.path, "timeline", itself, nil, func(s *scribe) any { return s.timeline(all) })
	k.eras(all)
	if n := len(all.undated); n > 0 {
		k.list(all.path+"undated/", "undated", itself, nil, n, fullYear, func(s *scribe, at span) any {
			return &Undated{
				Head:  s.head("Undated events", "timeline", s.crumb("timeline")),
				Rows:  s.eventRows(cut(all.undated, at)),
				Total: n,
				Empty: "Every event has a date.",
			}
		})
	}
}

// eras plans the pages of years and, where they are too full, of months.
func (k *planner) eras(all era) {
	for i, y := range all.years {
		months := y.months()
		if len(y.events) <= fullYear {
			pg := k.add(yearPath(all.path, y.year), "year", all.origin, nil, func(s *scribe) any { return s.year(all, i) })
			for _, m := range months {
				pg.ids = append(pg.ids, monthID(y.year, m.month))
			}
			continue
		}
		k.add(yearPath(all.path, y.year), "year", all.origin, nil, func(s *scribe) any { return s.fullYear(all, i) })
		for j, m := range months {
			k.list(monthPath(all.path, y.year, m.month), "year", all.origin, nil, len(m.events), fullYear, func(s *scribe, at span) any {
				return s.month(all, i, months, j, at)
			})
		}
	}
}

// recent is how many events the overview shows to each side of today.
const recent = 12

func (s *scribe) timeline(all era) *Timeline {
	v := &Timeline{
		Head:  s.head(sectionTitle("timeline"), "timeline"),
		Years: strip(all.years, func(i int) string { return s.to(yearPath(all.path, all.years[i].year)) }),
		Total: len(s.common.told),
		Empty: "No event has been recorded yet.",
	}
	if n := len(all.undated); n > 0 {
		v.Undated = Link{Text: "Undated", Href: s.to(all.path + "undated/"), Note: fmt.Sprint(n)}
	}
	past, next := s.around(s.common.told[:len(s.common.told)-len(all.undated)])
	v.Recent, v.Ahead = s.eventRows(past), s.eventRows(next)
	return v
}

// around is the last events up to today, newest first, and the next that are still to come.
func (s *scribe) around(dated []*ledger.Event) (past, next []*ledger.Event) {
	at, _ := slices.BinarySearchFunc(dated, s.Ledger.Today, func(e *ledger.Event, today edtf.Day) int {
		if day, _ := filed(e.Date.Date); day <= today {
			return -1
		}
		return 1
	})
	for i := at - 1; i >= 0 && len(past) < recent && i >= at-20*recent; i-- {
		if !ahead(dated[i]) {
			past = append(past, dated[i])
		}
	}
	for _, e := range dated[at:] {
		if len(next) == recent {
			break
		}
		next = append(next, e)
	}
	return past, next
}

// filed is the day that a date stands at in a chronology: its earliest, else its latest.
func filed(d edtf.Date) (edtf.Day, bool) {
	if day, ok := d.Earliest(); ok {
		return day, true
	}
	return d.Latest()
}

// yearHead begins the view of a year or month.
func (s *scribe) yearHead(all era, label string) *Year {
	v := &Year{Label: label}
	if all.story == nil {
		v.Head = s.head(label, "timeline", s.crumb("timeline"))
		v.Description = "What happened in " + label + "."
		return v
	}
	v.Story = s.storyLink(all.story)
	v.Head = s.head(s.set(all.story.Title.Text)+": "+label, "stories", s.crumb("stories"), v.Story)
	v.Description = all.story.Title.Text + ": what happened in " + label + "."
	return v
}

func (s *scribe) neighbours(v *Year, all era, i int) {
	link := func(i int) Link {
		if i < 0 || i >= len(all.years) {
			return Link{}
		}
		return Link{Text: yearName(all.years[i].year), Href: s.to(yearPath(all.path, all.years[i].year))}
	}
	v.Older, v.Newer = link(i-1), link(i+1)
}

// year is the page of a year that fits.
func (s *scribe) year(all era, i int) *Year {
	y := all.years[i]
	v := s.yearHead(all, yearName(y.year))
	s.neighbours(v, all, i)
	v.Total = len(y.events)
	v.Strip = twelve(y, func(m time.Month) string { return "#" + monthID(y.year, m) })
	v.Rows = s.eventRows(y.events)
	v.HeadIDs = make([]string, len(v.Rows))
	at := 0
	for _, m := range y.months() {
		v.Rows[at].Head = monthName(y.year, m.month)
		v.HeadIDs[at] = monthID(y.year, m.month)
		at += len(m.events)
	}
	return v
}

// monthID is the element id of a month's head.
func monthID(year int, m time.Month) string { return fmt.Sprintf("m-%s-%02d", yearText(year), int(m)) }

// fullYear is the page of a year that is split by month.
func (s *scribe) fullYear(all era, i int) *Year {
	y := all.years[i]
	v := s.yearHead(all, yearName(y.year))
	s.neighbours(v, all, i)
	v.Total = len(y.events)
	v.Strip = twelve(y, func(m time.Month) string { return s.to(monthPath(all.path, y.year, m)) })
	for _, d := range v.Strip {
		if d.Href != "" {
			v.Months = append(v.Months, d)
		}
	}
	return v
}

// month is a page of a month of such a year.
func (s *scribe) month(all era, i int, months []month, j int, at span) *Year {
	y, m := all.years[i], months[j]
	label := monthName(y.year, m.month)
	v := s.yearHead(all, label)
	v.Crumbs = append(v.Crumbs, Link{Text: yearName(y.year), Href: s.to(yearPath(all.path, y.year))})
	v.Total = len(m.events)
	v.Rows = s.eventRows(cut(m.events, at))
	v.HeadIDs = make([]string, len(v.Rows))
	if len(v.Rows) > 0 && at.first() {
		v.Rows[0].Head, v.HeadIDs[0] = label, monthID(y.year, m.month)
	}
	link := func(j int) Link {
		return Link{Text: monthName(y.year, months[j].month), Href: s.to(monthPath(all.path, y.year, months[j].month))}
	}
	if j > 0 {
		v.Older = link(j - 1)
	} else if i > 0 {
		v.Older = Link{Text: yearName(all.years[i-1].year), Href: s.to(yearPath(all.path, all.years[i-1].year))}
	}
	if j+1 < len(months) {
		v.Newer = link(j + 1)
	} else if i+1 < len(all.years) {
		v.Newer = Link{Text: yearName(all.years[i+1].year), Href: s.to(yearPath(all.path, all.years[i+1].year))}
	}
	return v
}
