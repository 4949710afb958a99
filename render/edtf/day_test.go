package edtf

import (
	"testing"
	"time"
)

func TestDay(t *testing.T) {
	for _, c := range []struct {
		year  int
		month time.Month
		day   int
		want  Day
		text  string
	}{
		{1970, time.January, 1, 0, "1970-01-01"},
		{1969, time.December, 31, -1, "1969-12-31"},
		{2000, time.March, 1, 11017, "2000-03-01"},
		{2024, time.February, 29, 19782, "2024-02-29"},
		{1, time.January, 1, -719162, "0001-01-01"},
		{0, time.December, 31, -719163, "0000-12-31"},
		{0, time.January, 1, -719528, "0000-01-01"},
		{-1, time.December, 31, -719529, "-0001-12-31"},
		{9999, time.December, 31, 2932896, "9999-12-31"},
		{10000, time.January, 1, 2932897, "Y10000-01-01"},
		{-10000, time.January, 1, -4371953, "Y-10000-01-01"},
	} {
		d := DayOf(c.year, c.month, c.day)
		if d != c.want || d.String() != c.text {
			t.Errorf("DayOf(%d, %d, %d) = %d %q, want %d %q", c.year, c.month, c.day, d, d, c.want, c.text)
		}
		if y, m, day := d.Date(); y != c.year || m != c.month || day != c.day {
			t.Errorf("day %d is %d %d %d, want %d %d %d", d, y, m, day, c.year, c.month, c.day)
		}
	}
}

// Every day of two times 400 years around year 0, and of the years about 2000, comes back from its parts and its text.
func TestDayRoundTrip(t *testing.T) {
	for _, span := range [][2]Day{{DayOf(-401, 1, 1), DayOf(401, 1, 1)}, {DayOf(1890, 1, 1), DayOf(2110, 1, 1)}} {
		for d := span[0]; d < span[1]; d++ {
			y, m, day := d.Date()
			if back := DayOf(y, m, day); back != d {
				t.Fatalf("day %d is %d %d %d, which is day %d", d, y, m, day, back)
			}
			if y < 0 {
				continue
			}
			if back, err := ParseDay(d.String()); err != nil || back != d {
				t.Fatalf("day %d is %s, which reads as %d, %v", d, d, back, err)
			}
		}
	}
}

func TestParseDay(t *testing.T) {
	for _, c := range []struct{ give, message, hint string }{
		{"2023", `"2023" is not one day`, "a day is written 2023-06-10"},
		{"2023-06", `"2023-06" is not one day`, "a day is written 2023-06-10"},
		{"2023-06-10?", `"2023-06-10?" is not one day`, "a day is written 2023-06-10"},
		{"2023-06-XX", `"2023-06-XX" is not one day`, "a day is written 2023-06-10"},
		{"-0001-06-10", `"-0001-06-10" is not one day`, "a day is written 2023-06-10"},
		{"[2023..2024]", `"[2023..2024]" is not one day`, "a day is written 2023-06-10"},
		{"Y170002", `"Y170002" is not one day`, "a day is written 2023-06-10"},
		{"today", `"today" is not a date as EDTF writes it`, "a day is written 2023-06-10"},
		{"June 2023", `"June 2023" is not a date as EDTF writes it`, "a day is written 2023-06-10"},
		{"10 June 2023", `"10 June 2023" is not a date as EDTF writes it`, "write 2023-06-10"},
		{"2023-02-29", "there is no day 29 in February 2023", "February has 28 days"},
	} {
		_, err := ParseDay(c.give)
		e, ok := err.(*Error)
		if !ok || e.Message != c.message || e.Hint != c.hint {
			t.Errorf("ParseDay(%q): %+v, want %q, hint %q", c.give, err, c.message, c.hint)
		}
	}
}
