package record

import (
	"fmt"
	"strings"
	"testing"
)

// corpusBriefing is a briefing of the size and shape that sites mostly have: some 800 words, eight annotations by quote.
func corpusBriefing() string {
	var y, body strings.Builder
	y.WriteString("---\ntitle: Tariff corridor reserve treaty\ndate: 2019-04-03\n" +
		"summary: Parliament went ministry never course under quorum the sanction of night good.\n" +
		"topics:\n  - energy-policy\n  - naval-law\n  - press-watch\nactors:\n  - a00012\n  - a00001\n  - a00107\n  - a00044\n" +
		"sources:\n  s0:\n    title: Ledger interest delegation\n    url: https://example.org/s/392871\n" +
		"  s1:\n    title: Bond during come\n    url: https://example.org/s/12\nsource: s0\nevents:\n")
	for i := range 4 {
		fmt.Fprintf(&y, "  e%d:\n    date: 2019-02-1%d\n    title: People how little good world %d\n    actors: [a00012, a00107]\n    place: grisville\n", i, i, i)
	}
	y.WriteString("claims:\n")
	sentence := "Members take quota off back through mrs going %d eyes since, and the grid of the tender went down again."
	for i := range 3 {
		fmt.Fprintf(&y, "  c%d:\n    by: a0001%d\n    date: 2019-03-2%d\n    quote: "+sentence+"\n", i, i, i, i)
	}
	y.WriteString("---\n\n")
	for i := range 14 {
		if i%4 == 0 {
			fmt.Fprintf(&body, "## Course turned %d\n\n", i)
		}
		if i%5 == 1 {
			fmt.Fprintf(&body, "“"+sentence+"” That is what Lena Castell said.\n\n", i/5)
		}
		for k := range 3 {
			fmt.Fprintf(&body, "Report went *under the* sanction number %d of [ledger good](https://example.org/x/%d), it’s said, while "+
				"**parliament** of the corridor held `eyes` back a while. ", i, k)
		}
		body.WriteString("\n\n")
	}
	return y.String() + body.String()
}

func BenchmarkParse(b *testing.B) {
	text := corpusBriefing()
	f := file("briefings/2019/x.md", text)
	if ds := Parse(f, Options{}).Diags; len(ds) > 0 {
		b.Fatal(ds)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(f, Options{})
	}
}

// BenchmarkFrontMatter is BenchmarkParse without the body: YAML and the vocabulary.
func BenchmarkFrontMatter(b *testing.B) {
	text := corpusBriefing()
	front := text[:strings.Index(text, "\n---\n")+5]
	front = strings.ReplaceAll(front, "quote:", "that:")
	f := file("briefings/2019/x.md", front)
	if ds := Parse(f, Options{}).Diags; len(ds) > 0 {
		b.Fatal(ds)
	}
	b.SetBytes(int64(len(front)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(f, Options{})
	}
}
