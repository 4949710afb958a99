package record

import (
	"fmt"
	"strings"
	"testing"
)

// TestFaults gives one mistake each; exactly the one message is wanted.
func TestFaults(t *testing.T) {
	briefing := func(keys string) string {
		return "---\ntitle: T\ndate: 2023-06-10\nsource: s\n" + keys + "\n---\nThe text.\n"
	}
	tests := []struct{ desc, path, give, want, hint string }{
		{"null embargo", "briefings/x.md", briefing("embargo:"), `"embargo" has no value`, ""},
		{"null tlp", "briefings/x.md", briefing("tlp: ~"), `"tlp" has no value`, ""},
		{"null dateline", "briefings/x.md", briefing("dateline: null"), `"dateline" has no value`, ""},
		{"empty draft", "briefings/x.md", briefing(`draft: ""`), `"draft" is empty`, ""},
		{"empty quote", "briefings/x.md", briefing(`claims: {c: {that: x, quote: " "}}`), `"quote" is empty`, ""},
		{"tag", "briefings/x.md", briefing("claims: {c: {that: x, by: !!binary abc}}"), `YAML tag "!!binary" is not part of the vocabulary`, "remove it"},
		{"same", "briefings/x.md", briefing("events: {e: {title: x, same: e1}}"), `"e1" names no event of another briefing`, "#event-id"},
		{"updated", "briefings/x.md", briefing("updated: junk"), `"junk" is not a date: YYYY-MM-DD or RFC 3339`, ""},
		{"another word for an act", "briefings/x.md", briefing("claims: {c: {that: x, act: promises}}"), `unknown act "promises"`, `did you mean "pledges"?`},
		{"warning", "site.yaml", "title: T\nwarnings: {raw-htm: off}\n", `unknown warning "raw-htm"`, `did you mean "raw-html"?`},
	}
	for _, tt := range tests {
		f := Parse(file(tt.path, tt.give), Options{})
		if len(f.Diags) != 1 || f.Diags[0].Message != tt.want || !strings.Contains(f.Diags[0].Hint, tt.hint) {
			t.Errorf("%s: %+v, want %s", tt.desc, f.Diags, tt.want)
		}
		if tt.desc == "same" && f.Briefing.Events[0].Same.IsSet() {
			t.Error("a reported `same` is kept")
		}
	}
}

// TestManyMistakes keeps a file of mistakes from filling the memory and the screen.
func TestManyMistakes(t *testing.T) {
	var b strings.Builder
	b.WriteString("---\ntitle: T\ndate: 2023-06-10\nsource: s\nclaims:\n")
	for i := range 1000 {
		fmt.Fprintf(&b, "  c%d: {}\n", i)
	}
	f := Parse(file("briefings/x.md", b.String()+"---\nThe text.\n"), Options{})
	if len(f.Diags) != maxMistakes+1 {
		t.Fatalf("%d findings, want %d", len(f.Diags), maxMistakes+1)
	}
	if got := f.Diags[maxMistakes]; got.Message != "and 800 more mistakes in this file" || got.Pos.Line != 6+maxMistakes {
		t.Errorf("the last: %+v", got)
	}
}
