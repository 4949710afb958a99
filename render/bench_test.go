package render_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render"
)

// BenchmarkBuild builds 500 briefings of 600 words into a fresh folder.
func BenchmarkBuild(b *testing.B) {
	content := write(b, generated(500))
	for i := 0; b.Loop(); i++ {
		out := filepath.Join(b.TempDir(), fmt.Sprint(i))
		if r, err := render.Build(context.Background(), options(content), out, true); err != nil || r.Failed(true) {
			b.Fatal(err, r)
		}
	}
}

// BenchmarkLoad reads and links the same.
func BenchmarkLoad(b *testing.B) {
	content := write(b, generated(500))
	for b.Loop() {
		if _, err := render.Load(options(content)); err != nil {
			b.Fatal(err)
		}
	}
}

func generated(n int) string {
	var s strings.Builder
	s.WriteString("-- site.yaml --\ntitle: T\n-- actors.yaml --\n")
	for i := range 50 {
		fmt.Fprintf(&s, "a%d: {name: Actor N%dx, kind: person}\n", i, i)
	}
	text := strings.Repeat("The committee *met* again and heard [a report](https://example.org/) on the harbour. ", 40)
	for i := range n {
		fmt.Fprintf(&s, "-- briefings/b%d.md --\n---\ntitle: Briefing %d\ndate: 2025-%02d-%02d\nactors: [a%d, a%d]\nsources: {s: {title: Source, by: a%d}}\nsource: s\n",
			i, i, i%12+1, i%28+1, i%50, (i+7)%50, i%50)
		fmt.Fprintf(&s, "claims: {c: {quote: said so %d}}\nevents: {e: {title: Event, date: 2024-%02d, actors: a%d}}\n---\n## Head\n\nActor N%dx “said so %d”.\n\n%s\n\n%s\n",
			i, i%12+1, i%50, i%50, i, text, text)
	}
	return s.String()
}
