package source

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkRead reads 10,000 briefings of 6 KB.
func BenchmarkRead(b *testing.B) {
	dir := b.TempDir()
	body := bytes.Repeat([]byte("A line of a briefing, as long as most are — with an é in it.\n"), 95)
	for i := range 10_000 {
		name := filepath.Join(dir, "briefings", fmt.Sprint(2015+i%10), fmt.Sprintf("briefing-%05d.md", i))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, fmt.Appendf(nil, "%d\n%s", i, body), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		s, ds, err := Read(dir)
		if err != nil || len(ds) > 0 || len(s.Files) != 10_000 {
			b.Fatal(len(s.Files), ds, err)
		}
	}
}
