package edtf

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/edtf-cases.txt
var cases string

// refused holds the lines of levels 0 and 1 that are no dates here, and why.
var refused = map[string]string{
	"/":     "both ends unknown: says no more than no date, which has its own lane",
	"../..": "both ends open: the same",
}

// level2Taken holds the lines of level 2 that are dates here: the one-of ranges.
var level2Taken = map[string]bool{
	"[..1760-12-03]": true,
	"[1760-12..]":    true,
	"[1760..]":       true,
}

// level2Refused says, for every other line of level 2, which feature it has.
var level2Refused = map[string][]string{
	"qualifies a part of the date, not all of it": {
		"?2001", "2001~-09", "2001-?09~-09", "2004?-06-~11", "2004-06-~01/2004-06-~20",
	},
	"leaves a digit open before the end, or one of a month or day": {
		"156X-12-31", "15XX-12-25", "15XX-12-XX", "15XX-01-3X", "15XX-XX-25", "1500-1X-25", "15XX-0X-25",
		"15XX-X2", "1XXX-XX", "1XXX-12", "1XX3",
	},
	"a year with an exponent or significant digits":             {"Y17E7", "Y-17E7", "1950S2", "Y17101000S3", "Y-17101E3S3"},
	"a season that is not one of four":                          {"2001-25", "2001-36", "2001-39"},
	"a decade of three digits, an extension of edtf.js to 193X": {"193", "019", "009", "000", "-193", "-019", "197~", "197?", "197%"},
	"a century with a qualifier, for which 19XX~ does":          {"19~", "19?", "19%"},
	"an open digit in a range, for which the month alone does":  {"2004-06-XX/2004-07-03"},
	"a list, not a range":                                       {"[1667,1668, 1670..1672]", "[1667, 1672-12]", "{1667, 1670..1672}", "{1960 ,  1961-12}", "{1760..}", "{..1760}"},
}

func TestCases(t *testing.T) {
	why := map[string]string{}
	for reason, dates := range level2Refused {
		for _, s := range dates {
			why[s] = reason
		}
	}
	lines := 0
	for line := range strings.Lines(cases) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		level, s, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			t.Fatalf("a line without a tab: %q", line)
		}
		lines++
		want := level == "level0" || level == "level1"
		switch {
		case refused[s] != "":
			want = false
		case level2Taken[s]:
			want = true
		case level == "level2" && why[s] == "":
			t.Errorf("%s %q: no reason is given to refuse it", level, s)
		}
		d, err := Parse(s)
		if (err == nil) != want {
			t.Errorf("%s %q: taken %v, want %v (error %v)", level, s, err == nil, want, err)
		}
		if err == nil && d.String() != s {
			t.Errorf("%s %q: String gives %q", level, s, d.String())
		}
	}
	if lines != 134 {
		t.Errorf("read %d cases, want 134", lines)
	}
}
