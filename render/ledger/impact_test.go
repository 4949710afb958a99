package ledger

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/seed-0837baff/dateline/render/record"
	"github.com/seed-0837baff/dateline/render/source"
)

// TestLongChains has each of many claims repeat the one before it, and the first retracted: all say so, and what rests on the
// first is told in time linear in their number.
func TestLongChains(t *testing.T) {
	const briefings, each = 100, 100
	parse := func(path, text string) *record.File {
		return record.Parse(&source.File{Path: path, Name: path, Data: []byte(text)}, record.Options{})
	}
	files := []*record.File{parse("actors.yaml", "us: {name: US, kind: state}\n"), parse("sources.yaml", "s: {title: S, by: us}\n")}
	for b := range briefings {
		var text strings.Builder
		text.WriteString("---\ntitle: T\ndate: 2023-01-01\nsource: s\nclaims:\n")
		for i := range each {
			fmt.Fprintf(&text, "  c%d: {that: X", i)
			if of := b*each + i - 1; of >= 0 {
				fmt.Fprintf(&text, ", act: repeats, of: b%d#c%d", of/each, of%each)
			}
			text.WriteString("}\n")
		}
		if b == 0 {
			text.WriteString("corrections: [{date: 2023-01-02, kind: retraction, text: No., claims: c0}]\n")
		}
		files = append(files, parse(fmt.Sprintf("briefings/b%d.md", b), text.String()+"---\nText.\n"))
	}
	start := time.Now()
	l, _ := Link(files, Options{Now: func(*time.Location) time.Time { return time.Unix(1700000000, 0) }})
	thing, _ := l.Find("b0#c0")
	const n = briefings * each
	depth := 0
	for at := l.Impact(thing); len(at.Below) > 0; at = at.Below[0] {
		depth++
	}
	if took := time.Since(start); depth != n-1 || took > 20*time.Second {
		t.Errorf("%d of %d claims rest on the first, told in %v", depth, n-1, took)
	}
	for _, c := range l.Claims {
		if c == thing {
			continue
		}
		if fell := l.Fallen(&c.Judgement); len(fell) != 1 || fell[0] != thing {
			t.Fatalf("%s leans on %v", c.Ref, fell)
		}
	}
}
