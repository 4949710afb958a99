package markdown

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// TestHighlightedLater compares bodies whose code is highlighted when they are rendered with such as are long, where that is done
// at once.
func TestHighlightedLater(t *testing.T) {
	long := "\n\n" + strings.Repeat("A paragraph that follows. ", maxLater/20)
	for _, tt := range []struct{ desc, give string }{
		{"one block", "Text.\n\n```go\nfunc main() { // \"said\" & done\n\n\tprintln(`a  b`)  \n}\n```\n\nMore “text”."},
		{"no text before", "```json\n{\"a\": [1, 2,   3]}\n```"},
		{"white space at both ends", "```python\n\n\n  x = 1 \t \n\n\n```"},
		{"in lists and quotations", "- a\n\n  ```go\n  x := 1\n\n    y()\n  ```\n\n> ```sh\n> echo 'a' \\\n> b\n> ```"},
		{"several", "```go\na()\n```\n```nosuch\nb()\n```\n```go\nc()\n```\n```html\n<p class=x>&amp;</p>\n```"},
		{"nothing but white space", "```go\n   \n\n```\n\nText"},
		{"not ASCII", "```go\ns := \"“é” — 日本\u00a0語\"\n```"},
		{"not UTF-8", "```go\ns := \"\xff\"\n```"},
		{"NUL", "```go\ns := \"a\x00b\"\n```"},
		{"in an alert", "> [!NOTE]\n> A\n>\n> ```go\n> x()\n> ```\n"},
		{"a sentence as code", "```yaml\nclaims: {c: {quote: it's \"so\"}}\n# a comment\n```"},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			later, _ := Parse([]byte(tt.give), Options{})
			once, _ := Parse([]byte(tt.give+long), Options{})
			if !strings.HasPrefix(once.Text, later.Text) {
				t.Fatalf("got text %q, want %q", later.Text, once.Text)
			}
			random := rand.New(rand.NewPCG(1, 2))
			for range 50 {
				r := Rendering{Typeset: true, Spans: spansOf(random, len(later.Text))}
				got, want := string(later.Render(nil, r)), string(once.Render(nil, r))
				if !strings.HasPrefix(want, got) {
					t.Fatalf("got %s, want %s", got, want[:min(len(want), len(got)+100)])
				}
			}
			for at := range len(later.Text) {
				if got, want := later.Pos(at), once.Pos(at); got != want {
					t.Errorf("byte %d of the text: got place %v, want %v", at, got, want)
				}
			}
		})
	}
}

// spansOf are up to three spans, in order.
func spansOf(random *rand.Rand, n int) (spans []Span) {
	start := 0
	for k := range random.IntN(4) {
		if start += random.IntN(n + 1); start >= n {
			break
		}
		spans = append(spans, Span{Start: start, End: start + 1 + random.IntN(n-start), Close: "</mark>",
			Open: func(dst []byte, first bool) []byte {
				return append(dst, "<mark "+strconv.Itoa(k)+strconv.FormatBool(first)+">"...)
			}})
	}
	return spans
}
