package ledger

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render/record"
)

// BenchmarkLint measures all lints over 10,000 briefings in 100 stories, with 2,000 actors, each with an alias, of whom one in
// ten is used nowhere: first as at the start, then as after an edit that touches no name.
func BenchmarkLint(b *testing.B) {
	for _, names := range []string{"new", "known"} {
		b.Run(names, func(b *testing.B) {
			files := manyFiles(10_000, 2_000)
			l, found := Link(files, Options{Now: june})
			if len(found) != 200 {
				b.Fatalf("%d findings, such as %v", len(found), found[:1])
			}
			b.ReportAllocs()
			for b.Loop() {
				k := &linker{Ledger: l}
				if names == "known" {
					k.opt.Before, k.again = l, true
				}
				k.lint(files)
				if len(k.findings) != 200 {
					b.Fatal(len(k.findings))
				}
			}
		})
	}
}

func manyFiles(briefings, actors int) []*record.File {
	var text strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&text, format+"\n", args...) }
	done := func(path string) *record.File {
		defer text.Reset()
		return read(path, text.String())
	}
	for i := range actors {
		say("a%d: {name: Given%d Familyname%dsen, kind: person, aliases: [Familyname%dsen]}", i, i, i, i)
	}
	files := []*record.File{done("actors.yaml")}
	for i := range 100 {
		say("---\ntitle: Story %d\nfrom: 2020\nto: 2026\nissues: {q: What?}\n---", i)
		files = append(files, done(fmt.Sprintf("stories/s%d.md", i)))
	}
	used := actors - actors/10
	for i := range briefings {
		say("---\ntitle: Briefing %d\ndate: 2025-%02d-%02d\nstory: s%d\nsources: {s: {title: Source, by: a%d}}\nsource: s", i, i%12+1, i%28+1, i%100, i%used)
		say("claims:")
		for k := range 3 {
			say("  c%d: {that: Something, issue: q, date: 2024-12-0%d, about: a%d, credibility: 2}", k, k+1, (i*7+k)%used)
		}
		say("events: {e: {title: Event, date: 2024-%02d, by: a%d}}\n---\nText of Given%d Familyname%dsen.", i%12+1, i%used, i%used, i%used)
		files = append(files, done(fmt.Sprintf("briefings/b%d.md", i)))
	}
	return files
}
