package markdown

import (
	"strings"
	"testing"
)

func TestTypeset(t *testing.T) {
	for _, c := range []struct{ desc, give, want string }{
		{"nothing", "no marks", "no marks"},
		{"quotation", `He said "no".`, "He said “no”."},
		{"within", `"He said 'no'."`, "“He said ‘no’.”"},
		{"apostrophes", "Iran's, the readers' and don't", "Iran’s, the readers’ and don’t"},
		{"year", "the crisis of '62", "the crisis of ’62"},
		{"brackets", `("yes")`, "(“yes”)"},
		{"dash", `so—"yes"—and`, "so—“yes”—and"},
		{"curly already", "“yes” and don’t", "“yes” and don’t"},
		{"alone", `" '`, "” ’"},
	} {
		if got := Typeset(c.give); got != c.want {
			t.Errorf("%s: give %q, got %q, want %q", c.desc, c.give, got, c.want)
		}
	}
}

func TestRenderTypeset(t *testing.T) {
	d, _ := Parse([]byte("He said \"*no*\" to `it's \"code\"`, Iran's [\"link\"](/x).\n\n```\n\"c\"\n```\n"), Options{})
	got := string(d.Render(nil, Rendering{Typeset: true}))
	for _, want := range []string{"said “<em>no</em>” to", "it's &quot;code&quot;", "Iran’s", "“link”", "&quot;c&quot;"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing from %s", want, got)
		}
	}
}
