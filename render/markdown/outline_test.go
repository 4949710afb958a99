package markdown

import (
	"regexp"
	"strings"
	"testing"
)

// TestHeadingLevels: nobody who moves by headings meets a level that leaves one out.
func TestHeadingLevels(t *testing.T) {
	tag := regexp.MustCompile(`<(h\d) `)
	for _, tt := range []struct{ desc, give, want string }{
		{"one below what is written", "# A\n## B\n### C\n# D", "h2 h3 h4 h2"},
		{"sections from the second level on", "## A\n## B\n### C\n## D", "h2 h2 h3 h2"},
		{"a level left out", "# A\n### B\n### C\n## D", "h2 h3 h3 h3"},
		{"down by several", "#### A\n## B\n# C\n## D", "h2 h2 h2 h3"},
		{"six at most", "# A\n## B\n### C\n#### D\n##### E\n###### F", "h2 h3 h4 h5 h6 h6"},
		{"within a quotation and a list", "# A\n> ### B\n- ## C", "h2 h3 h3"},
	} {
		d, _ := Parse([]byte(tt.give), Options{})
		var levels []string
		for _, m := range tag.FindAllStringSubmatch(string(d.Render(nil, Rendering{})), -1) {
			levels = append(levels, m[1])
		}
		if got := strings.Join(levels, " "); got != tt.want {
			t.Errorf("%s\ngive %q\nwant %s\ngot  %s", tt.desc, tt.give, tt.want, got)
		}
		for i, h := range d.Headings {
			if want := int(levels[i][1] - '0'); h.Level != want {
				t.Errorf("%s: the contents say that %q is of level %d, and it is h%d", tt.desc, h.Text, h.Level, want)
			}
		}
	}
}

// TestTablesAreNamed: who cannot see a table hears what its columns are before entering it.
func TestTablesAreNamed(t *testing.T) {
	for _, tt := range []struct{ desc, give, want string }{
		{"by its heads", "text\n\n| Day | *What* [x](a.md) |\n|---|---|\n| a | b |", `aria-label="Table: Day, What x"`},
		{"escaped", "| \"A\" | <b> |\n|---|---|\n", `aria-label="Table: &quot;A&quot;, &lt;b&gt;"`},
		{"without heads", "| | |\n|---|---|\n| a | b |", `aria-label="Table"`},
		{"some heads", "| | B |\n|---|---|\n| a | b |", `aria-label="Table: B"`},
	} {
		d, _ := Parse([]byte(tt.give), Options{})
		got := string(d.Render(nil, Rendering{Link: func(int) (string, bool) { return "LINK", true }}))
		if !strings.Contains(got, tt.want) || strings.Contains(got, "<th>") || strings.Contains(got, `"></th>`) {
			t.Errorf("%s\ngive %q\nwant %s\ngot  %s", tt.desc, tt.give, tt.want, got)
		}
		if strings.Contains(tt.give, "](") && !strings.Contains(got, `<a href="LINK">x</a></th>`) {
			t.Errorf("%s: the link is not where it was: %s", tt.desc, got)
		}
	}
}
