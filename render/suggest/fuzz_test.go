package suggest

import (
	"strings"
	"testing"
	"time"
)

const (
	head   = "---\ntitle: T\ndate: 2026-03-02\nsource: s\nsources: {s: {title: S, by: ada}}\nclaims: {c: {}}\n---\n"
	actors = "ada: {name: Ada Brandt, kind: person, aliases: [Brandt]}\n"
)

// FuzzFind looks at any prose: nothing panics, ids are there once, and what is suggested stands in the text.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"\"Four words are here,\" said Brandt.",
		"“Erste Zeile.\n\n“Zweite Zeile mit vier Wörtern”, *said* Ada Brandt on 12 May 2023, 31 June, 2023-02-30 and May 2024.",
		"General Ida Kern’s and Dr. X. Y. Z. of the Harbour Council Of Of. `\"a b c d\"` ['\"'](x) İİ \"İ İ İ İ\"",
		"\" \" \" \" 12 12 May May 9999 9999-99-99 Ⅻ May’s 's 'S ʼ",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 10_000 {
			return
		}
		all, _ := found(map[string]string{"briefings/x.md": head + text, "actors.yaml": actors, "site.yaml": "title: T\n"})
		ids := map[string]bool{"c": true, "s": true}
		for _, s := range all {
			if s.ID == "" || s.Entry == "" || s.Pos.Line < 8 || strings.ContainsAny(s.ID+s.Entry+s.Markdown, "\n\r") {
				t.Errorf("%q: %+v", text, s)
			}
			if ids[s.ID] && s.Kind != "name" {
				t.Errorf("%q: id %q is taken", text, s.ID)
			}
			ids[s.ID] = true
		}
	})
}

// TestLinear reads texts of 50 and of 200 kilobytes that have much of one thing: four times the text may take a little more
// than four times the time, not sixteen.
func TestLinear(t *testing.T) {
	for _, part := range []string{
		"\"Four words or more here %,\" said Brandt. ",
		"Brandt \"four words or more %\" ",
		"On 12 May 2023 it fell %. ",
		"12 May 13 June 2024-05-05 ",
		"Ida Kern met General Otto Stahl and Ida Kern. ",
		"Ida Of Of Kern ",
		"A. B. ",
		"\"a ",
	} {
		took := func(n int) time.Duration {
			var b strings.Builder
			b.WriteString(head)
			for i := 0; b.Len() < n; i++ {
				b.WriteString(strings.ReplaceAll(part, "%", strings.Repeat("x", 1+i%7)+string(rune('a'+i%26))))
				if i%40 == 39 {
					b.WriteString("\n\n")
				}
			}
			texts := map[string]string{"briefings/x.md": b.String(), "actors.yaml": actors, "site.yaml": "title: T\n"}
			return timed(texts)
		}
		small, large := took(50_000), took(200_000)
		t.Logf("%q: %v, %v", part, small, large)
		if large > 10*small+50*time.Millisecond {
			t.Errorf("%q: 50 kB take %v, 200 kB %v", part, small, large)
		}
	}
}
