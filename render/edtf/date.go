package edtf

import (
	"cmp"
	"math"
	"time"
)

// Kind says how a date's days relate to what it dates.
type Kind uint8

const (
	Single   Kind = iota // one date, however wide: 2023
	Interval             // it lasted: a/b
	OneOf                // some time between: [a..b]
)

// Date is a date as an author knows it. Dates are comparable with ==, which tells whether they are written alike. The zero
// Date means that there is none: no bounds, no words.
type Date struct {
	text             string
	from, to         point // equal for a Single
	earliest, latest Day   // 0 where from, to are not given
	kind             Kind
}

// newDate fills in the bounds.
func newDate(text string, kind Kind, from, to point) Date {
	d := Date{text: text, kind: kind, from: from, to: to}
	if from.given() {
		d.earliest, _ = from.bounds()
	}
	if to.given() {
		_, d.latest = to.bounds()
	}
	return d
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String returns d as it was written.
func (d Date) String() string { return d.text }

// Kind returns whether d is a single date, an interval or a one-of range. The zero Date is Single.
func (d Date) Kind() Kind { return d.kind }

// Earliest returns the first day that d may mean; false where its start is open or unknown.
func (d Date) Earliest() (Day, bool) { return d.earliest, d.from.given() }

// Latest returns the last day that d may mean; false where its end is open or unknown.
func (d Date) Latest() (Day, bool) { return d.latest, d.to.given() }

// filed returns the day that d stands at in a chronology: its earliest, else its latest.
func (d Date) filed() (Day, bool) {
	if d.from.given() {
		return d.earliest, true
	}
	return d.latest, d.to.given()
}

// Year returns the year (0 is 1 BC) that d is filed under: of its earliest day, else of its latest; false without either.
func (d Date) Year() (int, bool) {
	year, _, ok := d.Month()
	return year, ok
}

// Month returns the month that d is filed under: of its earliest day, else of its latest; false without either. A year is
// thus filed under its January.
func (d Date) Month() (year int, m time.Month, ok bool) {
	day, ok := d.filed()
	if !ok {
		return 0, 0, false
	}
	year, m, _ = day.Date()
	return year, m, true
}

// Ongoing reports whether d is an interval that has not ended: a/..
func (d Date) Ongoing() bool { return d.kind == Interval && d.to.unit == open }

// Uncertain reports whether d, or an end of it, is marked ? or %.
func (d Date) Uncertain() bool { return d.from.uncertain() || d.to.uncertain() }

// Approximate reports whether d, or an end of it, is marked ~ or %.
func (d Date) Approximate() bool { return d.from.approximate() || d.to.approximate() }

// Exact reports whether d is one certain day: the same first and last, no qualifier.
func (d Date) Exact() bool {
	return d.from.given() && d.to.given() && d.earliest == d.latest && !d.Uncertain() && !d.Approximate()
}

// Compare orders dates by earliest, then latest day: negative where a comes before b. The package comment says where open
// ends stand. Dates of the same bounds are equal, however they are written.
func Compare(a, b Date) int { return a.Order().Compare(b.Order()) }

// Order is a date's place in a chronology. Whoever sorts many dates takes it once of each.
type Order struct {
	day, last Day
	class     uint8 // without a start before those with one of the same day; without a day after all
}

const (
	startless uint8 = iota
	started
	dayless
)

// Order returns d's place in the order of Compare.
func (d Date) Order() Order {
	day, ok := d.filed()
	switch {
	case !ok:
		return Order{class: dayless}
	case !d.from.given():
		return Order{day, d.latest, startless}
	case !d.to.given():
		return Order{day, math.MaxInt64, started}
	}
	return Order{day, d.latest, started}
}

// Compare is negative where o comes before other.
func (o Order) Compare(other Order) int {
	switch {
	case (o.class == dayless) != (other.class == dayless):
		return cmp.Compare(o.class, other.class)
	case o.day != other.day:
		return cmp.Compare(o.day, other.day)
	case o.class != other.class:
		return cmp.Compare(o.class, other.class)
	}
	return cmp.Compare(o.last, other.last)
}

// Datetime returns d as a value of HTML's datetime attribute (HTML, "The time element": a year, month or date of the
// years from 1 on), or "" where HTML has no way to say what d says: ranges, seasons, centuries, X digits, qualifiers.
func (d Date) Datetime() string {
	if d.kind != Single || d.from.qualifier != 0 || d.from.year < 1 {
		return ""
	}
	switch d.from.unit {
	case month, day:
		return d.text
	case year:
		if d.text[0] == 'Y' {
			return d.text[1:]
		}
		return d.text
	}
	return ""
}
