package edtf

import "strings"

// maxBytes bounds what Parse looks at. The longest date is [Y-999999999%..Y-999999998%].
const maxBytes = 64

// Parse reads a date. The error is an *Error.
func Parse(s string) (Date, error) {
	d, f := read(s)
	if f != nil {
		return Date{}, f.report(s)
	}
	return d, nil
}

func read(s string) (Date, *fault) {
	switch {
	case s == "":
		return Date{}, fail(0, "the date is empty", "leave it out where there is none")
	case len(s) > maxBytes:
		return Date{}, fail(0, "too long for a date", "a date has 64 characters at most")
	case s[0] == '[':
		return readOneOf(s)
	case s[0] == '{':
		return Date{}, level2(0, "a list in braces", "give each its own date")
	case strings.Contains(s, "/"):
		return readInterval(s)
	}
	p, f := readPoint(s, 0)
	if f != nil {
		return Date{}, f
	}
	return newDate(s, Single, p, p), nil
}

func readInterval(s string) (Date, *fault) {
	slash := strings.IndexByte(s, '/')
	if again := strings.IndexByte(s[slash+1:], '/'); again >= 0 {
		return Date{}, fail(slash+1+again, "more than one / in "+quote(s), "")
	}
	from, f := readIntervalEnd(s[:slash], 0)
	if f != nil {
		return Date{}, f
	}
	to, f := readIntervalEnd(s[slash+1:], slash+1)
	if f != nil {
		return Date{}, f
	}
	return ranged(s, Interval, from, to, slash+1)
}

func readIntervalEnd(s string, at int) (point, *fault) {
	switch s {
	case "":
		return point{unit: unknown}, nil
	case "..":
		return point{unit: open}, nil
	}
	return readEnd(s, at)
}

func readOneOf(s string) (Date, *fault) {
	if s[len(s)-1] != ']' {
		return Date{}, fail(len(s), quote(s)+" is not closed by ]", "")
	}
	inner := s[1 : len(s)-1]
	if comma := strings.IndexByte(inner, ','); comma >= 0 {
		return Date{}, level2(1+comma, "a list of dates", "give the range that they lie in, as in [1667..1672]")
	}
	dots := strings.Index(inner, "..")
	if dots < 0 {
		return Date{}, fail(0, "brackets hold a range, as in [2024-01..2024-04]", "")
	}
	from, f := readOneOfEnd(inner[:dots], 1)
	if f != nil {
		return Date{}, f
	}
	second := 1 + dots + len("..")
	to, f := readOneOfEnd(inner[dots+len(".."):], second)
	if f != nil {
		return Date{}, f
	}
	return ranged(s, OneOf, from, to, second)
}

func readOneOfEnd(s string, at int) (point, *fault) {
	if s == "" {
		return point{unit: open}, nil
	}
	return readEnd(s, at)
}

// readEnd reads one end of a range, which is a year, month or day.
func readEnd(s string, at int) (point, *fault) {
	p, f := readPoint(s, at)
	if f != nil {
		return point{}, f
	}
	switch p.unit {
	case year, month, day:
		return p, nil
	case season:
		return point{}, fail(at, "a season cannot be the end of a range", "give its first or last month")
	case century:
		if len(s) <= len("-19") {
			return point{}, fail(at, quote(s)+" is not a whole date", "write both ends in full")
		}
	}
	return point{}, level2(at, "an unspecified digit in a range", "give the year or month alone")
}

// ranged makes a range of two ends; second is where the other end stands in s.
func ranged(s string, kind Kind, from, to point, second int) (Date, *fault) {
	if !from.given() && !to.given() {
		return Date{}, fail(0, quote(s)+" names no date", "leave the date out where nothing is known")
	}
	d := newDate(s, kind, from, to)
	if from.given() && to.given() && d.latest < d.earliest {
		return Date{}, fail(second, "the end "+quote(d.end())+" is before the start", "write the earlier date first")
	}
	return d, nil
}

// end returns the second end of a range as written.
func (d Date) end() string {
	if d.kind == OneOf {
		_, to, _ := strings.Cut(d.text[:len(d.text)-1], "..")
		return to
	}
	_, to, _ := strings.Cut(d.text, "/")
	return to
}
