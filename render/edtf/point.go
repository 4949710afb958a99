package edtf

import "time"

// unit says what a point's fields mean, and so how wide it is.
type unit uint8

const (
	unknown   unit = iota // an end that is left out: /b, a/
	open                  // an end that is not there: .., or nothing in a one-of range
	century               // 19, 19XX; year is the earliest of the hundred
	decade                // 198X; year is the earliest of the ten
	year                  // 1985
	month                 // 1985-04
	season                // 1985-21; month is 21 to 24
	day                   // 1985-04-12
	someMonth             // 1985-XX
	someDay               // 1985-04-XX
	anyDay                // 1985-XX-XX
	someYear              // XXXX, XXXX-XX, XXXX-XX-XX
)

// EDTF's numbers for the seasons that level 1 has.
const (
	spring = 21
	winter = 24
)

// point is a date without a slash or brackets, or one end of those that have them.
type point struct {
	year      int32 // 0 is 1 BC
	month     uint8 // 1–12, a season 21–24, 0 none
	day       uint8 // 1–31, 0 none
	unit      unit
	qualifier byte // '?', '~', '%' or 0
}

func (p point) uncertain() bool   { return p.qualifier == '?' || p.qualifier == '%' }
func (p point) approximate() bool { return p.qualifier == '~' || p.qualifier == '%' }

// given reports whether p says anything: whether it has bounds.
func (p point) given() bool { return p.unit != unknown && p.unit != open && p.unit != someYear }

// lastYear is the last year of a century or decade. Those before year 0 count down in their digits, and since 0000 has no
// sign, the last before it ends in -1.
func (p point) lastYear() int {
	last := int(p.year) + 9
	if p.unit == century {
		last = int(p.year) + 99
	}
	if p.year < 0 {
		last = min(last, -1)
	}
	return last
}

// bounds returns the first and last day of a given point.
func (p point) bounds() (first, last Day) {
	y, m := int(p.year), time.Month(p.month)
	switch p.unit {
	case century, decade:
		return DayOf(y, time.January, 1), DayOf(p.lastYear(), time.December, 31)
	case month, someDay:
		return DayOf(y, m, 1), DayOf(y, m+1, 0)
	case season:
		m = time.March + 3*(m-spring)
		return DayOf(y, m, 1), DayOf(y, m+3, 0)
	case day:
		d := DayOf(y, m, int(p.day))
		return d, d
	}
	return DayOf(y, time.January, 1), DayOf(y, time.December, 31)
}
