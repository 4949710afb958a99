package record

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/render/markdown"
)

// TestQuotations gives paragraphs, a line each, and wants their quotations in brackets.
func TestQuotations(t *testing.T) {
	tests := []struct {
		desc string
		give []string
		want []string
	}{
		{"one", []string{`He said "no".`}, []string{`He said "[no]".`}},
		{"over three paragraphs", []string{`"One`, `"two`, `"three," he said.`}, []string{`"[One]`, `"[two]`, `"[three,]" he said.`}},
		{"left open at the end", []string{`"One`, `"two`}, []string{`"One`, `"two`}},
		{"not gone on", []string{`"One`, `two" three`}, []string{`"One`, `two" three`}},
		{"within another", []string{`"He said ‘no’ twice"`}, []string{`"[He said ‘no’ twice]"`}},
	}
	for _, tt := range tests {
		doc, _ := markdown.Parse([]byte(strings.Join(tt.give, "\n\n")), markdown.Options{})
		got, last := "", 0
		for _, q := range Quotations(doc) {
			got += doc.Text[last:q.Start] + "[" + doc.Text[q.Start:q.End] + "]"
			last = q.End
		}
		got += doc.Text[last:]
		if want := strings.Join(tt.want, "\n"); got != want {
			t.Errorf("%s: %q\ngot  %q\nwant %q", tt.desc, tt.give, got, want)
		}
	}
}

// TestQuotationsLong has what makes a careless search go through all marks for each of them, or through all ways in which marks of
// one paragraph may be meant for each of the next: it would not end in a test's time.
func TestQuotationsLong(t *testing.T) {
	parts := map[string]string{
		"marks that others may end":   strings.Repeat(`«a `, 30_000) + strings.Repeat(`a” `, 30_000),
		"open marks, many paragraphs": strings.Repeat(strings.Repeat(`"a `, 40)+"\n\n", 1_000),
		"a mark a paragraph":          strings.Repeat("\"a\n\n", 20_000),
		"open marks":                  strings.Repeat(`“a `, 30_000),
	}
	for desc, body := range parts {
		text := fmt.Sprintf("---\ntitle: T\ndate: 2023-06-10\nsource: s\nclaims:\n  a: {that: one two three four}\n  b: {quote: the very end}\n---\n%sthe very end\n", body)
		f := Parse(file("briefings/x.md", text), Options{})
		if f.Body == nil {
			t.Errorf("%s: no body", desc)
			continue
		}
		Quotations(f.Body.Doc)
	}
}
