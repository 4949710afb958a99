package page

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestProgramWritesWhatTheTemplatesSay runs every layout both ways.
func TestProgramWritesWhatTheTemplatesSay(t *testing.T) {
	theme := load(t)
	jobs := site(t)
	for _, j := range site(t) {
		j.view = filled(j.view, hostile)
		jobs = append(jobs, j)
	}
	for _, j := range jobs {
		l := theme.layouts[j.layout]
		if l.prog == nil {
			t.Errorf("%s is not compiled", j.layout)
			continue
		}
		got, ok := l.prog.run([]byte("before"), j)
		if !ok {
			t.Errorf("%s fails", j.path)
		}
		want, found := theme.interpret([]byte("before"), l, j)
		if len(found) > 0 {
			t.Errorf("%s: %v", j.path, found)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s (-template +program):\n%s", j.path, cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")))
		}
	}
}

func BenchmarkBriefing(b *testing.B) { benchmark(b, "/briefings/macron/") }

func BenchmarkClaims(b *testing.B) { benchmark(b, "/claims/") }

func BenchmarkActor(b *testing.B) { benchmark(b, "/actors/iran/") }

func BenchmarkRows(b *testing.B) { benchmark(b, "/briefings/") }

func benchmark(b *testing.B, path string) {
	theme := load(b)
	for _, j := range site(b) {
		if j.path != path {
			continue
		}
		var buf []byte
		b.Run("program", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				buf, _ = theme.render(buf[:0], j)
			}
			b.SetBytes(int64(len(buf)))
		})
		b.Run("template", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				buf, _ = theme.interpret(buf[:0], theme.layouts[j.layout], j)
			}
		})
	}
}
