package edtf

import (
	"strings"
	"unicode"
)

// phrases holds the words that people put before a date, and what they make of it.
var phrases = map[string]struct{ before, after string }{
	"c": {"", "~"}, "ca": {"", "~"}, "circa": {"", "~"}, "about": {"", "~"}, "around": {"", "~"}, "approximately": {"", "~"},
	"by": {"[..", "]"}, "since": {"", "/.."}, "until": {"/", ""}, "till": {"/", ""}, "in": {"", ""}, "on": {"", ""},
	"probably": {"", "?"}, "possibly": {"", "?"},
}

// byPhrase mends a date after a word: c. 2016, by June 2023, since 2022.
func byPhrase(s string) string {
	first, rest, _ := strings.Cut(tidy(s), " ")
	phrase, ok := phrases[strings.TrimSuffix(first, ".")]
	if !ok {
		return ""
	}
	if date := suggestOne(rest); date != "" {
		return phrase.before + date + phrase.after
	}
	return ""
}

// rangeInWords mends from 2022 to 2025, between January and April 2024, 9–10 June 2023.
func rangeInWords(s string) string {
	s = tidy(s)
	if rest, ok := strings.CutPrefix(s, "between "); ok {
		from, to, _ := strings.Cut(rest, " and ")
		if a, b := wordedEnds(from, to); a != "" {
			return "[" + a + ".." + b + "]"
		}
		return ""
	}
	s = strings.TrimPrefix(s, "from ")
	from, to, ok := strings.Cut(s, " to ")
	if !ok && strings.ContainsFunc(s, unicode.IsLetter) {
		from, to, ok = strings.Cut(s, "-")
	}
	if a, b := wordedEnds(from, to); ok && a != "" {
		return a + "/" + b
	}
	return ""
}

// wordedEnds reads both ends of a range. The first takes the month or year that it lacks from the second: January to April
// 2024, 9 to 10 June 2023. Both are "" where that gives no range.
func wordedEnds(from, to string) (a, b string) {
	b = rangeEnd(to, true)
	words := strings.Fields(to)
	for missing := range min(3, len(words)) {
		whole := strings.Join(append([]string{from}, words[len(words)-missing:]...), " ")
		if a = rangeEnd(whole, false); taken(a + "/" + b) {
			return a, b
		}
	}
	return "", ""
}
