package page

import (
	"bytes"
	"testing"

	"github.com/seed-0837baff/dateline/render/plan"
)

// TestBareBriefing renders a briefing that nothing is annotated in and that has no headings: a table of contents without
// contents, or any other empty list, is not shown.
func TestBareBriefing(t *testing.T) {
	bare := &plan.Briefing{Head: head("Bare", "/briefings/bare/", "briefings", "../../"), Prose: plan.Prose{Links: []plan.Target{{Href: "https://example.org/", OK: true}}}}
	out, err := load(t).render(nil, job{"/briefings/bare/", "briefing", "", prosaic(t), bare})
	if err != nil {
		t.Fatal(err)
	}
	for _, empty := range []string{"_contents", "<ol></ol>", "<ul></ul>"} {
		if bytes.Contains(out, []byte(empty)) {
			t.Errorf("the page has %s", empty)
		}
	}
	for _, fault := range faults(t, out) {
		t.Error(fault)
	}
}
