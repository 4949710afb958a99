package suggest

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/seed-0837baff/dateline/render/edtf"
)

const monthNames = `(January|February|March|April|May|June|July|August|September|October|November|December)`

// datePattern finds dates in prose. Groups: day month year · month day year · month year · year month day.
var datePattern = regexp.MustCompile(`\b(?:(\d{1,2})(?:st|nd|rd|th)? (?:of )?` + monthNames + `(?:,? (\d{4})\b)?|` +
	monthNames + ` (\d{1,2})(?:st|nd|rd|th)?\b(?:, (\d{4})\b)?|` + monthNames + ` (\d{4})\b|(\d{4})-(\d{2})-(\d{2})\b)`)

// rangeBefore and rangeAfter find what makes a date one of several, limitBefore what makes it a limit.
var (
	rangeBefore = regexp.MustCompile(`(?:\d(?:st|nd|rd|th)?|` + monthNames + `)(?:[-–—/]|,? (?:and|or|to|until|till|through) (?:on )?(?:the )?)$`)
	rangeAfter  = regexp.MustCompile(`^(?:[-–—/]\d| ?[–—] ?\d|,? (?:and|or|to|until|till|through) (?:the )?\d)`)
	limitBefore = regexp.MustCompile(`(?i)(?:^|\s)(?:until|till|since|from|before|after|by)(?: (?:the|early|late|about|at least))?(?: (?:morning|evening|night) of)? $`)
	mayBe       = regexp.MustCompile(`^ (?:be|have|not|well|also|still|yet|never|need|come|go)\b`)
	preposition = regexp.MustCompile(`(?i)(?:^|\s)(?:on|in|by|of|at|until|till|since|from|before|after|during)(?: (?:the|early|late|about))?$`)
)

// datum is a date in the text: day 0 for a month, year 0 where it is not said.
type datum struct {
	start, end int // bytes in the body's text
	year, day  int
	month      time.Month
}

// dates suggests events for days and months that nothing in the briefing has.
func (f *finder) dates() {
	known := f.knownDates()
	seen := map[string]bool{}
	n := 0
	for i := range f.prose {
		p := &f.prose[i]
		block := f.doc.Text[p.start:p.end]
		if !strings.ContainsAny(block, "0123456789") {
			continue
		}
		matches := datePattern.FindAllStringSubmatchIndex(block, -1)
		for k, m := range matches {
			d, ok := readDate(block, m)
			d.start, d.end = p.start+m[0], p.start+m[1]
			if !ok || rangeBefore.MatchString(tail(block[:m[0]])) || limitBefore.MatchString(tail(block[:m[0]])) || rangeAfter.MatchString(block[m[1]:]) || known.has(d) ||
				f.annotated(d.start, d.end) || f.quoted(d.start, d.end) || f.doc.Inert(d.start, d.end) {
				continue
			}
			why := ""
			if d.year == 0 {
				d.year, why = f.year(d, known)
			}
			date := d.String()
			if _, err := edtf.Parse(date); err != nil || seen[date] || known.has(d) {
				continue
			}
			if seen[date] = true; n == maxSuggestions {
				return
			}
			from, to := p.sentence(d.start)
			if k > 0 {
				from = max(from, p.start+matches[k-1][1])
			}
			if k+1 < len(matches) {
				to = min(to, p.start+matches[k+1][0])
			}
			if s, ok := f.event(d, from, to, why); ok {
				f.suggest(d.start, s)
				n++
			}
		}
	}
}

// tail is the end of a text, as far as a pattern that ends with it needs.
func tail(s string) string {
	const enough = 40
	if len(s) > enough {
		return strings.ToValidUTF8(s[len(s)-enough:], "")
	}
	return s
}

func readDate(text string, m []int) (d datum, ok bool) {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[m[2*i]:m[2*i+1]]
	}
	number := func(groups ...int) int {
		for _, i := range groups {
			if n, err := strconv.Atoi(group(i)); err == nil {
				return n
			}
		}
		return 0
	}
	d.day, d.year = number(1, 5, 11), number(3, 6, 8, 9)
	if name := cmp.Or(group(2), group(4), group(7)); name != "" {
		for month := time.January; month <= time.December; month++ {
			if month.String() == name {
				d.month = month
			}
		}
	} else {
		d.month = time.Month(number(10))
	}
	if d.month == time.May && d.year == 0 && mayBe.MatchString(text[m[1]:]) {
		return d, false
	}
	hasDay := group(1) != "" || group(5) != "" || group(11) != ""
	return d, d.month >= 1 && d.month <= 12 && d.day <= 31 && (!hasDay || d.day > 0) && (d.year == 0 || d.year >= 1000)
}

// String is the date in EDTF.
func (d datum) String() string {
	if d.day == 0 {
		return fmt.Sprintf("%04d-%02d", d.year, int(d.month))
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, int(d.month), d.day)
}

// dated are the days and months that a briefing's annotations have.
type dated struct {
	days   map[edtf.Day]bool
	yearly map[[2]int]bool // month and day, of any year
	months map[[2]int]bool // year and month
	years  map[int]int     // how many events lie in each year
}

// maxDays is how long an interval may be whose days all count as known.
const maxDays = 40

