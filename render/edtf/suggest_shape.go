package edtf

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// shape is what a string looks like when its numbers and words are told apart only by kind: "10 June 2023" is "d m y".
// d is a number of one or two digits, y of four, n any other; m the name of a month, s of a season, w another word. Every
// thing else stands for itself. tokens holds the numbers and words.
func shape(s string) (pattern string, tokens []string) {
	s = tidy(s)
	var b strings.Builder
	for s != "" {
		length, kind := 1, s[0]
		switch {
		case isDigit(rune(s[0])):
			length = run(s, isDigit)
			kind = numberKind(length)
		case run(s, unicode.IsLetter) > 0:
			length = run(s, unicode.IsLetter)
			kind = wordKind(s[:length])
		}
		if strings.IndexByte("dynmsw", kind) >= 0 {
			tokens = append(tokens, s[:length])
		}
		b.WriteByte(kind)
		s = s[length:]
	}
	return b.String(), tokens
}

// tidy folds case, dashes, commas, the full stops of abbreviations, the endings of ordinals, and space.
func tidy(s string) string {
	s = strings.NewReplacer("–", "-", "—", "-", "‒", "-", ",", " ", ". ", " ").Replace(strings.ToLower(s))
	s = strings.Join(strings.Fields(s), " ")
	s = strings.NewReplacer(" - ", "-", " / ", "/", "1st ", "1 ", "2nd ", "2 ", "3rd ", "3 ").Replace(s)
	if th := strings.Index(s, "th "); th > 0 && isDigit(rune(s[th-1])) {
		s = s[:th] + s[th+2:]
	}
	return s
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// run is the length in bytes of the runes at the beginning of s that are in.
func run(s string, in func(rune) bool) int {
	for i, r := range s {
		if !in(r) {
			return i
		}
	}
	return len(s)
}

func numberKind(digits int) byte {
	switch digits {
	case 1, 2:
		return 'd'
	case 4:
		return 'y'
	}
	return 'n'
}

func wordKind(s string) byte {
	switch {
	case monthNumber(s) > 0:
		return 'm'
	case seasonNumber(s) > 0:
		return 's'
	}
	return 'w'
}

// monthNumber is 1 to 12 for an English month, in full or its first three letters, in lower case; else 0.
func monthNumber(s string) int {
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if s == name || s == name[:3] || s == "sept" && m == time.September {
			return int(m)
		}
	}
	return 0
}

// seasonNumber is 21 to 24 for an English season in lower case; else 0.
func seasonNumber(s string) int {
	if s == "fall" {
		s = "autumn"
	}
	for i, name := range seasons {
		if s == name {
			return spring + i
		}
	}
	return 0
}

// shapes holds what people write for a date: by its shape, how to make a date of its tokens.
var shapes = map[string]func(t []string) string{
	"y-d-d": yearFirst, "y/d/d": yearFirst, "y.d.d": yearFirst, "y d d": yearFirst, "y-m-d": yearFirst, "y m d": yearFirst,
	"d.d.y": dayFirst, "d/d/y": eitherFirst, "d-d-y": eitherFirst,
	"d m y": dayFirst, "d-m-y": dayFirst, "d/m/y": dayFirst, "d.m.y": dayFirst, "m d y": monthFirst,
	"m y": yearLast, "m-y": yearLast, "m/y": yearLast, "d/y": yearLast, "d.y": yearLast, "d-y": yearLast,
	"s y": yearLast, "s-y": yearLast,
	"y m": yearMonth, "y-m": yearMonth, "y/d": yearMonth, "y.d": yearMonth, "y-d": yearMonth, "y s": yearMonth, "y-s": yearMonth,
	"n":    digitsAlone,
	"yw":   decadeWord,
	"y-wd": quarterLast, "y wd": quarterLast, "wd y": quarterFirst, "wd/y": quarterFirst,
	"y-y": yearRange, "y..y": yearRange,
}

// byShape mends what has one of the shapes.
func byShape(s string) string {
	pattern, tokens := shape(s)
	if mend := shapes[pattern]; mend != nil {
		return mend(tokens)
	}
	return ""
}

func yearFirst(t []string) string  { return join(t[0], t[1], t[2]) }
func dayFirst(t []string) string   { return join(t[2], t[1], t[0]) }
func monthFirst(t []string) string { return join(t[2], t[0], t[1]) }
func yearLast(t []string) string   { return yearMonth([]string{t[1], t[0]}) }
func yearRange(t []string) string  { return t[0] + "/" + t[1] }

// yearMonth refuses numbers above 12: they are no seasons but years, as in 2022/23.
func yearMonth(t []string) string {
	if n, err := strconv.Atoi(t[1]); err == nil && n > 12 {
		return ""
	}
	return join(t[0], t[1])
}

// eitherFirst knows day from month only where one of them is above 12.
func eitherFirst(t []string) string {
	a, _ := strconv.Atoi(t[0])
	b, _ := strconv.Atoi(t[1])
	switch {
	case a > 12 || a == b:
		return dayFirst(t)
	case b > 12:
		return monthFirst(t)
	}
	return ""
}

// eitherDay is the hint for a day whose number and month may be either: 06/10/2023; else "".
func eitherDay(s string) string {
	pattern, t := shape(s)
	if pattern != "d/d/y" && pattern != "d-d-y" {
		return ""
	}
	a, b := monthFirst(t), dayFirst(t)
	if !taken(a) || !taken(b) {
		return ""
	}
	return "write the year first: " + a + " or " + b
}

// digitsAlone mends 20230610 and 202306, and long years without their Y.
func digitsAlone(t []string) string {
	s := t[0]
	if len(s) == 8 {
		if date := s[:4] + "-" + s[4:6] + "-" + s[6:]; taken(date) {
			return date
		}
	}
	if len(s) == 6 && s[4] <= '1' {
		if date := s[:4] + "-" + s[4:]; taken(date) {
			return date
		}
	}
	return "Y" + s
}

// decadeWord mends 2020s; what 1900s means nobody knows.
func decadeWord(t []string) string {
	if t[1] == "s" && strings.HasSuffix(t[0], "0") && !strings.HasSuffix(t[0], "00") {
		return t[0][:3] + "X"
	}
	return ""
}

func quarterFirst(t []string) string { return quarterLast([]string{t[2], t[0], t[1]}) }

func quarterLast(t []string) string {
	n, _ := strconv.Atoi(t[2])
	if t[1] != "q" || n < 1 || n > 4 {
		return ""
	}
	return t[0] + "-" + two(strconv.Itoa(3*n-2)) + "/" + t[0] + "-" + two(strconv.Itoa(3*n))
}

// join writes a year, and a month and day given as numbers or names.
func join(year string, rest ...string) string {
	for _, part := range rest {
		if n := max(monthNumber(part), seasonNumber(part)); n > 0 {
			part = strconv.Itoa(n)
		}
		year += "-" + two(part)
	}
	return year
}

func two(digits string) string {
	if len(digits) == 1 {
		return "0" + digits
	}
	return digits
}
