package markdown

import (
	"strings"
	"testing"
)

// body is some 4 KB as people write them.
var body = "The first paragraph says what happened.\n\n" + strings.Repeat("## A heading of the text\n\nA *committee* of the ministry met again on Monday and heard [a report](https://example.org/x) about the harbour, "+
	"its quays and `cranes`. Nobody spoke for the port, which had asked for **time** and got none of it.\n\n- one thing that was said\n- and another one\n\n> A quotation of two sentences. It is not a long one.\n\n", 10)

func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Parse([]byte(body), Options{Line: 1})
	}
}

func BenchmarkRender(b *testing.B) {
	d, _ := Parse([]byte(body), Options{Line: 1})
	var dst []byte
	b.ReportAllocs()
	for b.Loop() {
		dst = d.Render(dst[:0], Rendering{})
	}
}
