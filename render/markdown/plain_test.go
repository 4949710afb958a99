package markdown

import (
	"math/rand/v2"
	"testing"

	"github.com/yuin/goldmark/util"
)

// plainOneByOne is what plain says, a byte at a time.
func (c *compiler) plainOneByOne(s []byte, decode bool) int {
	for n, b := range s {
		switch {
		case isSpace(b):
			first := n == 0 && (c.line || c.endsInSpace())
			if first || b != ' ' || n+1 < len(s) && isSpace(s[n+1]) {
				return n
			}
		case b == 0, decode && b == '&', decode && b == '\\' && n+1 < len(s) && util.IsPunct(s[n+1]):
			return n
		}
	}
	return len(s)
}

func TestPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	parts := []string{"a", "bc", "word", "longer than eight", " ", " ", "  ", "\n", "\t", "\x00", "\x01", "\\", "\\*", "&", "&amp;", "!", "é", "“", "\xff", "\x7f"}
	for range 20_000 {
		var s []byte
		for range random.IntN(12) {
			s = append(s, parts[random.IntN(len(parts))]...)
		}
		c := &compiler{Doc: &Doc{}, line: random.IntN(2) == 0, text: []byte([]string{"x", "x "}[random.IntN(2)])}
		decode := random.IntN(2) == 0
		if got, want := c.plain(s, decode), c.plainOneByOne(s, decode); got != want {
			t.Fatalf("%q, decode %v, line %v, after %q: got %d, want %d", s, decode, c.line, c.text, got, want)
		}
	}
}
