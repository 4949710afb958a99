package publish

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
)

// putAll publishes 12,000 pages of 8 KB from two goroutines; changed of them differ from those of another round.
func putAll(b *testing.B, dir string, m *Memory, round, changed int) {
	b.Helper()
	target, err := Open(Options{Dir: dir, Memory: m})
	if err != nil {
		b.Fatal(err)
	}
	defer target.Close()
	body := bytes.Repeat([]byte("a line of a page in a site of many pages, neither long nor short\n"), 125)
	var wait sync.WaitGroup
	for half := range 2 {
		wait.Go(func() {
			for i := half; i < 12_000; i += 2 {
				path, key := fmt.Sprintf("briefings/briefing-%05d/index.html", i), "unchanged"
				if i < changed {
					key = fmt.Sprint(round)
				}
				if target.Fresh(path, key) {
					continue
				}
				if err := target.PutKey(path, key, fmt.Appendf(nil, "%s%d\n%s", key, i, body)); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wait.Wait()
	if _, err := target.Commit(context.Background()); err != nil {
		b.Fatal(err)
	}
	if err := target.Close(); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkFirst(b *testing.B) {
	top := b.TempDir()
	for i := 0; b.Loop(); i++ {
		putAll(b, filepath.Join(top, fmt.Sprint(i)), nil, 0, 0)
	}
}

func BenchmarkAgain(b *testing.B) {
	dir := b.TempDir()
	for _, bench := range []struct {
		name    string
		memory  *Memory
		changed int
	}{{"unchanged", nil, 0}, {"unchanged, remembered", new(Memory), 0}, {"20 changed, remembered", new(Memory), 20}, {"all changed", nil, 12_000}} {
		b.Run(bench.name, func(b *testing.B) {
			putAll(b, dir, bench.memory, -1, bench.changed)
			for i := 0; b.Loop(); i++ {
				putAll(b, dir, bench.memory, i, bench.changed)
			}
		})
	}
}
