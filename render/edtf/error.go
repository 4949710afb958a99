package edtf

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Error is why a string is no date.
type Error struct {
	Message string // lower case, no final period
	Hint    string // how to mend it; "" for none
	Offset  int    // where in the string, 0-based, in Unicode code points

	suggested string // the date that the hint proposes, which Parse takes; "" for none
}

func (e *Error) Error() string { return e.Message }

// fault is an Error in the making, its offset still in bytes.
type fault struct {
	at            int
	message, hint string
}

func fail(at int, message, hint string) *fault { return &fault{at: at, message: message, hint: hint} }

// level2 names a feature of EDTF's level 2 that is not taken.
func level2(at int, feature, hint string) *fault {
	return fail(at, feature+" is EDTF level 2, which is not taken", hint)
}

const usualForms = "a date is written 2023, 2023-06 or 2023-06-10"

// report makes f, found in s, an Error: with what s probably means, else the fault's own hint, else the usual forms.
func (f *fault) report(s string) *Error {
	e := &Error{Message: f.message, Hint: f.hint, Offset: utf8.RuneCountInString(s[:min(f.at, len(s))])}
	if len(s) > maxBytes {
		return e
	}
	if e.suggested = suggest(s); e.suggested != "" {
		e.Hint = proposal(s, e.suggested)
		return e
	}
	e.Hint = cmp.Or(eitherDay(s), e.Hint, usualForms)
	return e
}

// proposal words the hint to write date instead of s. Where s may mean either sort of range it says both.
func proposal(s, date string) string {
	if date[0] == '[' {
		return `write "` + date + `", in quotes`
	}
	from, to, ranged := strings.Cut(date, "/")
	if ranged && from != "" && to != "" && to != ".." && !strings.Contains(s, "/") {
		return "write " + date + ` if it lasted, "[` + from + ".." + to + `]" if it was some time between`
	}
	return "write " + date
}

func quote(s string) string { return strconv.Quote(s) }
