package plan

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/seed-0837baff/dateline/render/edtf"
	"github.com/seed-0837baff/dateline/render/ledger"
)

// fullYear is how many events a page of a timeline takes. A year that has more is split by month, a month by pages.
const fullYear = 500

// year is the events filed under a year.
type year struct {
	year   int
	events []*ledger.Event
}

// month is the events filed under a month.
type month struct {
	month  time.Month
	events []*ledger.Event
}

// byYear splits events, which are in order of time, the undated last.
func byYear(events []*ledger.Event) (years []year, undated []*ledger.Event) {
	for i := 0; i < len(events); {
		y, ok := events[i].Date.Year()
		if !ok {
			return years, events[i:]
		}
		from := i
		for i < len(events) {
			if next, ok := events[i].Date.Year(); !ok || next != y {
				break
			}
			i++
		}
		years = append(years, year{y, events[from:i:i]})
	}
	return years, nil
}

// months splits a year. An event known to no month stands under the first that it may belong to.
func (y year) months() []month {
	var list []month
	for i, e := range y.events {
		_, m, _ := e.Date.Month()
		if n := len(list); n > 0 && list[n-1].month == m {
			list[n-1].events = y.events[i-len(list[n-1].events) : i+1]
			continue
		}
		list = append(list, month{m, y.events[i : i+1]})
	}
	return list
}

// compareEvents is the order of a timeline: by date, the undated last; then in the order in which briefings tell them.
func compareEvents(a, b *ledger.Event) int {
	return cmp.Or(
		edtf.Compare(a.Date.Date, b.Date.Date),
		strings.Compare(a.Briefing.Slug, b.Briefing.Slug),
		cmp.Compare(a.Order, b.Order),
	)
}

// lies ahead: neither happened nor was called off.
func ahead(e *ledger.Event) bool {
	switch e.Status {
	case "expected", "announced", "overdue", "unsettled":
		return true
	}
	return false
}

// bar counts events.
func bar(text, short string, events []*ledger.Event) Density {
	d := Density{Link: Link{Text: text}, Short: short}
	for _, e := range events {
		if ahead(e) {
			d.Ahead++
		} else {
			d.Past++
		}
	}
	return d
}

// scale sets each bar's height against the fullest.
func scale(bars []Density) []Density {
	most := 1
	for _, d := range bars {
		most = max(most, d.Past+d.Ahead)
	}
	for i := range bars {
		bars[i].Scaled = (bars[i].Past + bars[i].Ahead) * 1000 / most
	}
	return bars
}

// maxBars is how many years a strip spans with its empty ones; a longer one shows only those that have events.
const maxBars = 120

// strip is a bar a year. href gives a year's address from its place among years.
func strip(years []year, href func(i int) string) []Density {
	var bars []Density
	fill := len(years) > 0 && years[len(years)-1].year-years[0].year < maxBars
	for i, y := range years {
		for fill && i > 0 && len(bars) > 0 && years[0].year+len(bars) < y.year {
			empty := yearName(years[0].year + len(bars))
			bars = append(bars, bar(empty, empty, nil))
		}
		name := yearName(y.year)
		d := bar(name, name, y.events)
		d.Href = href(i)
		bars = append(bars, d)
	}
	return scale(bars)
}

// monthName is "June 2023".
func monthName(year int, m time.Month) string { return m.String() + " " + yearName(year) }

// twelve is a bar a month of one year. href gives a month's address where it has events.
func twelve(y year, href func(time.Month) string) []Density {
	bars := make([]Density, 12)
	for i := range bars {
		m := time.Month(i + 1)
		bars[i] = bar(monthName(y.year, m), m.String()[:3], nil)
	}
	for _, m := range y.months() {
		d := bar(bars[m.month-1].Text, bars[m.month-1].Short, m.events)
		d.Href = href(m.month)
		bars[m.month-1] = d
	}
	return scale(bars)
}

// eventStrip is the strip of a page's own list of events: each bar leads to the page of the list where its year begins.
func (s *scribe) eventStrip(events []*ledger.Event) []Density {
	if !s.span.first() || len(events) < 2 {
		return nil
	}
	years, _ := byYear(events)
	if len(years) < 2 {
		return nil
	}
	starts := make([]int, len(years))
	for i := 1; i < len(years); i++ {
		starts[i] = starts[i-1] + len(years[i-1].events)
	}
	return strip(years, func(i int) string {
		n := starts[i]/s.span.size + 1
		if n == s.span.page {
			return "#_events"
		}
		return s.to(pageN(s.span.path, n) + "#_events")
	})
}

func sortEvents(list []*ledger.Event) { slices.SortStableFunc(list, compareEvents) }
