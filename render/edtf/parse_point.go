package edtf

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

const qualifiers = "?~%"

// readPoint reads a date without slash and brackets; at is where it stands in the whole, in bytes.
func readPoint(s string, at int) (point, *fault) {
	core, qualifier := s, byte(0)
	if n := len(s) - 1; n >= 0 && strings.IndexByte(qualifiers, s[n]) >= 0 {
		core, qualifier = s[:n], s[n]
	}
	if i := strings.IndexAny(core, qualifiers); i >= 0 {
		return point{}, level2(at+i, "a qualifier before the end of a date", "one at the end speaks of the whole date")
	}
	var p point
	var f *fault
	if strings.HasPrefix(core, "Y") {
		p, f = readLongYear(core, at)
	} else {
		p, f = readFields(core, at)
	}
	if f != nil {
		return point{}, f
	}
	if qualifier != 0 && p.unit == century && allDigits(strings.TrimPrefix(core, "-")) {
		return point{}, level2(at+len(core), "a century with a qualifier", "")
	}
	p.qualifier = qualifier
	return p, nil
}

// readLongYear reads Y and a year of five to nine digits.
func readLongYear(s string, at int) (point, *fault) {
	digits := strings.TrimPrefix(s[1:], "-")
	if i := strings.IndexAny(digits, "ES"); i > 0 {
		return point{}, level2(at+len(s)-len(digits)+i, "a year with an exponent or significant digits", "write the year in full")
	}
	switch {
	case !allDigits(digits):
		return point{}, fail(at, "after Y comes a year alone, as in Y170002", "")
	case len(digits) > 9:
		return point{}, fail(at, "a year has nine digits at most", "")
	case len(digits) < 5 || digits[0] == '0':
		return point{}, fail(at, "Y is for years of five digits and more", "")
	}
	n, _ := strconv.ParseInt(s[1:], 10, 32)
	return point{unit: year, year: int32(n)}, nil
}

// readFields reads [-]year[-month[-day]].
func readFields(s string, at int) (point, *fault) {
	fields := strings.TrimPrefix(s, "-")
	at += len(s) - len(fields)
	if i := strings.IndexFunc(fields, func(r rune) bool { return r != '-' && r != 'X' && (r < '0' || r > '9') }); i >= 0 {
		return point{}, stray(s, fields[i:], at+i)
	}
	parts := strings.Split(fields, "-")
	p, f := readYear(parts[0], len(s) > len(fields), at)
	at += len(parts[0]) + 1
	switch {
	case f != nil:
		return point{}, f
	case len(parts) == 1:
		return p, nil
	case len(parts) > 3:
		return point{}, fail(at, quote(s)+" has too many parts", "")
	case p.unit == someYear:
		return p, onlyX(parts[1:], at)
	case p.unit == century && allDigits(parts[0]):
		return point{}, fail(at-1, "a year has four digits", "")
	case p.unit != year:
		return point{}, level2(at-1, "an unspecified digit before the end", "give a range, as in [1560..1569]")
	}
	p, f = readMonth(p, parts[1], at)
	if f != nil || len(parts) == 2 {
		return p, f
	}
	return readDay(p, parts[2], at+len(parts[1])+1)
}

// stray says what is wrong with s, in which rest begins with what no date has.
func stray(s, rest string, at int) *fault {
	switch {
	case strings.Contains(rest, ":"), rest[0] == 'T':
		return fail(at, "a date has no time of day", "give the day alone")
	case rest[0] == 'S' && at > 0, rest[0] == 'E' && at > 0:
		return level2(at, "a year with an exponent or significant digits", "write the year in full")
	}
	return fail(at, quote(s)+" is not a date as EDTF writes it", "")
}

// readYear reads the digits of a year, decade or century, without their sign.
func readYear(s string, negative bool, at int) (point, *fault) {
	digits := strings.TrimRight(s, "X")
	if s == "XXXX" && !negative {
		return point{unit: someYear}, nil
	}
	switch {
	case digits != "" && !allDigits(digits), len(s) == 4 && len(digits) < 2:
		return point{}, level2(at, "an unspecified digit before the end", "give a range, as in [1560..1569]")
	case len(s) == 3 && len(digits) == 3:
		return point{}, level2(at, "a decade of three digits", "")
	case len(s) != 4 && (len(s) != 2 || len(digits) != 2):
		return point{}, fail(at, "a year has four digits", "")
	case negative && s == "0000":
		return point{}, fail(at-1, "the year 0000 has no sign", "write 0000, which is 1 BC")
	case negative && s == "00":
		return point{}, fail(at-1, "the century 00 has no sign", "write 00, or -00XX for the hundred years before 0000")
	}
	n, _ := strconv.Atoi(digits)
	p := point{unit: year}
	span := 1
	switch len(digits) {
	case 2:
		p.unit, span = century, 100
	case 3:
		p.unit, span = decade, 10
	}
	n *= span
	if negative {
		n = -n - (span - 1)
	}
	p.year = int32(n)
	return p, nil
}

// onlyX checks what follows XXXX.
func onlyX(parts []string, at int) *fault {
	for _, part := range parts {
		if part != "XX" {
			return level2(at, "an unspecified digit before the end", "")
		}
		at += len(part) + 1
	}
	return nil
}

// readMonth adds a month or season to the year p.
func readMonth(p point, s string, at int) (point, *fault) {
	switch {
	case s == "XX":
		p.unit = someMonth
		return p, nil
	case len(s) != 2:
		return point{}, fail(at, "a month has two digits", "")
	case !allDigits(s):
		return point{}, level2(at, "a month with one digit unspecified", "write XX, or a range, as in [2023-10..2023-12]")
	}
	n, _ := strconv.Atoi(s)
	switch {
	case 1 <= n && n <= 12:
		p.unit = month
	case spring <= n && n <= winter:
		p.unit = season
	case winter < n && n <= 41:
		return point{}, level2(at, "season "+s, "21 is spring, 22 summer, 23 autumn, 24 winter")
	default:
		return point{}, fail(at, "there is no month "+s, "months are 01 to 12")
	}
	p.month = uint8(n)
	return p, nil
}

// readDay adds a day to the month p.
func readDay(p point, s string, at int) (point, *fault) {
	switch {
	case p.unit == season:
		return point{}, fail(at, "a season has no days", "write the month instead")
	case s == "XX" && p.unit == someMonth:
		p.unit = anyDay
		return p, nil
	case s == "XX":
		p.unit = someDay
		return p, nil
	case len(s) != 2:
		return point{}, fail(at, "a day has two digits", "")
	case !allDigits(s):
		return point{}, level2(at, "a day with one digit unspecified", "write XX, or a range, as in [2023-06-20..2023-06-29]")
	case p.unit == someMonth:
		return point{}, level2(at, "a day of an unspecified month", "write XX for the day too")
	}
	n, _ := strconv.Atoi(s)
	m := time.Month(p.month)
	if last := daysIn(int(p.year), m); n < 1 || n > last {
		return point{}, fail(at, "there is no day "+s+" in "+p.core(long, true), fmt.Sprintf("%s has %d days", m, last))
	}
	p.unit, p.day = day, uint8(n)
	return p, nil
}

// allDigits reports whether s is one or more ASCII digits.
func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
