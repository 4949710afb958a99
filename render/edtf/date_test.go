package edtf

import (
	"slices"
	"testing"
	"time"
)

func mustParse(t testing.TB, s string) Date {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return d
}

// orNone writes a bound, or "-" for none.
func orNone(d Day, ok bool) string {
	if !ok {
		return "-"
	}
	return d.String()
}

func TestBounds(t *testing.T) {
	for _, c := range []struct{ desc, give, earliest, latest string }{
		{"day", "2023-06-10", "2023-06-10", "2023-06-10"},
		{"month of 30 days", "2023-06", "2023-06-01", "2023-06-30"},
		{"December", "2023-12", "2023-12-01", "2023-12-31"},
		{"year", "2023", "2023-01-01", "2023-12-31"},
		{"February", "2023-02", "2023-02-01", "2023-02-28"},
		{"leap year", "2024-02", "2024-02-01", "2024-02-29"},
		{"leap day", "2024-02-29", "2024-02-29", "2024-02-29"},
		{"a century that is no leap year", "1900-02", "1900-02-01", "1900-02-28"},
		{"a century that is one", "2000-02", "2000-02-01", "2000-02-29"},
		{"year 0 is a leap year", "0000-02", "0000-02-01", "0000-02-29"},
		{"year 0", "0000", "0000-01-01", "0000-12-31"},
		{"before year 0", "-0001", "-0001-01-01", "-0001-12-31"},
		{"a leap year before year 0", "-0004-02", "-0004-02-01", "-0004-02-29"},
		{"the least of four digits", "-9999", "-9999-01-01", "-9999-12-31"},
		{"long year", "Y170002", "Y170002-01-01", "Y170002-12-31"},
		{"long year before year 0", "Y-170002", "Y-170002-01-01", "Y-170002-12-31"},
		{"the longest", "Y999999999", "Y999999999-01-01", "Y999999999-12-31"},
		{"spring", "2023-21", "2023-03-01", "2023-05-31"},
		{"summer", "2023-22", "2023-06-01", "2023-08-31"},
		{"autumn", "2023-23", "2023-09-01", "2023-11-30"},
		{"winter into a leap year", "2023-24", "2023-12-01", "2024-02-29"},
		{"winter into another year", "2022-24", "2022-12-01", "2023-02-28"},
		{"winter out of four digits", "9999-24", "9999-12-01", "Y10000-02-29"},
		{"winter into year 0", "-0001-24", "-0001-12-01", "0000-02-29"},
		{"some month", "2023-XX", "2023-01-01", "2023-12-31"},
		{"some day of a month", "2024-02-XX", "2024-02-01", "2024-02-29"},
		{"some day of a year", "2023-XX-XX", "2023-01-01", "2023-12-31"},
		{"decade", "198X", "1980-01-01", "1989-12-31"},
		{"century with X", "19XX", "1900-01-01", "1999-12-31"},
		{"century", "19", "1900-01-01", "1999-12-31"},
		{"century 0", "00", "0000-01-01", "0099-12-31"},
		{"century before year 0", "-04", "-0499-01-01", "-0400-12-31"},
		{"the last century before year 0", "-00XX", "-0099-01-01", "-0001-12-31"},
		{"the last decade before year 0", "-000X", "-0009-01-01", "-0001-12-31"},
		{"decade before year 0", "-012X", "-0129-01-01", "-0120-12-31"},
		{"unknown year", "XXXX", "-", "-"},
		{"unknown month", "XXXX-XX", "-", "-"},
		{"unknown day", "XXXX-XX-XX", "-", "-"},
		{"? does not widen", "2023-06?", "2023-06-01", "2023-06-30"},
		{"~ does not widen", "2023~", "2023-01-01", "2023-12-31"},
		{"% does not widen", "2023-06-10%", "2023-06-10", "2023-06-10"},
		{"interval", "2022/2023-06", "2022-01-01", "2023-06-30"},
		{"interval into its own year", "2004/2004-06", "2004-01-01", "2004-06-30"},
		{"interval out of a month", "2004-06/2004", "2004-06-01", "2004-12-31"},
		{"ongoing", "2022/..", "2022-01-01", "-"},
		{"end unknown", "2022/", "2022-01-01", "-"},
		{"start unknown", "/2023-06-09", "-", "2023-06-09"},
		{"start open", "../2023-06", "-", "2023-06-30"},
		{"one of", "[2024-01..2024-04]", "2024-01-01", "2024-04-30"},
		{"by", "[..2023-06-10]", "-", "2023-06-10"},
		{"from on", "[2023-06..]", "2023-06-01", "-"},
		{"qualified ends", "1980?/1994~", "1980-01-01", "1994-12-31"},
		{"long years as ends", "Y-20000/Y-10000", "Y-20000-01-01", "Y-10000-12-31"},
	} {
		d := mustParse(t, c.give)
		if got := orNone(d.Earliest()); got != c.earliest {
			t.Errorf("%s: %s: earliest %s, want %s", c.desc, c.give, got, c.earliest)
		}
		if got := orNone(d.Latest()); got != c.latest {
			t.Errorf("%s: %s: latest %s, want %s", c.desc, c.give, got, c.latest)
		}
	}
}

