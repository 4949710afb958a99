package edtf

import (
	"strconv"
	"time"
)

// Day is a calendar day: days since 1970-01-01 in the proleptic Gregorian calendar, which has a year 0.
type Day int64

const secondsPerDay = 24 * 60 * 60

// DayOf returns the day of a year (0 is 1 BC), month and day of the month. Months and days beyond their range run over
// into the next or former month, as in time.Date.
func DayOf(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

const dayForm = "a day is written 2023-06-10"

// ParseDay reads YYYY-MM-DD and nothing else. The error is an *Error.
func ParseDay(s string) (Day, error) {
	d, err := Parse(s)
	if err != nil {
		if e := err.(*Error); e.Hint == usualForms || e.suggested != "" && !isDay(e.suggested) {
			return 0, &Error{Message: e.Message, Hint: dayForm, Offset: e.Offset}
		}
		return 0, err
	}
	if !isDay(s) {
		return 0, &Error{Message: quote(s) + " is not one day", Hint: dayForm}
	}
	return d.earliest, nil
}

// isDay reports whether s, which Parse takes, is a day of the years 0000 to 9999.
func isDay(s string) bool {
	return len(s) == len("2006-01-02") && allDigits(s[:4]) && allDigits(s[5:7]) && allDigits(s[8:])
}

// Date returns d's year (0 is 1 BC), month and day of the month.
func (d Day) Date() (year int, month time.Month, day int) {
	return time.Unix(int64(d)*secondsPerDay, 0).UTC().Date()
}

// String returns d as YYYY-MM-DD; years before 0000 as -YYYY, those of more than four digits as EDTF's Y170002 and
// Y-170002.
func (d Day) String() string {
	year, month, day := d.Date()
	b := appendYear(make([]byte, 0, 20), year)
	b = append(b, '-', '0'+byte(month/10), '0'+byte(month%10))
	b = append(b, '-', '0'+byte(day/10), '0'+byte(day%10))
	return string(b)
}

// appendYear appends year as EDTF writes it.
func appendYear(b []byte, year int) []byte {
	if year < -9999 || year > 9999 {
		return strconv.AppendInt(append(b, 'Y'), int64(year), 10)
	}
	if year < 0 {
		b, year = append(b, '-'), -year
	}
	return append(b, '0'+byte(year/1000), '0'+byte(year/100%10), '0'+byte(year/10%10), '0'+byte(year%10))
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
