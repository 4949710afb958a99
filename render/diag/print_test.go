package diag_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-0837baff/dateline/render/diag"
)

var files = map[string]string{
	"content/x.md": "---\ntitle: X\n  by: jon-kirby\n---\n日本 に jon\n" + strings.Repeat("a", 300) + "!\n",
}

func lines(file string) []byte { return []byte(files[file]) }

func TestText(t *testing.T) {
	for _, tt := range []struct {
		desc string
		give diag.Diagnostic
		want string
	}{
		{
			desc: "an error with a frame and a hint",
			give: diag.Diagnostic{File: "content/x.md", Pos: diag.Pos{Line: 3, Col: 7}, Width: 9, Message: `unknown actor "jon-kirby"`, Hint: `did you mean "john-kirby"?`},
			want: "content/x.md:3:7: unknown actor \"jon-kirby\"\n    3 |   by: jon-kirby\n      |       ^^^^^^^^^\n   hint: did you mean \"john-kirby\"?\n",
		},
		{
			desc: "a warning says its name and other places",
			give: diag.Diagnostic{Severity: diag.Warning, Name: "raw-html", File: "y.md", Message: "m", Related: []diag.Related{{File: "z.md", Pos: diag.Pos{Line: 1, Col: 2}, Message: "here"}}},
			want: "y.md: warning: m [raw-html]\n   z.md:1:2: here\n",
		},
		{
			desc: "wide characters take two cells",
			give: diag.Diagnostic{File: "content/x.md", Pos: diag.Pos{Line: 5, Col: 6}, Width: 3, Message: "m"},
			want: "content/x.md:5:6: m\n    5 | 日本 に jon\n      |         ^^^\n",
		},
		{
			desc: "a long line is cut around the place",
			give: diag.Diagnostic{File: "content/x.md", Pos: diag.Pos{Line: 6, Col: 301}, Message: "m"},
			want: "content/x.md:6:301: m\n    6 | …" + strings.Repeat("a", 60) + "!\n      | " + strings.Repeat(" ", 61) + "^\n",
		},
		{
			desc: "control characters do not reach the terminal",
			give: diag.Diagnostic{File: "x", Message: "a\x1b[31m\u202eb"},
			want: "x: a\uFFFD[31m\uFFFDb\n",
		},
		{
			desc: "a line past the end has no frame",
			give: diag.Diagnostic{File: "content/x.md", Pos: diag.Pos{Line: 99, Col: 1}, Message: "m"},
			want: "content/x.md:99:1: m\n",
		},
	} {
		var b strings.Builder
		if err := diag.Text(&b, []diag.Diagnostic{tt.give}, lines, false); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, b.String()); diff != "" {
			t.Errorf("%s:\ngive %+v\n-want +got:\n%s", tt.desc, tt.give, diff)
		}
	}
}

func TestTextColors(t *testing.T) {
	var b strings.Builder
	diag.Text(&b, []diag.Diagnostic{{File: "content/x.md", Pos: diag.Pos{Line: 2, Col: 1}, Message: "m"}}, lines, true)
	if !strings.Contains(b.String(), "\x1b[31m^") {
		t.Errorf("no red caret in %q", b.String())
	}
}

func TestGitHub(t *testing.T) {
	var b strings.Builder
	diag.GitHub(&b, []diag.Diagnostic{{File: "a,b.md", Pos: diag.Pos{Line: 2, Col: 3}, Message: "50% off", Hint: "h"}})
	want := "::error file=a%2Cb.md,line=2,col=3::50%25 off%0Ahint: h\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestJSON(t *testing.T) {
	var b strings.Builder
	diag.JSON(&b, nil)
	if b.String() != "[]\n" {
		t.Errorf("no findings: got %q", b.String())
	}
}

func TestNearest(t *testing.T) {
	known := []string{"john-kirby", "iran", "russia", "united-states"}
	for _, tt := range []struct{ desc, give, want string }{
		{"a letter missing", "jon-kirby", "john-kirby"},
		{"two letters swapped", "rusisa", "russia"},
		{"nothing near", "france", ""},
		{"an empty name", "", ""},
		{"a short name needs a short way", "ira", "iran"},
		{"the same name is no suggestion", "iran", ""},
	} {
		if got := diag.Nearest(tt.give, slices.Values(known)); got != tt.want {
			t.Errorf("%s: Nearest(%q) = %q, want %q", tt.desc, tt.give, got, tt.want)
		}
	}
}

func TestSort(t *testing.T) {
	a := diag.Diagnostic{File: "a", Message: "1"}
	b := diag.Diagnostic{File: "a", Pos: diag.Pos{Line: 2, Col: 1}, Message: "1"}
	c := diag.Diagnostic{File: "b", Message: "0"}
	got := diag.Sort([]diag.Diagnostic{c, b, a, b})
	if diff := cmp.Diff([]diag.Diagnostic{a, b, c}, got); diff != "" {
		t.Error(diff)
	}
}
