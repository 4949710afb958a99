package record

import (
	"math/rand/v2"
	"testing"
	"unicode/utf8"
)

// runOneByOne is what run says, a byte at a time.
func runOneByOne(text string) int {
	for i := range len(text) {
		c := text[i]
		if c == ' ' && i > 0 && text[i-1] != ' ' {
			continue
		}
		if c <= ' ' || c == '"' || c == '-' || c >= utf8.RuneSelf {
			return i
		}
	}
	return len(text)
}

func TestRun(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	parts := []string{"a", "bc", "word", "longer than eight", " ", " ", "  ", "\n", "\t", "\x01", `"`, "'", "!", "-", "--", "é", "“", "\xff", "\x7f"}
	for range 20_000 {
		text := ""
		for range random.IntN(12) {
			text += parts[random.IntN(len(parts))]
		}
		if got, want := run(text), runOneByOne(text); got != want {
			t.Fatalf("%q: got %d, want %d", text, got, want)
		}
	}
}
