package edtf

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

var datetime = regexp.MustCompile(`^$|^\d{4,}$|^\d{4}-\d\d$|^\d{4}-\d\d-\d\d$`)

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"2023", "2023-06-10?", "-0001-24", "Y-170002~", "-00XX", "198X%", "XXXX-XX", "2022/..", "/2023-06-09", "[2024-01..2024-04]",
		"[..2016~]", "2023-06-09/10", "from January to April 2024", "Q1 2024", "10/06/2023", "c. 9–10 June 2023", "\xff/é",
		"between by 2023 and [2024", "2023-06-10T12:00Z", "Y00001", "19~/20",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			checkError(t, s, err)
			return
		}
		checkDate(t, s, d)
	})
}

func checkDate(t *testing.T, s string, d Date) {
	t.Helper()
	if d.String() != s || d.IsZero() || len(s) > maxBytes {
		t.Errorf("%q: String %q, IsZero %v", s, d.String(), d.IsZero())
	}
	if again, err := Parse(s); err != nil || again != d || Compare(again, d) != 0 {
		t.Errorf("%q: read again: %+v, %v", s, again, err)
	}
	earliest, early := d.Earliest()
	latest, late := d.Latest()
	if early && late && earliest > latest {
		t.Errorf("%q: earliest %s after latest %s", s, earliest, latest)
	}
	year, ok := d.Year()
	if ok != (early || late) || year < -999_999_999 || year > 999_999_999 {
		t.Errorf("%q: filed under %d, %v", s, year, ok)
	}
	for _, words := range []string{d.Words(), d.Short()} {
		if words == "" || strings.Contains(words, "  ") || !utf8.ValidString(words) {
			t.Errorf("%q: words %q", s, words)
		}
	}
	if !datetime.MatchString(d.Datetime()) {
		t.Errorf("%q: datetime %q", s, d.Datetime())
	}
	if day, err := ParseDay(s); err == nil && (day != earliest || !d.Exact() || day.String() != s) {
		t.Errorf("%q: day %s, date from %s", s, day, earliest)
	}
}

func checkError(t *testing.T, s string, err error) {
	t.Helper()
	e, ok := err.(*Error)
	if !ok {
		t.Fatalf("%q: error %T", s, err)
	}
	if e.Offset < 0 || e.Offset > utf8.RuneCountInString(s) {
		t.Errorf("%q: offset %d of %d", s, e.Offset, utf8.RuneCountInString(s))
	}
	for _, text := range []string{e.Message, e.Hint} {
		if text == "" || !utf8.ValidString(text) || strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "..") {
			t.Errorf("%q: message or hint %q", s, text)
		}
	}
	if first, second := e.Message[0], e.Message[1]; unicode.IsUpper(rune(first)) && second != ' ' {
		t.Errorf("%q: message %q begins with a capital", s, e.Message)
	}
	if e.suggested == "" {
		return
	}
	if _, err := Parse(e.suggested); err != nil || e.suggested == s {
		t.Errorf("%q: the hint proposes %q: %v", s, e.suggested, err)
	}
}

func BenchmarkParse(b *testing.B) {
	for _, s := range []string{"2023-06-10", "[2024-01..2024-04]", "/2023-06-09"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkMistake(b *testing.B) {
	for b.Loop() {
		if _, err := Parse("from January to April 2024"); err == nil {
			b.Fatal("taken")
		}
	}
}

func BenchmarkWords(b *testing.B) {
	d := mustParse(b, "[2024-01..2024-04]")
	b.ReportAllocs()
	for b.Loop() {
		if d.Words() == "" {
			b.Fatal("no words")
		}
	}
}
