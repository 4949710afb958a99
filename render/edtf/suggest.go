package edtf

import (
	"slices"
	"strings"
)

// suggest returns the date that s probably means, or "" where that is unclear. What it returns is a date that Parse takes.
func suggest(s string) string {
	s = strings.TrimSpace(s)
	if date := suggestOne(s); date != "" {
		return date
	}
	for _, mend := range []func(string) string{withoutBrackets, byEnds, rangeInWords} {
		if date := mend(s); taken(date) {
			return date
		}
	}
	return ""
}

// suggestOne is suggest for what stands at one end of a range, or alone. It never looks for ranges inside ranges, so the
// work is bounded by the length.
func suggestOne(s string) string {
	s = strings.TrimSpace(s)
	for _, mend := range []func(string) string{same, withoutTime, inCapitals, withoutY, qualifierLast, byShape, byPhrase} {
		if date := mend(s); taken(date) {
			return date
		}
	}
	return ""
}

// taken reports whether s is a date. A fault ends here, before it asks for a suggestion of its own.
func taken(s string) bool {
	if s == "" {
		return false
	}
	_, f := read(s)
	return f == nil
}

func same(s string) string { return s }

// withoutTime cuts what follows a day: 2023-06-10T12:00Z, 2023-06-10 12:00.
func withoutTime(s string) string {
	if strings.Contains(s, ":") || strings.Contains(s, "T") {
		if n := len("2006-01-02"); len(s) > n && (s[n] == 'T' || s[n] == ' ') {
			return s[:n]
		}
	}
	return ""
}

// inCapitals mends y170002, 198x, and 198u of EDTF's draft of 2012.
func inCapitals(s string) string {
	return strings.NewReplacer("x", "X", "u", "X", "y", "Y").Replace(s)
}

// withoutY mends Y9999 and Y00001.
func withoutY(s string) string {
	digits, ok := strings.CutPrefix(s, "Y")
	digits, negative := strings.CutPrefix(digits, "-")
	if digits = strings.TrimLeft(digits, "0"); !ok || len(digits) > 4 {
		return ""
	}
	digits = "0000"[len(digits):] + digits
	if negative {
		return "-" + digits
	}
	return digits
}

// qualifierLast gathers the qualifiers of a date at its end, and gives a decade or century its digits: ~2016, 2016?~, 19~.
func qualifierLast(s string) string {
	if strings.ContainsAny(s, "/[]") {
		return ""
	}
	core := strings.Map(func(r rune) rune {
		if strings.ContainsRune(qualifiers, r) {
			return -1
		}
		return r
	}, s)
	qualifier := ""
	switch uncertain, approximate := strings.ContainsAny(s, "?%"), strings.ContainsAny(s, "~%"); {
	case uncertain && approximate:
		qualifier = "%"
	case uncertain:
		qualifier = "?"
	case approximate:
		qualifier = "~"
	}
	if digits := strings.TrimPrefix(core, "-"); allDigits(digits) && (len(digits) == 3 || len(digits) == 2 && qualifier != "") {
		core += "XX"[:4-len(digits)]
	}
	return strings.TrimSpace(core) + qualifier
}

// byEnds mends the ends of a range one by one: 2012-21/2012-22, June 2023/July 2023, 2023-06-09/10, 2022/present.
func byEnds(s string) string {
	left, right, ok := strings.Cut(s, "/")
	if !ok || strings.Contains(right, "/") {
		return ""
	}
	left, right = strings.TrimSpace(left), strings.TrimSpace(right)
	if n := len(left); len(right) == 2 && allDigits(right) && n >= 4 && allDigits(left[n-2:]) {
		right = left[:n-2] + right
	}
	return rangeEnd(left, false) + "/" + rangeEnd(right, true)
}

var openWords = []string{"open", "now", "present", "ongoing", "today"}

// rangeEnd is what s means as the end of a range, which takes years, months and days only.
func rangeEnd(s string, last bool) string {
	switch {
	case s == "" || s == "..":
		return s
	case slices.Contains(openWords, strings.ToLower(s)):
		return ".."
	case s == "?" || strings.EqualFold(s, "unknown"):
		return ""
	}
	d, f := read(suggestOne(s))
	if f != nil || d.kind != Single || !d.from.given() {
		return s
	}
	bound := d.earliest
	if last {
		bound = d.latest
	}
	full := bound.String()
	switch d.from.unit {
	case season, someDay:
		return full[:len(full)-len("-01")]
	case century:
		if allDigits(d.text) { // 19/20 may be anything
			return s
		}
		return full[:len(full)-len("-01-01")]
	case decade, someMonth, anyDay:
		return full[:len(full)-len("-01-01")]
	}
	return d.text
}

// withoutBrackets mends [2023] and [2016/2018].
func withoutBrackets(s string) string {
	inner := strings.TrimSuffix(strings.TrimPrefix(s, "["), "]")
	if len(inner) == len(s) {
		return ""
	}
	if !strings.ContainsAny(inner, "/,") {
		from, to, ranged := strings.Cut(inner, "..")
		if !ranged {
			return suggestOne(inner)
		}
		return "[" + rangeEnd(strings.TrimSpace(from), false) + ".." + rangeEnd(strings.TrimSpace(to), true) + "]"
	}
	return "[" + strings.Replace(inner, "/", "..", 1) + "]"
}