// knownDates gathers the dates of all that the briefing holds.
func (f *finder) knownDates() *dated {
	k := &dated{days: map[edtf.Day]bool{}, yearly: map[[2]int]bool{}, months: map[[2]int]bool{}, years: map[int]int{}}
	for _, e := range f.Events {
		k.add(e.Date.Date)
		if y, ok := e.Date.Year(); ok {
			k.years[y]++
		}
	}
	for _, c := range f.Claims {
		k.add(c.Date)
		k.add(c.Due.Date)
	}
	for _, s := range f.Uses {
		k.add(s.Date.Date)
	}
	for _, s := range f.Sources {
		k.add(s.Date.Date)
	}
	for _, c := range f.Corrections {
		k.add(c.Date.Date)
	}
	for _, day := range []edtf.Day{f.Briefing.Date.Day, f.Updated.Day} {
		if day != 0 {
			k.addDay(day)
		}
	}
	return k
}

func (k *dated) add(d edtf.Date) {
	first, begins := d.Earliest()
	last, ends := d.Latest()
	switch {
	case begins && ends && last-first <= maxDays:
		for day := first; day <= last; day++ {
			k.addDay(day)
		}
		return
	}
	if begins {
		k.addDay(first)
	}
	if ends {
		k.addDay(last)
	}
}

func (k *dated) addDay(day edtf.Day) {
	y, m, d := day.Date()
	k.days[day] = true
	k.yearly[[2]int{int(m), d}] = true
	k.months[[2]int{y, int(m)}] = true
}

func (k *dated) has(d datum) bool {
	switch {
	case d.day == 0:
		return k.months[[2]int{d.year, int(d.month)}]
	case d.year == 0:
		return k.yearly[[2]int{int(d.month), d.day}]
	}
	return k.days[edtf.DayOf(d.year, d.month, d.day)]
}

// year is the year that a date without one probably means, and how that is known.
func (f *finder) year(d datum, k *dated) (int, string) {
	own, _, _ := f.Briefing.Date.Day.Date()
	most := 0
	near := len(k.years) == 0
	for y, n := range k.years {
		near = near || y >= own-1 && y <= own+1
		if most == 0 || n > k.years[most] || n == k.years[most] && y > most {
			most = y
		}
	}
	if !near {
		return most, fmt.Sprintf("the text gives no year; most events of the briefing lie in %d", most)
	}
	best := own
	for _, y := range []int{own - 1, own + 1} {
		if far(f.Briefing.Date.Day, d, y) < far(f.Briefing.Date.Day, d, best) {
			best = y
		}
	}
	return best, fmt.Sprintf("the text gives no year; %d is nearest to the briefing's date", best)
}

// far is how many days lie between day and d in the year y.
func far(day edtf.Day, d datum, y int) edtf.Day {
	n := edtf.DayOf(y, d.month, d.day) - day
	return max(n, -n)
}

// event is the suggestion for one date, whose sentence, as far as it speaks of no other date, goes from one byte to the other. ok
// is false where that has nothing for a title.
func (f *finder) event(d datum, from, to int, why string) (Suggestion, bool) {
	title := eventTitle(f.doc.Text[from:d.start], f.doc.Text[d.end:to])
	if title == "" {
		return Suggestion{}, false
	}
	var entry entry
	entry.add("date", d.String())
	entry.add("title", title)
	if d.day > 0 && edtf.DayOf(d.year, d.month, d.day) > f.Briefing.Date.Day {
		entry.add("status", "expected")
	}
	if !f.Source.IsSet() {
		if why != "" {
			why += "; "
		}
		why += "say what it rests on: `source` or `claims`"
	}
	return Suggestion{Kind: "date", Text: f.doc.Text[d.start:d.end], Under: "events", ID: f.id(title), Entry: entry.String(), Comment: why}, true
}

const (
	titleWords    = 9   // of a title at most
	titleSentence = 400 // bytes of a sentence that are looked at
)

// eventTitle makes a title of what stands before and after a date in its sentence: the part of the sentence that the date
// stands in, without the date, cut to a few words.
func eventTitle(before, after string) string {
	before, after = strings.ToValidUTF8(before[max(0, len(before)-titleSentence):], ""), strings.ToValidUTF8(after[:min(len(after), titleSentence)], "")
	before = strings.TrimRight(before, " ")
	if at := preposition.FindStringIndex(before); at != nil {
		before = before[:at[0]]
	}
	after = strings.TrimLeft(after, " ,")
	if i := strings.LastIndexAny(before, ";:—"); i >= 0 {
		before = strings.ToValidUTF8(before[i+1:], "")
	}
	if i := strings.IndexAny(after, ";:—(\"“"); i >= 0 {
		after = after[:i]
	}
	words := slices.DeleteFunc(strings.Fields(before+" "+after), func(w string) bool {
		return !strings.ContainsFunc(w, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
	})
	if len(words) > titleWords {
		words = words[:titleWords]
		for i := len(words) - 1; i >= titleWords/2; i-- {
			if strings.HasSuffix(words[i], ",") {
				words = words[:i+1]
				break
			}
		}
	}
	for len(words) > 0 && lame(strings.ToLower(strings.Trim(words[len(words)-1], ",."))) {
		words = words[:len(words)-1]
	}
	for len(words) > 0 && loose[strings.ToLower(strings.Trim(words[0], ",."))] {
		words = words[1:]
	}
	title := strings.Trim(strings.Join(words, " "), " ,.;:!?–—-\"'“”‘’«»")
	if len(strings.Fields(title)) < 2 {
		return ""
	}
	return upperFirst(title)
}

// lame reports whether no title ends with a word.
func lame(word string) bool { return plainWords[word] || loose[word] || isRole(word) }

// loose are words that join a clause to another.
var loose = wordSet(`and or but then again so also later until before after when while where because since though although than about into near`)

func upperFirst(s string) string {
	for i, c := range s {
		if i == 0 {
			return strings.ToUpper(string(c)) + s[len(string(c)):]
		}
	}
	return s
}
