package edtf

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// Message holds only where a row gives it.
func TestErrors(t *testing.T) {
	for _, c := range []struct {
		desc, give    string
		offset        int
		message, hint string
	}{
		{"slashes", "2023/06/10", 7, `more than one / in "2023/06/10"`, "write 2023-06-10"},
		{"points, day first", "10.06.2023", 2, "", "write 2023-06-10"},
		{"slashes, day first", "13/10/2023", 5, "", "write 2023-10-13"},
		{"slashes, month first", "10/13/2023", 5, "", "write 2023-10-13"},
		{"slashes, either first", "06/10/2023", 5, "", "write the year first: 2023-06-10 or 2023-10-06"},
		{"month in words", "June 2023", 0, `"June 2023" is not a date as EDTF writes it`, "write 2023-06"},
		{"day in words", "10 June 2023", 2, "", "write 2023-06-10"},
		{"American", "June 10th, 2023", 0, "", "write 2023-06-10"},
		{"season in words", "winter 2023", 0, "", "write 2023-24"},
		{"month 13", "2016-13", 5, "there is no month 13", "months are 01 to 12"},
		{"month 0", "2016-00", 5, "there is no month 00", "months are 01 to 12"},
		{"day 31", "2023-06-31", 8, "there is no day 31 in June 2023", "June has 30 days"},
		{"no leap year", "2023-02-29", 8, "there is no day 29 in February 2023", "February has 28 days"},
		{"one digit", "2023-6-1", 5, "a month has two digits", "write 2023-06-01"},
		{"basic form", "20230610", 0, "a year has four digits", "write 2023-06-10"},
		{"five digits", "12345", 0, "a year has four digits", "write Y12345"},
		{"Y with four", "Y9999", 0, "Y is for years of five digits and more", "write 9999"},
		{"Y with ten", "Y1234567890", 0, "a year has nine digits at most", "a date is written 2023, 2023-06 or 2023-06-10"},
		{"month before year", "06/2023", 0, `"06" is not a whole date`, "write 2023-06"},
		{"slash in a month", "2023/06", 5, "", "write 2023-06"},
		{"abbreviated year", "2022/23", 5, "", "write 2022/2023"},
		{"abbreviated day", "2023-06-09/10", 11, "", "write 2023-06-09/2023-06-10"},
		{"time", "2023-06-10T12:00Z", 10, "a date has no time of day", "write 2023-06-10"},
		{"time after a space", "2023-06-10 12:00", 10, "a date has no time of day", "write 2023-06-10"},
		{"decade in words", "2020s", 4, "", "write 202X"},
		{"about in words", "c. 2016", 0, "", "write 2016~"},
		{"by in words", "by 10 June 2023", 0, "", `write "[..2023-06-10]", in quotes`},
		{"range in words", "from January to April 2024", 0, "", `write 2024-01/2024-04 if it lasted, "[2024-01..2024-04]" if it was some time between`},
		{"between in words", "between January and April 2024", 0, "", `write "[2024-01..2024-04]", in quotes`},
		{"dash", "9–10 June 2023", 1, "", `write 2023-06-09/2023-06-10 if it lasted, "[2023-06-09..2023-06-10]" if it was some time between`},
		{"years with a dash", "2016-2018", 5, "", `write 2016/2018 if it lasted, "[2016..2018]" if it was some time between`},
		{"no brackets", "2016..2018", 4, "", `write 2016/2018 if it lasted, "[2016..2018]" if it was some time between`},
		{"spaces in brackets", "[2024-01 .. 2024-04]", 8, "", `write "[2024-01..2024-04]", in quotes`},
		{"needless brackets", "[2023]", 0, "", "write 2023"},
		{"slash in brackets", "[2016/2018]", 0, "", `write "[2016..2018]", in quotes`},
		{"present", "2022/present", 5, "", "write 2022/.."},
		{"unknown", "2022/unknown", 5, "", "write 2022/"},
		{"quarter", "Q1 2024", 0, "", `write 2024-01/2024-03 if it lasted, "[2024-01..2024-03]" if it was some time between`},
		{"small x", "198x", 3, "", "write 198X"},
		{"white space", " 2023", 0, "", "write 2023"},
		{"year 0 with a sign", "-0000", 0, "the year 0000 has no sign", "write 0000, which is 1 BC"},
		{"season as an end", "2012-21/2012-22", 0, "a season cannot be the end of a range", "write 2012-03/2012-08"},
		{"X in a range", "2004-06-XX/2004-07-03", 0, "an unspecified digit in a range is EDTF level 2, which is not taken", "write 2004-06/2004-07-03"},
		{"end before start", "2023-06-10/2023-06-09", 11, `the end "2023-06-09" is before the start`, "write the earlier date first"},
		{"end before start, one of", "[2023-06-10..2023-05]", 13, `the end "2023-05" is before the start`, "write the earlier date first"},
		{"end before start, either side of year 0", "0001/-0001", 5, `the end "-0001" is before the start`, "write the earlier date first"},
		{"both ends unknown", "/", 0, `"/" names no date`, "leave the date out where nothing is known"},
		{"both ends open", "../..", 0, `"../.." names no date`, "leave the date out where nothing is known"},
		{"neither end", "[..]", 0, `"[..]" names no date`, "leave the date out where nothing is known"},
		{"empty", "", 0, "the date is empty", "leave it out where there is none"},
		{"level 2: qualifier", "2001~-09", 4, "a qualifier before the end of a date is EDTF level 2, which is not taken", "write 2001-09~"},
		{"level 2: two qualifiers", "2016?~", 4, "", "write 2016%"},
		{"level 2: season", "2001-25", 5, "season 25 is EDTF level 2, which is not taken", "21 is spring, 22 summer, 23 autumn, 24 winter"},
		{"level 2: exponent", "Y17E7", 3, "a year with an exponent or significant digits is EDTF level 2, which is not taken", "write the year in full"},
		{"level 2: significant digits", "1950S2", 4, "a year with an exponent or significant digits is EDTF level 2, which is not taken", "write the year in full"},
		{"level 2: X before the end", "15XX-12-25", 4, "an unspecified digit before the end is EDTF level 2, which is not taken", "give a range, as in [1560..1569]"},
		{"level 2: X in a month", "1500-1X", 5, "a month with one digit unspecified is EDTF level 2, which is not taken", "write XX, or a range, as in [2023-10..2023-12]"},
		{"level 2: list", "[1667,1668]", 5, "a list of dates is EDTF level 2, which is not taken", "give the range that they lie in, as in [1667..1672]"},
		{"level 2: set", "{1667}", 0, "a list in braces is EDTF level 2, which is not taken", "give each its own date"},
		{"level 2: decade", "193", 0, "a decade of three digits is EDTF level 2, which is not taken", "write 193X"},
		{"level 2: century", "19~", 2, "a century with a qualifier is EDTF level 2, which is not taken", "write 19XX~"},
		{"unclosed", "[1999", 5, `"[1999" is not closed by ]`, "write 1999"},
		{"offset in code points", "2023/июнь", 5, `"июнь" is not a date as EDTF writes it`, "a date is written 2023, 2023-06 or 2023-06-10"},
		{"offset after other letters", "é/2023/", 6, `more than one / in "é/2023/"`, "a date is written 2023, 2023-06 or 2023-06-10"},
		{"no guess: week", "2023-W23", 5, "", "a date is written 2023, 2023-06 or 2023-06-10"},
		{"no guess: day of the year", "2023-301", 5, "", "a date is written 2023, 2023-06 or 2023-06-10"},
		{"no guess: two-digit year", "9/6/23", 3, "", "a date is written 2023, 2023-06 or 2023-06-10"},
		{"no guess: decade or century", "1900s", 4, "", "a date is written 2023, 2023-06 or 2023-06-10"},
	} {
		_, err := Parse(c.give)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: Parse(%q): %v, want an *Error", c.desc, c.give, err)
			continue
		}
		if e.Offset != c.offset || e.Hint != c.hint || c.message != "" && e.Message != c.message {
			t.Errorf("%s: Parse(%q):\n got %d %s; %s\nwant %d %s; %s", c.desc, c.give, e.Offset, e.Message, e.Hint, c.offset, c.message, c.hint)
		}
	}
}

func TestTooLong(t *testing.T) {
	_, err := Parse(strings.Repeat("2023/", 1<<20))
	if e, ok := err.(*Error); !ok || e.Message != "too long for a date" || e.Hint != "a date has 64 characters at most" {
		t.Errorf("5 MB: %v, want too long", err)
	}
	if _, err := Parse("[Y-999999999%..Y-999999998%]"); err != nil {
		t.Errorf("the longest date: %v", err)
	}
}

// What nests as deep as the length allows is refused at once.
func TestPathological(t *testing.T) {
	for _, unit := range []string{"[", "by ", "a to ", "1 to ", "c. ", "2023-", "a-", "/", "..", "XX-", "between a and ", "from ", "2/", "~", "9–"} {
		s := strings.Repeat(unit, maxBytes/len(unit))
		start := time.Now()
		if _, err := Parse(s); err == nil {
			t.Errorf("%q is taken", s)
		}
		if took := time.Since(start); took > 500*time.Millisecond {
			t.Errorf("%q took %v, want half a second at most", s, took)
		}
	}
}