func TestFacts(t *testing.T) {
	const ongoing, uncertain, approximate, exact = 1, 2, 4, 8
	for _, c := range []struct {
		give  string
		kind  Kind
		facts int
		year  int
		month time.Month // 0: filed nowhere
	}{
		{"2023-06-10", Single, exact, 2023, time.June},
		{"2023-06-10?", Single, uncertain, 2023, time.June},
		{"2023-06-10~", Single, approximate, 2023, time.June},
		{"2023%", Single, uncertain | approximate, 2023, time.January},
		{"2023-06-XX", Single, 0, 2023, time.June},
		{"2023-24", Single, 0, 2023, time.December},
		{"-0001-05", Single, 0, -1, time.May},
		{"XXXX", Single, 0, 0, 0},
		{"2022/..", Interval, ongoing, 2022, time.January},
		{"2022/", Interval, 0, 2022, time.January},
		{"/2023-06-09", Interval, 0, 2023, time.June},
		{"2022/2023", Interval, 0, 2022, time.January},
		{"2022/2023?", Interval, uncertain, 2022, time.January},
		{"2022~/..", Interval, ongoing | approximate, 2022, time.January},
		{"2023-06-10/2023-06-10", Interval, exact, 2023, time.June},
		{"[2024-02..2024-04]", OneOf, 0, 2024, time.February},
		{"[2024-02..]", OneOf, 0, 2024, time.February},
		{"[..2024]", OneOf, 0, 2024, time.December},
	} {
		d := mustParse(t, c.give)
		facts := 0
		for bit, is := range map[int]bool{ongoing: d.Ongoing(), uncertain: d.Uncertain(), approximate: d.Approximate(), exact: d.Exact()} {
			if is {
				facts |= bit
			}
		}
		if d.Kind() != c.kind || facts != c.facts {
			t.Errorf("%s: kind %d, facts %04b; want %d, %04b", c.give, d.Kind(), facts, c.kind, c.facts)
		}
		year, month, ok := d.Month()
		y, yok := d.Year()
		if year != c.year || month != c.month || ok != (c.month > 0) || y != year || yok != ok {
			t.Errorf("%s: filed under %d %d (%v) and %d (%v), want %d %d", c.give, year, month, ok, y, yok, c.year, c.month)
		}
	}
}

func TestZero(t *testing.T) {
	var d Date
	_, early := d.Earliest()
	_, late := d.Latest()
	_, filed := d.Year()
	if !d.IsZero() || early || late || filed || d.Exact() || d.Words() != "" || d.Short() != "" || d.Datetime() != "" || d.String() != "" {
		t.Errorf("the zero Date says something: %+v", d)
	}
	if mustParse(t, "XXXX").IsZero() {
		t.Error("XXXX is zero, want a date without bounds")
	}
}

func TestCompare(t *testing.T) {
	// One row, one place in the order; the dates of a row are equal.
	order := [][]string{
		{"Y-170002"},
		{"-0001"},
		{"0000"},
		{"2022-12-31", "2022-12-31?", "2022-12-31/2022-12-31"},
		{"2023-01-01"},
		{"2023-01", "2023-01~", "2023-01-XX", "2023-01-01/2023-01-31"},
		{"2023", "2023-XX", "[2023..2023]"},
		{"2023/2025", "[2023..2025]"},
		{"2023/..", "2023/", "[2023..]"},
		{"/2023-06-09", "[..2023-06-09]", "../2023-06-09"},
		{"2023-06-09"},
		{"2023-06-09/.."},
		{"[..2023]"},
		{"Y170002"},
		{"XXXX", "XXXX-XX"},
	}
	sign := func(n int) int { return max(-1, min(1, n)) }
	for i, row := range order {
		for j, other := range order {
			for _, a := range row {
				for _, b := range other {
					want := max(-1, min(1, i-j))
					if got := sign(Compare(mustParse(t, a), mustParse(t, b))); got != want {
						t.Errorf("Compare(%s, %s) = %d, want %d", a, b, got, want)
					}
				}
			}
		}
	}
	dates := []Date{{}, mustParse(t, "2023"), {}}
	slices.SortFunc(dates, Compare)
	if dates[0].String() != "2023" {
		t.Errorf("sorted %v, want the zero Dates last", dates)
	}
}

func TestDatetime(t *testing.T) {
	for give, want := range map[string]string{
		"2023": "2023", "2023-06": "2023-06", "2023-06-10": "2023-06-10", "0001": "0001", "0023-01": "0023-01", "Y170002": "170002",
		"0000": "", "0000-01-01": "", "-0002": "", "Y-170002": "", "2023?": "", "2023-06~": "", "2023-06-10%": "", "2023-21": "",
		"2023-XX": "", "198X": "", "19": "", "XXXX": "", "2022/2023": "", "2022/..": "", "/2022": "", "[2022..2023]": "",
	} {
		if got := mustParse(t, give).Datetime(); got != want {
			t.Errorf("%s: datetime %q, want %q", give, got, want)
		}
	}
}
