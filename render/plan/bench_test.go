package plan

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// generated is a site of n briefings, each with six claims, four events and two relations, on n/8 actors.
func generated(n int) site {
	r := rand.New(rand.NewPCG(1, 2))
	actors := max(3, n/8)
	actor := func() string { return fmt.Sprintf("a%d", r.IntN(actors)*r.IntN(actors)/actors) }
	s := site{"site.yaml": "title: Generated\n"}
	var b strings.Builder
	for i := range actors {
		fmt.Fprintf(&b, "a%d: {name: Actor%d X, kind: state}\n", i, i)
	}
	s["actors.yaml"] = b.String()
	s["sources.yaml"] = "afp: {title: AFP, by: a0, reliability: B}\n"
	for i := range 10 {
		s[fmt.Sprintf("stories/s%d.md", i)] = "---\ntitle: Story\nissues: {q: What?}\n---\nText.\n"
	}
	for i := range n {
		b.Reset()
		fmt.Fprintf(&b, "---\ntitle: Briefing %d\ndate: %d-%02d-%02d\nstory: s%d\ntopics: [t%d]\nsource: afp\nclaims:\n",
			i, 2010+i*14/max(1, n), i%12+1, i%28+1, i%10, i%20)
		for c := range 6 {
			fmt.Fprintf(&b, "  c%d: {by: %s, issue: q, that: What is claimed by this number %d, about: %s}\n", c, actor(), c, actor())
		}
		b.WriteString("events:\n")
		for e := range 4 {
			fmt.Fprintf(&b, "  e%d: {title: What happened, date: %d-%02d, by: %s, actors: [%s]}\n", e, 2010+i*14/max(1, n), e+1, actor(), actor())
		}
		fmt.Fprintf(&b, "relations:\n  - {from: %s, to: %s, type: supplies, claims: [c0]}\n  - {from: %s, to: %s, type: opposes, claims: [c1, c2]}\n---\n",
			actor(), actor(), actor(), actor())
		for c := range 6 {
			fmt.Fprintf(&b, "Some text about Actor%d X with a [passage that is claimed](#c%d) and more; see [it](../actors/a1.md).\n\n", r.IntN(actors), c)
		}
		s[fmt.Sprintf("briefings/b%05d.md", i)] = b.String()
	}
	return s
}

// BenchmarkMake plans and checks a site of 1,000 briefings.
func BenchmarkMake(b *testing.B) {
	l, assets, _ := link(b, generated(1000).fs(), "")
	b.ReportAllocs()
	for b.Loop() {
		if _, found := Make(l, assets, Options{}); len(found) > 0 {
			b.Fatal(messages(found))
		}
	}
}

// BenchmarkViews makes every view of the same site.
func BenchmarkViews(b *testing.B) {
	for _, base := range []string{"", "https://who.example/repo/"} {
		name := "relative"
		if base != "" {
			name = "absolute"
		}
		b.Run(name, func(b *testing.B) {
			l, assets, _ := link(b, generated(1000).fs(), "")
			p, _ := Make(l, assets, Options{BaseURL: base})
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				for _, pg := range p.Pages {
					p.View(pg)
				}
			}
			b.ReportMetric(float64(len(p.Pages)), "pages")
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(p.Pages)), "µs/page")
		})
	}
}
