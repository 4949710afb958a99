package edtf

import (
	"strconv"
	"strings"
	"time"
)

// form chooses between sentences and table columns.
type form uint8

const (
	long  form = iota // "10 June 2023"
	short             // "10 Jun 2023"
)

var seasons = [...]string{"spring", "summer", "autumn", "winter"}

// Words returns d in English, to stand in a sentence or alone: "10 June 2023", "about 2016", "from 2022 to 2025",
// "between January and April 2024", "by 10 June 2023". Years are AD or BC where the number alone would mislead: before
// 1000. The zero Date gives "".
func (d Date) Words() string {
	switch {
	case d.IsZero():
		return ""
	case d.from == d.to:
		return d.from.words(long)
	case d.from.unit == open && d.kind == OneOf:
		return "by " + d.to.words(long)
	case d.to.unit == open && d.kind == OneOf:
		return "from " + d.from.words(long) + " on"
	case d.from.unit == open:
		return "until " + d.to.words(long)
	case d.from.unit == unknown:
		return "until " + d.to.words(long) + ", start unknown"
	case d.to.unit == open:
		return "since " + d.from.words(long)
	case d.to.unit == unknown:
		return "from " + d.from.words(long) + ", end unknown"
	}
	left, right := d.ends(long)
	switch {
	case d.kind == OneOf:
		return "between " + left + " and " + right
	case allDigits(left) && d.from.unit == day:
		return left + "–" + right
	}
	return "from " + left + " to " + right
}

// Short returns d in English for the column of a table: "10 Jun 2023", "Jan–Apr 2024", "c. 2016", "2016?", "≤ 9 Jun 2023",
// "2022–". It does not tell what lasted from what happened some time between; Words does. The zero Date gives "".
func (d Date) Short() string {
	switch {
	case d.IsZero():
		return ""
	case d.from == d.to:
		return d.from.words(short)
	case d.from.unit == unknown, d.from.unit == open && d.kind == OneOf:
		return "≤ " + d.to.words(short)
	case d.to.unit == open && d.kind == OneOf:
		return "≥ " + d.from.words(short)
	case d.from.unit == open:
		return "–" + d.to.words(short)
	case d.to.unit == open:
		return d.from.words(short) + "–"
	case d.to.unit == unknown:
		return d.from.words(short) + "–?"
	}
	left, right := d.ends(short)
	if strings.Contains(left, " ") || d.from.unit == year && strings.Contains(right, " ") {
		return left + " – " + right
	}
	return left + "–" + right
}

// ends words both ends of a range, the first without what the second repeats: "9", "10 June 2023".
func (d Date) ends(f form) (left, right string) {
	right = d.to.words(f)
	a, b := d.from, d.to
	if a.qualifier != 0 || b.qualifier != 0 || a.year != b.year || a.unit == year || b.unit == year {
		return a.words(f), right
	}
	if a.unit == day && b.unit == day && a.month == b.month {
		return strconv.Itoa(int(a.day)), right
	}
	return a.core(f, false), right
}

// words is p with its qualifier.
func (p point) words(f form) string {
	s := p.core(f, true)
	if f == short {
		if p.approximate() {
			s = "c. " + s
		}
		if p.uncertain() {
			s += "?"
		}
		return s
	}
	switch {
	case !p.approximate():
	case p.unit == century || p.unit == decade && p.year > 0:
		s = "about the " + s
	case p.unit >= someMonth || p.unit == decade:
		s += " (approximate)"
	default:
		s = "about " + s
	}
	if p.uncertain() {
		s += " (uncertain)"
	}
	return s
}

// core is p without its qualifier, and without the year where withYear is false, which only months and days allow.
func (p point) core(f form, withYear bool) string {
	y := yearWords(int(p.year))
	switch p.unit {
	case century:
		return p.centuryWords(f)
	case decade:
		return p.decadeWords(f)
	case year:
		return y
	case season:
		return seasons[p.month-spring] + " " + p.seasonYear()
	case someMonth, anyDay, someDay, someYear:
		return p.unspecified(f)
	}
	s := time.Month(p.month).String()
	if f == short {
		s = s[:3]
	}
	if p.unit == day {
		s = strconv.Itoa(int(p.day)) + " " + s
	}
	if withYear {
		s += " " + y
	}
	return s
}

// unspecified words what X digits leave open.
func (p point) unspecified(f form) string {
	in := yearWords(int(p.year))
	if p.unit == someDay {
		in = point{unit: month, year: p.year, month: p.month}.core(f, true)
	}
	switch {
	case p.unit == someYear && f == short:
		return "unknown"
	case p.unit == someYear:
		return "date unknown"
	case f == short:
		return "in " + in
	case p.unit == someMonth:
		return "some month of " + in
	}
	return "some day in " + in
}

// seasonYear is the year of a season, and for winter both years: "2023–24".
func (p point) seasonYear() string {
	y := int(p.year)
	s := yearWords(y)
	switch {
	case p.month != winter || y < 1000:
		return s
	case (y+1)%100 == 0:
		return s + "–" + yearWords(y+1)
	}
	return s + "–" + yearWords(y + 1)[len(s)-2:]
}

// centuryWords counts as people do: 19 is the 20th century, -04 the 5th century BC.
func (p point) centuryWords(f form) string {
	word, era, n := " century", "", int(p.year)/100+1
	if f == short {
		word = " c."
	}
	if p.year < 0 {
		era, n = " BC", -p.lastYear()/100+1
	}
	return ordinal(n) + word + era
}

// decadeWords is "1980s", or the years where that has no meaning.
func (p point) decadeWords(f form) string {
	if p.year > 0 {
		return yearWords(int(p.year)) + "s"
	}
	first, last := yearWords(int(p.year)), yearWords(p.lastYear())
	if f == short {
		return first + " – " + last
	}
	return "between " + first + " and " + last
}

// yearWords is a year as people count, without a year 0.
func yearWords(y int) string {
	switch {
	case y < 1:
		return strconv.Itoa(1-y) + " BC"
	case y < 1000:
		return "AD " + strconv.Itoa(y)
	}
	return strconv.Itoa(y)
}

func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
